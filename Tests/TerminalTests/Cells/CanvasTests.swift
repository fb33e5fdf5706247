import Terminal
import Testing

@Suite("Painting on a canvas")
struct CanvasTests {
    @Test("nothing lands outside a canvas", arguments: 0..<40)
    func nothingOutside(seed: Int) {
        var random = SeededRandom(UInt64(seed))
        let canvas = Canvas(size: Size(width: 20, height: 6))
        canvas.fill(nil, .text, glyph: ".")
        let rect = Rect(x: 5, y: 2, width: 7, height: 3)
        let part = canvas.sub(rect)
        for _ in 0..<20 {
            let x = Int.random(in: -6..<12, using: &random)
            let y = Int.random(in: -3..<6, using: &random)
            part.write(random.text(6), at: Point(x: x, y: y))
        }
        part.fill(Rect(x: -4, y: 1, width: 40, height: 9))
        for y in 0..<6 {
            for x in 0..<20 where !rect.contains(Point(x: x, y: y)) {
                #expect(canvas.buffer[x, y].glyph == Glyph("."))
            }
        }
        #expect(canvas.buffer.isWhole)
    }

    @Test("wide glyphs are whole or not there", arguments: 0..<40)
    func wideGlyphsAreWhole(seed: Int) {
        var random = SeededRandom(UInt64(seed))
        let canvas = Canvas(size: Size(width: 12, height: 4))
        for _ in 0..<60 {
            let place = Point(
                x: Int.random(in: -2..<13, using: &random),
                y: Int.random(in: 0..<4, using: &random)
            )
            canvas.write(random.text(3), at: place)
        }
        #expect(canvas.buffer.isWhole)
    }

    @Test("what could steer a terminal is shown as a sign")
    func controlsAreSigns() {
        let canvas = Canvas(size: Size(width: 12, height: 1))
        canvas.write("a\u{1B}[2Jb\u{9B}\u{202E}", at: .zero)
        #expect(canvas.buffer.line(0) == "a␛[2Jb··")
    }

    @Test("measuring and painting agree", arguments: 0..<40)
    func measureAgrees(seed: Int) {
        var random = SeededRandom(UInt64(seed))
        let text = random.text(12).filter { !$0.isNewline }
        let canvas = Canvas(size: Size(width: 100, height: 1))
        #expect(canvas.write(text, at: .zero) == displayWidth(text))
    }

    @Test("a line that is too wide ends in an ellipsis")
    func ellipsis() {
        let canvas = Canvas(size: Size(width: 8, height: 3))
        canvas.write(Line("too wide for it"), at: .zero)
        canvas.write(Line([Span("漢字"), Span("漢字漢字")]), at: Point(x: 0, y: 1))
        canvas.write(Line("right"), at: Point(x: 0, y: 2), alignment: .right)
        #expect(canvas.buffer.lines == ["too wid…", "漢字漢…", "   right"])
    }

    @Test("a style that names no surface stands on the canvas'")
    func surfaces() {
        let canvas = Canvas(size: Size(width: 4, height: 1)).on(.panel)
        canvas.write("ab", at: .zero)
        canvas.write("c", at: Point(x: 2, y: 0), Style(.text, on: .bar))
        #expect(canvas.buffer[0, 0].style.on == .panel)
        #expect(canvas.buffer[2, 0].style.on == .bar)
    }
}
