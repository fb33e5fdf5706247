extension CellBuffer {
    /// The cells of a row that are not as in another frame, as runs; the whole row where there is no such frame.
    ///
    /// A run never begins or ends within a wide glyph of either frame.
    package func changes(in y: Int, since before: CellBuffer?) -> [Range<Int>] {
        guard y >= 0, y < size.height, size.width > 0 else { return [] }
        guard let before, before.size == size else { return [0..<size.width] }
        let row = y * size.width
        return cells.withUnsafeBufferPointer { now in
            before.cells.withUnsafeBufferPointer { old in
                Self.runs(
                    UnsafeBufferPointer(rebasing: now[row..<row + size.width]),
                    UnsafeBufferPointer(rebasing: old[row..<row + size.width])
                )
            }
        }
    }

    private static func runs(
        _ now: UnsafeBufferPointer<Cell>,
        _ old: UnsafeBufferPointer<Cell>
    ) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        var x = 0
        let width = now.count
        while x < width {
            if now[x] == old[x] {
                x += 1
                continue
            }
            var start = x
            while start > 0, now[start].glyph.isContinuation || old[start].glyph.isContinuation {
                start -= 1
            }
            while x < width,
                now[x] != old[x] || now[x].glyph.isContinuation || old[x].glyph.isContinuation
            {
                x += 1
            }
            if let last = runs.last, last.upperBound >= start {
                runs[runs.count - 1] = last.lowerBound..<x
            } else {
                runs.append(start..<x)
            }
        }
        return runs
    }
}

/// What changed between two frames.
package struct FrameDifference: Hashable, Sendable {
    /// Cells side by side that changed.
    package struct Run: Hashable, Sendable {
        package var row: Int
        package var columns: Range<Int>
    }

    package let runs: [Run]

    /// Compares a frame with the one before; all of it changed where there is none, or one of another size.
    package init(from before: CellBuffer?, to after: CellBuffer) {
        runs = (0..<after.size.height).flatMap { y in
            after.changes(in: y, since: before).map { Run(row: y, columns: $0) }
        }
    }

    /// How many cells changed.
    package var cellCount: Int { runs.reduce(0) { $0 + $1.columns.count } }
}
