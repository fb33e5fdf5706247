import Console
import Testing

@Suite("A list of which some pages are in memory")
struct PagedListTests {
    struct Row: ListedRow {
        var number: Int
        var rowID: String { "row \(number)" }
    }

    typealias Pages = PagedList<String, Row>

    private func answer(_ list: inout Pages, _ query: String, total: Int, from first: Int = 0) {
        for range in list.missingRanges() {
            let rows = range.clamped(to: 0..<total).map { Row(number: first + $0) }
            list.receive(query, rows: rows, start: range.lowerBound, total: total)
        }
    }

    private func filled(total: Int, height: Int = 20) -> Pages {
        var list = Pages("all")
        list.resize(height: height)
        answer(&list, "all", total: total)
        answer(&list, "all", total: total)
        return list
    }

    @Test("a range is asked for once while it is under way, and again after it failed")
    func askedOnce() {
        var list = Pages("all")
        let first = list.missingRanges()
        #expect(first == [0..<Pages.pageSize])
        let again = list.missingRanges()
        #expect(again.isEmpty)
        list.failed("all", range: first[0])
        let retried = list.missingRanges()
        #expect(retried == first)
    }

    @Test("an answer to another query is dropped, and the old rows stay until the new ones come")
    func staleAnswers() {
        var list = filled(total: 50)
        list.ask("kitchen")
        let isTaken = list.receive("all", rows: [Row(number: 9)], start: 0, total: 1)
        #expect(!isTaken)
        #expect(list.isWaiting)
        #expect(list.total == 50)
        #expect(list[3] == Row(number: 3))
        answer(&list, "kitchen", total: 2)
        #expect(!list.isWaiting)
        #expect(list.total == 2)
    }

    @Test("the selection follows its row through a filter and back")
    func anchor() {
        var list = filled(total: 50)
        list.select(7)
        list.ask("sorted")
        _ = list.missingRanges()
        let rows = (0..<50).map { Row(number: 49 - $0) }
        list.receive("sorted", rows: rows, start: 0, total: 50)
        #expect(list.selectedRow == Row(number: 7))
        #expect(list.visible.contains(list.selected))
        list.ask("all")
        answer(&list, "all", total: 50)
        #expect(list.selectedRow == Row(number: 7))
    }

    @Test("after a reload the row of an id is selected, if it came")
    func reloadSelecting() {
        var list = filled(total: 50)
        list.reload(selecting: "row 30")
        answer(&list, "all", total: 50)
        #expect(list.selectedRow == Row(number: 30))
    }

    @Test("a list that became shorter keeps its selection within it")
    func shorter() {
        var list = filled(total: 50)
        list.move(.last)
        list.reload()
        answer(&list, "all", total: 3)
        #expect(list.selected == 2)
        #expect(list.top == 0)
    }

    @Test(
        "whatever the way through a million rows, few pages are kept and what is seen is asked for"
    )
    func million() {
        var list = Pages("all")
        list.resize(height: 40)
        var random = SeededRandom(7)
        let total = 1_000_000
        for _ in 0..<2_000 {
            answer(&list, "all", total: total)
            answer(&list, "all", total: total)
            #expect(list.visible.allSatisfy { list[$0] != nil })
            #expect(list.loadedRows.count <= Pages.pageLimit * Pages.pageSize)
            switch Int.random(in: 0..<4, using: &random) {
            case 0: list.select(Int.random(in: 0..<total, using: &random))
            case 1: list.scroll(by: Int.random(in: -5_000...5_000, using: &random))
            case 2: list.move(Motion.allCases.randomElement(using: &random) ?? .up)
            default: list.resize(height: Int.random(in: 1...200, using: &random))
            }
            #expect((0..<total).contains(list.selected))
            #expect(list.top >= 0 && list.top < total)
        }
    }
}
