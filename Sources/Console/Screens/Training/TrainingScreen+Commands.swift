import Studio
import Terminal
import Training

extension TrainingScreen {
    package static let commands: [Command] = setup + earlier + typing + running + ended

    private static let setup: [Command] = [
        .on(
            Self.self,
            "edit",
            "Change the setting",
            label: "change",
            keys: [.enter, .char("e")],
            context: setupContext,
            group: .train,
            rank: 10,
            disabledReason: { screen, _ in screen.isAwaited ? "It is about to begin." : nil },
            run: { screen, _ in
                screen.form.takesKeys = true
                return []
            }
        ),
        .on(
            Self.self,
            "start",
            "Train with these settings",
            label: "train",
            keys: [.char("t")],
            context: setupContext,
            group: .train,
            rank: 12,
            disabledReason: { $0.startRefusal($1) },
            run: { screen, _ in screen.start() }
        ),
    ]

    private static let earlier: [Command] = [
        .on(
            Self.self,
            "resume",
            "Go on with the earlier run of this name",
            label: "go on with it",
            keys: [.char("o")],
            context: earlierContext,
            group: .train,
            rank: 14,
            disabledReason: { $0.startRefusal($1) },
            run: { screen, _ in screen.start(.resume) }
        ),
        .on(
            Self.self,
            "replace",
            "Train anew, and remove the earlier run of this name",
            label: "replace it",
            keys: [.char("x")],
            context: earlierContext,
            group: .train,
            rank: 16,
            disabledReason: { $0.startRefusal($1) },
            confirmation: { screen, _ in
                Confirmation(
                    title: "Remove the earlier run “\(screen.form["Name"])”?",
                    text: "Its adapter, checkpoints and figures are lost.",
                    yes: "Remove and train",
                    command: "train.replace"
                )
            },
            run: { screen, _ in screen.start(.replace) }
        ),
    ]

    private static let typing: [Command] = [
        inForm("done", "Keep the setting", label: "keep", [.enter, .escape], rank: 10) { screen in
            screen.form.takesKeys = false
            return []
        },
        inForm("next", "Next setting", label: "next", [.tab, .down], rank: 12) { screen in
            screen.form.focus(by: 1)
            return []
        },
        inForm("previous", "Setting before", [.backTab, .up]) { screen in
            screen.form.focus(by: -1)
            return []
        },
        .on(
            Self.self,
            "form.start",
            "Train with what is typed",
            label: "train",
            keys: [.ctrl("s")],
            context: formContext,
            group: .train,
            rank: 14,
            disabledReason: { $0.startRefusal($1) },
            run: { screen, _ in screen.start() }
        ),
    ]

    private static func inForm(
        _ verb: String,
        _ title: String,
        label: String = "",
        _ keys: [Key],
        rank: Int? = nil,
        run: @escaping @Sendable (inout TrainingScreen) -> [Effect]
    ) -> Command {
        .on(
            Self.self,
            "form." + verb,
            title,
            label: label,
            keys: keys,
            context: formContext,
            group: .train,
            rank: rank,
            run: { screen, _ in run(&screen) }
        )
    }

    private static let running: [Command] = [
        .on(
            Self.self,
            "pause",
            "Pause the training, or let it go on",
            label: "pause or go on",
            keys: [.char("p"), .space],
            context: runContext,
            group: .train,
            rank: 10,
            disabledReason: { screen, _ in
                switch screen.progress?.phase {
                case .underWay, .paused: nil
                case .preparing: "It has not begun yet; s stops it."
                default: "It is stopping."
                }
            },
            run: { screen, _ in
                let isPaused = screen.progress?.phase == .paused
                return [.perform(.steerTraining(isPaused ? .go : .pause))]
            }
        ),
        .on(
            Self.self,
            "stop",
            "Stop the training and keep what was learned",
            label: "stop and keep",
            keys: [.char("s")],
            context: runContext,
            group: .train,
            rank: 12,
            disabledReason: { screen, _ in
                screen.progress?.phase == .stopping ? "It stops at the next batch." : nil
            },
            confirmation: { _, _ in
                Confirmation(
                    title: "Stop the training?",
                    text: "It stops at the next batch. The adapter is written with what was "
                        + "learned so far, and a checkpoint to go on from.",
                    yes: "Stop and keep",
                    command: "train.stop"
                )
            },
            run: { screen, _ in
                screen.progress?.phase = .stopping
                return [.perform(.steerTraining(.stop))]
            }
        ),
    ]

    private static let ended: [Command] = [
        .on(
            Self.self,
            "use",
            "Write with the trained adapter from now on",
            label: "use it",
            keys: [.char("a")],
            context: endContext,
            group: .train,
            rank: 10,
            disabledReason: { screen, session in
                guard let result = screen.progress?.result else {
                    return "This run made no adapter."
                }
                if let use = screen.adapter, use.path == result.outputPath {
                    return use.isOpen ? "It is in use already." : "It is being opened."
                }
                return session.isWriting ? "A text is being written; Ctrl-C stops it." : nil
            },
            run: { screen, session in
                guard let path = screen.progress?.result?.outputPath else { return [] }
                screen.adapter = AdapterUse(path: path)
                session.say("The adapter is being opened.", .hint)
                return [.perform(.useAdapter(path: path))]
            }
        ),
        .on(
            Self.self,
            "another",
            "Set up another run",
            label: "another run",
            keys: [.char("n")],
            context: endContext,
            group: .train,
            rank: 12,
            run: { screen, session in
                screen.progress = nil
                return screen.update(.appeared, session: &session)
            }
        ),
    ]
}
