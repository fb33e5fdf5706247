/// GPT-2's words: `'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+`.
package struct GPT2PreTokenizer: PreTokenizer {
    package static let names = ["gpt-2"]

    package init() {}

    /// The words in order.
    package func forEachWord(in text: ClassifiedText, _ body: (Range<Int>) -> Void) {
        forEachWord(in: text, range: 0..<text.scalars.count, body)
    }

    /// The words of a part of the text, as if the text ended with it.
    func forEachWord(in text: ClassifiedText, range: Range<Int>, _ body: (Range<Int>) -> Void) {
        var start = range.lowerBound
        while start < range.upperBound {
            let end = wordEnd(in: text, from: start, to: range.upperBound)
            body(start..<end)
            start = end
        }
    }

    private func wordEnd(in text: ClassifiedText, from start: Int, to end: Int) -> Int {
        if let contraction = contractionEnd(in: text, from: start, to: end) { return contraction }
        // One space belongs to the run of letters, numbers or signs behind it.
        let isSpace = text.scalars[start] == " "
        let first = isSpace && start + 1 < end ? start + 1 : start
        let kind = text.classes[first]
        if kind != .whitespace { return runEnd(of: kind, in: text, from: first, to: end) }
        // Of several spaces before a word, the last one is the word's.
        let spaces = runEnd(of: .whitespace, in: text, from: start, to: end)
        return spaces - start > 1 && spaces < end ? spaces - 1 : spaces
    }

    private func runEnd(
        of kind: ScalarClass,
        in text: ClassifiedText,
        from start: Int,
        to end: Int
    ) -> Int {
        var index = start
        while index < end, text.classes[index] == kind { index += 1 }
        return index
    }

    private func contractionEnd(in text: ClassifiedText, from start: Int, to end: Int) -> Int? {
        guard text.scalars[start] == "'", start + 1 < end else { return nil }
        switch text.scalars[start + 1] {
        case "s", "t", "m", "d": return start + 2
        case "r", "v":
            return start + 2 < end && text.scalars[start + 2] == "e" ? start + 3 : nil
        case "l":
            return start + 2 < end && text.scalars[start + 2] == "l" ? start + 3 : nil
        default: return nil
        }
    }
}
