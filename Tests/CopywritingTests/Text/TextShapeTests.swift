import Copywriting
import Testing

@Suite("The shape of a finished text")
struct TextShapeTests {
    @Test(
        "quotes, labels and spare lines go",
        arguments: [
            ("\"Hello there\"", "Hello there"), ("“Hello”", "Hello"), ("Subject: Hello", "Hello"),
            ("Subject Line: \"Hello\"", "Hello"), ("\"Subject: Hello\"", "Hello"),
            ("\n\n Hello\nmore", "Hello"),
            ("\"Hello there", "Hello there"), ("Say \"hi\" to \"you\"", "Say \"hi\" to \"you\""),
            ("", ""),
            ("Sale: 20% off", "Sale: 20% off"), ("e\u{301}", "\u{E9}"),
        ]
    )
    func subjects(raw: String, clean: String) {
        let shaped = TextShape.clean(raw, for: EmailSubjectChannel())
        #expect(shaped == clean)
        #expect(shaped.unicodeScalars.count == clean.unicodeScalars.count)
    }

    @Test("a text of lines keeps them, one empty line between two at most")
    func lines() {
        #expect(
            TextShape.clean("Body:\n\n\nOne  \n\n\n\nTwo\n", for: EmailBodyChannel())
                == "One\n\nTwo"
        )
    }

    @Test(
        "what was cut off ends with its last sentence",
        arguments: [
            ("One. Two! Thr", "One. Two!"), ("No end at al", "No end at al"),
            ("It is $39.20 and", "It is $39.20 and"),
            ("He said \"go.\" And", "He said \"go.\""),
        ]
    )
    func uncut(text: String, whole: String) {
        #expect(TextShape.uncut(text) == whole)
    }

    @Test("texts that differ in case and punctuation alone are the same")
    func normalised() {
        #expect(TextShape.normalised("Hello, YOU!") == TextShape.normalised("hello you"))
        #expect(TextShape.normalised("Hello 20%") != TextShape.normalised("Hello 25%"))
    }

    @Test(
        "near names",
        arguments: [
            ("campain_1", "campaign_1"), ("CAMPAIGN_1", "campaign_1"), ("spring", "spring_sale"),
        ]
    )
    func near(typed: String, meant: String) {
        let known = ["campaign_1", "spring_sale", "zebra"]
        #expect(NearMatches.of(typed, among: known, atMost: 3).first == meant)
        #expect(NearMatches.of("qqqq", among: known, atMost: 3) == [])
    }
}
