/// Figures of `marquee bench training`; the JSON's keys are those that others rely on.
///
/// Updates of a batch of 4 × 128 tokens, an adapter of rank 16 on all matrices or all weights, medians after one that warms up.
package struct TrainingBenchmark: Codable, Hashable, Sendable {
    package var loraFloat32TokensPerSecond: Double?
    /// With the forward pass on quantised products.
    package var loraQuantisedTokensPerSecond: Double?
    package var fullTokensPerSecond: Double?
    /// Of float32 products of the model's shapes and nothing else.
    package var sgemmGigaflops: Double
    /// What the float32 run with an adapter computes in products, over `sgemmGigaflops`.
    package var loraFloat32ShareOfSgemm: Double?
    package var fullShareOfSgemm: Double?
    /// The loss of the batch before the first update, by precision of the forward pass.
    package var firstLosses: [String: Double]
    /// The most memory that the process held with an adapter.
    package var peakMemoryBytes: Int
    /// And with all weights.
    package var fullPeakMemoryBytes: Int?
    package var threads: Int
    package var instructions: String
    package var model: String

    private enum CodingKeys: String, CodingKey {
        case loraFloat32TokensPerSecond = "lora_float32_tokens_per_second"
        case loraQuantisedTokensPerSecond = "lora_quantised_tokens_per_second"
        case fullTokensPerSecond = "full_tokens_per_second"
        case sgemmGigaflops = "sgemm_gigaflops"
        case loraFloat32ShareOfSgemm = "lora_float32_share_of_sgemm"
        case fullShareOfSgemm = "full_share_of_sgemm"
        case firstLosses = "first_losses"
        case peakMemoryBytes = "peak_memory_bytes"
        case fullPeakMemoryBytes = "full_peak_memory_bytes"
        case threads
        case instructions
        case model
    }

    /// What can be measured alone, so that memory is that of one way.
    package enum Part: String, CaseIterable, Sendable {
        case loraFloat32 = "lora-float32"
        case loraQuantised = "lora-quantised"
        case full
    }

    static let sequences = 4
    static let block = 128
}
