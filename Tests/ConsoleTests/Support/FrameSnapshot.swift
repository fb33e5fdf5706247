import Console
import Foundation
import Terminal
import Testing

/// Holds painted frames against the ones that were recorded: their text, and the role of every cell.
///
/// `RECORD_SNAPSHOTS=1` writes them anew; look at what changed before you keep it.
enum FrameSnapshot {
    /// Compares a frame with the fixture of a name; a fixture that is missing fails.
    static func expect(
        _ painted: Painted,
        _ name: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let url = folder.appendingPathComponent(name + ".frame")
        let now = text(of: painted.buffer)
        if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
            #expect(throws: Never.self, sourceLocation: sourceLocation) {
                try Data(now.utf8).write(to: url)
            }
            return
        }
        guard let data = try? Data(contentsOf: url) else {
            Issue.record("no fixture \(name); record it", sourceLocation: sourceLocation)
            return
        }
        let recorded = String(decoding: data, as: UTF8.self)
        guard now != recorded else { return }
        let lines = zip(now.split(separator: "\n"), recorded.split(separator: "\n"))
        let first = lines.first { $0 != $1 }
        Issue.record(
            "\(name) differs: \(first?.0 ?? "(length)") instead of \(first?.1 ?? "(length)")",
            sourceLocation: sourceLocation
        )
    }

    private static var folder: URL {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Fixtures")
    }

    /// The text of a frame, then for each row its roles as runs: `12 text, 3 key+bold on bar`.
    private static func text(of buffer: CellBuffer) -> String {
        let rows = (0..<buffer.size.height).map { y in
            var runs: [(style: Style, count: Int)] = []
            for x in 0..<buffer.size.width {
                let style = buffer[x, y].style
                if runs.last?.style == style {
                    runs[runs.count - 1].count += 1
                } else {
                    runs.append((style, 1))
                }
            }
            return runs.map { "\($0.count) \(words(for: $0.style))" }.joined(separator: ", ")
        }
        return buffer.text + "\n\n" + rows.joined(separator: "\n") + "\n"
    }

    private static func words(for style: Style) -> String {
        var words = style.role.name
        if style.attributes.contains(.bold) { words += "+bold" }
        if style.attributes.contains(.underline) { words += "+underline" }
        if style.attributes.contains(.reverse) { words += "+reverse" }
        if let heat = style.heat { words += "@\(heat)" }
        return style.on == .background ? words : words + " on " + style.on.name
    }
}
