import Terminal

/// A table for people: columns as wide as they need, numbers to the right.
struct TextTable {
    private let headings: [(title: String, alignment: Alignment)]
    private var rows: [[String]] = []
    /// Longer texts are cut.
    private static let widest = 48

    init(_ headings: [(title: String, alignment: Alignment)]) {
        self.headings = headings
    }

    mutating func add(_ row: [String]) {
        rows.append(row.map { Output.plain($0).truncated(to: Self.widest) })
    }

    /// The lines of the table, headings first.
    var text: String {
        let all = [headings.map(\.title)] + rows
        let widths = headings.indices.map { column in
            all.map { displayWidth($0[column]) }.max() ?? 0
        }
        return all.map { row in
            var line = ""
            for (column, cell) in row.enumerated() {
                let gap = String(repeating: " ", count: widths[column] - displayWidth(cell))
                let isLast = column == row.count - 1
                switch headings[column].alignment {
                case .right: line += gap + cell
                default: line += cell + (isLast ? "" : gap)
                }
                if !isLast { line += "  " }
            }
            return line + "\n"
        }
        .joined()
    }

    /// Names and values, a line each.
    static func fields(_ rows: [(name: String, value: String)]) -> String {
        let names = rows.map { Output.plain($0.name) }
        let width = names.map(displayWidth).max() ?? 0
        return zip(names, rows).map { name, row in
            let gap = String(repeating: " ", count: width - displayWidth(name) + 2)
            return name + gap + Output.plain(row.value) + "\n"
        }
        .joined()
    }

    /// How many rows of how many were printed, where some were not.
    static func note(shown: Range<Int>, of total: Int, _ noun: String) -> String {
        guard shown.count < total else { return "" }
        return shown.isEmpty
            ? "\(total) \(noun) in all\n"
            : "\(noun) \(shown.lowerBound + 1)–\(shown.upperBound) of \(total); --limit and --offset show others\n"
    }
}
