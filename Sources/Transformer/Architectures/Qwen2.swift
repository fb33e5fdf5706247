import Kernels

/// Qwen 2 and 2.5 (Yang and others, 2024): Llama's shape, with a bias on queries, keys and values.
enum Qwen2: Architecture {
    static let name = "qwen2"

    static func configuration(
        of metadata: ArchitectureMetadata
    ) throws(GGUFError) -> ModelConfiguration {
        var configuration = try metadata.decoder(pairing: .halves)
        configuration.hasAttentionBias = true
        return configuration
    }
}
