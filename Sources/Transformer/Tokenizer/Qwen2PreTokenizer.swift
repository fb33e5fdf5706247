/// Qwen2's words:
/// `(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+`.
package struct Qwen2PreTokenizer: PreTokenizer {
    package static let names = ["qwen2", "deepseek-r1-qwen"]

    /// How many digits make a word at most.
    private let longestNumber: Int

    package init() {
        self.init(longestNumber: 1)
    }

    init(longestNumber: Int) {
        self.longestNumber = longestNumber
    }

    /// The words in order.
    package func forEachWord(in text: ClassifiedText, _ body: (Range<Int>) -> Void) {
        var start = 0
        while start < text.scalars.count {
            let end = wordEnd(in: text, from: start)
            body(start..<end)
            start = end
        }
    }

    private func wordEnd(in text: ClassifiedText, from start: Int) -> Int {
        if let contraction = contractionEnd(in: text, from: start) { return contraction }
        let end = text.scalars.count
        let kind = text.classes[start]
        let isNewline = Self.isNewline(text.scalars[start])
        let next = start + 1 < end ? text.classes[start + 1] : nil
        // Any one character but a digit or a line's end belongs to the letters behind it.
        if kind == .letter || kind != .number && !isNewline && next == .letter {
            return runEnd(in: text, from: start + 1) { text.classes[$0] == .letter }
        }
        if kind == .number {
            let limit = min(start + longestNumber, end)
            return runEnd(in: text, from: start) { $0 < limit && text.classes[$0] == .number }
        }
        if kind == .other || text.scalars[start] == " " && next == .other {
            let signs = runEnd(in: text, from: start + 1) { text.classes[$0] == .other }
            return runEnd(in: text, from: signs) { Self.isNewline(text.scalars[$0]) }
        }
        let spaces = runEnd(in: text, from: start) { text.classes[$0] == .whitespace }
        if let newline = (start..<spaces).last(where: { Self.isNewline(text.scalars[$0]) }) {
            return newline + 1
        }
        // Of several spaces before a word, the last one is the word's.
        return spaces - start > 1 && spaces < end ? spaces - 1 : spaces
    }

    private static func isNewline(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\n" || scalar == "\r"
    }

    /// The end of a run of places that are all `included`.
    private func runEnd(
        in text: ClassifiedText,
        from start: Int,
        while included: (Int) -> Bool
    ) -> Int {
        var index = start
        while index < text.scalars.count, included(index) { index += 1 }
        return index
    }

    private func contractionEnd(in text: ClassifiedText, from start: Int) -> Int? {
        guard text.scalars[start] == "'", start + 1 < text.scalars.count else { return nil }
        let third = start + 2 < text.scalars.count ? text.scalars[start + 2] : nil
        switch (text.scalars[start + 1], third) {
        case ("s", _), ("S", _), ("t", _), ("T", _), ("m", _), ("M", _), ("d", _), ("D", _):
            return start + 2
        case ("r", "e"), ("r", "E"), ("R", "e"), ("R", "E"), ("v", "e"), ("v", "E"), ("V", "e"),
            ("V", "E"), ("l", "l"), ("l", "L"), ("L", "l"), ("L", "L"):
            return start + 3
        default: return nil
        }
    }
}
