package import Transformer

/// A file among the models on this machine: a model, or an adapter for one.
package struct ModelFile: Hashable, Sendable {
    /// What a file turned out to be.
    package enum Content: Hashable, Sendable {
        case model(ModelIdentity)
        case adapter(AdapterSummary)
    }

    package var path: String
    package var byteCount: Int
    /// Whether the console opens it when none is named.
    package var isDefault: Bool
    /// What the file says of itself, or why it cannot be opened.
    package var content: Result<Content, Fault>

    package init(
        path: String,
        byteCount: Int,
        isDefault: Bool,
        content: Result<Content, Fault>
    ) {
        self.path = path
        self.byteCount = byteCount
        self.isDefault = isDefault
        self.content = content
    }

    /// The file's name without its folder.
    package var fileName: String {
        String(path.split(separator: "/").last ?? "")
    }
}
