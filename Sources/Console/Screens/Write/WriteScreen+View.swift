import Copywriting
import Terminal

extension WriteScreen {
    package func view(on frame: inout Frame, session: Session) {
        let layout = WriteLayout(frame.size, focus: focus)
        if !layout.brief.isEmpty {
            let inside = frame.panel(
                layout.brief,
                "brief",
                title: Line("Brief", .title),
                isFocused: focus == .brief
            )
            BriefPane(screen: self, session: session)
                .paint(on: &frame, in: inside.inset(left: 1, right: 1))
        }
        if !layout.text.isEmpty {
            let inside = frame.panel(
                layout.text,
                "text",
                title: Line(textTitle(session), .title),
                note: candidateStrip,
                isFocused: focus == .text
            )
            paintDraft(on: &frame, in: inside.inset(left: 1, right: 1), session)
        }
    }

    private func textTitle(_ session: Session) -> String {
        ChannelWords.title(of: progress?.brief.channel ?? session.brief.channel)
    }

    /// The candidates of the run, each with the sign of its state; the shown one in brackets.
    private var candidateStrip: Line {
        guard let progress, progress.candidates.count > 1 else { return Line() }
        var spans: [Span] = []
        for (index, candidate) in progress.candidates.enumerated() {
            let state = candidate.suggestion?.state
            let sign = state.flatMap(\.role.glyph) ?? (candidate.isBegun ? "…" : "·")
            let style = state.map { Style($0.role) } ?? .muted
            let text = "\(index + 1)\(sign)"
            spans.append(Span(index == shown ? "[\(text)]" : " \(text) ", style))
        }
        return Line(spans)
    }
}
