import Copywriting
import Shop
import Testing
import Transformer

@Suite("Words beside the point")
struct CopyVocabularyTests {
    private func strangers(_ text: String) throws -> Int {
        CopyVocabulary.strangers(in: text, sheet: try TestShop.kettle().sheet())
    }

    @Test("words of copy at large and of the facts are no strangers, in any of their endings")
    func known() throws {
        #expect(
            try strangers("The Cedar Electric Kettle you looked at is 20% off until May 7.") == 0
        )
        #expect(try strangers("A gooseneck kettle with handles of walnut. Use code SPRING20.") == 0)
    }

    @Test("others are counted")
    func others() throws {
        #expect(try strangers("The kettle has a drawer and a ceiling.") == 2)
        #expect(try strangers("Your tent would rather be a trombone.") >= 2)
    }

    @Test(
        "of several attempts the one without them is kept, for prompts of the layout that was trained on"
    )
    func kept() throws {
        let shop = try TestShop.kettle()
        func write(_ layout: String) throws -> String {
            let answers = [
                "The Cedar Electric Kettle is a trombone, 20% off.",
                "The Cedar Electric Kettle is 20% off.",
            ]
            let writer = Copywriter(
                generator: ScriptedGenerator(answers: answers),
                repository: shop.repository
            )
            return try writer.write(shop.brief("push"), settings: CopySettings(layout: layout))[0]
                .text
        }
        #expect(try write("compact") == "The Cedar Electric Kettle is 20% off.")
        #expect(try write("fact-sheet").contains("trombone"))
    }
}
