/// A text must say something.
package struct EmptyTextCheck: Check {
    package let name = "empty"

    package init() {}

    /// One finding where the text has neither letter nor digit.
    package func findings(in text: CheckedText, context: CheckContext) -> [Finding] {
        guard !text.scanned.text.contains(where: { $0.isLetter || $0.isNumber }) else { return [] }
        let span = text.all
        return [Finding(check: name, level: .block, span: span, message: "The text says nothing.")]
    }
}
