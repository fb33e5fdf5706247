import Terminal
import Testing

@Suite("A line that is typed")
struct LineEditorTests {
    @Test("characters go in at the cursor, by grapheme")
    func types() {
        var editor = LineEditor("ad")
        editor.handle(.left)
        for character in "bc" { editor.handle(.char(character)) }
        #expect(editor.text == "abcd")
        #expect(editor.cursor == 3)
        editor = LineEditor("a👨‍👩‍👧")
        editor.handle(.backspace)
        #expect(editor.text == "a")
    }

    @Test("a mark that is typed joins the character before it")
    func joinsMarks() {
        var editor = LineEditor("e")
        editor.handle(.char("\u{301}"))
        #expect(editor.text == "e\u{301}")
        #expect(editor.cursor == 1)
    }

    @Test("keys move and delete as in a shell")
    func motions() {
        var editor = LineEditor("sale of shoes")
        editor.handle(.ctrl("a"))
        #expect(editor.cursor == 0)
        editor.handle(Key(.right, .control))
        #expect(editor.cursor == 4)
        editor.handle(.ctrl("k"))
        #expect(editor.text == "sale")
        editor.handle(.ctrl("w"))
        #expect(editor.text.isEmpty)
        editor = LineEditor("one two")
        editor.handle(.ctrl("w"))
        #expect(editor.text == "one ")
        editor.handle(.ctrl("u"))
        #expect(editor.isEmpty)
    }

    @Test("pasted lines become one, without control characters")
    func pastes() {
        var editor = LineEditor("[]")
        editor.handle(.left)
        let isTaken = editor.take(.paste("a\r\nb\u{1B}c\td"))
        #expect(isTaken)
        #expect(editor.text == "[a bc d]")
    }

    @Test("keys that mean nothing here are left to others")
    func leavesOthers() {
        var editor = LineEditor("x")
        for key in [Key.escape, .up, .f(1)] {
            let isTaken = editor.handle(key)
            #expect(!isTaken)
        }
        let isTaken = editor.take(.focus(true))
        #expect(!isTaken)
        #expect(editor.text == "x")
    }

    @Test("the cursor is seen wherever it stands", arguments: 1..<14)
    func cursorIsSeen(width: Int) throws {
        for place in 0...20 {
            var editor = LineEditor("abc 漢字 def 漢字漢字 ghi")
            editor.cursor = place
            let canvas = Canvas(size: Size(width: width + 2, height: 1))
            editor.paint(on: canvas, in: Rect(x: 1, y: 0, width: width, height: 1), isFocused: true)
            let cursor = try #require(canvas.cursor)
            #expect((1...width).contains(cursor.x))
            #expect(canvas.buffer[0, 0] == .blank)
            #expect(canvas.buffer[width + 1, 0] == .blank)
        }
    }

    @Test("an empty line says what it is for, a long one that it goes on at the left")
    func paints() {
        let canvas = Canvas(size: Size(width: 10, height: 2))
        LineEditor().paint(
            on: canvas,
            in: Rect(x: 0, y: 0, width: 10, height: 1),
            isFocused: false,
            placeholder: "filter"
        )
        LineEditor("abcdefghijklmn")
            .paint(on: canvas, in: Rect(x: 0, y: 1, width: 10, height: 1), isFocused: true)
        #expect(canvas.buffer.line(0) == "filter")
        #expect(canvas.buffer.line(1) == "‹ghijklmn")
        #expect(canvas.buffer[0, 0].style.role == .placeholder)
        #expect(canvas.cursor == Point(x: 9, y: 1))
    }
}
