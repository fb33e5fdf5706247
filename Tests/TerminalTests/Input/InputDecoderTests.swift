import Terminal
import Testing

@Suite("Bytes of a terminal made events")
struct InputDecoderTests {
    private func decode(_ text: String, flush: Bool = true) -> [Decoded] {
        var decoder = InputDecoder()
        let decoded = decoder.decode(Array(text.utf8), at: .zero)
        return flush ? decoded + decoder.flush() : decoded
    }

    private func keys(_ text: String) -> [String] {
        decode(text).map { decoded in
            if case .input(.key(let key)) = decoded { key.name } else { "\(decoded)" }
        }
    }

    @Test(
        "keys are read as terminals write them",
        arguments: [
            ("aé漢👍", ["a", "é", "漢", "👍"]),
            (
                "\u{01}\t\r\u{7F}\u{08}\0",
                ["ctrl-a", "tab", "enter", "backspace", "ctrl-h", "ctrl-space"]
            ),
            ("\u{1B}[A\u{1B}OB\u{1B}[1;5C\u{1B}[1;2D", ["up", "down", "ctrl-right", "shift-left"]),
            ("\u{1B}[H\u{1B}[4~\u{1B}[5;3~\u{1B}[6~", ["home", "end", "alt-pageup", "pagedown"]),
            ("\u{1B}OP\u{1B}[15~\u{1B}[24;2~\u{1B}[[C", ["f1", "f5", "shift-f12", "f3"]),
            ("\u{1B}[Z\u{1B}[3~\u{1B}[2~", ["backtab", "delete", "insert"]),
            (
                "\u{1B}x\u{1B}\r\u{1B}\u{7F}\u{1B}é",
                ["alt-x", "alt-enter", "alt-backspace", "alt-é"]
            ),
            ("\u{1B}\u{1B}[A\u{1B}", ["alt-up", "escape"]),
            (
                "\u{1B}[97;5u\u{1B}[13;2u\u{1B}[97;2u\u{1B}[27u",
                ["ctrl-a", "shift-enter", "A", "escape"]
            ),
            ("\u{1B}[27;5;105~\u{1B}[97;1:3u", ["ctrl-i"]),
            ("\u{1B}[", ["alt-["]), ("\u{1B}O", ["alt-O"]),
        ]
    )
    func readsKeys(bytes: String, names: [String]) {
        #expect(keys(bytes) == names)
    }

    @Test("a lone escape waits until it is told that nothing comes")
    func escapeWaits() {
        var decoder = InputDecoder()
        let early = decoder.decode([0x1B], at: .zero)
        #expect(early.isEmpty)
        #expect(decoder.isWaiting)
        let flushed = decoder.flush()
        #expect(flushed == [.input(.key(.escape))])
        #expect(!decoder.isWaiting)
        let again = decoder.flush()
        #expect(again.isEmpty)
    }

