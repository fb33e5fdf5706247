package import Copywriting
import Shop
package import Studio
import Terminal

/// The accepted copy, the form in which it leaves the program, and the file that it goes to.
package struct ExportScreen: Screen {
    package static let name = "export"
    package static let title = "Export"

    /// The pane that takes the keys.
    package enum Pane: String, Hashable, Sendable {
        case list
        case preview
    }

    /// An export that was done.
    package struct Result: Hashable, Sendable {
        package var path: String
        package var count: Int
    }

    package internal(set) var list = PagedList<SuggestionQuery, Suggestion>(
        SuggestionQuery(state: .accepted)
    )
    package internal(set) var focus = Pane.list
    /// The format's place in `ExportFormats.all`.
    package internal(set) var format = 0
    /// The file; relative to the folder that the program was started in.
    package internal(set) var path = "marquee-copy.csv"
    /// Whether an export was asked for that is not answered yet.
    package internal(set) var isUnderWay = false
    package internal(set) var result: Result?
    /// The selected suggestion in the chosen format.
    package internal(set) var preview: [String] = []
    package internal(set) var previewTop = 0
    private var previewed: Previewed?

    private struct Previewed: Hashable, Sendable {
        var suggestion: Suggestion
        var format: Int
    }

    package init() {}

    /// The chosen format.
    package var chosenFormat: any ExportFormat { ExportFormats.all[format] }
}

// MARK: - Update

extension ExportScreen {
    package mutating func update(_ message: ScreenMessage, session: inout Session) -> [Effect] {
        switch message {
        case .appeared, .reload: list.reload()
        case .move(let motion): move(motion, session)
        case .focusNext: focus = focus == .list ? .preview : .list
        case .pointer(let pointer): point(pointer, session)
        case .event(let event): take(event, session: &session)
        case .answered(let prompt, let text):
            if prompt == Self.pathPrompt { takePath(text) }
        case .changed, .input, .list, .editorReturned, .tick: break
        }
        makePreview()
        return ask(session)
    }

    package mutating func back(session: inout Session) -> Bool {
        guard focus == .preview else { return false }
        focus = .list
        return true
    }

    private mutating func ask(_ session: Session) -> [Effect] {
        guard session.screen == Self.name else { return [] }
        list.resize(height: max(1, ExportLayout(session.screenSize).list.height - 2))
        return list.missingRanges().map { .perform(.suggestions(list.asked, range: $0)) }
    }

    private mutating func move(_ motion: Motion, _ session: Session) {
        switch (focus, motion) {
        case (.list, .left): choose(format: format - 1)
        case (.list, .right): choose(format: format + 1)
        case (.list, _): list.move(motion)
        case (.preview, _):
            let pane = ExportLayout(session.screenSize).preview
            let rows = max(1, pane.height - 2)
            let lines = previewLines(width: pane.width - 4).count
            previewTop = motion.moved(previewTop, page: rows, last: lines - rows)
        }
    }

    private mutating func point(_ pointer: Pointer, _ session: Session) {
        switch (pointer.region, pointer.action) {
        case ("list", .press(.left)):
            focus = .list
            list.select(list.top + pointer.point.y)
        case ("list", .wheelUp): list.scroll(by: -3)
        case ("list", .wheelDown): list.scroll(by: 3)
        case ("preview", .press(.left)): focus = .preview
        case ("preview", .wheelUp), ("preview", .wheelDown):
            let focused = focus
            focus = .preview
            move(pointer.action == .wheelUp ? .up : .down, session)
            focus = focused
        case (let region, .press(.left)):
            let index = ExportFormats.all.firstIndex { Self.region(of: $0) == region }
            if let index { choose(format: index) }
        default: break
        }
    }

    private mutating func take(_ event: Event, session: inout Session) {
        switch event {
        case .suggestions(let query, let page):
            list.receive(query, rows: page.rows, start: page.start, total: page.total)
        case .reviewed, .writing(.suggestion): list.reload()
        case .exported(let path, let count):
            isUnderWay = false
            result = Result(path: path, count: count)
            session.say("\(session.text(count)) \(Self.noun(count)) written to \(path).")
        case .exportExists(let format, let path):
            isUnderWay = false
            guard format == chosenFormat.name, path == self.path else { return }
            session.show(
                .confirmation(
                    Confirmation(
                        title: "Replace \(path)?",
                        text: "A file of that name is there already.",
                        yes: "Replace",
                        command: "export.replace"
                    )
                )
            )
        case .failed(.export, _): isUnderWay = false
        case .failed(.suggestions(let query, let range), _): list.failed(query, range: range)
        default: break
        }
    }

    private mutating func makePreview() {
        guard let suggestion = list.selectedRow else {
            (previewed, preview, previewTop) = (nil, [], 0)
            return
        }
        let wanted = Previewed(suggestion: suggestion, format: format)
        guard wanted != previewed else { return }
        previewed = wanted
        previewTop = 0
        do {
            preview = try chosenFormat.encode([suggestion])
                .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
                .map(String.init)
            while preview.last == "" { preview.removeLast() }
        } catch {
            preview = ["It cannot be shown in this format."]
        }
    }
}

// MARK: - What commands do

extension ExportScreen {
    static let pathPrompt = "export.path"

    /// The region of a format's name.
    static func region(of format: any ExportFormat) -> String { "format." + format.name }

    /// The word for so many suggestions.
    static func noun(_ count: Int) -> String { count == 1 ? "suggestion" : "suggestions" }

    /// Chooses a format, round about; the file's ending follows it.
    mutating func choose(format index: Int) {
        let count = ExportFormats.all.count
        let old = "." + chosenFormat.fileExtension
        format = (index % count + count) % count
        if path.hasSuffix(old) {
            path = String(path.dropLast(old.count)) + "." + chosenFormat.fileExtension
        }
    }

    /// Asks for the file to be written.
    mutating func export(overwrite: Bool) -> [Effect] {
        isUnderWay = true
        result = nil
        let format = chosenFormat.name
        return [.perform(.export(format: format, path: path, overwrite: overwrite))]
    }

    private mutating func takePath(_ text: String) {
        var path = text[...]
        while path.first?.isWhitespace == true { path.removeFirst() }
        while path.last?.isWhitespace == true { path.removeLast() }
        if !path.isEmpty { self.path = String(path) }
    }
}
