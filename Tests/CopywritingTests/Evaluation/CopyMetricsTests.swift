import Copywriting
import Testing

@Suite("Measures of copy")
struct CopyMetricsTests {
    @Test("edit distance over words: none for the same, one for nothing in common")
    func editDistance() {
        #expect(EditDistance.share("The kettle is here.", "the kettle is here") == 0)
        #expect(EditDistance.share("a b c d", "e f g h") == 1)
        #expect(EditDistance.share("a b c d", "a x c d") == 0.25)
        #expect(EditDistance.share("a b", "a b c d") == 0.5)
        #expect(EditDistance.share("", "") == 0)
        // kitten → sitting, letter by letter, takes three changes of seven.
        #expect(abs(EditDistance.share("k i t t e n", "s i t t i n g") - 3.0 / 7) < 1e-12)
    }

    @Test("facts part the words and are not counted")
    func runs() throws {
        let sheet = try TestShop.kettle().sheet()
        let runs = TextDiversity.runs(
            of: "Get the Cedar Electric Kettle with code SPRING20 now.",
            sheet: sheet
        )
        #expect(runs == [["get", "the"], ["with", "code"], ["now"]])
    }

    @Test("distinct-2 is the share of pairs that differ")
    func distinct() throws {
        let same = [[["a", "b", "c"]], [["a", "b", "c"]]]
        #expect(TextDiversity.distinct2(same) == 0.5)
        #expect(TextDiversity.distinct2([[["a", "b"], ["c", "d"]], [["e", "f"]]]) == 1)
        #expect(TextDiversity.distinct2([[["a"]]]) == nil)
    }

    @Test("self-BLEU is one for the same text and small for others")
    func selfBLEU() throws {
        let words = "we have a kettle for you at home".split(separator: " ").map(String.init)
        let other = "come by and see what is new today".split(separator: " ").map(String.init)
        let same = try #require(TextDiversity.selfBLEU([[words], [words]]))
        #expect(abs(same - 1) < 1e-12)
        let apart = try #require(TextDiversity.selfBLEU([[words], [other]]))
        #expect(apart == 0)
        let half = Array(words.prefix(4) + other.suffix(4))
        let mixed = try #require(TextDiversity.selfBLEU([[words], [half]]))
        #expect(mixed > 0.1 && mixed < 0.9)
        #expect(TextDiversity.selfBLEU([[words]]) == nil)
    }
}