    @Test("the mouse presses, drags, turns its wheel and presses twice")
    func readsMouse() {
        #expect(
            decode(
                "\u{1B}[<0;5;3M\u{1B}[<32;6;3M\u{1B}[<0;6;3m\u{1B}[<65;1;1M\u{1B}[<20;1;1M\u{1B}[<35;2;2M"
            )
                == [
                    MouseEvent(.press(.left), at: Point(x: 4, y: 2)),
                    MouseEvent(.drag(.left), at: Point(x: 5, y: 2)),
                    MouseEvent(.release(.left), at: Point(x: 5, y: 2)),
                    MouseEvent(.wheelDown, at: .zero),
                    MouseEvent(.press(.left), at: .zero, modifiers: [.shift, .control]),
                ].map { .input(.mouse($0)) }
        )
        var decoder = InputDecoder()
        let press = Array("\u{1B}[<0;2;2M\u{1B}[<0;2;2m".utf8)
        let first = decoder.decode(press, at: .milliseconds(0))
        #expect(first.count == 2)
        let second = decoder.decode(press, at: .milliseconds(200))
        #expect(second.contains(.input(.mouse(MouseEvent(.double(.left), at: Point(x: 1, y: 1))))))
        let third = decoder.decode(press, at: .milliseconds(300))
        #expect(third.count == 2)
        let late = decoder.decode(press, at: .milliseconds(2000))
        #expect(late.count == 2)
    }

    @Test("pasted text is text, whatever is in it")
    func readsPaste() {
        #expect(
            decode("\u{1B}[200~a\r\nb\rc\u{1B}[A\u{03}\u{1B}[20\u{1B}[201~x")
                == [.input(.paste("a\nb\nc[A[20")), .input(.key(.char("x")))]
        )
        var decoder = InputDecoder()
        let half = decoder.decode(Array("\u{1B}[200~half".utf8), at: .zero) + decoder.flush()
        #expect(half.isEmpty)
        let whole = decoder.decode(Array(" done\u{1B}[201~".utf8), at: .zero)
        #expect(whole == [.input(.paste("half done"))])
    }

    @Test("answers and the focus are told apart from keys")
    func readsReplies() {
        #expect(
            decode("\u{1B}[?2026;2$y\u{1B}[?62;22c\u{1B}[5;10R\u{1B}[?1u\u{1B}[I\u{1B}[O") == [
                .reply(.mode(number: 2026, state: 2)), .reply(.attributes([62, 22])),
                .reply(.cursor(Point(x: 9, y: 4))), .reply(.keyboard(1)), .input(.focus(true)),
                .input(.focus(false)),
            ]
        )
        #expect(keys("\u{1B}]11;rgb:0000/0000/0000\u{1B}\\a\u{1B}P1+r\u{07}b") == ["a", "b"])
    }

    @Test("broken UTF-8 is shown as such, and does not swallow what follows")
    func brokenCharacters() {
        var decoder = InputDecoder()
        let decoded = decoder.decode(
            [0xE6, 0xBC, 0x41, 0xFF, 0xC0, 0x80, 0xED, 0xA0, 0x80, 0x42],
            at: .zero
        )
        let keys = decoded.compactMap { decoded -> Character? in
            if case .input(.key(let key)) = decoded { key.character } else { nil }
        }
        #expect(keys.first == "\u{FFFD}")
        #expect(keys.filter { $0 != "\u{FFFD}" } == ["A", "B"])
    }

    @Test("bytes fed one by one say the same as fed at once, and none trap", arguments: 0..<200)
    func piecesAgree(seed: Int) {
        var random = SeededRandom(UInt64(seed))
        let pieces: [[UInt8]] = [
            [0x1B], Array("[".utf8), Array("O".utf8), Array("<0;3;4M".utf8), Array("1;5".utf8),
            Array("A".utf8), Array("\u{1B}[200~".utf8), Array("\u{1B}[201~".utf8), Array("]".utf8),
            [0x07], Array("漢".utf8), [0xE6], Array("99999999999999999999".utf8), Array(";:;".utf8),
            Array("u".utf8), Array("M".utf8), Array("?2026;1$y".utf8), [0x00],
        ]
        var bytes: [UInt8] = []
        for _ in 0..<60 {
            if Bool.random(using: &random) {
                bytes += pieces[Int.random(in: 0..<pieces.count, using: &random)]
            } else {
                bytes.append(UInt8.random(in: 0...255, using: &random))
            }
        }
        var whole = InputDecoder()
        let once = whole.decode(bytes, at: .zero) + whole.flush()
        var single = InputDecoder()
        var oneByOne: [Decoded] = []
        for byte in bytes { oneByOne += single.decode([byte], at: .zero) }
        oneByOne += single.flush()
        #expect(once == oneByOne)
        #expect(!whole.isWaiting)
    }

    @Test(
        "a key's name reads as the key",
        arguments: ["ctrl-c", "alt-enter", "shift-up", "f12", "backtab", "space"]
    )
    func namesReadBack(name: String) throws {
        let key = try #require(Key(name: name))
        #expect(key.name == name)
    }
}
