/// Where the rows of a forward pass stand: one after another in one text, or at one place of several branches of it.
package struct Positions: Hashable, Sendable {
    /// The position of the first row.
    package let first: Int
    /// Rows.
    package let count: Int
    /// The branch of each row, all of them at the first row's position; nil for rows of one text.
    package let branches: [Int]?

    /// Rows one after another.
    package init(_ range: Range<Int>) {
        first = range.lowerBound
        count = range.count
        branches = nil
    }

    /// A row for each branch, all at `position`.
    package init(at position: Int, of branches: [Int]) {
        first = position
        count = branches.count
        self.branches = branches
    }

    /// The position of a row.
    package subscript(row: Int) -> Int { branches == nil ? first + row : first }

    /// The position behind the last row.
    package var end: Int { branches == nil ? first + count : first + min(count, 1) }

    /// Some of the rows.
    package func rows(_ range: Range<Int>) -> Positions {
        if let branches { return Positions(at: first, of: Array(branches[range])) }
        return Positions(first + range.lowerBound..<first + range.upperBound)
    }
}
