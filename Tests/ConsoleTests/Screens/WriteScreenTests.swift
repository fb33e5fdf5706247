import Console
import Copywriting
import Shop
import Studio
import Terminal
import Testing

@Suite("Write")
struct WriteScreenTests {
    static let sizes = [Size(width: 80, height: 24), Size(width: 160, height: 48)]

    private let brief = Brief(
        campaignID: "coffee_week",
        productIDs: ["product_1"],
        channel: "email-subject"
    )

    /// A console on Write with campaign, product and fact sheet.
    private func ready(size: Size = sizes[0]) -> Walkthrough {
        let walk = Walkthrough(size: size, screen: "campaigns")
        walk.press("j", "enter", "2", "space", "4")
        walk.expect([.perform(.factSheet(brief))])
        walk.send(.event(.factSheet(brief, TestRun.sheet)))
        return walk
    }

    private func screen(_ walk: Walkthrough) throws -> WriteScreen {
        try #require(walk.state.screen(WriteScreen.self))
    }

    /// As `ready`, with a run that has begun.
    private func writing(size: Size = sizes[0], count: Int = 1) -> Walkthrough {
        let walk = ready(size: size)
        walk.press("w")
        walk.send(TestRun.started(count: count, brief: brief))
        _ = walk.takeEffects()
        return walk
    }

    private func expect(_ walk: Walkthrough, _ name: String) {
        let size = walk.state.session.size
        FrameSnapshot.expect(walk.state.paint(), "\(name)-\(size.width)x\(size.height)")
    }

    @Test("what is missing is said with the key that mends it, and nothing starts")
    func missing() {
        let walk = Walkthrough(screen: "write")
        #expect(walk.shows("! none picked yet"))
        walk.press("w")
        #expect(walk.state.session.notice?.kind == .refused)
        #expect(walk.state.session.notice?.text == "Pick a campaign first: 3, then Enter.")
        walk.expect([])
    }

    @Test("the fact sheet is asked for once a brief, not again for another channel")
    func factSheet() {
        let walk = ready()
        walk.press("c", "C", "right", "h")
        walk.expect([])
        walk.press("R")
        let effects = walk.takeEffects()
        #expect(effects.contains(.perform(.factSheet(brief))))
    }

    @Test("a fact sheet that cannot be made says why in its own place")
    func factSheetFault() {
        let walk = ready()
        walk.press("R")
        _ = walk.takeEffects()
        let fault = Fault(title: "No such product", cause: "It is gone.", advice: "Pick another.")
        walk.send(.event(.failed(.factSheet(brief), fault)))
        #expect(walk.shows("✗ No such product"))
        #expect(walk.state.session.dialogs.isEmpty)
    }

    @Test("count, seed, layout and channel go into the request")
    func settings() {
        let walk = ready()
        walk.press("+", "+", "-", "d")
        walk.press("backspace")
        walk.type("42")
        walk.press("enter", "L", "L", "L", "c", "w")
        var wanted = brief
        wanted.channel = "email-body"
        let settings = CopySettings(count: 2, seed: 42, layout: "article")
        walk.expect([.perform(.write(wanted, settings))])
        walk.press("w")
        #expect(walk.state.session.notice?.kind == .refused)
        walk.expect([])
    }

    @Test("a seed that is no number is refused")
    func badSeed() throws {
        let walk = ready()
        walk.press("d")
        walk.type("x")
        walk.press("enter")
        #expect(walk.state.session.notice?.kind == .refused)
        #expect(try screen(walk).seed == 1)
    }

    @Test("a run makes 1 to 9 texts")
    func countStaysInRange() throws {
        let walk = ready()
        for _ in 0..<12 { walk.press("+") }
        #expect(try screen(walk).count == 9)
        for _ in 0..<12 { walk.press("-") }
        #expect(try screen(walk).count == 1)
    }

    @Test("reading shows how far it is; tokens then grow the text with its facts marked")
    func streaming() throws {
        let walk = writing()
        walk.send(TestRun.reading(29))
        #expect(walk.shows("29 of \(TestRun.prompt.count) tokens"))
        for index in 0..<5 { walk.send(TestRun.token(index)) }
        #expect(walk.shows("Coffee Week: pay $"))
        for index in 5..<TestRun.words.count { walk.send(TestRun.token(index)) }
        let frame = walk.state.paint().buffer
        let price = try #require(frame.find("$31.60 instead"))
        #expect(frame[price]?.style.role == .fact)
        let plain = try #require(frame.find("instead of"))
        #expect(frame[plain]?.style.role == .text)
        #expect(walk.shows("84 tokens/s"))
        _ = walk.takeEffects()
    }

    @Test("a candidate that is written anew begins with an empty text")
    func attempts() throws {
        let walk = writing()
        for index in 0..<6 { walk.send(TestRun.token(index)) }
        walk.send(TestRun.token(0))
        #expect(try screen(walk).candidate?.text == TestRun.words[0])
        _ = walk.takeEffects()
    }

    @Test("Ctrl-C asks to stop; what was written stays to be seen")
    func stop() {
        let walk = writing()
        walk.send(TestRun.token(0))
        _ = walk.takeEffects()
        walk.press("ctrl-c")
        walk.expect([.perform(.cancelWriting)])
        walk.send(.event(.writing(.cancelled)))
        #expect(walk.shows("stopped, not kept"))
        #expect(walk.shows("Coffee"))
        walk.expect([.stopTicking])
    }

