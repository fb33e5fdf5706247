import ArgumentParser
import Studio
import Terminal

/// The models on this machine.
struct ModelCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "model",
        abstract: "List, fetch, add, verify and merge the models on this machine.",
        subcommands: [List.self, Fetch.self, Add.self, Verify.self, Merge.self]
    )

    /// Lists them.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the models and adapters; a star marks the model that is opened."
        )

        @OptionGroup
        var output: OutputOptions

        func run() throws {
            try Failure.reported {
                let library = ModelLibrary()
                let models = try library.models()
                let views = models.map { ModelFileView(file: $0, pinned: library.pinned) }
                if output.json { return try Output.json(views) }
                if views.isEmpty {
                    return try Output.line(
                        "No model in \(library.folder). Fetch one: marquee model fetch"
                    )
                }
                var table = TextTable([
                    ("", .left), ("file", .left), ("name", .left), ("kind", .left),
                    ("MB", .right), ("context", .right),
                ])
                for view in views { table.add(view.row) }
                try Output.write(table.text)
                for complaint in views.compactMap(\.complaint) {
                    try Output.line(Output.plain(complaint))
                }
            }
        }
    }

    /// Fetches the default one.
    struct Fetch: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Fetch the default model and check it against its pinned SHA-256."
        )

        @OptionGroup
        var output: OutputOptions

        func run() throws {
            try Failure.reported {
                let isQuiet = output.json || !Output.isErrorTerminal
                let library = ModelLibrary()
                let model = try library.fetch { step in
                    if !isQuiet { Output.error(Output.plain(step) + "\n") }
                }
                if output.json {
                    return try Output.json(ModelFileView(file: model, pinned: library.pinned))
                }
                try Output.line(model.path)
            }
        }
    }

    /// Copies a file into the models' folder.
    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Check the GGUF file of a model or an adapter and copy it to the models."
        )

        @Argument(help: "The file.")
        var path: String
        @OptionGroup
        var output: OutputOptions

        func run() throws {
            try Failure.reported {
                let library = ModelLibrary()
                let file = try library.add(path)
                if output.json {
                    return try Output.json(ModelFileView(file: file, pinned: library.pinned))
                }
                try Output.line(file.path)
            }
        }
    }

    /// Checks a file's hash.
    struct Verify: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Check that a model is whole; without a name, the default one."
        )

        @Argument(help: "A path, or the name of a file among the models.")
        var model: String?
        @OptionGroup
        var output: OutputOptions

        private struct View: Encodable {
            let path: String
            let bytes: Int
            let sha256: String
            let isPinned: Bool

            private enum CodingKeys: String, CodingKey {
                case path, bytes, sha256
                case isPinned = "is_pinned"
            }
        }

        func run() throws {
            try Failure.reported {
                let found = try ModelLibrary().verify(named: model)
                if output.json {
                    return try Output.json(
                        View(
                            path: found.path,
                            bytes: found.byteCount,
                            sha256: found.sha256,
                            isPinned: found.isPinned
                        )
                    )
                }
                try Output.line("\(found.sha256)  \(Output.plain(found.path))")
                try Output.line(
                    found.isPinned
                        ? "The default model, whole."
                        : "It opens; Marquee knows no hash that this file should have."
                )
            }
        }
    }
}
