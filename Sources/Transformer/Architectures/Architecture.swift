/// A family of models that the forward pass runs: what it says of the shape, and how its file says it.
///
/// Adding one: a file with the type, and a line in `Architectures.all`.
protocol Architecture: Sendable {
    /// The name in `general.architecture`, which is also the prefix of the keys.
    static var name: String { get }

    /// Reads the shape of a model of this family.
    static func configuration(
        of metadata: ArchitectureMetadata
    ) throws(GGUFError) -> ModelConfiguration
}

/// The architectures that are built in.
enum Architectures {
    static let all: [any Architecture.Type] = [Llama.self, Qwen2.self, Gemma3.self]

    /// The one that a GGUF file names.
    static func named(_ name: String) -> (any Architecture.Type)? {
        all.first { $0.name == name }
    }

    /// Their names, for errors.
    static var names: String { all.map { $0.name }.joined(separator: ", ") }
}
