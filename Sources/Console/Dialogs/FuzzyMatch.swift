/// How well typed letters match a title: all in order, best at word starts and side by side.
package enum FuzzyMatch {
    /// The score of `query` in `title`; nil where a letter is missing.
    ///
    /// Larger is better; case is ignored.
    package static func score(_ query: String, in title: String) -> Int? {
        let wanted = query.lowercased().filter { !$0.isWhitespace }
        let letters = Array(title.lowercased())
        guard !wanted.isEmpty else { return 0 }
        // best[j]: the best score of the letters so far with the last one placed at j.
        var best: [Int?] = Array(repeating: nil, count: letters.count)
        for (number, letter) in wanted.enumerated() {
            var next: [Int?] = Array(repeating: nil, count: letters.count)
            var before: Int?
            for place in letters.indices {
                if place > 0, let score = best[place - 1] { before = max(before ?? score, score) }
                guard letters[place] == letter else { continue }
                let isWordStart = place == 0 || !letters[place - 1].isLetter
                let own = isWordStart ? 10 : 1
                if number == 0 {
                    next[place] = own - min(place, 9)
                } else if let before {
                    let adjacent = place > 0 ? best[place - 1].map { $0 + own + 8 } : nil
                    next[place] = max(before + own, adjacent ?? .min)
                }
            }
            best = next
        }
        return best.compactMap { $0 }.max()
    }
}
