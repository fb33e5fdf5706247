import ArgumentParser
import Studio
import Terminal
import Transformer

/// The models on this machine.
struct ModelCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "model",
        abstract: "List, fetch, add and verify the models on this machine.",
        subcommands: [List.self, Fetch.self, Add.self, Verify.self]
    )

    /// Lists them.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the models; a star marks the one that is opened."
        )

        @OptionGroup
        var output: OutputOptions

        func run() throws {
            try Failure.reported {
                let library = ModelLibrary()
                let models = try library.models()
                if output.json { return try Output.json(models.map(ModelView.init)) }
                if models.isEmpty {
                    return try Output.line(
                        "No model in \(library.folder). Fetch one: marquee model fetch"
                    )
                }
                var table = TextTable([
                    ("", .left), ("file", .left), ("name", .left), ("kind", .left),
                    ("MB", .right), ("context", .right),
                ])
                var faults: [String] = []
                for model in models {
                    var row = [model.isDefault ? "*" : "", model.fileName]
                    switch model.content {
                    case .success(let identity):
                        row += [
                            identity.name, "\(identity.architecture) \(identity.quantization)",
                            String(model.byteCount / 1_000_000), String(identity.contextLength),
                        ]
                    case .failure(let fault):
                        row += ["cannot be opened", "", String(model.byteCount / 1_000_000), ""]
                        faults.append("\(model.fileName): \(fault.cause) \(fault.advice)")
                    }
                    table.add(row)
                }
                try Output.write(table.text)
                for fault in faults { try Output.line(Output.plain(fault)) }
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
                let model = try ModelLibrary().fetch { step in
                    if !isQuiet { Output.error(Output.plain(step) + "\n") }
                }
                if output.json { return try Output.json(ModelView(model)) }
                try Output.line(model.path)
            }
        }
    }

    /// Copies a file into the models' folder.
    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Check a GGUF file and copy it to the models."
        )

        @Argument(help: "The file.")
        var path: String
        @OptionGroup
        var output: OutputOptions

        func run() throws {
            try Failure.reported {
                let model = try ModelLibrary().add(path)
                if output.json { return try Output.json(ModelView(model)) }
                try Output.line(model.path)
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

/// A model in JSON.
private struct ModelView: Encodable {
    let file: ModelFile

    init(_ file: ModelFile) { self.file = file }

    private enum CodingKeys: String, CodingKey {
        case path, bytes, name, architecture, quantization, fault
        case isDefault = "is_default"
        case contextLength = "context_length"
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(file.path, forKey: .path)
        try container.encode(file.byteCount, forKey: .bytes)
        try container.encode(file.isDefault, forKey: .isDefault)
        switch file.content {
        case .success(let identity):
            try container.encode(identity.name, forKey: .name)
            try container.encode(identity.architecture, forKey: .architecture)
            try container.encode(identity.quantization, forKey: .quantization)
            try container.encode(identity.contextLength, forKey: .contextLength)
        case .failure(let fault):
            try container.encode(fault.cause, forKey: .fault)
        }
    }
}
