import Console
import Copywriting
import Shop
import Studio
import Terminal
import Testing

@Suite("Writing, attention, review and export under any messages")
struct WriteRandomTests {
    private func anyMessage(_ random: inout SeededRandom) -> Message {
        let suggestions = [
            TestRun.blocked, TestRun.suggestion("one"), TestRun.strategy(.accepted),
            TestRun.suggestion("two", "", state: .accepted),
        ]
        let suggestion = suggestions.randomElement(using: &random) ?? TestRun.blocked
        let fault = Fault(title: "T", cause: "c", advice: "")
        let states: [Suggestion.State?] = [nil, .accepted, .drafted]
        let query = SuggestionQuery(state: states.randomElement(using: &random) ?? nil)
        let candidate = Int.random(in: -1..<4, using: &random)
        let events: [Event] = [
            .writing(.started(brief: TestRun.brief, count: candidate, sheet: TestRun.sheet)),
            .writing(.reading(candidate: candidate, done: 9, of: 0)),
            .writing(.suggestion(candidate: candidate, suggestion)),
            .writing(.finished), .writing(.cancelled), .writing(.failed(fault)),
            .suggestions(query, Page(rows: suggestions, start: 0, total: 4)),
            .suggestions(query, Page(rows: [], start: 3, total: -2)),
            .suggestion(suggestion), .reviewed(suggestion),
            .factSheet(TestRun.brief, TestRun.sheet), .exported(path: "", count: -1),
            .exportExists(format: "csv", path: "marquee-copy.csv"),
            .failed(.undoReview, fault), .failed(.factSheet(TestRun.brief), fault),
            .failed(.review(id: "one", action: .accept, expectedRevision: 1), fault),
        ]
        switch Int.random(in: 0..<10, using: &random) {
        case 0...3:
            let keys = Array("1234567wrncCtdLX+-=pvfFa*JKHL.,zxsteEuxjkhlgG/")
            return .input(.key(.char(keys.randomElement(using: &random) ?? "w")))
        case 4:
            let keys: [Key] = [.tab, .enter, .escape, .ctrl("s"), .up, .down, .left, .right]
            return .input(.key(keys.randomElement(using: &random) ?? .tab))
        case 5:
            let point = Point(
                x: Int.random(in: 0..<160, using: &random),
                y: Int.random(in: 0..<48, using: &random)
            )
            let actions: [MouseEvent.Action] = [
                .press(.left), .drag(.left), .wheelUp, .wheelDown, .double(.left),
            ]
            return .input(
                .mouse(MouseEvent(actions.randomElement(using: &random) ?? .wheelUp, at: point))
            )
        case 6:
            let sizes = [(80, 24), (160, 48), (40, 10), (41, 14), (64, 16), (112, 19), (200, 60)]
            let size = sizes.randomElement(using: &random) ?? (80, 24)
            return .input(.resize(Size(width: size.0, height: size.1)))
        case 7: return TestRun.token(Int.random(in: 0..<6, using: &random), candidate: candidate)
        case 8: return .editorReturned(text: Bool.random(using: &random) ? nil : "x\u{1b}")
        default: return .event(events.randomElement(using: &random) ?? .writing(.finished))
        }
    }

    @Test("it goes on and can be painted", arguments: 0..<8)
    func randomMessages(seed: UInt64) {
        var random = SeededRandom(seed &+ 1_000)
        let walk = Walkthrough(screen: "write")
        walk.press("3", "j", "enter", "4")
        for _ in 0..<250 {
            walk.send(anyMessage(&random))
            if Bool.random(using: &random) { walk.answer() }
            _ = walk.takeEffects()
            #expect(walk.state.paint().buffer.size == walk.state.session.size)
        }
    }
}
