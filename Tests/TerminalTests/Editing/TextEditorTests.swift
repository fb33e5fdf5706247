import Terminal
import Testing

@Suite("A text that is edited")
struct TextEditorTests {
    private func editor(_ text: String, width: Int = 11, height: Int = 3) -> TextEditor {
        TextEditor(text, size: Size(width: width, height: height))
    }

    @Test("up and down go by rows and keep to their column")
    func movesByRows() {
        var editor = editor("a long line\nxy\nanother one")
        editor.handle(.end)
        #expect(editor.cursor == 6)
        editor.cursor = 4
        editor.handle(.down)
        editor.handle(.down)
        #expect(editor.cursor == 14)
        editor.handle(.down)
        #expect(editor.cursor == 19)
        editor.handle(.up)
        editor.handle(.up)
        editor.handle(.up)
        #expect(editor.cursor == 4)
    }

    @Test("a word is one step back, a paste is one step, and both come again")
    func undoes() {
        var editor = editor("")
        for character in "two words" { editor.handle(.char(character)) }
        editor.take(.paste(" and\r\nmore"))
        #expect(editor.text == "two words and\nmore")
        editor.undo()
        #expect(editor.text == "two words")
        editor.undo()
        #expect(editor.text == "two ")
        editor.undo()
        #expect(editor.text.isEmpty)
        let more = editor.undo()
        #expect(!more)
        editor.redo()
        editor.redo()
        editor.redo()
        #expect(editor.text == "two words and\nmore")
        #expect(!editor.canRedo)
    }

    @Test("shift selects, typing replaces, a motion lets go")
    func selects() {
        var editor = editor("free shipping")
        for _ in 0..<4 { editor.handle(Key(.right, .shift)) }
        #expect(editor.selectedText == "free")
        editor.handle(.char("n"))
        #expect(editor.text == "n shipping")
        editor.handle(Key(.end, [.control, .shift]))
        #expect(editor.selectedText == " shipping")
        editor.handle(.left)
        #expect(editor.cursor == 1)
        #expect(editor.selection.isEmpty)
        editor.undo()
        #expect(editor.text == "free shipping")
    }

    @Test("a click places the cursor, a drag selects, two clicks take a word, the wheel scrolls")
    func takesMouse() {
        var editor = editor("first row\nsecond row\nthird\nfourth\nfifth", width: 20)
        editor.take(.mouse(MouseEvent(.press(.left), at: Point(x: 3, y: 1))))
        #expect(editor.cursor == 13)
        editor.take(.mouse(MouseEvent(.drag(.left), at: Point(x: 6, y: 1))))
        #expect(editor.selectedText == "ond")
        editor.take(.mouse(MouseEvent(.press(.left), at: Point(x: 8, y: 1))))
        editor.take(.mouse(MouseEvent(.double(.left), at: Point(x: 8, y: 1))))
        #expect(editor.selectedText == "row")
        editor.take(.mouse(MouseEvent(.wheelDown, at: .zero)))
        #expect(editor.top == 2)
        editor.take(.mouse(MouseEvent(.press(.left), at: Point(x: 0, y: 0))))
        #expect(editor.cursor == 21)
    }

    @Test("it scrolls to its cursor, and shows marks, the selection and the bar")
    func paints() {
        var editor = editor("one two\nthree four\nfive\nsix", width: 12)
        editor.handle(Key(.end, .control))
        let canvas = Canvas(size: Size(width: 12, height: 3))
        editor.paint(
            on: canvas,
            in: canvas.bounds,
            isFocused: true,
            marks: [StyledRange(8..<13, Style(.fact))]
        )
        #expect(canvas.buffer.lines == ["three four │", "five       ┃", "six        ┃"])
        #expect(canvas.cursor == Point(x: 3, y: 2))
        #expect(canvas.buffer[0, 0].style.role == .fact)
        #expect(canvas.buffer[6, 0].style.role == .text)
    }

    @Test("ctrl-k at the end of a line joins the next one")
    func joinsLines() {
        var editor = editor("ab\ncd")
        editor.handle(.ctrl("k"))
        editor.handle(.ctrl("k"))
        #expect(editor.text == "cd")
    }

    @Test("whatever is done, it stays whole, and undo leads back to the start", arguments: 0..<80)
    func survivesAnything(seed: Int) throws {
        var random = SeededRandom(UInt64(seed))
        let start = random.text(30)
        var editor = TextEditor(start, size: Size(width: 9, height: 4))
        let original = editor.text
        let keys: [Key] = [
            .up, .down, .left, .right, .home, .end, .pageUp, .pageDown, .delete, .backspace, .enter,
            .ctrl("a"), .ctrl("e"), .ctrl("k"), .ctrl("u"), .ctrl("w"), .ctrl("z"), .ctrl("y"),
            Key(.left, .shift), Key(.down, .shift), Key(.right, [.control, .shift]), .alt("d"),
            .char("x"), .char(" "), .char("漢"), .char("\u{301}"), Key(.home, .control),
        ]
        for _ in 0..<150 {
            switch Int.random(in: 0..<12, using: &random) {
            case 0: editor.take(.paste(random.text(5)))
            case 1:
                let x = Int.random(in: -1..<10, using: &random)
                let y = Int.random(in: -1..<6, using: &random)
                let action: MouseEvent.Action =
                    Bool.random(using: &random) ? .press(.left) : .drag(.left)
                editor.take(.mouse(MouseEvent(action, at: Point(x: x, y: y))))
            default: editor.handle(keys[Int.random(in: 0..<keys.count, using: &random)])
            }
            #expect((0...editor.text.count).contains(editor.cursor))
            #expect(editor.selection.upperBound <= editor.text.count)
        }
        let canvas = Canvas(size: Size(width: 9, height: 4))
        editor.paint(on: canvas, in: canvas.bounds, isFocused: true)
        #expect(canvas.buffer.isWhole)
        let last = editor.text
        var steps = 0
        while editor.undo() { steps += 1 }
        #expect(editor.text == original)
        for _ in 0..<steps { editor.redo() }
        #expect(editor.text == last)
    }
}
