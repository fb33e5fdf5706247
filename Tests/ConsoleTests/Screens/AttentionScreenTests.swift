import Console
import Explanation
import Studio
import Terminal
import Testing

@Suite("Attention")
struct AttentionScreenTests {
    static let sizes = [Size(width: 80, height: 24), Size(width: 160, height: 48)]

    /// A console on Attention after so many tokens of a run.
    private func walk(tokens: Int = 12, size: Size = sizes[1]) -> Walkthrough {
        let walk = Walkthrough(size: size, screen: "attention")
        walk.send(TestRun.started())
        for index in 0..<tokens { walk.send(TestRun.token(index)) }
        _ = walk.takeEffects()
        return walk
    }

    private func screen(_ walk: Walkthrough) throws -> AttentionScreen {
        try #require(walk.state.screen(AttentionScreen.self))
    }

    private func heat(_ walk: Walkthrough) -> [UInt8?] {
        walk.state.paint().buffer.cells.map(\.style.heat)
    }

    @Test("without a run it says what to do, and no key does harm")
    func nothing() {
        let walk = Walkthrough(screen: "attention")
        #expect(walk.shows("Write a suggestion: 4, then w."))
        walk.press("v", "j", "l", "c", "z", "tab", "enter", "esc")
        #expect(walk.state.session.notice != nil || walk.shows("No attention"))
        walk.expect([])
    }

    @Test("grid and map change with every token that streams", arguments: sizes)
    func streaming(size: Size) throws {
        let walk = walk(tokens: 4, size: size)
        let before = heat(walk)
        let rows = try #require(try screen(walk).map?.rows.count)
        walk.send(TestRun.token(4))
        #expect(try screen(walk).map?.rows.count == rows + 1)
        #expect(heat(walk) != before)
        #expect(try screen(walk).row == 4)
        walk.expect([])
    }

    @Test("all 270 heads have a cell at both sizes", arguments: sizes)
    func allHeads(size: Size) throws {
        let walk = walk(size: size)
        walk.press("z")
        let width = size.width >= 110 ? 3 : 2
        let cells = heat(walk).compactMap { $0 }
        // The legend's ramp has six.
        #expect(cells.count == 270 * width + 6)
        walk.expect([])
    }

