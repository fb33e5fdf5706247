import Copywriting
import Testing

@Suite("The weighted length of a post")
struct WeightedLengthTests {
    /// Cases after the conformance tests of twitter-text (validate.yml, weighted lengths).
    @Test(
        "Latin counts one, ideographs two, an emoji two, a link 23",
        arguments: [
            ("", 0),
            ("Hello", 5),
            ("新年促销", 8),
            ("café", 4),
            ("cafe\u{301}", 4),
            ("“quoted”", 8),
            ("…", 2),
            ("😷", 2),
            ("👨‍👩‍👧‍👦", 2),
            ("🇩🇪", 2),
            ("1️⃣", 2),
            ("1", 1),
            ("https://example.com/a/very/long/path/that/goes/on/and/on", 23),
            ("See https://example.com now", 31),
            ("shop.example.com", 23),
        ]
    )
    func lengths(text: String, length: Int) {
        #expect(WeightedLength.of(text) == length)
    }

    @Test("280 fit, 281 do not")
    func limit() throws {
        let channel = SocialPostChannel()
        let fits = channel.measures(of: String(repeating: "a", count: 280))
        #expect(fits.map(\.value) == [280])
        #expect(fits.map(\.hardLimit) == [280])
        #expect(channel.measures(of: String(repeating: "新", count: 141)).map(\.value) == [282])
    }
}
