package import Foundation

/// The themes of some folders; a file of an earlier folder hides one of the same name in a later one.
package struct ThemeLibrary: Sendable {
    /// A theme, and what is wrong with its files.
    package struct Loaded: Sendable {
        package var theme: Theme
        package var problems: [ThemeError]
    }

    package let folders: [URL]

    /// Larger files are no themes.
    private static let largestFile = 1 << 20
    private static let deepestInheritance = 16

    /// The themes of folders, the most important first: the user's own, those installed, the checkout's.
    package init(folders: [URL]) {
        self.folders = folders
    }

    /// The names of all themes, sorted; never empty.
    package var names: [String] {
        var names: Set<String> = []
        for folder in folders {
            let files = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
            for file in files ?? [] where file.hasSuffix(".toml") && !file.hasPrefix(".") {
                names.insert(String(file.dropLast(5)))
            }
        }
        return names.isEmpty ? [Theme.plain.name] : names.sorted()
    }

    /// The theme of a name; what is wrong is left out and told, and in the worst case it is the plain theme.
    package func theme(named name: String) -> Loaded {
        if name == Theme.plain.name, file(named: name) == nil {
            return Loaded(theme: .plain, problems: [])
        }
        var chain: [(name: String, file: ThemeFile)] = []
        var problems: [ThemeError] = []
        var next: String? = name
        while let wanted = next {
            if chain.contains(where: { $0.name == wanted })
                || chain.count >= Self.deepestInheritance
            {
                problems.append(cycle(chain.map(\.name) + [wanted]))
                break
            }
            do {
                let file = try read(wanted, for: chain.last?.name)
                problems += file.problems
                chain.append((wanted, file))
                next = file.inherits
            } catch {
                problems.append(error)
                break
            }
        }
        guard !chain.isEmpty else { return Loaded(theme: .plain, problems: problems) }
        var assembly = ThemeAssembly()
        for link in chain.reversed() { assembly.lay(link.file) }
        let theme = assembly.theme(named: chain[0].file.name, problems: &problems)
        return Loaded(theme: theme, problems: problems)
    }

    private func file(named name: String) -> URL? {
        // A name is a file's, not a path's.
        guard !name.isEmpty, !name.contains("/"), !name.contains("\0"), !name.hasPrefix(".") else {
            return nil
        }
        return folders.map { $0.appendingPathComponent(name + ".toml") }
            .first { FileManager.default.fileExists(atPath: $0.path) }
    }

    private func read(_ name: String, for child: String?) throws(ThemeError) -> ThemeFile {
        guard let url = file(named: name) else {
            throw ThemeError(
                code: .unknown,
                subject: child.map { "\($0).toml, inherits" } ?? "theme \"\(name)\"",
                cause: "There is no theme called \"\(name)\".",
                advice: "Choose one of these: \(names.joined(separator: ", "))."
            )
        }
        let data: Data
        do {
            let handle = try FileHandle(forReadingFrom: url)
            defer { try? handle.close() }
            data = try handle.read(upToCount: Self.largestFile + 1) ?? Data()
        } catch {
            throw unreadable(url, "It cannot be read.", "See that you may read it.")
        }
        guard data.count <= Self.largestFile, let text = String(data: data, encoding: .utf8) else {
            throw unreadable(url, "It is not a text of at most 1 MiB.", "Put a theme in its place.")
        }
        return try ThemeFile(text, file: url.lastPathComponent)
    }

    private func unreadable(_ url: URL, _ cause: String, _ advice: String) -> ThemeError {
        ThemeError(code: .unreadable, subject: url.path, cause: cause, advice: advice)
    }

    private func cycle(_ names: [String]) -> ThemeError {
        ThemeError(
            code: .cycle,
            subject: "\(names[names.count - 2]).toml, inherits",
            cause: "The themes inherit in a circle: \(names.joined(separator: " → ")).",
            advice: "Let one of them inherit nothing."
        )
    }
}

/// Theme files laid over one another: looks are replaced role by role, the palette name by name.
struct ThemeAssembly {
    private var palette: [String: TerminalColor] = [:]
    private var entries: [Role: (entry: ThemeFile.Entry, file: ThemeFile)] = [:]
    private var stops: (texts: [String], file: ThemeFile)?
    private var stops16: (texts: [String], file: ThemeFile)?
    private var glyphs: [Unicode.Scalar]?

    /// Lays a file over those before it.
    mutating func lay(_ file: ThemeFile) {
        palette.merge(file.palette) { _, new in new }
        for (role, entry) in file.entries { entries[role] = (entry, file) }
        if let texts = file.stops { stops = (texts, file) }
        if let texts = file.stops16 { stops16 = (texts, file) }
        glyphs = file.glyphs ?? glyphs
    }

    /// The theme that the files make together.
    func theme(named name: String, problems: inout [ThemeError]) -> Theme {
        var looks: [Role: Theme.Entry] = [:]
        for role in Role.allCases {
            guard let (entry, file) = entries[role] else { continue }
            func color(_ text: String?, _ part: String) -> TerminalColor? {
                guard let text else { return nil }
                if let color = palette[text] ?? TerminalColor(themeName: text) { return color }
                problems.append(file.problem(withColor: text, at: "\(role.name).\(part)"))
                return nil
            }
            looks[role] = Theme.Entry(
                foreground: color(entry.foreground, "fg"),
                background: color(entry.background, "bg"),
                attributes: entry.attributes,
                foreground16: color(entry.foreground16, "ansi16"),
                background16: color(entry.background16, "ansi16.bg")
            )
        }
        let heat = Theme.Heat(
            stops: colors(stops, "heat.stops", &problems)?.compactMap(\.rgb)
                ?? Theme.plain.heat.stops,
            glyphs: glyphs ?? Theme.Heat.glyphs,
            stops16: colors(stops16, "heat.ansi16", &problems) ?? []
        )
        return Theme(name: name, entries: looks, heat: heat)
    }

    private func colors(
        _ list: (texts: [String], file: ThemeFile)?,
        _ key: String,
        _ problems: inout [ThemeError]
    ) -> [TerminalColor]? {
        guard let list else { return nil }
        var colors: [TerminalColor] = []
        for text in list.texts {
            if let color = palette[text] ?? TerminalColor(themeName: text) {
                colors.append(color)
            } else {
                problems.append(list.file.problem(withColor: text, at: key))
            }
        }
        return colors.count >= 2 ? colors : nil
    }
}
