import CNcurses
package import Terminal

/// The colours that the console would use on the terminal at hand.
package struct DetectedColors: Hashable, Sendable {
    /// The name of the terminal's description.
    package let description: String
    package let depth: ColorDepth

    /// Looks descriptions up as `CursesBackend` does, without opening the terminal; nil where none is installed.
    package init?(environment: [String: String]) {
        for candidate in TerminalDescription.candidates(environment: environment)
        where !candidate.name.isEmpty {
            let colors = curses_described_colors(candidate.name)
            guard colors >= 0 else { continue }
            description = candidate.name
            depth = min(ColorDepth(colors: colors), candidate.limit ?? .trueColor)
            return
        }
        return nil
    }
}

extension ColorDepth {
    /// What so many colours of a terminal are used as.
    init(colors: Int32) {
        switch colors {
        case (1 << 24)...: self = .trueColor
        case 256...: self = .palette256
        case 8...: self = .ansi16
        default: self = .monochrome
        }
    }
}
