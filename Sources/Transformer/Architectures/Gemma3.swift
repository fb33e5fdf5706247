import Kernels

/// Gemma 3 (Gemma Team, 2025): five layers of six look over a window, heads and what is added to the residual stream are
/// normed, the gate is a GELU.
enum Gemma3: Architecture {
    static let name = "gemma3"

    static func configuration(
        of metadata: ArchitectureMetadata
    ) throws(GGUFError) -> ModelConfiguration {
        var configuration = try metadata.decoder(pairing: .halves)
        configuration.activation = .gelu
        configuration.embeddingScale = Float(configuration.width).squareRoot()
        configuration.hasHeadNorms = true
        configuration.hasPostNorms = true
        if configuration.blockCount == largestBlockCount {
            configuration.attentionScale =
                1 / (Float(configuration.width) / Float(configuration.headCount)).squareRoot()
        }
        if let window = try metadata.count("attention.sliding_window") {
            // Most files leave out what is the same in all models of the family.
            var rotary = configuration.rotary
            rotary.base = try metadata.positive("rope.freq_base_swa") ?? 10000
            rotary.scaling = .none
            configuration.sliding = .init(
                window: window,
                pattern: try metadata.count("attention.sliding_window_pattern") ?? 6,
                rotary: rotary
            )
        }
        try metadata.refuse("final_logit_softcapping", "Logits held to a range")
        try metadata.refuse("attn_logit_softcapping", "Attention held to a range")
        return configuration
    }

    /// The 27B model alone scales its queries by the width over the number of heads.
    private static let largestBlockCount = 62
}
