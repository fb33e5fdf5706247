package import Terminal

/// Where what is seen lies in the whole, drawn over a border; nothing where all is seen.
package struct ScrollMark: Hashable, Sendable {
    /// The rows of the track that the mark covers.
    package let rows: Range<Int>

    package init(top: Int, seen: Int, of total: Int, height: Int) {
        guard total > seen, seen > 0, height > 0 else {
            rows = 0..<0
            return
        }
        let length = max(1, height * seen / total)
        let room = height - length
        let place = total > seen ? room * min(top, total - seen) / (total - seen) : 0
        rows = place..<place + length
    }

    /// Paints the mark on a column whose first row is `y`.
    package func paint(on canvas: Canvas, x: Int, y: Int) {
        for row in rows { canvas.put("┃", at: Point(x: x, y: y + row), Style(.scrollThumb)) }
    }
}
