import ArgumentParser
import Foundation
import Studio
import Transformer

/// Shows what the engine computes.
struct InspectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Show what the engine computes for a text or for tokens, as JSON.",
        subcommands: [Tokens.self, Logits.self, Logprobs.self, Attention.self]
    )

    /// Token ids given as `1,2,3`.
    struct TokenList: ExpressibleByArgument {
        let ids: [Int32]

        init?(argument: String) {
            var ids: [Int32] = []
            for part in argument.split(separator: ",", omittingEmptySubsequences: false) {
                guard let id = Int32(part.trimmingCharacters(in: .whitespaces)) else { return nil }
                ids.append(id)
            }
            self.ids = ids
        }
    }

    /// Prints token ids of a text.
    struct Tokens: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "The token ids of a text; special tokens are read as such."
        )

        @Option(help: "The text.")
        var text: String
        @OptionGroup
        var engine: EngineOptions
        @OptionGroup
        var output: OutputOptions

        func run() throws {
            try Failure.reported {
                let model = try ModelLibrary().open(named: engine.model)
                let ids = model.tokenizer.encode(text, parsingSpecial: true)
                try Output.json(Inspection.Tokens(tokens: ids))
            }
        }
    }

    /// Prints the largest logits.
    struct Logits: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "The largest logits after the last token."
        )

        @Option(help: ArgumentHelp("Token ids.", valueName: "1,2,3"))
        var tokens: TokenList
        @Option(help: ArgumentHelp("How many.", valueName: "n"))
        var top = 20
        @OptionGroup
        var engine: EngineOptions
        @OptionGroup
        var output: OutputOptions

        func run() throws {
            try Failure.reported {
                try Output.json(try engine.open().inspectLogits(of: tokens.ids, top: top))
            }
        }
    }

    /// Prints log-probabilities.
    struct Logprobs: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "The log-probability of each token given those before it."
        )

        @Option(help: ArgumentHelp("Token ids.", valueName: "1,2,3"))
        var tokens: TokenList
        @OptionGroup
        var engine: EngineOptions
        @OptionGroup
        var output: OutputOptions

        func run() throws {
            try Failure.reported {
                try Output.json(try engine.open().inspectLogprobs(of: tokens.ids))
            }
        }
    }

    /// Prints the attention of one head.
    struct Attention: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "The attention weights of one head, a row a token."
        )

        @Option(help: ArgumentHelp("Token ids.", valueName: "1,2,3"))
        var tokens: TokenList
        @Option(help: ArgumentHelp("The layer, from 0.", valueName: "n"))
        var layer: Int
        @Option(help: ArgumentHelp("The head, from 0.", valueName: "n"))
        var head: Int
        @OptionGroup
        var engine: EngineOptions
        @OptionGroup
        var output: OutputOptions

        func run() throws {
            try Failure.reported {
                try Output.json(
                    try engine.open().inspectAttention(of: tokens.ids, layer: layer, head: head)
                )
            }
        }
    }
}
