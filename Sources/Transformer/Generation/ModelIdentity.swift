/// Identity of an opened model, stored with every suggestion.
package struct ModelIdentity: Hashable, Sendable, Codable {
    /// With an adapter's name behind it where one is used: what is shown, and goes with a text that is exported.
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
    /// What the model was run with, if not as it comes.
    package private(set) var adapter: AdapterIdentity?

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

    /// The identity of the model with an adapter.
    package func adapted(by adapter: AdapterIdentity) -> ModelIdentity {
        var identity = self
        identity.name += " + " + adapter.name
        identity.adapter = adapter
        return identity
    }
}
