import Terminal

/// The same numbers each time (SplitMix64), so that a failure can be seen again.
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    /// Text with everything in it that is hard to measure, to join or to take apart.
    mutating func text(_ length: Int) -> String {
        let pieces = [
            "a", "b", " ", "-", "é", "e\u{301}", "漢", "字", "👍", "👨‍👩‍👧", "🇩🇪", "\u{301}", "क्षि", "\n",
            "word", "\t", "\u{200D}", "ﷺ", "𝒳", "\u{600}", "\r\n",
        ]
        return (0..<length).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &self)] }
            .joined()
    }
}

extension CellBuffer {
    /// Whether each wide glyph has its second cell, and each second cell its glyph.
    var isWhole: Bool {
        for y in 0..<size.height {
            for x in 0..<size.width where self[x, y].glyph.isContinuation {
                guard x > 0, displayWidth(self[x - 1, y].glyph.string) == 2 else { return false }
            }
            for x in 0..<size.width where displayWidth(self[x, y].glyph.string) == 2 {
                guard x + 1 < size.width, self[x + 1, y].glyph.isContinuation else { return false }
            }
        }
        return true
    }
}
