import Shop
import Studio
import Terminal
import Training

extension TrainingScreen {
    package func view(on frame: inout Frame, session: Session) {
        guard let progress else { return paintSetup(on: &frame, session) }
        let layout = TrainingLayout(frame.size, focus: focus)
        paintStatus(progress, on: &frame, in: layout.status, session)
        if !layout.chart.isEmpty { paintChart(progress, on: &frame, in: layout.chart, session) }
        if !layout.samples.isEmpty { paintSamples(on: &frame, layout, session) }
        if !layout.details.isEmpty { paintDetails(on: &frame, layout, session) }
    }

    // MARK: - Before the run

    private func paintSetup(on frame: inout Frame, _ session: Session) {
        let isWide = frame.size.width >= 112
        let needed = form.height(
            width: (isWide ? frame.size.width * 11 / 20 : frame.size.width) - 4
        )
        let (top, below) = frame.bounds.cutTop(max(needed + 2, isWide ? 12 : 0))
        let (box, side) = isWide ? top.cutLeft(top.width * 11 / 20) : (top, below)
        let note = isAwaited ? Line("… about to begin", Style(.statusBusy)) : Line()
        let inside = frame.box(box, title: Line("Train", .title), note: note, isFocused: true)
        form.paintRows(on: &frame, in: inside.inset(left: 1, right: 1))
        guard side.height >= 3 else { return }
        let words = frame.box(side, title: Line("What happens", .title)).inset(left: 1, right: 1)
        let lines = aboutLines(session).flatMap { wrap($0, width: max(1, words.width)) }
        for (row, line) in lines.prefix(words.height).enumerated() {
            frame.canvas.write(line, at: Point(x: words.x, y: words.y + row))
        }
    }

    private func aboutLines(_ session: Session) -> [Line] {
        let folder = (session.overview?.workspacePath ?? "") + "/training/" + form["Name"]
        var lines: [Line] = []
        if let refusal = startRefusal(session) {
            lines.append(Line("! \(refusal)", Style(.statusWarn)))
        } else {
            lines.append(
                Line([
                    Span("t", Style(.key)), Span(" trains, "), Span("Enter", Style(.key)),
                    Span(" changes a setting."),
                ])
            )
        }
        lines += [
            Line(
                "The model learns the manner of the text into an adapter, a small file beside it, "
                    + "and stays as it is. Nothing leaves this machine."
            ),
            Line("It takes minutes to hours; it can be paused and stopped at any time.", .muted),
            Line([Span("Goes to ", .muted), Span(folder)]),
        ]
        return lines
    }

    // MARK: - How far it is

    private func paintStatus(
        _ progress: TrainingProgress,
        on frame: inout Frame,
        in rect: Rect,
        _ session: Session
    ) {
        let title = Line([Span("Train ", .title), Span(progress.form.name, .strong)])
        let inside = frame.box(rect, title: title, note: phaseNote(progress))
            .inset(left: 1, right: 1)
        let lines = statusLines(progress, session)
        var y = inside.y
        if progress.result == nil, let plan = progress.plan {
            let step = progress.step?.step ?? plan.firstStep
            let label = "\(session.text(step)) of \(session.text(plan.steps)) updates"
            Gauge(Double(step) / Double(max(1, plan.steps)), label: Line(label, .strong))
                .paint(
                    on: frame.canvas,
                    in: Rect(x: inside.x, y: y, width: inside.width, height: 1)
                )
            y += 1
        }
        for line in lines where y < inside.maxY {
            frame.canvas.write(line, at: Point(x: inside.x, y: y), maxWidth: inside.width)
            y += 1
        }
    }

    private func phaseNote(_ progress: TrainingProgress) -> Line {
        switch progress.phase {
        case .preparing: Line("… reading model and text", Style(.statusBusy))
        case .underWay: Line("… training", Style(.statusBusy))
        case .paused: Line("‖ paused", Style(.statusWarn))
        case .stopping: Line("… stopping at the next batch", Style(.statusBusy))
        case .finished(let result):
            result.ending == .stopped
                ? Line("■ stopped, kept", Style(.statusOk)) : Line("✓ done", Style(.statusOk))
        case .failed: Line("✗ failed", Style(.statusError))
        }
    }

