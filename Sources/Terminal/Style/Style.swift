/// How a cell looks, by meaning: themes turn it into colours.
package struct Style: Hashable, Sendable {
    /// What is added to a role's own look.
    package struct Attributes: OptionSet, Hashable, Sendable {
        package let rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }
        package static let bold = Attributes(rawValue: 1)
        package static let dim = Attributes(rawValue: 2)
        package static let italic = Attributes(rawValue: 4)
        package static let underline = Attributes(rawValue: 8)
        package static let reverse = Attributes(rawValue: 16)
        package static let strikethrough = Attributes(rawValue: 32)
        /// Set where `heat` holds a value, so that a style stays four bytes.
        fileprivate static let hasHeat = Attributes(rawValue: 128)
    }

    /// What the text means.
    package var role: Role
    /// What it stands on; `background` takes the surface of the canvas.
    package var on: Role
    private var flags: Attributes
    private var level: UInt8

    package init(
        _ role: Role = .text,
        on: Role = .background,
        _ attributes: Attributes = [],
        heat: UInt8? = nil
    ) {
        self.role = role
        self.on = on
        flags = attributes
        flags.remove(.hasHeat)
        level = 0
        if let heat { self.heat = heat }
    }

    package var attributes: Attributes {
        get { flags.subtracting(.hasHeat) }
        set { flags = newValue.subtracting(.hasHeat).union(flags.intersection(.hasHeat)) }
    }

    /// A place on the theme's heat gradient, painted as background, or as a glyph ramp where there is no colour.
    package var heat: UInt8? {
        get { flags.contains(.hasHeat) ? level : nil }
        set {
            level = newValue ?? 0
            if newValue == nil { flags.remove(.hasHeat) } else { flags.insert(.hasHeat) }
        }
    }

    /// The same style with more attributes.
    package func adding(_ more: Attributes) -> Style {
        var style = self
        style.attributes.formUnion(more)
        return style
    }

    /// The same style on another surface.
    package func on(_ surface: Role) -> Style {
        var style = self
        style.on = surface
        return style
    }

    package static let text = Style(.text)
    package static let muted = Style(.textMuted)
    package static let strong = Style(.textStrong)
    package static let title = Style(.title)
    package static let accent = Style(.accent)
}
