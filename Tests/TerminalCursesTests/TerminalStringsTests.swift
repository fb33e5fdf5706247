import Foundation
import Terminal
import TerminalCurses
import Testing

@Suite("What is written past ncurses")
struct TerminalStringsTests {
    @Test("waits for slow lines are left out of control strings")
    func padding() {
        let text = "\u{1B}[%i%p1%d;%p2%dH$<5>"
        #expect(TerminalStrings.withoutPadding(text) == Array("\u{1B}[%i%p1%d;%p2%dH".utf8))
        #expect(
            TerminalStrings.withoutPadding("\u{1B}[m\u{0F}$<2/>x") == Array("\u{1B}[m\u{0F}x".utf8)
        )
        #expect(TerminalStrings.withoutPadding("a$b") == Array("a$b".utf8))
    }

    @Test("letters, accents and box lines are steady; what terminals disagree on is not")
    func steadiness() {
        setUTF8()
        func isSteady(_ character: Character) -> Bool {
            let canvas = Canvas(size: Size(width: 4, height: 1))
            let width = canvas.put(character, at: .zero)
            return canvas.buffer[0, 0].glyph.isSteady(width: width)
        }
        for character in "a é ─ … ✓ 日 e\u{301} 😀" where character != " " {
            #expect(isSteady(character), "\(character)")
        }
        for character in "❤️ 👨‍👩‍👧 🇩🇪 👍🏽 1️⃣ क" where character != " " {
            #expect(!isSteady(character), "\(character)")
        }
    }
}

/// Widths are the C library's, which knows them of UTF-8 only.
private func setUTF8() {
    setlocale(LC_CTYPE, "C.UTF-8")
}
