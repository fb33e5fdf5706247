/// Where what is seen lies in the whole: a thumb on a track; nothing where all is seen.
package struct ScrollBar: Hashable, Sendable {
    package var top: Int
    package var seen: Int
    package var total: Int

    package init(top: Int, seen: Int, total: Int) {
        self.top = top
        self.seen = seen
        self.total = total
    }

    /// The cells of a track that the thumb covers.
    package func thumb(length: Int) -> Range<Int> {
        guard total > seen, seen > 0, length > 0 else { return 0..<0 }
        let size = min(length, max(1, Int(Double(length) * Double(seen) / Double(total))))
        let last = total - seen
        let place = min(max(0, top), last)
        var start = Int((Double(length - size) * Double(place) / Double(last)).rounded())
        // Only the very first and the very last rows are shown as such.
        if place > 0, start == 0, length - size > 1 { start = 1 }
        if place < last, start == length - size, start > 1 { start -= 1 }
        return start..<start + size
    }

    /// The first row that is seen when the thumb is pulled to a cell of the track.
    package func top(at cell: Int, length: Int) -> Int {
        guard total > seen, length > 1 else { return 0 }
        let share = Double(min(max(0, cell), length - 1)) / Double(length - 1)
        return Int((share * Double(total - seen)).rounded())
    }

    /// Paints it on the first column of a rectangle.
    package func paint(on canvas: Canvas, in rect: Rect) {
        let thumb = thumb(length: rect.height)
        guard !thumb.isEmpty else { return }
        for y in 0..<rect.height {
            let isThumb = thumb.contains(y)
            canvas.put(
                isThumb ? "┃" : "│",
                at: Point(x: rect.x, y: rect.y + y),
                Style(isThumb ? .scrollThumb : .scrollTrack)
            )
        }
    }
}
