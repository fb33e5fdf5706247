import Shop
import Testing

@Suite("Filters of lists")
struct ListFilterTests {
    private func matches(_ filter: String, _ texts: String...) -> Bool {
        ListFilter(filter).matches(folded: texts.map(ListFilter.fold))
    }

    @Test("Every word must occur, in any of the texts, whatever the case and accents")
    func words() {
        #expect(matches("cafe", "Café au lait"))
        #expect(matches("CAFÉ", "cafe"))
        #expect(matches("pour alder", "product_1", "Alder Pour-Over Kettle"))
        #expect(!matches("alder tent", "Alder Pour-Over Kettle"))
        #expect(matches("kitchen kettle", "Kettle", "Kitchen"))
        #expect(matches("", "anything"))
        #expect(matches("  ", "anything"))
        #expect(ListFilter(" \u{20} ").isEmpty)
    }
}
