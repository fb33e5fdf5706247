package import Transformer

/// A model file on this machine.
package struct ModelFile: Hashable, Sendable {
    package var path: String
    package var byteCount: Int
    /// Whether the console opens it when none is named.
    package var isDefault: Bool
    /// What the file says of itself, or why it cannot be opened.
    package var content: Result<ModelIdentity, Fault>

    package init(
        path: String,
        byteCount: Int,
        isDefault: Bool,
        content: Result<ModelIdentity, Fault>
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
