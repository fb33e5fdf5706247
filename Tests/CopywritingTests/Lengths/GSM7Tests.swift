import Copywriting
import Testing

@Suite("Segments of a text message")
struct GSM7Tests {
    @Test(
        "GSM-7 takes 160 alone and 153 joined",
        arguments: [(0, 0), (1, 1), (160, 1), (161, 2), (306, 2), (307, 3), (459, 3), (460, 4)]
    )
    func basicAlphabet(count: Int, segments: Int) {
        let length = GSM7(String(repeating: "a", count: count))
        #expect(length.encoding == .gsm7)
        #expect(length.units == count)
        #expect(length.segments == segments)
    }

    @Test(
        "one character outside turns the whole message to UCS-2, 70 and 67",
        arguments: [(70, 1), (71, 2), (134, 2), (135, 3)]
    )
    func ucs2(count: Int, segments: Int) {
        let length = GSM7("’" + String(repeating: "a", count: count - 1))
        #expect(length.encoding == .ucs2)
        #expect(length.units == count)
        #expect(length.segments == segments)
    }

    @Test(
        "characters of the extension table cost two",
        arguments: ["€", "[", "]", "{", "}", "~", "^", "|", "\\"]
    )
    func extensions(character: String) {
        let length = GSM7(character)
        #expect(length.encoding == .gsm7)
        #expect(length.units == 2)
    }

    @Test("an escaped pair is not parted between two segments")
    func pairsStayTogether() {
        // 152 letters, then a pair: it does not fit into the 153rd place alone and opens the second segment.
        let first = String(repeating: "a", count: 152) + "€"
        let text = first + String(repeating: "b", count: 151)
        #expect(GSM7(text).units == 305)
        #expect(GSM7(text).segments == 2)
        #expect(GSM7(text + "b").units == 306)
        #expect(GSM7(text + "b").segments == 3)
    }

    @Test("an emoji takes two UTF-16 units")
    func emoji() {
        #expect(GSM7("🎉").units == 2)
        #expect(GSM7(String(repeating: "🎉", count: 35)).segments == 1)
        // 67 is odd: a pair of surrogates is not parted either.
        #expect(GSM7(String(repeating: "🎉", count: 66)).segments == 2)
        #expect(GSM7(String(repeating: "🎉", count: 67)).segments == 3)
    }

    @Test("Greek capitals and Nordic letters are of the alphabet, accented capitals are not")
    func alphabet() {
        #expect(GSM7("ΔΦΓΛΩΠΨΣΘΞ ÆæØøÅå ñÑ üÜ ß ¿¡").encoding == .gsm7)
        #expect(GSM7("É").encoding == .gsm7)
        #expect(GSM7("Á").encoding == .ucs2)
        #expect(GSM7("ç").encoding == .ucs2)
        #expect(GSM7("\t").encoding == .ucs2)
    }
}
