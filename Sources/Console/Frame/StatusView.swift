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
        var x = 1
        for hint in FooterHint.fitting(footerCommands, width: canvas.width - 1) {
            let isAvailable = hint.command.disabledReason(self) == nil
            let start = x
            x += canvas.write(
                hint.key,
                at: Point(x: x, y: 0),
                isAvailable ? Style(.key) : Style(.disabled)
            )
            x += canvas.write(
                " " + hint.command.label,
                at: Point(x: x, y: 0),
                isAvailable ? .text : Style(.disabled)
            )
            frame.answer(
                Rect(x: start, y: 0, width: x - start, height: 1),
                .command(hint.command.id)
            )
            x += 2
        }
    }
}

/// A command as the footer names it.
private struct FooterHint {
    let command: Command
    let key: String

    var width: Int { displayWidth(key) + 1 + displayWidth(command.label) + 2 }

    /// As many as fit; what leads out (help, quit) stays longest.
    static func fitting(_ commands: [Command], width: Int) -> [FooterHint] {
        var hints = commands.compactMap { command in
            command.keys.first.map { FooterHint(command: command, key: $0.label) }
        }
        var needed = hints.reduce(0) { $0 + $1.width }
        while needed > width, let last = hints.last {
            let index = hints.lastIndex { ($0.command.rank ?? 0) < 90 } ?? hints.count - 1
            needed -= index < hints.count ? hints[index].width : last.width
            hints.remove(at: index)
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
