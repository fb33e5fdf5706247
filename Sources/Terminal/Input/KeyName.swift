// Keys are written in settings as `ctrl-c`, `j`, `tab`, `alt-enter`, `shift-up`, `f1`.

extension Key {
    private static let named: [(name: String, label: String, base: Base)] = [
        ("up", "↑", .up), ("down", "↓", .down), ("left", "←", .left), ("right", "→", .right),
        ("home", "Home", .home), ("end", "End", .end), ("pageup", "PgUp", .pageUp),
        ("pagedown", "PgDn", .pageDown), ("insert", "Ins", .insert), ("delete", "Del", .delete),
        ("backspace", "Bksp", .backspace), ("enter", "Enter", .enter), ("escape", "Esc", .escape),
        ("tab", "Tab", .tab), ("space", "Space", .character(" ")),
        ("minus", "-", .character("-")),
    ]

    private static let aliases: [String: Base] = [
        "esc": .escape, "return": .enter, "del": .delete, "ins": .insert, "pgup": .pageUp,
        "pgdn": .pageDown, "bs": .backspace,
    ]

    /// Reads a key's name; nil where it names none.
    package init?(name: String) {
        var modifiers: Modifiers = []
        var rest = Substring(name)
        let prefixes: [(String, Modifiers)] = [
            ("ctrl-", .control), ("alt-", .alt), ("shift-", .shift), ("c-", .control),
            ("a-", .alt), ("s-", .shift),
        ]
        while let found = prefixes.first(where: { rest.lowercased().hasPrefix($0.0) }),
            rest.count > found.0.count
        {
            modifiers.insert(found.1)
            rest = rest.dropFirst(found.0.count)
        }
        if rest.lowercased() == "backtab" {
            self.init(.tab, modifiers.union(.shift))
            return
        }
        guard let base = Self.base(named: String(rest)) else { return nil }
        if case .character(let character) = base, modifiers.contains(.control) {
            self = Key.ctrl(character).with(modifiers)
        } else {
            self.init(base, modifiers)
        }
    }

    private static func base(named name: String) -> Base? {
        let small = name.lowercased()
        if let base = named.first(where: { $0.name == small })?.base ?? aliases[small] {
            return base
        }
        if small.count > 1, small.hasPrefix("f"), let number = Int(small.dropFirst()),
            (1...63).contains(number)
        {
            return .function(number)
        }
        guard name.count == 1, let character = name.first, displayWidth(character) > 0 else {
            return nil
        }
        return .character(character)
    }

    /// The name that `init(name:)` reads: `ctrl-c`, `backtab`, `f1`.
    package var name: String {
        if self == .backTab { return "backtab" }
        return written(control: "ctrl-", alt: "alt-", shift: "shift-") { base in
            if case .function(let number) = base { return "f\(number)" }
            return Self.named.first { $0.base == base }?.name
        }
    }

    /// What people read in the footer and in help: `Ctrl-C`, `↑`, `Shift-Tab`.
    package var label: String {
        written(control: "Ctrl-", alt: "Alt-", shift: "Shift-") { base in
            switch base {
            case .function(let number): return "F\(number)"
            case .character(let character) where modifiers.contains(.control) && character != " ":
                return character.uppercased()
            default: return Self.named.first { $0.base == base }?.label
            }
        }
    }

    private func written(
        control: String,
        alt: String,
        shift: String,
        _ base: (Base) -> String?
    ) -> String {
        var text = ""
        if modifiers.contains(.control) { text += control }
        if modifiers.contains(.alt) { text += alt }
        if modifiers.contains(.shift) { text += shift }
        if let name = base(self.base) { return text + name }
        if case .character(let character) = self.base { text.append(character) }
        return text
    }
}
