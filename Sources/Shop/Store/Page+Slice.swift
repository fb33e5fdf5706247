extension Page {
    /// The rows of `range` out of all rows; the range is clamped to what there is.
    package init(_ range: Range<Int>, of all: [Row]) {
        let part = range.clamped(to: 0..<all.count)
        self.init(rows: Array(all[part]), start: part.lowerBound, total: all.count)
    }
}
