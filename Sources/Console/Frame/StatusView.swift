import Terminal

// The last two lines: what was said, and the most useful keys.

extension ConsoleState {
    /// Paints the notice; where the line is its own also what the header had no room for.
    func paintStatus(on canvas: Canvas, isAlone: Bool) {
        if let notice = session.notice {
            canvas.fill()
            let role = notice.kind.role
            let line = Line([
                Span("\(role.glyph ?? "·") ", Style(role)),
                Span(notice.text, Style(role)),
            ])
            canvas.write(line, at: Point(x: 1, y: 0), maxWidth: canvas.width - 2)
            return
        }
        guard isAlone else { return }
        canvas.write(
            statusNotes,
            at: Point(x: 1, y: 0),
            maxWidth: canvas.width - 2,
            alignment: .right
        )
    }

    /// Paints the keys of what takes them now.
    func paintFooter(on frame: inout Frame) {
        let canvas = frame.canvas.on(.bar)
        canvas.fill()
        let room = Rect(canvas.size).inset(left: 1)
        let hints = fittingHints(width: room.width)
        let places = KeyHints(hints.map(\.hint)).paint(on: canvas, in: room)
        for ((command, _), place) in zip(hints, places) {
            frame.answer(place, .command(command.id))
        }
    }

    /// As many hints as fit; what leads out (help, quit) stays longest.
    private func fittingHints(width: Int) -> [(command: Command, hint: KeyHints.Hint)] {
        var hints = footerCommands.compactMap { command in
            command.keys.first.map { key in
                let isEnabled = command.disabledReason(self) == nil
                return (command, KeyHints.Hint(key, command.label, isEnabled: isEnabled))
            }
        }
        func needed() -> Int { hints.reduce(-2) { $0 + $1.1.width + 2 } }
        while needed() > width, !hints.isEmpty {
            hints.remove(at: hints.lastIndex { ($0.0.rank ?? 0) < 90 } ?? hints.count - 1)
        }
        return hints
    }
}

extension Notice.Kind {
    fileprivate var role: Role {
        switch self {
        case .done: .statusOk
        case .hint: .statusInfo
        case .refused: .statusWarn
        }
    }
}
