import Shop
import Studio
import Terminal

// The first line: the shop, the screens as tabs, the day that every rule takes as today, the model.

extension ConsoleState {
    func paintHeader(on frame: inout Frame) {
        let canvas = frame.canvas.on(.bar)
        canvas.fill()
        let tabs = headerTabs
        let notes = headerNotes
        let notesWidth = notes.width
        let room = canvas.width - tabs.width - 3 - (notesWidth > 0 ? notesWidth + 3 : 0)
        let shop = session.overview?.shopName ?? "Marquee"
        var x = 0
        if room >= 6 {
            x = 1 + canvas.write(Line(shop, .title), at: Point(x: 1, y: 0), maxWidth: room) + 2
        }
        let place = Rect(x: x, y: 0, width: canvas.width - x, height: 1)
        for (screen, tab) in zip(Screens.all, tabs.paint(on: canvas, in: place)) {
            frame.answer(tab, .command(ScreenCommands.id(of: screen.name)))
        }
        if notesWidth > 0 {
            canvas.write(notes, at: Point(x: canvas.width - notesWidth - 1, y: 0))
        }
    }

    /// The screens, written out where there is room, and by their numbers where there is none.
    private var headerTabs: Tabs {
        let titles = Screens.all.enumerated().map { "\($0.offset + 1) \($0.element.title)" }
        var tabs = Tabs(titles, selected: shownIndex)
        if tabs.width > session.size.width { tabs.isTight = true }
        guard tabs.width > session.size.width else { return tabs }
        let short = titles.enumerated().map {
            $0.offset == shownIndex ? $0.element : "\($0.offset + 1)"
        }
        return Tabs(short, selected: shownIndex)
    }

    /// What stands at the right of the header, as far as it fits.
    private var headerNotes: Line { joined(stateNotes.prefix(headerNoteCount)) }

    /// The notes that the header has no room for.
    var statusNotes: Line { joined(stateNotes.dropFirst(headerNoteCount)) }

    private var headerNoteCount: Int {
        let room = session.size.width - headerTabs.width - 4
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
        if let training = session.training {
            notes.append(training.line(spinner: spinner, isLeaving: session.leavesAfterTraining))
        }
        if let asOf = session.asOf { notes.append(Line("as of \(asOf)", .muted)) }
        if let overview = session.overview {
            if let name = overview.modelName {
                notes.append(Line([Span("✓ ", Style(.statusOk)), Span(name, .muted)]))
            } else if overview.modelFault != nil {
                notes.append(Line([Span("✗ no model", Style(.statusError))]))
            } else {
                notes.append(Line([Span("… opening the model", Style(.statusBusy))]))
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
