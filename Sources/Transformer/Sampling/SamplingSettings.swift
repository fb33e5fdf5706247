/// How the next token is drawn from the model's distribution.
///
/// Each setting has a value that turns it off; `rules` lists those that are on.
package struct SamplingSettings: Hashable, Sendable, Codable {
    /// Divides the logits; 0 takes the likeliest token every time.
    package var temperature: Double
    /// The number of likeliest tokens that stay; 0 keeps all.
    package var topK: Int
    /// The likeliest tokens that together have this probability stay; 1 keeps all.
    package var topP: Double
    /// Tokens stay that have at least this share of the likeliest one's probability; 0 keeps all.
    package var minP: Double
    /// Divides positive and multiplies negative logits of recent tokens; 1 changes nothing.
    package var repetitionPenalty: Double
    /// How many of the newest tokens count as recent.
    package var repetitionWindow: Int
    /// The start of the random numbers: the same seed gives the same ones on every machine.
    package var seed: UInt64

    package init(
        temperature: Double = 0.7,
        topK: Int = 40,
        topP: Double = 0.95,
        minP: Double = 0.05,
        repetitionPenalty: Double = 1.1,
        repetitionWindow: Int = 64,
        seed: UInt64 = 1
    ) {
        self.temperature = temperature
        self.topK = topK
        self.topP = topP
        self.minP = minP
        self.repetitionPenalty = repetitionPenalty
        self.repetitionWindow = repetitionWindow
        self.seed = seed
    }

    /// The likeliest token every time, nothing held against repetition.
    package static let greedy = SamplingSettings(
        temperature: 0,
        topK: 0,
        topP: 1,
        minP: 0,
        repetitionPenalty: 1,
        repetitionWindow: 0,
        seed: 0
    )
}
