/// Titles side by side, one of them selected.
package struct Tabs: Hashable, Sendable {
    package var titles: [String]
    package var selected: Int

    package init(_ titles: [String], selected: Int) {
        self.titles = titles
        self.selected = selected
    }

    /// The cells that all of them take.
    package var width: Int { titles.reduce(0) { $0 + displayWidth($1) + 2 } }

    /// Paints them on the first row of a rectangle and gives the place of each; one that has no room is empty.
    @discardableResult
    package func paint(on canvas: Canvas, in rect: Rect) -> [Rect] {
        var x = firstShown(width: rect.width)
        return titles.enumerated().map { index, title in
            let width = displayWidth(title) + 2
            defer { x += width }
            let place = Rect(x: rect.x + x, y: rect.y, width: width, height: min(1, rect.height))
            let part = canvas.sub(rect).sub(place.moved(x: -rect.x, y: -rect.y))
            part.write(" \(title) ", at: .zero, Style(index == selected ? .tabSelected : .tab))
            return place.intersection(rect)
        }
    }

    /// Where the first begins: before the edge, where the selected one would not be seen otherwise.
    private func firstShown(width room: Int) -> Int {
        guard titles.indices.contains(selected) else { return 0 }
        let end = titles[...selected].reduce(0) { $0 + displayWidth($1) + 2 }
        return min(0, room - end)
    }
}
