package import Terminal

/// Commands by name: what is typed, and the selected one of those that match it.
package struct Palette: Hashable, Sendable {
    package var editor = LineEditor()
    /// The place among the hits.
    package var selected = 0

    package init() {}

    /// The commands that match, best first; all of them, in their order, while nothing is typed.
    package func hits(in commands: [Command]) -> [Command] {
        guard editor.text.contains(where: { !$0.isWhitespace }) else { return commands }
        let ranked = commands.enumerated().compactMap { place, command in
            FuzzyMatch.score(editor.text, in: command.title).map { (place, $0, command) }
        }
        return ranked.sorted { ($1.1, $0.0) < ($0.1, $1.0) }.map(\.2)
    }
}
