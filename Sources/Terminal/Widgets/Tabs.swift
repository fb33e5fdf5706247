/// Titles side by side, one of them selected.
package struct Tabs: Hashable, Sendable {
    package var titles: [String]
    package var selected: Int
    /// Whether neighbours share the blank between them.
    package var isTight = false

    package init(_ titles: [String], selected: Int) {
        self.titles = titles
        self.selected = selected
    }

    /// The cells that all of them take.
    package var width: Int { width(of: titles[...]) }

    private func width(of titles: ArraySlice<String>) -> Int {
        let cells = titles.reduce(0) { $0 + displayWidth($1) + 2 }
        return isTight ? cells - max(0, titles.count - 1) : cells
    }

    /// Paints them on the first row of a rectangle and gives the place of each; one that has no room is empty.
    @discardableResult
    package func paint(on canvas: Canvas, in rect: Rect) -> [Rect] {
        let first = firstShown(width: rect.width)
        let places = titles.indices.map { index in
            Rect(
                x: rect.x + first + width(of: titles[...index]) - displayWidth(titles[index]) - 2,
                y: rect.y,
                width: displayWidth(titles[index]) + 2,
                height: min(1, rect.height)
            )
        }
        func paint(_ index: Int) {
            let part = canvas.sub(rect).sub(places[index].moved(x: -rect.x, y: -rect.y))
            let style = Style(index == selected ? .tabSelected : .tab)
            part.write(" \(titles[index]) ", at: .zero, style)
        }
        // The selected one last: its blanks are its own.
        for index in titles.indices where index != selected { paint(index) }
        if titles.indices.contains(selected) { paint(selected) }
        return places.map { $0.intersection(rect) }
    }

    /// Where the first begins: before the edge, where the selected one would not be seen otherwise.
    private func firstShown(width room: Int) -> Int {
        guard titles.indices.contains(selected) else { return 0 }
        return min(0, room - width(of: titles[...selected]))
    }
}
