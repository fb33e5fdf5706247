import Console
import Copywriting
import Terminal
import Testing

@Suite("A finding as a line")
struct FindingLineTests {
    private func text(_ message: String, fix: String?) -> String {
        Finding(check: "shape", level: .warn, span: 0..<3, message: message, fix: fix).line.text
    }

    @Test(
        "a fix stands behind the message, unless the message holds it or there is nothing to write"
    )
    func fixes() {
        #expect(text("Wrong.", fix: "20%").hasSuffix("Wrong. Rather “20%”."))
        #expect(text("It is 20%.", fix: "20%").hasSuffix("It is 20%."))
        #expect(text("A space too many.", fix: " ").hasSuffix("A space too many."))
        #expect(text("Wrong.", fix: nil).hasSuffix("Wrong."))
    }
}
