extension String {
    /// Where a pattern matches, in Unicode scalars, in order.
    func scalarRanges<Output>(of pattern: Regex<Output>) -> [Range<Int>] {
        matches(of: pattern).map { scalarRange(of: $0.range) }
    }

    /// A range of the text in Unicode scalars.
    func scalarRange(of range: Range<String.Index>) -> Range<Int> {
        let scalars = unicodeScalars
        let start = scalars.distance(from: scalars.startIndex, to: range.lowerBound)
        return start..<start + scalars.distance(from: range.lowerBound, to: range.upperBound)
    }
}