    @Test("the value under the cursor is the trace's own weight, with both labels")
    func cursorValue() throws {
        let walk = walk()
        walk.press("tab", "c", "c", "g", "j", "j")
        while try self.screen(walk).column > 0 { walk.press("h") }
        for _ in 0..<9 { walk.press("l") }
        let screen = try screen(walk)
        #expect(screen.row == 2 && screen.column == 9)
        let trace = TestRun.trace(tokens: 12)
        let weight = try #require(
            trace.weight(
                layer: screen.selection.layer,
                head: screen.selection.head,
                row: 2,
                key: 9
            )
        )
        let digits = String(Int((weight * 10_000).rounded()) + 10_000).dropFirst()
        #expect(
            walk.shows("“:” looked at “\(trace.tokens[9].label)”  0.\(digits)")
                || walk.shows("0.\(digits)")
        )
        walk.expect([])
    }

    @Test("a row whose weights made room for newer ones says so", arguments: sizes)
    func released(size: Size) throws {
        let walk = walk(tokens: 4, size: size)
        walk.send(TestRun.token(4, rowBytesLimit: 0))
        #expect(!walk.shows("is no longer kept"))
        walk.press("tab", "g")
        #expect(try screen(walk).row == 0)
        #expect(walk.shows("is no longer kept: newer rows took its room"))
        #expect(walk.shows(" – "))
        walk.expect([])
    }

    @Test("a head is chosen by keys and by the mouse, however the grid lies", arguments: sizes)
    func choosing(size: Size) throws {
        let walk = walk(size: size)
        walk.press("g", "H", "H", "H", "H", "H", "H", "H", "H", "J", "J", "L")
        #expect(try screen(walk).selection.layer == 2)
        #expect(try screen(walk).selection.head == 1)
        // Down the screen is the next layer where rows are layers, else the next head.
        walk.press("down")
        let screenNow = try screen(walk).selection
        #expect(size.width == 160 ? screenNow.layer == 3 : screenNow.head == 2)
        let frame = walk.state.paint().buffer
        let origin = try #require(frame.find(size.width == 160 ? "L0" : "H0"))
        let width = size.width == 160 ? 3 : 2
        walk.mouse(.press(.left), at: Point(x: origin.x + 4 + 5 * width, y: origin.y + 6))
        let picked = try screen(walk).selection
        #expect(size.width == 160 ? picked.layer == 6 : picked.layer == 5)
        #expect(size.width == 160 ? picked.head == 5 : picked.head == 6)
        #expect(walk.shows("Layer \(picked.layer) · Head \(picked.head)"))
        walk.expect([])
    }

    @Test("a press on the map puts the cursor on that weight")
    func mapMouse() throws {
        let walk = walk()
        let frame = walk.state.paint().buffer
        let header = try #require(frame.find("sink shop"))
        walk.mouse(.press(.left), at: Point(x: header.x + 6, y: header.y + 3))
        #expect(try screen(walk).row == 2)
        #expect(try screen(walk).column == 1)
        #expect(try screen(walk).focus == .map)
        #expect(walk.shows("looked at shop “Corner Kitchen”"))
        walk.mouse(.press(.left), at: Point(x: header.x, y: header.y + 1))
        #expect(walk.shows("looked at the first token, the sink"))
        walk.expect([])
    }

    @Test("the cursor lies where its row looked most until a column is chosen")
    func strongestColumn() throws {
        let walk = walk()
        func strongest() throws -> Float? {
            let map = try #require(try screen(walk).map)
            let row = try screen(walk).row
            return map.columns.indices.dropFirst().compactMap { map.weight(row: row, column: $0) }
                .max()
        }
        func current() throws -> Float? {
            let screen = try screen(walk)
            return screen.map?.weight(row: screen.row, column: screen.column)
        }
        for key in ["J", ",", "t", "c", "c", "w"] {
            walk.press(key)
            #expect(try screen(walk).column > 0)
            #expect(try current() == strongest())
        }
        walk.press("c", "tab", "h", "h", "h", "h", "h", "h", "h", "h", "h", "h", "h", "h")
        #expect(try screen(walk).column == 0)
        walk.press("J", ",")
        #expect(try screen(walk).column == 0, "what was chosen by hand stays")
        walk.press("c")
        #expect(try current() == strongest(), "other columns, another choice")
        walk.expect([])
    }

    @Test("a moved cursor stays while text streams; t follows again")
    func following() throws {
        let walk = walk(tokens: 6)
        walk.press(",")
        walk.send(TestRun.token(6))
        #expect(try screen(walk).token == 4)
        walk.press("t")
        #expect(try screen(walk).token == 6)
        walk.send(TestRun.token(7))
        #expect(try screen(walk).token == 7)
        walk.expect([])
    }

    @Test("figures: mass on a fact, spread, first token; the fact is chosen by f")
    func figures() throws {
        let walk = walk()
        #expect(walk.shows("Mass on product"))
        walk.press("f")
        #expect(walk.shows("Mass on category"))
        let trace = TestRun.trace(tokens: 12)
        let shown = try #require(try screen(walk).grid)
        #expect(shown == HeadGrid(trace, figure: .mass(fact: 6), at: .one(11)))
        walk.press("v")
        #expect(walk.shows("Spread"))
        walk.press("v", "a")
        #expect(walk.shows("First token"))
        #expect(walk.shows("mean of 12"))
        #expect(
            try screen(walk).grid == HeadGrid(trace, figure: .firstTokenShare, at: .mean)
        )
        walk.press("*")
        let top = try #require(try screen(walk).grid?.topHeads(1).first)
        #expect(try screen(walk).selection.layer == top.layer)
        #expect(try screen(walk).selection.head == top.head)
        walk.expect([])
    }

    @Test("folds, rows, scale and sink change how the map is drawn")
    func drawing() throws {
        let walk = walk()
        let before = try screen(walk).selection
        #expect(before.columns == .facts)
        walk.press("c", "w", "s", "x")
        let after = try screen(walk).selection
        #expect(after.columns == .words && after.rowsAreWords && after.renormalises)
        #expect(after.scale == .log)
        let expected = AttentionMap(TestRun.trace(tokens: 12), after)
        #expect(try screen(walk).map == expected)
        #expect(walk.shows("logarithmic, scaled up without the sink"))
        walk.expect([])
    }

    @Test("idle heads are marked, and the note says what the map is not")
    func honesty() {
        let walk = walk()
        #expect(walk.shows("· idle"))
        #expect(walk.shows("Where the head looked, not why the model wrote it."))
    }

    @Test(
        "without colour a high cell has another sign than a low one",
        arguments: [
            ColorDepth.monochrome, .ansi16,
        ]
    )
    func monochrome(depth: ColorDepth) throws {
        let walk = walk()
        let look = Look(.plain, depth: depth)
        let cells = walk.state.paint().buffer.cells.filter {
            $0.style.heat != nil && $0.glyph == .blank
        }
        let low = try #require(cells.first { $0.style.heat == 0 })
        let high = try #require(cells.first { ($0.style.heat ?? 0) > 220 })
        #expect(look.glyph(for: low) != look.glyph(for: high))
    }

    @Test("the candidates of a run keep their attention; another run begins anew")
    func candidates() throws {
        let walk = walk(tokens: 3)
        walk.send(TestRun.ended(TestRun.suggestion("one")))
        walk.send(TestRun.token(0, candidate: 1))
        #expect(try screen(walk).candidate == 1)
        walk.press("p")
        #expect(walk.shows("text 1 · token 3 of 3"))
        walk.send(TestRun.token(1, candidate: 1))
        #expect(try screen(walk).candidate == 0)
        walk.send(.event(.writing(.finished)))
        #expect(walk.shows("text 1 · token 3 of 3"))
        walk.send(TestRun.started())
        #expect(walk.shows("The heads appear with the first word."))
        _ = walk.takeEffects()
    }

    @Test("memory is bounded: the oldest record goes first, the newest never")
    func shelf() {
        var shelf = TraceShelf()
        // 8 heads' worth of a long context, built from rows of one model: about 10 MB each.
        let long = TestRun.trace(tokens: 60, layers: 60, heads: 20)
        let bytes = 2 * 60 * 20 * (60 * TestRun.prompt.count + 60 * 59 / 2)
        let fitting = TraceShelf.capacity / bytes
        for candidate in 0...fitting + 1 { shelf.put(long, candidate: candidate) }
        #expect(shelf[0] == nil && shelf.dropped.contains(0))
        #expect(shelf[fitting + 1] != nil)
        #expect(shelf.candidates == Array(0...fitting + 1))
    }

    @Test("a model of another shape is shown too")
    func otherShape() throws {
        let walk = Walkthrough(size: Size(width: 80, height: 24), screen: "attention")
        walk.send(TestRun.started())
        let trace = TestRun.trace(tokens: 5, layers: 64, heads: 40)
        walk.send(
            .event(
                .writing(
                    .token(candidate: 0, text: "x", logprob: 0, tokensPerSecond: 1, trace: trace)
                )
            )
        )
        for key in ["J", "J", "L", "G", "g", "down", "right", "z", "tab", "z", "l", "j"] {
            walk.press(key)
        }
        #expect(try screen(walk).map?.rows.count == 5)
        _ = walk.takeEffects()
    }

    @Test("frames", arguments: sizes)
    func frames(size: Size) {
        func expect(_ walk: Walkthrough, _ name: String) {
            FrameSnapshot.expect(walk.state.paint(), "\(name)-\(size.width)x\(size.height)")
        }
        expect(Walkthrough(size: size, screen: "attention"), "attention-empty")
        let walk = walk(tokens: 18, size: size)
        expect(walk, "attention-facts")
        walk.press("c", "tab", "k", "k", "l", "l", "l")
        expect(walk, "attention-words")
        walk.press("c", "s", "z")
        expect(walk, "attention-tokens-alone")
        walk.expect([])
    }
}
