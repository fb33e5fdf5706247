import Console
import Shop
import Studio
import Terminal
import Testing

@Suite("The console as a value")
struct ConsoleStateTests {
    /// Anything that a person or the studio may send, at any time.
    private func anyMessage(_ random: inout SeededRandom) -> Message {
        let keys: [Key] = [
            .up, .down, .left, .right, .enter, .escape, .tab, .backTab, .space, .home, .end,
            .pageUp, .pageDown, .backspace, .delete, .ctrl("c"), .ctrl("d"), .ctrl("s"),
            .function(1),
        ]
        let letters = (32...126).map { Character(UnicodeScalar($0)) } + Array("漢👍é")
        switch Int.random(in: 0..<10, using: &random) {
        case 0...2: return .input(.key(keys.randomElement(using: &random) ?? .up))
        case 3...5: return .input(.key(.char(letters.randomElement(using: &random) ?? "j")))
        case 6:
            let actions: [MouseEvent.Action] = [
                .press(.left), .double(.left), .release(.left), .drag(.left), .wheelUp, .wheelDown,
                .press(.right), .wheelLeft,
            ]
            let point = Point(
                x: Int.random(in: -2..<210, using: &random),
                y: Int.random(in: -2..<70, using: &random)
            )
            let action = actions.randomElement(using: &random) ?? .wheelUp
            return .input(.mouse(MouseEvent(action, at: point)))
        case 7:
            let size = Size(
                width: Int.random(in: 0..<200, using: &random),
                height: Int.random(in: 0..<60, using: &random)
            )
            return .input(.resize(size))
        case 8: return .input(.paste("a\u{1b}[31m\n漢 \t\u{0}b"))
        default:
            let fault = Fault(title: "T\u{7}", cause: "c\n\nc", advice: "")
            let events: [Message] = [
                .tick, .failed(fault), .event(.writing(.cancelled)),
                .event(.writing(.failed(fault))),
                .event(.writing(.reading(candidate: 0, done: 0, of: 0))),
                .event(.failed(.overview, fault)), .event(.overview(TestShop.empty.overview)),
                .event(.overview(TestShop.typical.overview)), .themeChanged("x"),
                .event(.users(ListQuery(), Page(rows: [], start: -1, total: -5))),
                .event(.users(ListQuery(), Page(rows: [], start: 5, total: 1 << 40))),
                .editorReturned(text: nil), .editorReturned(text: "x"),
                .event(.exported(path: "/tmp/x", count: 1)),
            ]
            return events.randomElement(using: &random) ?? .tick
        }
    }

    @Test("whatever happens, at whatever size, it goes on and can be painted", arguments: 0..<12)
    func randomMessages(seed: UInt64) {
        var random = SeededRandom(seed)
        let walk = Walkthrough()
        for _ in 0..<300 {
            walk.send(anyMessage(&random))
            if Bool.random(using: &random) { walk.answer() }
            _ = walk.takeEffects()
            let painted = walk.state.paint()
            #expect(painted.buffer.size == walk.state.session.size)
        }
    }

    @Test("the same messages give the same frame and the same effects")
    func replay() {
        var random = SeededRandom(99)
        let walk = Walkthrough()
        for _ in 0..<200 {
            walk.send(anyMessage(&random))
            walk.answer()
        }
        _ = walk.takeEffects()
        var effects: [[Effect]] = []
        for _ in 0..<2 {
            var state = ConsoleState(
                size: Size(width: 80, height: 24),
                themes: ["night", "day"],
                theme: "night"
            )
            var emitted = state.start()
            for message in walk.messages { emitted += state.update(message) }
            effects.append(emitted)
            #expect(state.paint().buffer == walk.state.paint().buffer)
        }
        #expect(effects[0] == effects[1])
    }

    @Test("of a million users only what is seen and its neighbours are asked for")
    func million() {
        let walk = Walkthrough(TestShop(userCount: 1_000_000), size: Size(width: 100, height: 40))
        #expect(walk.shows("1 of 1,000,000"))
        walk.send(.input(.key(.char("G"))))
        var asked = 0
        for case .perform(.users(_, let range)) in walk.takeEffects() {
            asked += range.count
            #expect(range.upperBound > 999_000)
        }
        #expect(asked <= 3 * PagedList<ListQuery, UserSummary>.pageSize)
        _ = walk.state.paint()
        walk.press("R")
        #expect(walk.shows("user_1000000"))
    }

    @Test("ticks are asked for only while something moves")
    func ticks() {
        let walk = Walkthrough()
        walk.send(.event(.writing(.reading(candidate: 0, done: 1, of: 5))))
        walk.expect([.startTicking])
        walk.send(.tick)
        walk.expect([])
        walk.send(.event(.writing(.cancelled)))
        walk.expect([.stopTicking])
    }

    @Test("a fault of the studio is shown once; one in a screen's own place is no dialog")
    func faults() {
        let walk = Walkthrough()
        let fault = Fault(title: "No", cause: "c", advice: "a")
        let range = 128..<256
        walk.send(.event(.failed(.users(ListQuery(), range: range), fault)))
        walk.send(.event(.failed(.users(ListQuery(), range: range), fault)))
        #expect(walk.state.session.dialogs == [.fault(fault)])
    }
}
