import Shop
import Studio
import Terminal

// The first line: the shop, the screens as tabs, the day that every rule takes as today, the model.

extension ConsoleState {
    func paintHeader(on frame: inout Frame) {
        let canvas = frame.canvas.on(.bar)
        canvas.fill()
        let tabs = HeaderTabs(width: canvas.width)
        let notes = headerNotes
        let notesWidth = notes.width
        let room = canvas.width - tabs.width - 3 - (notesWidth > 0 ? notesWidth + 3 : 0)
        let shop = session.overview?.shopName ?? "Marquee"
        var x = 0
        if room >= 6 {
            x = 1 + canvas.write(Line(shop, .title), at: Point(x: 1, y: 0), maxWidth: room) + 2
        }
        for tab in tabs.tabs {
            let isShown = tab.screen == session.screen
            let text = isShown || !tabs.isShort ? " \(tab.number) \(tab.title) " : " \(tab.number) "
            let style = isShown ? Style(.tabSelected).adding(.bold) : Style(.tab)
            let width = canvas.write(text, at: Point(x: x, y: 0), style)
            frame.answer(
                Rect(x: x, y: 0, width: width, height: 1),
                .command(ScreenCommands.id(of: tab.screen))
            )
            x += width
        }
        if notesWidth > 0 {
            canvas.write(notes, at: Point(x: canvas.width - notesWidth - 1, y: 0))
        }
    }

    /// What stands at the right of the header, as far as it fits.
    private var headerNotes: Line { joined(stateNotes.prefix(headerNoteCount)) }

    /// The notes that the header has no room for.
    var statusNotes: Line { joined(stateNotes.dropFirst(headerNoteCount)) }

    private var headerNoteCount: Int {
        let room = session.size.width - HeaderTabs(width: session.size.width).width - 4
        let notes = stateNotes
        return notes.indices.last { joined(notes[...$0]).width <= room }.map { $0 + 1 } ?? 0
    }

    private func joined(_ notes: some Sequence<Line>) -> Line {
        notes.reduce(Line()) { $0.spans.isEmpty ? $1 : $0 + Line("   ") + $1 }
    }

    /// What is under way and what the shop stands on, the most important first.
    private var stateNotes: [Line] {
        var notes: [Line] = []
        if session.isWriting {
            let rate = session.tokensPerSecond.map { " \(Int($0.rounded())) tok/s" } ?? ""
            notes.append(Line([Span(spinner + " writing" + rate, Style(.statusBusy))]))
        }
        if let asOf = session.asOf { notes.append(Line("as of \(asOf)", .muted)) }
        if let overview = session.overview {
            if let name = overview.modelName {
                notes.append(Line([Span("✓ ", Style(.statusOk)), Span(name, .muted)]))
            } else {
                notes.append(Line([Span("✗ no model", Style(.statusError))]))
            }
        }
        return notes
    }

    /// Turns with the ticks.
    private var spinner: String {
        let frames = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"]
        return frames[((session.ticks % frames.count) + frames.count) % frames.count]
    }
}

/// The tabs of the screens, written out where there is room and by number where there is none.
private struct HeaderTabs {
    struct Tab {
        let number: Int
        let screen: String
        let title: String
    }

    let tabs: [Tab]
    let isShort: Bool
    let width: Int

    init(width available: Int) {
        tabs = Screens.all.enumerated().map {
            Tab(number: $0.offset + 1, screen: $0.element.name, title: $0.element.title)
        }
        let written = tabs.reduce(0) { $0 + $1.title.count + 4 }
        isShort = written > available
        let longest = tabs.map(\.title.count).max() ?? 0
        width = isShort ? tabs.count * 3 + longest + 1 : written
    }
}
