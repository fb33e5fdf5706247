/// What one cell looks like on a terminal.
package struct CellLook: Hashable, Sendable {
    package var foreground: TerminalColor
    package var background: TerminalColor
    package var attributes: Style.Attributes

    package init(
        foreground: TerminalColor = .standard,
        background: TerminalColor = .standard,
        attributes: Style.Attributes = []
    ) {
        self.foreground = foreground
        self.background = background
        self.attributes = attributes
    }
}

/// A theme as a terminal of some number of colours shows it.
package struct Look: Hashable, Sendable {
    package let theme: String
    package let depth: ColorDepth
    /// A row a role of the text, in it a place for what it stands on.
    private let table: [CellLook]
    private let heat: HeatScale

    /// Resolves a theme for a terminal; `monochrome` is also what NO_COLOR asks for.
    package init(_ theme: Theme, depth: ColorDepth) {
        self.theme = theme.name
        self.depth = depth
        var resolution = Resolution(theme, depth: depth)
        var table: [CellLook] = []
        for role in Role.allCases {
            for surface in Role.allCases { table.append(resolution.look(of: role, on: surface)) }
        }
        self.table = table
        heat = HeatScale(theme.heat, depth: depth)
    }

    /// What text of a style looks like.
    package func cell(for style: Style) -> CellLook {
        var look = table[Int(style.role.rawValue) * Role.allCases.count + Int(style.on.rawValue)]
        look.attributes.formUnion(style.attributes)
        guard let level = style.heat else { return look }
        return heat.look(at: level, under: look)
    }

    /// What a cell looks like; a blank one with a value has no text that must stay readable.
    package func cell(for cell: Cell) -> CellLook {
        guard let level = cell.style.heat, cell.glyph == .blank, depth == .monochrome else {
            return self.cell(for: cell.style)
        }
        var plain = cell.style
        plain.heat = nil
        var look = self.cell(for: plain)
        if level >= 128 { look.attributes.insert(.bold) }
        return look
    }

    /// The glyph that is written for a cell: the ramp's where a value cannot be told by colour alone.
    package func glyph(for cell: Cell) -> Glyph {
        guard let level = cell.style.heat, cell.glyph == .blank, depth <= .ansi16 else {
            return cell.glyph
        }
        return heat.glyph(at: level)
    }
}

/// A theme's words for roles, put together for pairs of roles.
private struct Resolution {
    let depth: ColorDepth
    private let entries: [Theme.Entry]
    private var legibles: [Pair: TerminalColor] = [:]
    private var reductions: [TerminalColor: TerminalColor] = [:]

    private struct Pair: Hashable {
        var text: TerminalColor
        var ground: TerminalColor
    }

    /// Roles that are seen and not read: they may be as faint as the theme has them.
    private static let decorations: Set<Role> = [
        .border, .borderFocus, .scrollTrack, .scrollThumb, .gauge, .gaugeFill, .disabled,
        .placeholder,
    ]

    init(_ theme: Theme, depth: ColorDepth) {
        self.depth = depth
        entries = Role.allCases.map { theme.entry(for: $0) }
    }

    private func entry(_ role: Role) -> Theme.Entry { entries[Int(role.rawValue)] }

    mutating func look(of role: Role, on surface: Role) -> CellLook {
        guard depth != .monochrome else {
            return CellLook(attributes: attributes(of: role, on: surface))
        }
        let own = entry(role)
        let standing = entry(surface)
        let ground =
            own.background != nil ? own : standing.background != nil ? standing : entry(.background)
        let background = ground.background ?? .standard
        var foreground = own.foreground
        // Plain text takes what the surface says of its text.
        if role == .text || foreground == nil { foreground = standing.foreground ?? foreground }
        let written = foreground ?? entry(.text).foreground ?? .standard
        let behind = reduced(background)
        // A theme's word on its own ground holds as it is where it can be shown as it is.
        let isFree = own.background != nil || surface == .background
        let isExact = isFree && depth == .trueColor
        var look = CellLook(
            foreground: isExact || Self.decorations.contains(role)
                ? reduced(written) : legible(written, on: behind),
            background: behind,
            attributes: own.attributes
        )
        if surface != .background { look.attributes.formUnion(standing.attributes) }
        if depth == .ansi16 { pin(&look, own, ground, on: surface, isPlain: role == .text) }
        return look
    }

    private mutating func reduced(_ color: TerminalColor) -> TerminalColor {
        if let known = reductions[color] { return known }
        let found = color.reduced(to: depth)
        reductions[color] = found
        return found
    }

    /// A colour that can be read on a background, both as this terminal shows them.
    private mutating func legible(
        _ color: TerminalColor,
        on background: TerminalColor
    ) -> TerminalColor {
        let pair = Pair(text: color, ground: background)
        if let known = legibles[pair] { return known }
        let found = search(color, on: background)
        legibles[pair] = found
        return found
    }

    private func search(_ color: TerminalColor, on background: TerminalColor) -> TerminalColor {
        let shown = color.reduced(to: depth)
        guard depth > .ansi16, case .rgb(let wanted) = color, let behind = background.rgb else {
            return shown
        }
        for contrast in [4.5, 5, 5.5, 6, 7, 9] {
            let legible = TerminalColor.rgb(wanted.legible(on: behind, contrast: contrast))
                .reduced(to: depth)
            if let seen = legible.rgb, seen.contrast(to: behind) >= 4.5 { return legible }
        }
        return TerminalColor.rgb(wanted.legible(on: behind, contrast: 21)).reduced(to: depth)
    }

    /// Puts the colours in that the theme has for terminals of 16.
    private func pin(
        _ look: inout CellLook,
        _ own: Theme.Entry,
        _ ground: Theme.Entry,
        on surface: Role,
        isPlain: Bool
    ) {
        if let pinned = ground.background16 { look.background = pinned.reduced(to: .ansi16) }
        let surfaceText = entry(surface).foreground16
        let pinned = isPlain ? surfaceText ?? own.foreground16 : own.foreground16 ?? surfaceText
        if let pinned { look.foreground = pinned.reduced(to: .ansi16) }
        // Two colours of sixteen that came out as one would hide the text.
        if look.foreground == look.background, let behind = look.background.rgb {
            look.foreground = .indexed(behind.luminance > 0.3 ? 0 : 15)
        }
    }

    private func attributes(of role: Role, on surface: Role) -> Style.Attributes {
        var attributes = entry(role).attributes.union(role.monochromeAttributes)
        if surface != .background, surface != role {
            attributes.formUnion(entry(surface).attributes.union(surface.monochromeAttributes))
        }
        return attributes
    }
}

extension Role {
    /// What says the same where there is no colour.
    fileprivate var monochromeAttributes: Style.Attributes {
        switch self {
        case .rowSelected, .selection, .cursor, .tabSelected, .token: .reverse
        case .rowSelectedInactive, .input, .inputFocus, .link, .fact: .underline
        case .rowHeader, .match, .untraced: [.bold, .underline]
        case .rowMarked, .textStrong, .title, .accent, .key, .borderFocus, .statusWarn,
            .statusError, .reviewBlocked:
            .bold
        case .textMuted, .placeholder, .disabled, .border, .scrollTrack, .sink, .reviewRejected,
            .campaignEnded:
            .dim
        default: []
        }
    }
}
