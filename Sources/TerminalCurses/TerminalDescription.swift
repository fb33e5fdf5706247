package import Terminal

/// A description of a terminal that may fit the one at hand, and the colours to ask of it.
package struct TerminalDescription: Hashable, Sendable {
    /// Its name in the terminfo database.
    package var name: String
    /// The colours to use of it, at most; nil uses all it has.
    package var limit: ColorDepth?

    package init(name: String, limit: ColorDepth? = nil) {
        self.name = name
        self.limit = limit
    }
}

extension TerminalDescription {
    /// The descriptions to try in turn, best first, from what the environment says of the terminal.
    ///
    /// A terminal that announces true colour (`COLORTERM`) is opened by a description with direct colours, where one
    /// is installed. `NO_COLOR` turns colours off; `colors` has the last word.
    package static func candidates(
        environment: [String: String],
        colors: ColorDepth? = nil
    ) -> [TerminalDescription] {
        let name = environment["TERM"] ?? ""
        let isColorless = !(environment["NO_COLOR"] ?? "").isEmpty
        switch colors ?? (isColorless ? .monochrome : nil) {
        case .monochrome: return [TerminalDescription(name: name, limit: .monochrome)]
        case .ansi16:
            return [
                TerminalDescription(name: stem(of: name) + "-16color", limit: .ansi16),
                TerminalDescription(name: name, limit: .ansi16),
            ]
        case .palette256:
            return [name, stem(of: name) + "-256color"].map {
                TerminalDescription(name: $0, limit: .palette256)
            }
        case .trueColor:
            return direct(for: name, environment: environment)
                + [TerminalDescription(name: name)]
        case nil:
            let plain = [TerminalDescription(name: name)]
            guard announcesTrueColor(environment, name: name) else { return plain }
            return direct(for: name, environment: environment) + plain
        }
    }

    private static func announcesTrueColor(_ environment: [String: String], name: String) -> Bool {
        let word = environment["COLORTERM"]?.lowercased()
        guard word == "truecolor" || word == "24bit" else { return false }
        // GNU screen hands the word of the terminal around it on, but no such colours.
        if name.hasPrefix("screen"), !isInTmux(environment) { return false }
        return !["dumb", "linux", "ansi"].contains(name) && !name.hasPrefix("vt")
    }

    private static func isInTmux(_ environment: [String: String]) -> Bool {
        !(environment["TMUX"] ?? "").isEmpty
    }

    private static func direct(
        for name: String,
        environment: [String: String]
    ) -> [TerminalDescription] {
        if name.hasSuffix("-direct") { return [] }
        if isInTmux(environment) { return [TerminalDescription(name: "tmux-direct")] }
        var names = [name + "-direct"]
        let stem = stem(of: name)
        for known in [stem, stem.replacing("xterm-", with: "")] where known != name {
            names.append(known + "-direct")
        }
        if !names.contains("xterm-direct") { names.append("xterm-direct") }
        return names.map { TerminalDescription(name: $0) }
    }

    /// The name without what it says of colours.
    private static func stem(of name: String) -> String {
        for ending in ["-256color", "-16color", "-88color", "-color"] where name.hasSuffix(ending) {
            return String(name.dropLast(ending.count))
        }
        return name
    }
}
