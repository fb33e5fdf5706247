import Terminal
import Testing

@Suite("Widgets as text")
struct WidgetTests {
    private func paint(_ width: Int, _ height: Int, _ paint: (Canvas) -> Void) -> [String] {
        let canvas = Canvas(size: Size(width: width, height: height))
        paint(canvas)
        return canvas.buffer.lines
    }

    private func table(selected: Int? = nil, top: Int = 0) -> Table {
        Table(
            columns: [
                TableColumn("Title", .flex(1)),
                TableColumn("Price", .fixed(6), alignment: .right, sort: .descending),
            ],
            rowCount: 100,
            top: top,
            selected: selected,
            isFocused: true
        )
    }

    @Test("a table shows heads, the rows that are seen, what is loading, and where it stands")
    func paintsTable() {
        var asked: [Int] = []
        let lines = paint(24, 4) { canvas in
            table(selected: 11, top: 10).paint(on: canvas, in: canvas.bounds) { row in
                asked.append(row)
                if row == 12 { return .loading }
                let title = row == 10 ? "漢字漢字漢字漢字" : "Item \(row)"
                return .cells([Line(title), Line("\(row).99")], mark: Span("●"))
            }
        }
        #expect(asked == [10, 11, 12])
        #expect(
            lines == [
                "   Title         Price↓",
                " ● 漢字漢字漢…    10.99│",
                "▌● Item 11        11.99┃",
                "   ···           ···   │",
            ]
        )
    }

    @Test("a table tells what is under the mouse")
    func findsRows() {
        let rect = Rect(x: 2, y: 1, width: 24, height: 5)
        #expect(table(top: 10).row(at: Point(x: 3, y: 2), in: rect) == 10)
        #expect(table().row(at: Point(x: 3, y: 1), in: rect) == nil)
        #expect(table().heads(in: rect)[1] == Rect(x: 19, y: 1, width: 6, height: 1))
        #expect(Table.top(0, showing: 12, height: 5, of: 100) == 8)
        #expect(Table.top(50, showing: 12, height: 5, of: 100) == 12)
        #expect(Table.top(99, showing: 99, height: 5, of: 100) == 95)
    }

    @Test("a panel has a border, a title and a note, and gives its inside")
    func paintsPanel() {
        var inside = Rect(.zero)
        let lines = paint(20, 3) { canvas in
            inside = Panel(title: "Users", note: "1 of 9").paint(on: canvas, in: canvas.bounds)
        }
        #expect(lines == ["╭ Users ─── 1 of 9 ╮", "│                  │", "╰──────────────────╯"])
        #expect(inside == Rect(x: 1, y: 1, width: 18, height: 1))
        #expect(
            paint(12, 2) { Panel(title: "Facts", frame: .rule).paint(on: $0, in: $0.bounds) }
                == [" Facts ─────", ""]
        )
    }

    @Test("tabs keep the selected one in sight")
    func paintsTabs() {
        let tabs = Tabs(["Users", "Products", "Campaigns"], selected: 2)
        #expect(
            paint(40, 1) { tabs.paint(on: $0, in: $0.bounds) } == [" Users  Products  Campaigns"]
        )
        #expect(paint(13, 1) { tabs.paint(on: $0, in: $0.bounds) } == ["s  Campaigns"])
    }

    @Test("hints are cut to the width, whole ones only, with their places")
    func paintsHints() {
        let hints = KeyHints([
            KeyHints.Hint(.enter, "open"), KeyHints.Hint(.char("/"), "filter"),
            KeyHints.Hint(.ctrl("c"), "quit"),
        ])
        var places: [Rect] = []
        let lines = paint(24, 1) { places = hints.paint(on: $0, in: $0.bounds) }
        #expect(lines == ["Enter open  / filter"])
        #expect(
            places == [
                Rect(x: 0, y: 0, width: 10, height: 1), Rect(x: 12, y: 0, width: 8, height: 1),
            ]
        )
    }

    @Test("a gauge counts in eighths of cells and bears any number")
    func paintsGauge() {
        func gauge(_ share: Double?) -> String {
            paint(12, 1) { Gauge(share, label: "9/s").paint(on: $0, in: $0.bounds) }[0]
        }
        #expect(gauge(0.5) == "████──── 9/s")
        #expect(gauge(0.55) == "████▍─── 9/s")
        #expect(gauge(7) == "████████ 9/s")
        #expect(gauge(-1) == "──────── 9/s")
        #expect(gauge(.nan) == gauge(nil))
    }

    @Test("paragraphs wrap, scroll and keep the styles of marked places")
    func paintsParagraphs() {
        let canvas = Canvas(size: Size(width: 12, height: 2))
        let view = ParagraphView(
            "Only $9.99 today\nand never again",
            marks: [StyledRange(5..<10, Style(.fact))],
            top: 0
        )
        #expect(view.paint(on: canvas, in: canvas.bounds) == 4)
        #expect(canvas.buffer.lines == ["Only $9.99 ┃", "today      │"])
        #expect(canvas.buffer[5, 0].style.role == .fact)
        #expect(canvas.buffer[4, 0].style.role == .text)
    }

    @Test("fields stand in two columns, long values under themselves")
    func paintsFields() {
        let fields = FieldList([
            FieldList.Field("Id", "user_1"), FieldList.Field("Likes", "shoes and bags"),
        ])
        #expect(
            paint(16, 3) { fields.paint(on: $0, in: $0.bounds) }
                == ["Id     user_1", "Likes  shoes and", "       bags"]
        )
    }

    @Test("a scroll bar is at its ends only when the rows are")
    func placesThumb() {
        let bar = { (top: Int) in ScrollBar(top: top, seen: 10, total: 1000).thumb(length: 10) }
        #expect(bar(0) == 0..<1)
        #expect(bar(1) == 1..<2)
        #expect(bar(989) == 8..<9)
        #expect(bar(990) == 9..<10)
        #expect(bar(-5) == 0..<1)
        #expect(ScrollBar(top: 0, seen: 10, total: 10).thumb(length: 10).isEmpty)
        #expect(ScrollBar(top: 0, seen: 10, total: 1000).top(at: 9, length: 10) == 990)
    }

    @Test("a heat map paints the values that are seen, and finds them again")
    func paintsHeat() throws {
        let canvas = Canvas(size: Size(width: 8, height: 3))
        let map = HeatMap(
            columns: 5,
            rows: 9,
            cell: Size(width: 2, height: 1),
            origin: Point(x: 1, y: 2),
            selected: Point(x: 2, y: 3)
        )
        map.paint(on: canvas, in: canvas.bounds) { column, row in
            column == 4 ? nil : Double(row) / 4
        }
        #expect(canvas.buffer[0, 0].style.heat == 128)
        #expect(canvas.buffer[2, 1].style.heat == 191)
        #expect(canvas.buffer[0, 2].style.heat == 255)
        #expect(canvas.buffer[6, 0].style.heat == nil)
        #expect(canvas.buffer.line(1) == "  []")
        #expect(map.value(at: Point(x: 3, y: 1), in: canvas.bounds) == Point(x: 2, y: 3))
        #expect(HeatMap.level(.nan) == 0)
    }

    @Test("no widget paints outside its rectangle, however small", arguments: 0..<8)
    func staysInside(size: Int) {
        let canvas = Canvas(size: Size(width: 12, height: 10))
        let rect = Rect(x: 2, y: 2, width: size, height: size / 2)
        Panel(title: "Title 漢字", note: "note", isFocused: true).paint(on: canvas, in: rect)
        table(selected: 0).paint(on: canvas, in: rect) { _ in .cells([Line("漢字漢字"), Line("1")]) }
        Tabs(["One", "Two"], selected: 1).paint(on: canvas, in: rect)
        KeyHints([KeyHints.Hint(.enter, "o")]).paint(on: canvas, in: rect)
        Gauge(0.7, label: "70 %").paint(on: canvas, in: rect)
        ParagraphView("漢字 words and words").paint(on: canvas, in: rect)
        FieldList([FieldList.Field("Label", "value")]).paint(on: canvas, in: rect)
        HeatMap(columns: 30, rows: 30).paint(on: canvas, in: rect) { _, _ in 1 }
        LineChart(
            curves: [LineChart.Curve("a", .line, .accent, [.init(0, 1), .init(9, 4)])],
            from: 0,
            to: 9,
            xLabels: [LineChart.Label(0, "0"), LineChart.Label(9, "1,000,000")]
        ).paint(on: canvas, in: rect)
        TextEditor("漢字 and more text").paint(on: canvas, in: rect, isFocused: true)
        for y in 0..<10 {
            for x in 0..<12 where !rect.contains(Point(x: x, y: y)) {
                #expect(canvas.buffer[x, y] == .blank, "\(x), \(y)")
            }
        }
        #expect(canvas.buffer.isWhole)
    }
}
