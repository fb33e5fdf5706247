import Copywriting
import Studio
import Terminal

extension ReviewScreen {
    package static let commands: [Command] = steps + narrowing + editor

    private static let nothing = "There is no suggestion here; write one first."

    /// A command on the selected suggestion.
    private static func step(
        _ verb: String,
        _ title: String,
        label: String,
        _ keys: [Key],
        rank: Int?,
        disabledReason: @escaping @Sendable (Suggestion) -> String? = { _ in nil },
        run: @escaping @Sendable (inout ReviewScreen, inout Session) -> [Effect]
    ) -> Command {
        .on(
            ReviewScreen.self,
            verb,
            title,
            label: label,
            keys: keys,
            group: .review,
            rank: rank,
            disabledReason: { screen, _ in
                guard let suggestion = screen.selected else { return nothing }
                if screen.pending != nil { return "The last step is still being stored." }
                return disabledReason(suggestion)
            },
            run: run
        )
    }

    private static let steps: [Command] = [
        step(
            "accept",
            "Accept the suggestion",
            label: "accept",
            [.char("a")],
            rank: 10,
            disabledReason: { $0.acceptRefusal },
            run: { screen, _ in screen.perform(.accept, as: .accept) }
        ),
        step("edit", "Edit the text here", label: "edit", [.char("e")], rank: 12) {
            screen,
            session in
            screen.editing = screen.selected.map { SuggestionEditing($0) }
            return screen.update(.changed, session: &session)
        },
        step("editOutside", "Edit the text in $EDITOR", label: "$EDITOR", [.char("E")], rank: 30) {
            screen,
            _ in
            guard let selected = screen.selected else { return [] }
            screen.external = selected
            return [.editExternally(text: selected.text)]
        },
        step(
            "reject",
            "Reject the suggestion, with a reason",
            label: "reject",
            [.char("x")],
            rank: 14,
            disabledReason: { $0.state == .rejected ? "It is rejected already." : nil },
            run: { _, session in
                session.show(
                    .prompt(
                        Prompt(
                            name: reasonPrompt,
                            title: "Why is it rejected?",
                            hint: "The reason is kept with the suggestion."
                        )
                    )
                )
                return []
            }
        ),
        .on(
            ReviewScreen.self,
            "undo",
            "Take back the last step of the workspace",
            label: "undo",
            keys: [.char("u")],
            group: .review,
            rank: 16,
            disabledReason: { screen, _ in
                screen.pending == nil ? nil : "The last step is still being stored."
            },
            run: { screen, _ in
                screen.pending = PendingStep(kind: .undo)
                return [.perform(.undoReview)]
            }
        ),
        Command(
            name + ".writeCopy",
            "Write the copy that the accepted strategy names",
            label: "write copy",
            keys: [.char("w")],
            context: .screen(name),
            group: .review,
            disabledReason: { state in
                guard let selected = state.screen(ReviewScreen.self)?.selected else {
                    return nothing
                }
                if state.session.isWriting { return "It is writing already; Ctrl-C stops it." }
                return selected.copyRefusal
            },
            run: { state in
                guard let strategy = state.screen(ReviewScreen.self)?.selected else { return [] }
                return state.mutate(WriteScreen.self) { write, session in
                    write.carryOut(strategy, session: &session)
                }
            }
        ),
        .on(
            ReviewScreen.self,
            "open",
            "Go to the text, its checks and facts",
            label: "details",
            keys: [.enter],
            group: .review,
            disabledReason: { screen, _ in screen.selected == nil ? nothing : nil },
            run: { screen, _ in
                screen.focus = .detail
                return []
            }
        ),
    ]

    private static let narrowing: [Command] = [
        .on(
            ReviewScreen.self,
            "filter",
            "Filter by words of the text",
            label: "filter",
            keys: [.char("/")],
            group: .review,
            rank: 22,
            run: { screen, _ in
                screen.filterEditor = LineEditor(screen.list.asked.filter)
                screen.focus = .list
                return []
            }
        ),
        .on(
            ReviewScreen.self,
            "state",
            "Next state: all, drafted, blocked, accepted, edited, rejected",
            label: "state",
            keys: [.char("t")],
            group: .review,
            rank: 18,
            run: { screen, session in
                screen.narrow { $0.state = next(after: $0.state, in: Suggestion.State.allCases) }
                return screen.update(.changed, session: &session)
            }
        ),
        .on(
            ReviewScreen.self,
            "channel",
            "Next channel, or all",
            label: "channel",
            keys: [.char("c")],
            group: .review,
            rank: 20,
            run: { screen, session in
                screen.narrow { $0.channel = next(after: $0.channel, in: Channels.all.map(\.name)) }
                return screen.update(.changed, session: &session)
            }
        ),
    ]

    /// Steps through nil and then all of `values`.
    private static func next<Value: Equatable>(after value: Value?, in values: [Value]) -> Value? {
        guard let value else { return values.first }
        guard let index = values.firstIndex(of: value), index + 1 < values.count else { return nil }
        return values[index + 1]
    }

    private static let editor: [Command] = [
        .on(
            ReviewScreen.self,
            "save",
            "Save the edited text",
            label: "save",
            keys: [.ctrl("s"), .function(2)],
            context: editingContext,
            group: .review,
            rank: 10,
            disabledReason: { screen, _ in
                guard let editing = screen.editing else { return "Nothing is being edited." }
                if screen.pending != nil { return "The text is still being stored." }
                return editing.isChanged ? nil : "Nothing is changed yet; Esc leaves."
            },
            run: { screen, _ in
                guard let editing = screen.editing else { return [] }
                let action = ReviewAction.edit(text: editing.editor.text)
                return screen.perform(action, on: editing.suggestion, as: .edit)
            }
        ),
        .on(
            ReviewScreen.self,
            "leaveEditing",
            "Leave the editor",
            label: "leave",
            keys: [.escape],
            context: editingContext,
            group: .review,
            rank: 12,
            confirmation: { screen, _ in
                guard screen.editing?.isChanged == true else { return nil }
                return Confirmation(
                    title: "Leave without saving?",
                    text: "What you typed is lost. Ctrl-S saves it.",
                    yes: "Leave",
                    command: "review.leaveEditing"
                )
            },
            run: { screen, session in
                screen.editing = nil
                return screen.update(.changed, session: &session)
            }
        ),
    ]
}

extension Suggestion {
    /// Why it cannot be accepted as it is.
    fileprivate var acceptRefusal: String? {
        switch state {
        case .accepted: return "It is accepted already; e edits it."
        case .blocked:
            let finding = findings.first { $0.level == .block }
            let reason = finding.map { " " + $0.message } ?? ""
            return "A check holds it back:\(reason) e edits the text."
        case .drafted, .edited, .rejected: return nil
        }
    }

    /// Why no copy can be written from it.
    fileprivate var copyRefusal: String? {
        guard brief.channel == StrategyChannel().name else {
            return "Only a strategy names copy to be written."
        }
        guard state == .accepted else { return "Accept the strategy first, with a." }
        return StrategyPlan.proposedBriefs(from: self).isEmpty
            ? "The strategy names no channel; choose one under Write." : nil
    }
}
