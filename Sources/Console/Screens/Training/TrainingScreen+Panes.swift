import Studio
import Terminal
import Training

// The two panes beside the chart: what the model writes by now, and what the run is, makes and costs.

extension TrainingScreen {
    func paintSamples(on frame: inout Frame, _ layout: TrainingLayout, _ session: Session) {
        let count = progress?.evaluations.count ?? 0
        let place = (shown ?? count - 1) + 1
        let note = Line(count > 1 ? "‹ \(place) of \(count) ›" : "", .muted)
        let rect = layout.samples
        let inside = frame.panel(
            rect,
            Pane.samples.rawValue,
            title: title(of: .samples, layout),
            note: note,
            isFocused: focus == .samples
        )
        paint(sampleLines(width: rect.width - 4), from: samplesTop, on: frame, in: inside)
    }

    func paintDetails(on frame: inout Frame, _ layout: TrainingLayout, _ session: Session) {
        let rect = layout.details
        let inside = frame.panel(
            rect,
            Pane.details.rawValue,
            title: title(of: .details, layout),
            isFocused: focus == .details
        )
        let lines = detailLines(paneWidth: rect.width, session)
        paint(lines, from: detailsTop, on: frame, in: inside)
    }

    /// A pane's name; where one is in the place of the other, both names.
    private func title(of pane: Pane, _ layout: TrainingLayout) -> Line {
        func name(_ pane: Pane) -> String { pane == .samples ? "Samples" : "Run" }
        guard !layout.isWide else { return Line(name(pane), .title) }
        return pane == .samples
            ? Line([Span(name(.samples), .title), Span(" · \(name(.details))", .muted)])
            : Line([Span("\(name(.samples)) · ", .muted), Span(name(.details), .title)])
    }

    private func paint(_ lines: [Line], from top: Int, on frame: Frame, in inside: Rect) {
        let first = max(0, min(top, lines.count - inside.height))
        for (row, line) in lines.dropFirst(first).prefix(inside.height).enumerated() {
            frame.canvas.write(
                line,
                at: Point(x: inside.x + 1, y: inside.y + row),
                maxWidth: inside.width - 2
            )
        }
        ScrollBar(top: first, seen: inside.height, total: lines.count)
            .paint(
                on: frame.canvas,
                in: Rect(x: inside.maxX, y: inside.y, width: 1, height: inside.height)
            )
    }

    /// The samples of the shown evaluation in lines of at most `width` cells.
    func sampleLines(width: Int) -> [Line] {
        let width = max(1, width)
        guard let evaluation else {
            return wrap(
                Line("Each evaluation shows here what the model writes by then.", .muted),
                width: width
            )
        }
        var lines = [
            Line([
                Span("◆ ", Style(.statusWarn, [.bold])),
                Span(evaluation.loss.fixed(3), Style(.number)),
                Span(" after update \(evaluation.step)", .muted),
                Span(evaluation.isBest ? ", best" : "", .muted),
            ])
        ]
        if evaluation.samples.isEmpty { lines.append(Line("No sample text.", .muted)) }
        for sample in evaluation.samples {
            lines.append(Line())
            lines += Self.shortened(sample.prompt, width: width).map { Line("› " + $0, .muted) }
            for line in sample.text.split(
                omittingEmptySubsequences: false,
                whereSeparator: \.isNewline
            ) {
                lines += wrap(Line(String(line)), width: width)
            }
        }
        return lines
    }

    /// The end of a prompt: what the model was asked last, in two rows at most.
    private static func shortened(_ prompt: String, width: Int) -> [String] {
        let lines = prompt.split(whereSeparator: \.isNewline)
            .filter { !$0.allSatisfy(\.isWhitespace) }
        return lines.suffix(2).map { line in
            let room = max(1, width - 2)
            return displayWidth(line) <= room ? String(line) : line.truncated(to: room - 1) + "…"
        }
    }

    /// What the run is, makes and costs.
    func detailLines(paneWidth: Int, _ session: Session) -> [Line] {
        guard let progress else { return [] }
        var text = DetailText(paneWidth: paneWidth)
        if let result = progress.result { addAdapter(result, &text) }
        for warning in progress.warnings {
            for row in wrap("! " + warning, width: text.width) {
                text.add(Line(row, Style(.statusWarn)))
            }
        }
        if !progress.warnings.isEmpty { text.add(Line()) }
        text.add("Text", progress.form.text.isEmpty ? "accepted copy" : progress.form.text)
        if let plan = progress.plan {
            let validation = plan.validationSequences
            text.add(
                "Holds",
                "\(session.text(plan.sequences)) sequences"
                    + (validation > 0 ? " and \(session.text(validation)) for validation" : "")
                    + ", \(session.text(plan.tokens)) tokens an epoch"
            )
            text.add(
                "Trains",
                "\(session.text(plan.trainedParameters)) values, "
                    + TrainingWords.percent(plan.trainedParameters, of: plan.parameters)
                    + " of the model's"
            )
        }
        text.add("Checkpoint", progress.saved.map { "update \(session.text($0))" } ?? "none yet")
        text.add(
            "Best",
            progress.best.map { "\($0.loss.fixed(3)) at update \(session.text($0.step))" }
        )
        if let result = progress.result {
            addCost(result.cost, &text, session)
        } else if let plan = progress.plan {
            if let seconds = plan.estimatedSeconds, let energy = plan.estimatedWattHours {
                text.add(
                    "Will take",
                    "about \(TrainingWords.time(seconds)), \(energy.fixed(energy < 10 ? 2 : 0)) Wh"
                )
            }
            text.add("Memory", "about \(TrainingWords.bytes(plan.estimatedBytes))")
            text.add("Goes to", plan.outputPath)
        }
        return text.lines
    }

    private func addAdapter(_ result: TrainingResult, _ text: inout DetailText) {
        text.add(Line("The adapter", .strong))
        for row in wrap(result.outputPath, width: text.width) { text.add(Line(row, .accent)) }
        text.paragraph("Here: a writes with it. On the command line, and at the next start:")
        for row in wrap("marquee --adapter " + result.outputPath, width: text.width) {
            text.add(Line(row, .accent))
        }
        text.add(Line())
    }

    private func addCost(_ cost: TrainingCost, _ text: inout DetailText, _ session: Session) {
        text.add("Took", TrainingWords.time(cost.seconds))
        text.add("Processors", TrainingWords.time(cost.processorSeconds))
        text.add(
            "Energy",
            "about \(cost.wattHours.fixed(cost.wattHours < 10 ? 2 : 0)) Wh, "
                + "at \(cost.wattsPerCore.fixed(0)) W a core"
        )
        text.add("Memory", "\(TrainingWords.bytes(cost.peakBytes)) at most")
        text.add("Read", "\(session.text(cost.tokens)) tokens")
    }
}
