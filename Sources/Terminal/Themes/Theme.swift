/// What roles look like, before a terminal's colours are known.
package struct Theme: Hashable, Sendable {
    /// What a theme says of one role; nil is left to the role that it falls back to.
    package struct Entry: Hashable, Sendable {
        package var foreground: TerminalColor?
        package var background: TerminalColor?
        package var attributes: Style.Attributes
        /// What a terminal of 16 colours shows in place of the two.
        package var foreground16: TerminalColor?
        package var background16: TerminalColor?

        package init(
            foreground: TerminalColor? = nil,
            background: TerminalColor? = nil,
            attributes: Style.Attributes = [],
            foreground16: TerminalColor? = nil,
            background16: TerminalColor? = nil
        ) {
            self.foreground = foreground
            self.background = background
            self.attributes = attributes
            self.foreground16 = foreground16
            self.background16 = background16
        }
    }

    /// How values are painted.
    package struct Heat: Hashable, Sendable {
        /// Colours from the least to the greatest value, evenly spaced.
        package var stops: [RGB]
        /// Signs from the least to the greatest value, for terminals with few colours or none.
        package var glyphs: [Unicode.Scalar]
        /// Colours from the least to the greatest value on a terminal of 16.
        package var stops16: [TerminalColor]

        package init(stops: [RGB], glyphs: [Unicode.Scalar], stops16: [TerminalColor] = []) {
            self.stops = stops
            self.glyphs = glyphs
            self.stops16 = stops16
        }

        /// The signs that every terminal has.
        package static let glyphs: [Unicode.Scalar] = [
            " ", ".", ":", "-", "=", "+", "*", "#", "%", "@",
        ]
    }

    package var name: String
    package var entries: [Role: Entry]
    package var heat: Heat

    package init(name: String, entries: [Role: Entry], heat: Heat) {
        self.name = name
        self.entries = entries
        self.heat = heat
    }

    /// What a role looks like: the theme's own word for it or for the nearest role that it falls back to.
    package func entry(for role: Role) -> Entry {
        for candidate in role.fallbacks {
            if let entry = entries[candidate] { return entry }
        }
        return Entry()
    }
}

extension Role {
    /// The roles whose names are prefixes of this one's, the longest (itself) first.
    var fallbacks: [Role] {
        var parts = name.split(separator: ".")
        var roles: [Role] = []
        while !parts.isEmpty {
            if let role = Role(name: parts.joined(separator: ".")) { roles.append(role) }
            parts.removeLast()
        }
        return roles
    }
}
