/// How suggestions are to be written.
package struct CopySettings: Hashable, Sendable {
    /// How many candidates, 1…64.
    package var count: Int
    package var seed: UInt64
    /// 0…2; nil takes the layout's own.
    package var temperature: Double?
    /// The prompt layout's name; nil takes the one that the adapter was trained on, else the default.
    package var layout: String?
    /// Nil takes each candidate's own.
    package var tone: Tone?
    /// Whether candidates are written at once, each the same as one after another: sooner done, less good to read along.
    package var writesTogether: Bool
    /// Whether the text can only state facts of the sheet while it is written.
    package var grounded: Bool
    /// How often a text that a check blocks is written again.
    package var rewrites: Int

    package init(
        count: Int = 1,
        seed: UInt64 = 1,
        temperature: Double? = nil,
        layout: String? = nil,
        tone: Tone? = nil,
        writesTogether: Bool = false,
        grounded: Bool = true,
        rewrites: Int = 3
    ) {
        self.count = count
        self.seed = seed
        self.temperature = temperature
        self.layout = layout
        self.tone = tone
        self.writesTogether = writesTogether
        self.grounded = grounded
        self.rewrites = rewrites
    }

    /// The temperature of layouts that have none of their own; chosen by trial with the default model.
    package static let defaultTemperature = 0.5

    /// Throws `invalid` where a setting is out of range.
    func validate() throws(CopyError) {
        guard (1...64).contains(count) else {
            throw CopyError(
                code: .invalid,
                subject: "count \(count)",
                cause: "Between 1 and 64 suggestions can be written at once.",
                advice: "Ask for fewer."
            )
        }
        let heat = temperature ?? Self.defaultTemperature
        guard heat.isFinite, (0...2).contains(heat) else {
            throw CopyError(
                code: .invalid,
                subject: "temperature \(heat)",
                cause: "The temperature lies between 0 and 2.",
                advice: "0 always takes the likeliest word; most copy is written with 0.3 to 0.5."
            )
        }
    }

    /// The seed of a candidate's attempt: the request's own for the first, else mixed from it (SplitMix64).
    static func seed(_ seed: UInt64, candidate: Int, attempt: Int) -> UInt64 {
        guard candidate > 0 || attempt > 0 else { return seed }
        var z = seed &+ 0x9E37_79B9_7F4A_7C15 &* UInt64(candidate * 1_000 + attempt)
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        // Every program that reads JSON keeps whole numbers of 53 bits.
        return (z ^ (z >> 31)) >> 11
    }
}
