import Terminal
import Testing

@Suite("What changed between frames")
struct FrameDifferenceTests {
    private static let size = Size(width: 14, height: 4)

    private func frame(_ random: inout SeededRandom, over before: CellBuffer? = nil) -> CellBuffer {
        let canvas = Canvas(size: Self.size)
        if let before {
            for y in 0..<Self.size.height { canvas.write(before.line(y), at: Point(x: 0, y: y)) }
        }
        for _ in 0..<Int.random(in: 0..<8, using: &random) {
            let place = Point(
                x: Int.random(in: 0..<14, using: &random),
                y: Int.random(in: 0..<4, using: &random)
            )
            canvas.write(random.text(2), at: place, Bool.random(using: &random) ? .text : .strong)
        }
        return canvas.buffer
    }

    @Test("a frame with the changes put in is the next frame", arguments: 0..<100)
    func appliesToNext(seed: Int) {
        var random = SeededRandom(UInt64(seed))
        let before = frame(&random)
        let after = frame(&random, over: before)
        var result = before
        let difference = FrameDifference(from: before, to: after)
        for run in difference.runs {
            for x in run.columns { result[x, run.row] = after[x, run.row] }
            // A terminal writes whole glyphs only.
            #expect(!after[run.columns.lowerBound, run.row].glyph.isContinuation)
            let end = run.columns.upperBound
            if end < Self.size.width {
                #expect(!after[end, run.row].glyph.isContinuation)
                #expect(!before[end, run.row].glyph.isContinuation)
            }
        }
        #expect(result == after)
        #expect(FrameDifference(from: after, to: after).runs.isEmpty)
    }

    @Test("without a frame before, or with one of another size, all changed")
    func wholeFrames() {
        let frame = CellBuffer(size: Self.size)
        #expect(FrameDifference(from: nil, to: frame).cellCount == 56)
        let other = CellBuffer(size: Size(width: 3, height: 3))
        #expect(FrameDifference(from: other, to: frame).cellCount == 56)
    }

    @Test("the recording keeps frames, counts what changed, and plays its script")
    func records() {
        let script: [InputEvent] = [.key(.down), .resize(Size(width: 5, height: 2)), .key(.enter)]
        let backend = RecordingBackend(size: Self.size, script: script)
        let look = Look(.plain, depth: .trueColor)
        let canvas = Canvas(size: Self.size)
        backend.show(canvas.buffer, cursor: nil, look: look)
        canvas.write("hi", at: .zero)
        backend.show(canvas.buffer, cursor: Point(x: 2, y: 0), look: look)
        #expect(backend.shown.map(\.changedCells) == [56, 2])
        #expect(backend.frame.line(0) == "hi")
        #expect(backend.events(timeout: nil) == [.key(.down)])
        backend.wake()
        #expect(backend.events(timeout: nil).isEmpty)
        #expect(backend.events(timeout: nil) == [.resize(Size(width: 5, height: 2))])
        #expect(backend.size == Size(width: 5, height: 2))
        backend.release()
        #expect(backend.events(timeout: .zero).isEmpty)
        backend.resume()
        #expect(backend.events(timeout: .zero) == [.key(.enter)])
        #expect(backend.isScriptDone)
    }
}
