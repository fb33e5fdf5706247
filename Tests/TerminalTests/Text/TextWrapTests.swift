import Terminal
import Testing

@Suite("Texts broken into rows")
struct TextWrapTests {
    @Test("a text breaks at blanks, and keeps its own lines")
    func breaksAtBlanks() {
        #expect(wrap("the quick brown fox", width: 10) == ["the quick", "brown fox"])
        #expect(wrap("one\n\ntwo", width: 10) == ["one", "", "two"])
        #expect(wrap("", width: 5) == [""])
        #expect(wrap("exactly ten", width: 7) == ["exactly", "ten"])
    }

    @Test("a word that is too long is broken, and a hyphen is a place to break")
    func breaksLongWords() {
        #expect(wrap("abcdefghij", width: 4) == ["abcd", "efgh", "ij"])
        #expect(wrap("last-minute sale", width: 8) == ["last-", "minute", "sale"])
    }

    @Test("width is counted in cells")
    func countsCells() {
        #expect(wrap("漢字漢字", width: 5) == ["漢字", "漢字"])
        #expect(wrap("👍👍👍", width: 4) == ["👍👍", "👍"])
    }

    @Test("the places of rows are told in characters, bytes and scalars")
    func placesAgree() {
        let text = "née 漢字 e\u{301}té"
        let rows = TextWrap(text, width: 5).rows
        let characters = Array(text)
        let bytes = Array(text.utf8)
        let scalars = Array(text.unicodeScalars)
        for row in rows {
            let part = String(characters[row.characters])
            #expect(String(decoding: bytes[row.bytes], as: UTF8.self) == part)
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars[row.scalars])
            #expect(String(view) == part)
        }
        #expect(rows.count == 3)
    }

    @Test("every character is in one row, and no row is wider than its width", arguments: 0..<60)
    func rowsCoverText(seed: Int) {
        var random = SeededRandom(UInt64(seed))
        let text = random.text(40)
        let width = Int.random(in: 2...12, using: &random)
        let characters = Array(text)
        var next = 0
        for row in TextWrap(text, width: width).rows {
            #expect(row.characters.lowerBound == next)
            next = row.characters.upperBound
            if row.endsLine, next < characters.count {
                #expect(characters[next].isNewline)
                next += 1
            }
            var seen = characters[row.characters]
            while seen.last == " " { seen.removeLast() }
            // A single character that is wider than all of the width has no better place.
            #expect(displayWidth(String(seen)) <= width || seen.count == 1)
        }
        #expect(next == characters.count)
    }

    @Test("spans keep their styles over a break")
    func spansKeepStyles() {
        let line = Line([Span("red and "), Span("bold words", .strong)])
        let rows = wrap(line, width: 12)
        #expect(rows.map(\.text) == ["red and bold", "words"])
        #expect(rows[0].spans.last == Span("bold", .strong))
        #expect(rows[1].spans == [Span("words", .strong)])
    }

    @Test("texts are cut and padded by cells")
    func cutsAndPads() {
        #expect("漢字漢".truncated(to: 5) == "漢字")
        #expect("abc".truncated(to: 0).isEmpty)
        #expect("ab".padded(to: 4) == "ab  ")
        #expect("漢".padded(to: 4, alignment: .right) == "  漢")
        #expect("abc".padded(to: 2) == "abc")
    }
}
