/// Identity of an opened model, stored with every suggestion.
package struct ModelIdentity: Hashable, Sendable, Codable {
    package var name: String
    /// The family of the forward pass, for example `llama`.
    package var architecture: String
    package var fileName: String
    package var byteCount: Int
    /// The type of most weights, for example `Q4_1`.
    package var quantization: String
    /// Tokens that prompt and answer may take together.
    package var contextLength: Int
    /// Hexadecimal hash of the file, where it was computed.
    package var sha256: String?

    package init(
        name: String,
        architecture: String,
        fileName: String,
        byteCount: Int,
        quantization: String,
        contextLength: Int,
        sha256: String? = nil
    ) {
        self.name = name
        self.architecture = architecture
        self.fileName = fileName
        self.byteCount = byteCount
        self.quantization = quantization
        self.contextLength = contextLength
        self.sha256 = sha256
    }
}
