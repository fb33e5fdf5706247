/// Keys and what they do, on one row.
package struct KeyHints: Hashable, Sendable {
    /// A key and a word or two.
    package struct Hint: Hashable, Sendable {
        package var key: String
        package var words: String
        package var isEnabled: Bool

        package init(_ key: String, _ words: String, isEnabled: Bool = true) {
            self.key = key
            self.words = words
            self.isEnabled = isEnabled
        }

        package init(_ key: Key, _ words: String, isEnabled: Bool = true) {
            self.init(key.label, words, isEnabled: isEnabled)
        }

        /// The cells it takes.
        package var width: Int { displayWidth(key) + 1 + displayWidth(words) }
    }

    package var hints: [Hint]

    private static let spacing = 2

    /// Hints, the most important first.
    package init(_ hints: [Hint]) {
        self.hints = hints
    }

    /// Paints as many as there is room for on the first row of a rectangle, and gives their places.
    @discardableResult
    package func paint(on canvas: Canvas, in rect: Rect) -> [Rect] {
        var places: [Rect] = []
        var x = 0
        guard rect.height > 0 else { return [] }
        for hint in hints {
            guard x + hint.width <= rect.width else { break }
            let place = Point(x: rect.x + x, y: rect.y)
            var used = canvas.write(hint.key, at: place, Style(hint.isEnabled ? .key : .disabled))
            used += 1
            used += canvas.write(
                hint.words,
                at: Point(x: place.x + used, y: place.y),
                Style(hint.isEnabled ? .text : .disabled)
            )
            places.append(Rect(x: place.x, y: place.y, width: used, height: 1))
            x += used + Self.spacing
        }
        return places
    }
}
