/// Figures of `marquee bench engine`; the JSON's keys are those that others rely on.
package struct EngineBenchmark: Codable, Hashable, Sendable {
    /// By prompt length.
    package var prefillTokensPerSecond: [String: Double]
    /// 64 tokens after 256.
    package var decodeTokensPerSecond: Double
    /// The same with the attention of every head captured.
    package var decodeCaptureTokensPerSecond: Double
    /// 64 tokens, by the number of tokens before them.
    package var decodeTokensPerSecondByContext: [String: Double]
    /// Of all texts together, 64 tokens each after one prompt of 256, by how many are written at once.
    package var candidatesTokensPerSecond: [String: Double]
    /// The matrix–vector products of one token and nothing else.
    package var productsTokensPerSecond: Double
    package var bandwidthGigabytesPerSecond: Double
    /// From the path to an engine that can write.
    package var openMilliseconds: Double
    /// The most memory that the process had resident while it measured, in bytes.
    package var peakMemoryBytes: Int
    /// With drafts from the prompt and without.
    package var speculation: SpeculationBenchmark?
    /// Of a campaign's first brief and of its next ones.
    package var timeToFirstToken: PrefixBenchmark?
    /// How late another thread is meanwhile.
    package var neighbour: NeighbourBenchmark?
    package var threads: Int
    /// `fast` or `reference`.
    package var kernels: String
    /// The instruction set that the kernels were chosen for.
    package var instructions: String
    package var model: String

    private enum CodingKeys: String, CodingKey {
        case prefillTokensPerSecond = "prefill_tokens_per_second"
        case decodeTokensPerSecond = "decode_tokens_per_second"
        case decodeCaptureTokensPerSecond = "decode_capture_tokens_per_second"
        case decodeTokensPerSecondByContext = "decode_tokens_per_second_by_context"
        case candidatesTokensPerSecond = "candidates_tokens_per_second"
        case productsTokensPerSecond = "products_tokens_per_second"
        case bandwidthGigabytesPerSecond = "bandwidth_gigabytes_per_second"
        case openMilliseconds = "open_ms"
        case peakMemoryBytes = "peak_memory_bytes"
        case speculation
        case timeToFirstToken = "time_to_first_token"
        case neighbour
        case threads
        case kernels
        case instructions
        case model
    }
}
