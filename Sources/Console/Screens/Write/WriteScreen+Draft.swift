import Copywriting
import Studio
import Terminal

// The pane with the text: what is written, how far it is, and what is to be said of it.

extension WriteScreen {
    /// The text of the shown candidate in lines.
    func draftLines(width: Int) -> [Line] {
        guard let candidate else { return [] }
        var marks = candidate.marks
        if !candidate.newest.isEmpty { marks.append(TextMark(candidate.newest, .newest)) }
        return ParagraphView(candidate.text, marks: marks.map(\.styled)).rows(width: width)
    }

    /// The rows below the text.
    func draftFoot(width: Int) -> Int { footLines(width: max(1, width)).count + 1 }

    func paintDraft(on frame: inout Frame, in area: Rect, _ session: Session) {
        guard !area.isEmpty else { return }
        if let failure { return paint(failure, on: frame.canvas, in: area) }
        if isAwaited { return paintNote(waitingLines(session), on: frame.canvas, in: area) }
        guard let progress, let candidate, candidate.isBegun else {
            return paintNote(invitation(session), on: frame.canvas, in: area)
        }
        let foot = footLines(width: area.width)
        let (footArea, above) = area.cutBottom(min(foot.count + 1, area.height))
        if let reading = candidate.reading {
            paint(reading, of: progress, on: frame.canvas, in: above)
        } else {
            let lines = draftLines(width: above.width)
            let top = min(textTop, max(0, lines.count - above.height))
            for (row, line) in lines.dropFirst(top).prefix(above.height).enumerated() {
                frame.canvas.write(line, at: Point(x: above.x, y: above.y + row))
            }
        }
        for (row, line) in foot.enumerated() {
            frame.canvas.write(
                line,
                at: Point(x: footArea.x, y: footArea.y + 1 + row),
                maxWidth: footArea.width
            )
        }
    }

    /// How far the prompt is read, as a bar and as numbers.
    private func paint(
        _ reading: WritingProgress.Reading,
        of progress: WritingProgress,
        on canvas: Canvas,
        in area: Rect
    ) {
        canvas.write(
            Line([
                Span("Reading the brief  ", .strong),
                Span("\(reading.done) of \(reading.of) tokens", .muted),
            ]),
            at: area.origin,
            maxWidth: area.width
        )
        Gauge(Double(reading.done) / Double(reading.of))
            .paint(on: canvas, in: Rect(x: area.x, y: area.y + 1, width: area.width, height: 1))
    }

    /// What stands below the text: the run's state, the limits, what the checks found.
    private func footLines(width: Int) -> [Line] {
        guard let progress, let candidate, candidate.isBegun else { return [] }
        var lines = [stateLine(progress, candidate)]
        let channel = Channels.all.first { $0.name == progress.brief.channel }
        if candidate.reading == nil, let channel {
            lines += channel.measures(of: candidate.text).map(\.line)
        }
        if let suggestion = candidate.suggestion {
            let findings = suggestion.findings
            lines += findings.prefix(5).flatMap { wrap($0.line, width: width) }
            if findings.count > 5 {
                lines.append(Line("and \(findings.count - 5) more, in Review", .muted))
            }
        }
        return lines
    }

    private func stateLine(
        _ progress: WritingProgress,
        _ candidate: WritingProgress.Candidate
    ) -> Line {
        var spans: [Span] = []
        if let suggestion = candidate.suggestion {
            spans.append(suggestion.state.badge)
        } else if candidate.reading == nil {
            switch progress.phase {
            case .cancelled: spans.append(Span("✗ stopped, not kept", Style(.statusWarn)))
            case .failed: spans.append(Span("✗ failed", Style(.statusError)))
            case .underWay, .finished: spans.append(Span("… writing", Style(.statusBusy)))
            }
        } else if progress.phase == .cancelled {
            spans.append(Span("✗ stopped", Style(.statusWarn)))
        } else {
            spans.append(Span("… reading", Style(.statusBusy)))
        }
        if candidate.tokens > 0 {
            spans.append(Span(" · \(candidate.tokens) tokens", .muted))
            if candidate.tokensPerSecond > 0 {
                spans.append(Span(" · \(candidate.tokensPerSecond.fixed(0)) tokens/s", .muted))
            }
        }
        return Line(spans)
    }

    private func waitingLines(_ session: Session) -> [Line] {
        let isOpen = session.overview?.modelName != nil
        return [
            Line(isOpen ? "… about to begin" : "… the model is being opened", Style(.statusBusy))
        ]
    }

    private func invitation(_ session: Session) -> [Line] {
        if let refusal = briefRefusal(session) {
            return [Line("! \(refusal)", Style(.statusWarn))]
        }
        let what = count == 1 ? "a text" : "\(count) texts"
        let channel = ChannelWords.title(of: session.brief.channel)
        return [
            Line([
                Span("Press "), Span("w", Style(.key)), Span(" to write \(what) for \(channel)."),
            ]),
            Line("c changes the channel, + and - how many.", .muted),
        ]
    }

    private func paintNote(_ lines: [Line], on canvas: Canvas, in area: Rect) {
        for (row, line) in lines.enumerated() where row < area.height {
            canvas.write(line, at: Point(x: area.x, y: area.y + row), maxWidth: area.width)
        }
    }

    private func paint(_ fault: Fault, on canvas: Canvas, in area: Rect) {
        let lines = [
            Line("✗ \(fault.title)", Style(.statusError)), Line(fault.cause),
            Line(fault.advice, .muted),
        ]
        paintNote(lines.flatMap { wrap($0, width: area.width) }, on: canvas, in: area)
    }
}

extension Measure {
    /// The length against its limits: a bar where there is one, the numbers, and a word where a limit is passed.
    var line: Line {
        let limit = hardLimit ?? softLimit
        guard let limit, limit > 0 else {
            return Line([Span("\(value)", Style(.number)), Span(" \(unit)", .muted)])
        }
        let isOver = hardLimit.map { value > $0 } ?? false
        let isLong = !isOver && (softLimit.map { value > $0 } ?? false)
        let role: Role = isOver ? .statusError : isLong ? .statusWarn : .number
        let width = 8
        let filled = min(width, width * value / limit)
        let unit = limit == 1 && unit.hasSuffix("s") ? String(unit.dropLast()) : unit
        let note =
            isOver ? "  ✗ too long" : isLong ? "  ! over \(softLimit ?? limit)" : ""
        return Line([
            Span(String(repeating: "━", count: filled), Style(isOver ? .statusError : .gaugeFill)),
            Span(String(repeating: "─", count: width - filled), Style(.gauge)),
            Span(" \(value)", Style(role)), Span(" of \(limit) \(unit)", .muted),
            Span(note, Style(role)),
        ])
    }
}
