/// Identity of an opened adapter, stored with every suggestion that was written with it.
package struct AdapterIdentity: Hashable, Sendable, Codable {
    package var name: String
    package var fileName: String
    package var byteCount: Int
    /// Hexadecimal hash of the file, where it was computed.
    package var sha256: String?
    /// The name of the layout of the prompts that it was trained on, where the file says it.
    package var promptLayout: String?

    package init(
        name: String,
        fileName: String,
        byteCount: Int,
        sha256: String? = nil,
        promptLayout: String? = nil
    ) {
        self.name = name
        self.fileName = fileName
        self.byteCount = byteCount
        self.sha256 = sha256
        self.promptLayout = promptLayout
    }
}
