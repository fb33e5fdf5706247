import Copywriting
import Terminal

extension WriteScreen {
    package static let commands: [Command] = writing + reading + settings

    private static let writing: [Command] = [
        .on(
            WriteScreen.self,
            "start",
            "Write suggestions for the brief",
            label: "write",
            keys: [.char("w")],
            group: .write,
            rank: 12,
            disabledReason: { $0.startRefusal($1) },
            run: { screen, session in screen.startFromBrief(session: &session) }
        ),
        .on(
            WriteScreen.self,
            "begin",
            "Write, while the brief has the keys",
            label: "write",
            keys: [.enter],
            context: briefContext,
            group: .write,
            disabledReason: { $0.startRefusal($1) },
            run: { screen, session in screen.startFromBrief(session: &session) }
        ),
        .on(
            WriteScreen.self,
            "again",
            "Write again, with the next seed",
            label: "again",
            keys: [.char("r")],
            group: .write,
            rank: 14,
            disabledReason: { screen, session in
                if screen.progress == nil { return "Nothing is written yet; w writes." }
                return screen.isAwaited ? "It is about to begin." : screen.briefRefusal(session)
            },
            run: { screen, session in
                screen.seed &+= 1
                return screen.startFromBrief(session: &session)
            }
        ),
        .on(
            WriteScreen.self,
            "plan",
            "Write the next copy that the strategy names",
            label: "next copy",
            keys: [.char("t")],
            group: .write,
            disabledReason: { screen, session in
                guard let plan = screen.plan else {
                    return "No strategy is carried out; accept one under Review and press w there."
                }
                if plan.next == nil { return "Every copy that the strategy names was started." }
                return session.isWriting || screen.isAwaited
                    ? "It is writing already; Ctrl-C stops it." : nil
            },
            run: { screen, session in screen.startNextOfPlan(session: &session) }
        ),
    ]

    private static let reading: [Command] = [
        Command(
            name + ".review",
            "Open the finished text in Review",
            label: "review",
            keys: [.enter],
            context: textContext,
            group: .write,
            rank: 10,
            disabledReason: { state in
                guard let candidate = state.screen(WriteScreen.self)?.candidate, candidate.isBegun
                else { return "Nothing is written yet; w writes." }
                return candidate.suggestion == nil ? "This text is not finished yet." : nil
            },
            run: { state in
                let finished = state.screen(WriteScreen.self)?.candidate?.suggestion
                guard let finished else { return [] }
                return state.mutate(ReviewScreen.self) { review, session in
                    review.open(finished, session: &session)
                }
            }
        ),
        candidate("next", "Next candidate", "n", by: 1, rank: 20),
        candidate("previous", "Candidate before", "p", by: -1, rank: nil),
    ]

    private static func candidate(
        _ verb: String,
        _ title: String,
        _ key: Character,
        by step: Int,
        rank: Int?
    ) -> Command {
        .on(
            WriteScreen.self,
            verb,
            title,
            label: "next text",
            keys: [.char(key)],
            group: .write,
            rank: rank,
            disabledReason: { screen, _ in
                guard let progress = screen.progress else {
                    return "Nothing is written yet; w writes."
                }
                return (0...progress.newest).contains(screen.shown + step)
                    ? nil : "There is no other candidate on that side."
            },
            run: { screen, _ in
                screen.show(candidate: screen.shown + step)
                return []
            }
        )
    }

    private static let settings: [Command] = [
        channel("channel", "Next channel", "c", by: 1, rank: 16),
        channel("channelBefore", "Channel before", "C", by: -1, rank: nil),
        count("more", "One text more in a run", [.char("+"), .char("=")], by: 1),
        count("fewer", "One text less in a run", [.char("-")], by: -1),
        .on(
            WriteScreen.self,
            "seed",
            "Set the seed: the same one writes the same text",
            label: "seed",
            keys: [.char("d")],
            group: .write,
            run: { screen, session in
                session.show(
                    .prompt(
                        Prompt(
                            name: seedPrompt,
                            title: "Seed",
                            hint: "A whole number; the same seed writes the same text again.",
                            text: String(screen.seed)
                        )
                    )
                )
                return []
            }
        ),
        .on(
            WriteScreen.self,
            "layout",
            "Next layout of the prompt",
            label: "layout",
            keys: [.char("L")],
            group: .write,
            run: { screen, _ in
                // The model's own first, then each by name.
                let names = [nil] + PromptLayouts.all.map { Optional($0.name) }
                let index = names.firstIndex(of: screen.layout) ?? 0
                screen.layout = names[(index + 1) % names.count]
                return []
            }
        ),
        .on(
            WriteScreen.self,
            "letGo",
            "Let go of the strategy that the copy carries out",
            label: "no strategy",
            keys: [.char("X")],
            group: .write,
            disabledReason: { screen, session in
                session.brief.strategyID == nil && screen.plan == nil
                    ? "No strategy is carried out." : nil
            },
            run: { screen, session in
                screen.plan = nil
                screen.adoption = nil
                session.brief.strategyID = nil
                return []
            }
        ),
    ]

    private static func channel(
        _ verb: String,
        _ title: String,
        _ key: Character,
        by step: Int,
        rank: Int?
    ) -> Command {
        .on(
            WriteScreen.self,
            verb,
            title,
            label: "channel",
            keys: [.char(key)],
            group: .write,
            rank: rank,
            run: { screen, session in screen.changeChannel(by: step, session: &session) }
        )
    }

    private static func count(
        _ verb: String,
        _ title: String,
        _ keys: [Key],
        by step: Int
    ) -> Command {
        .on(
            WriteScreen.self,
            verb,
            title,
            label: "how many",
            keys: keys,
            group: .write,
            rank: step > 0 ? 18 : nil,
            disabledReason: { screen, _ in
                (1...9).contains(screen.count + step) ? nil : "A run writes 1 to 9 texts."
            },
            run: { screen, _ in
                screen.count += step
                return []
            }
        )
    }
}

extension WriteScreen {
    fileprivate mutating func startFromBrief(session: inout Session) -> [Effect] {
        guard let brief = session.brief.brief else { return [] }
        return start(brief, session: &session)
    }

    /// Why a run cannot start now.
    fileprivate func startRefusal(_ session: Session) -> String? {
        if session.isWriting || isAwaited { return "It is writing already; Ctrl-C stops it." }
        return briefRefusal(session)
    }

    /// What is missing in the brief, with the key that mends it.
    func briefRefusal(_ session: Session) -> String? {
        if adoption != nil { return "The strategy's records are being read." }
        guard session.brief.brief == nil else { return nil }
        return "Pick a campaign first: \(ScreenKeys.key(of: CampaignsScreen.name)), then Enter."
    }
}
