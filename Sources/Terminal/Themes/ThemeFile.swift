import TOMLKit

/// What one theme file says, before what it inherits is put under it; what is wrong in it is left out and told.
struct ThemeFile {
    /// A role's look, its colours still by name, as a palette may change them in a theme that inherits.
    struct Entry {
        var foreground: String?
        var background: String?
        var attributes: Style.Attributes = []
        var foreground16: String?
        var background16: String?
    }

    private(set) var name: String
    private(set) var inherits: String?
    private(set) var palette: [String: TerminalColor] = [:]
    private(set) var entries: [Role: Entry] = [:]
    private(set) var stops: [String]?
    private(set) var stops16: [String]?
    private(set) var glyphs: [Unicode.Scalar]?
    private(set) var problems: [ThemeError] = []

    /// The file's name, for what is told of it.
    private let file: String

    private static let attributes: [(key: String, attribute: Style.Attributes)] = [
        ("bold", .bold), ("dim", .dim), ("italic", .italic), ("underline", .underline),
        ("reverse", .reverse), ("strikethrough", .strikethrough),
    ]
    private static let entryKeys =
        Set(attributes.map(\.key)).union(["fg", "bg", "ansi16"])

    /// Reads a file's text.
    init(_ text: String, file: String) throws(ThemeError) {
        self.file = file
        name = file.hasSuffix(".toml") ? String(file.dropLast(5)) : file
        let root: TOMLTable
        do {
            root = try TOMLTable(string: text)
        } catch {
            let parse = error as? TOMLParseError
            let place = parse.map { "line \($0.source.begin.line): \($0.description)" }
            throw ThemeError(
                code: .unreadable,
                subject: file,
                cause: "It is not valid TOML: \(place ?? "\(error)").",
                advice: "Correct that line; the program goes on with another theme until then."
            )
        }
        withExtendedLifetime(root) { read(root) }
    }

    private mutating func read(_ root: TOMLTable) {
        if let table = root["palette"]?.table { readPalette(table) }
        for key in root.keys.sorted() {
            guard let value = root[key] else { continue }
            switch key {
            case "palette":
                if value.table == nil { tell(.value, key, "It is no table.", "Write [palette].") }
            case "name": readString(value, key).map { name = $0 }
            case "inherits": inherits = readString(value, key)
            case "heat" where value.table != nil: value.table.map { readHeat($0) }
            default: readRole(value, key)
            }
        }
    }

    private mutating func tell(
        _ code: ThemeError.Code,
        _ key: String,
        _ cause: String,
        _ advice: String
    ) {
        problems.append(
            ThemeError(code: code, subject: "\(file), \(key)", cause: cause, advice: advice)
        )
    }

    private mutating func readString(_ value: any TOMLValueConvertible, _ key: String) -> String? {
        if let text = value.string { return text }
        tell(.value, key, "It is no text.", "Write it in quotation marks.")
        return nil
    }

    // MARK: - Colours

    private mutating func readPalette(_ table: TOMLTable) {
        for key in table.keys.sorted() {
            guard let text = table[key].flatMap({ readString($0, "palette.\(key)") }) else {
                continue
            }
            if let color = TerminalColor(themeName: text) {
                palette[key] = color
            } else {
                tell(
                    .value,
                    "palette.\(key)",
                    "\"\(text)\" is no colour.",
                    "Write #rrggbb, the name of one of the terminal's 16 colours such as "
                        + "bright-blue, or default."
                )
            }
        }
    }

    // MARK: - Roles

    private mutating func readRole(_ value: any TOMLValueConvertible, _ key: String) {
        let table = value.table
        if let table, !table.isEmpty, Self.entryKeys.isDisjoint(with: table.keys) {
            // [row] selected = … says the same as "row.selected" = ….
            for part in table.keys.sorted() {
                if let inner = table[part] { readRole(inner, "\(key).\(part)") }
            }
            return
        }
        guard let role = Role(name: key) else {
            let near = Role.allCases.map(\.name).filter { $0.hasPrefix(key.prefix(3)) }
            let hint = near.isEmpty ? "" : " Near to it: \(near.joined(separator: ", "))."
            tell(
                .key,
                key,
                "Nothing on the screen is called that.",
                "Remove it, or take a role's name as the themes that come with the program "
                    + "have them.\(hint)"
            )
            return
        }
        if let table {
            entries[role] = readEntry(table, key)
        } else if let color = readString(value, key) {
            entries[role] = Entry(foreground: color)
        }
    }

    private mutating func readEntry(_ table: TOMLTable, _ key: String) -> Entry {
        var entry = Entry()
        for part in table.keys.sorted() {
            guard let value = table[part] else { continue }
            let place = "\(key).\(part)"
            switch part {
            case "fg": entry.foreground = readString(value, place)
            case "bg": entry.background = readString(value, place)
            case "ansi16":
                if let pair = value.table {
                    entry.foreground16 = pair["fg"]?.string
                    entry.background16 = pair["bg"]?.string
                } else {
                    entry.foreground16 = readString(value, place)
                }
            default:
                guard let found = Self.attributes.first(where: { $0.key == part }) else {
                    let known = Self.entryKeys.sorted().joined(separator: ", ")
                    tell(.key, place, "A look has no such part.", "Its parts are \(known).")
                    continue
                }
                if let isOn = value.bool {
                    if isOn { entry.attributes.insert(found.attribute) }
                } else {
                    tell(.value, place, "It is neither true nor false.", "Write true or false.")
                }
            }
        }
        return entry
    }

    // MARK: - Heat

    private mutating func readHeat(_ table: TOMLTable) {
        for key in table.keys.sorted() {
            guard let value = table[key] else { continue }
            let place = "heat.\(key)"
            switch key {
            case "stops": stops = readList(value, place, atLeast: 2)
            case "ansi16": stops16 = readList(value, place, atLeast: 1)
            case "glyphs":
                guard let text = readString(value, place) else { continue }
                let signs = Array(text.unicodeScalars)
                if signs.count >= 2,
                    signs.allSatisfy({ $0.value >= 0x20 && scalarWidth($0.value) == 1 })
                {
                    glyphs = signs
                } else {
                    tell(
                        .value,
                        place,
                        "These are not two or more signs of one cell each.",
                        "Write them from the emptiest to the fullest, such as \" .:-=+*#%@\"."
                    )
                }
            default:
                tell(.key, place, "Heat has no such part.", "Its parts are ansi16, glyphs, stops.")
            }
        }
    }

    private mutating func readList(
        _ value: any TOMLValueConvertible,
        _ key: String,
        atLeast least: Int
    ) -> [String]? {
        let texts = value.array.map { array in array.compactMap(\.string) }
        if let texts, texts.count == value.array?.count, texts.count >= least { return texts }
        tell(.value, key, "It is no list of colours.", "Write [\"#000000\", \"#ffffff\"].")
        return nil
    }

    /// Tells that a colour's name is none.
    func problem(withColor text: String, at key: String) -> ThemeError {
        ThemeError(
            code: .value,
            subject: "\(file), \(key)",
            cause: "\"\(text)\" is no colour.",
            advice: "Write #rrggbb, a name of the palette, one of the terminal's 16 colours such "
                + "as bright-blue, or default."
        )
    }
}

extension TerminalColor {
    /// Reads a colour as themes write it: `#rrggbb`, a terminal colour's name, or `default`.
    init?(themeName text: String) {
        if text == "default" {
            self = .standard
        } else if let color = RGB(hex: text) {
            self = .rgb(color)
        } else if let index = Self.names.firstIndex(of: text) {
            self = .indexed(UInt8(index))
        } else {
            return nil
        }
    }
}
