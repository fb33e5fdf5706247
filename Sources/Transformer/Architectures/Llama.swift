import Kernels

/// Llama and the many models of its shape (Touvron and others, 2023), SmolLM2 among them.
enum Llama: Architecture {
    static let name = "llama"

    static func configuration(
        of metadata: ArchitectureMetadata
    ) throws(GGUFError) -> ModelConfiguration {
        // GGUF's converter puts the rows of q and k in an order in which pairs are neighbours.
        var configuration = try metadata.decoder(pairing: .neighbours)
        configuration.hasAttentionBias = metadata.hasTensor("blk.0.attn_q.bias")
        return configuration
    }
}