    @Test("again takes the next seed, also while it writes")
    func again() {
        let walk = writing()
        walk.press("r")
        walk.expect([.perform(.write(brief, CopySettings(count: 1, seed: 2)))])
        // The end of the run before is no answer to the new one.
        walk.send(.event(.writing(.cancelled)))
        #expect(walk.shows("about to begin"))
        walk.send(TestRun.started(brief: brief))
        walk.send(TestRun.token(0))
        #expect(walk.shows("Coffee"))
        _ = walk.takeEffects()
    }

    @Test("the newest candidate is followed until another one is chosen")
    func candidates() throws {
        let walk = writing(count: 3)
        walk.send(TestRun.token(0))
        walk.send(TestRun.ended(TestRun.suggestion("one")))
        walk.send(TestRun.token(0, candidate: 1))
        #expect(try screen(walk).shown == 1)
        walk.press("p")
        walk.send(TestRun.token(1, candidate: 1))
        #expect(try screen(walk).shown == 0)
        walk.press("n")
        walk.send(TestRun.ended(TestRun.suggestion("two"), candidate: 1))
        walk.send(TestRun.token(0, candidate: 2))
        #expect(try screen(walk).shown == 2)
        _ = walk.takeEffects()
    }

    @Test("a finished text shows what its checks found and opens in Review by Enter")
    func finished() throws {
        let walk = writing()
        walk.press("enter")
        #expect(walk.state.session.screen == "write")
        walk.send(TestRun.token(0))
        walk.send(TestRun.ended(TestRun.blocked))
        walk.send(.event(.writing(.finished)))
        #expect(walk.shows("⊘ blocked"))
        #expect(walk.shows("✗ blocked  “$19.99” is not on the"))
        let frame = walk.state.paint().buffer
        let price = try #require(frame.find("$19.99"))
        #expect(frame[price]?.style.role == .untraced)
        #expect(frame[price]?.style.attributes.contains(.underline) == true)
        _ = walk.takeEffects()
        walk.press("enter")
        #expect(walk.state.session.screen == "review")
        walk.expect([.perform(.suggestions(SuggestionQuery(), range: 0..<128))])
    }

    @Test("a run that fails says why here, or over another screen")
    func failure() {
        let fault = Fault(title: "Out of memory", cause: "c", advice: "a")
        let walk = writing()
        walk.send(.event(.writing(.failed(fault))))
        #expect(walk.shows("✗ Out of memory"))
        #expect(walk.state.session.dialogs.isEmpty)
        _ = walk.takeEffects()
        walk.press("w")
        walk.press("1")
        walk.send(.event(.writing(.failed(fault))))
        #expect(walk.state.session.dialogs == [.fault(fault)])
        _ = walk.takeEffects()
    }

    @Test("a wheel, a click on facts and the channel do what keys do")
    func mouse() throws {
        let walk = ready()
        walk.click("starts")
        #expect(try screen(walk).fact == 3)
        walk.click("‹ Email subject ›")
        #expect(walk.state.session.brief.channel == "email-body")
        walk.click("Press w")
        #expect(try screen(walk).focus == .text)
        walk.mouse(.wheelUp, at: Point(x: 4, y: 14))
        #expect(try screen(walk).fact == 2)
        walk.expect([])
    }

    @Test("a long text is scrolled by the pane that has the keys")
    func scrolling() throws {
        let walk = writing()
        let text = (0..<300).map { "word\($0)" }.joined(separator: " ")
        walk.send(TestRun.token(0))
        walk.send(TestRun.ended(TestRun.suggestion("long", text)))
        walk.press("G")
        #expect(walk.shows("word299"))
        walk.press("g")
        #expect(walk.shows("word0 "))
        walk.press("k")
        #expect(try screen(walk).textTop == 0)
        _ = walk.takeEffects()
    }

    @Test("words that the model was forced into are underlined, facts among them", arguments: sizes)
    func forced(size: Size) throws {
        let walk = writing(size: size)
        // `pay` and the first digits of the price.
        for index in 0..<10 { walk.send(TestRun.token(index, forced: [3, 5])) }
        let frame = walk.state.paint().buffer
        let word = try #require(frame.find("pay $31.60"))
        #expect(frame[word]?.style == Style(.text, [.underline]))
        let price = Point(x: word.x + 5, y: word.y)
        #expect(frame[price]?.style == Style(.fact, [.underline]))
        let free = Point(x: word.x + 4, y: word.y)
        #expect(frame[free]?.style.attributes.contains(.underline) == false)
        expect(walk, "write-forced")
        _ = walk.takeEffects()
    }

    @Test("frames", arguments: sizes)
    func frames(size: Size) {
        expect(Walkthrough(size: size, screen: "write"), "write-empty")
        let walk = ready(size: size)
        expect(walk, "write-brief")
        walk.press("w")
        walk.send(TestRun.started(count: 3, brief: brief))
        walk.send(TestRun.reading(29))
        expect(walk, "write-reading")
        for index in 0..<18 { walk.send(TestRun.token(index)) }
        expect(walk, "write-streaming")
        walk.send(TestRun.ended(TestRun.blocked))
        walk.send(.event(.writing(.cancelled)))
        expect(walk, "write-finished")
        _ = walk.takeEffects()
    }

    @Test("on a narrow terminal the pane with the keys is there alone")
    func narrow() {
        let walk = writing(size: Size(width: 44, height: 16))
        walk.send(TestRun.token(0))
        #expect(walk.shows("Coffee") && !walk.shows("Facts"))
        walk.press("tab")
        #expect(walk.shows("Campaign"))
        _ = walk.takeEffects()
    }
}