    private func statusLines(_ progress: TrainingProgress, _ session: Session) -> [Line] {
        switch progress.phase {
        case .finished(let result): return resultLines(result, session)
        case .failed(let fault):
            return [
                Line([Span("✗ \(fault.title): ", Style(.statusError)), Span(fault.cause)]),
                Line(fault.advice, .muted),
            ]
        case .preparing, .underWay, .paused, .stopping: break
        }
        guard let plan = progress.plan else {
            return [
                Line("The model is opened and the text is cut into sequences.", .muted),
                Line("It begins in some seconds.", .muted),
            ]
        }
        guard let step = progress.step else {
            return [Line("\(session.text(plan.tokens)) tokens an epoch.", .muted)]
        }
        return [
            facts([
                ("epoch", "\(step.epoch.fixed(2)) of \(progress.form.epochs)"),
                ("left", TrainingWords.time(step.secondsLeft)),
                ("so far", TrainingWords.time(progress.seconds)),
                ("tokens/s", step.tokensPerSecond.fixed(0)),
            ]),
            facts([
                ("loss", step.loss.fixed(3)),
                ("validation", progress.evaluations.last.map { $0.loss.fixed(3) } ?? "–"),
                ("learning rate", step.learningRate.fixed(6)),
                ("gradient", step.gradientNorm.fixed(2)),
            ]),
        ]
    }

    private func facts(_ facts: [(name: String, value: String)]) -> Line {
        Line(
            facts.enumerated().flatMap { index, fact in
                [
                    Span(index > 0 ? "   " : ""), Span(fact.name + " ", .muted),
                    Span(fact.value, Style(.number)),
                ]
            }
        )
    }

    private func resultLines(_ result: TrainingResult, _ session: Session) -> [Line] {
        let ending =
            switch result.ending {
            case .completed: "All updates were made."
            case .converged: "The validation loss fell no more, so it ended early."
            case .stopped: "Stopped; what was learned is kept."
            }
        var losses: [(String, String)] = []
        if let first = result.firstValidationLoss, let last = result.lastValidationLoss {
            losses.append(("validation loss", "\(first.fixed(3)) → \(last.fixed(3))"))
        }
        if let best = result.bestValidationLoss { losses.append(("best, kept", best.fixed(3))) }
        if let loss = result.loss { losses.append(("training loss", loss.fixed(3))) }
        let isUsed = adapter == AdapterUse(path: result.outputPath, isOpen: true)
        return [
            Line([
                Span("✓ \(session.text(result.steps)) updates ", Style(.statusOk)),
                Span("in \(TrainingWords.time(result.cost.seconds)). "), Span(ending, .muted),
            ]),
            facts(losses),
            isUsed
                ? Line("✓ What is written now is written with it.", Style(.statusOk))
                : Line([
                    Span("a", Style(.key)), Span(" writes with it from now on, "),
                    Span("n", Style(.key)), Span(" sets up another run."),
                ]),
        ]
    }

    // MARK: - The chart

    private func paintChart(
        _ progress: TrainingProgress,
        on frame: inout Frame,
        in rect: Rect,
        _ session: Session
    ) {
        let chart = chart(of: progress, session)
        var title = Line("Loss", .title)
        if rect.width >= 70 { title = title + Line(" · lower is better", .muted) }
        let inside = frame.box(rect, title: title, note: chart.legend)
            .inset(left: 1, right: 1)
        guard progress.step != nil || !progress.evaluations.isEmpty else {
            frame.canvas.write(
                Line("Lower is better; the curves begin with the first update.", .muted),
                at: inside.origin,
                maxWidth: inside.width
            )
            return
        }
        chart.paint(on: frame.canvas, in: inside)
    }

    /// The curves over a part of the run that doubles as it goes on, so that they are never crammed into a corner.
    private func chart(of progress: TrainingProgress, _ session: Session) -> LineChart {
        let plan = progress.plan
        let first = plan?.firstStep ?? 0
        let all = max(1, (plan?.steps ?? 1) - first)
        let done = max(1, (progress.step?.step ?? 0) - first)
        var seen = all
        while progress.isUnderWay, seen >= 2 * done, seen >= 40 { seen = (seen + 1) / 2 }
        if !progress.isUnderWay { seen = min(all, max(done, 1)) }
        let labels = [first, first + seen / 2, first + seen].map { step in
            LineChart.Label(Double(step), session.text(step))
        }
        return LineChart(
            curves: [
                LineChart.Curve("training", .line, .accent, progress.losses.smoothed),
                LineChart.Curve(
                    "validation",
                    .sign("◆"),
                    Style(.statusWarn),
                    progress.validation.values
                ),
            ],
            from: Double(first),
            to: Double(first + seen),
            xLabels: labels
        )
    }
}
