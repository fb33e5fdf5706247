/// Where the rows of a forward pass stand.
package enum Positions: Hashable, Sendable {
    /// One after another, in a text or in a branch of it.
    case run(Range<Int>, branch: Int?)
    /// Each at a place of its own: the branches and the positions, row by row.
    case step(branches: [Int], positions: [Int])

    /// Rows of the text itself, one after another.
    package init(_ range: Range<Int>) {
        self = .run(range, branch: nil)
    }

    /// Rows.
    package var count: Int {
        switch self {
        case .run(let range, _): range.count
        case .step(_, let positions): positions.count
        }
    }

    /// The position of a row.
    package subscript(row: Int) -> Int {
        switch self {
        case .run(let range, _): range.lowerBound + row
        case .step(_, let positions): positions[row]
        }
    }

    /// The branch of a row; nil for the text itself.
    package func branch(of row: Int) -> Int? {
        switch self {
        case .run(_, let branch): branch
        case .step(let branches, _): branches[row]
        }
    }

    /// Rows that follow each other and can be worked on together.
    package var isRun: Bool {
        if case .run = self { return true }
        return false
    }

    /// The position behind the last.
    package var end: Int {
        switch self {
        case .run(let range, _): range.upperBound
        case .step(_, let positions): (positions.max() ?? -1) + 1
        }
    }

    /// Some of the rows.
    package func rows(_ range: Range<Int>) -> Positions {
        switch self {
        case .run(let all, let branch):
            .run(
                all.lowerBound + range.lowerBound..<all.lowerBound + range.upperBound,
                branch: branch
            )
        case .step(let branches, let positions):
            .step(branches: Array(branches[range]), positions: Array(positions[range]))
        }
    }
}
