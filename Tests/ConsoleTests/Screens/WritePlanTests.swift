import Console
import Copywriting
import Shop
import Studio
import Terminal
import Testing

@Suite("Carrying out a strategy")
struct WritePlanTests {
    /// A console on Review with a strategy selected.
    private func review(_ state: Suggestion.State) -> Walkthrough {
        let walk = Walkthrough(screen: "review")
        _ = walk.takeEffects()
        let page = Page(rows: [TestRun.strategy(state)], start: 0, total: 1)
        walk.send(.event(.suggestions(SuggestionQuery(), page)))
        return walk
    }

    private func brief(_ channel: String) -> Brief {
        var brief = TestRun.brief
        brief.channel = channel
        brief.strategyID = "plan1"
        return brief
    }

    @Test("one key starts the copy that it names; its records are read for the brief")
    func start() {
        let walk = review(.accepted)
        walk.press("w")
        #expect(walk.state.session.screen == "write")
        let effects = walk.takeEffects()
        #expect(effects.contains(.perform(.write(brief("sms"), CopySettings()))))
        // Campaign and product were read (the shop answered), so that the other screens know them.
        #expect(walk.state.session.brief.brief == brief("sms"))
        #expect(effects.contains(.perform(.factSheet(brief("sms")))))
        #expect(walk.shows("plan1"))
    }

    @Test("t goes on with the next channel, and says when there is none left")
    func next() {
        let walk = review(.accepted)
        walk.press("w")
        walk.send(TestRun.started(brief: brief("sms")))
        walk.send(.event(.writing(.finished)))
        _ = walk.takeEffects()
        walk.press("t")
        walk.expect([.perform(.write(brief("push"), CopySettings()))])
        walk.send(TestRun.started(brief: brief("push")))
        walk.send(.event(.writing(.finished)))
        _ = walk.takeEffects()
        walk.press("t")
        #expect(walk.state.session.notice?.kind == .refused)
        walk.press("X")
        #expect(walk.state.session.brief.strategyID == nil)
        walk.expect([])
    }

    @Test(
        "a strategy that is not accepted starts nothing and says why",
        arguments: [
            Suggestion.State.drafted, .edited, .rejected,
        ]
    )
    func notAccepted(state: Suggestion.State) {
        let walk = review(state)
        walk.press("w")
        #expect(walk.state.session.screen == "review")
        #expect(walk.state.session.notice?.text == "Accept the strategy first, with a.")
        walk.expect([])
    }
}
