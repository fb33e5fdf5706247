import Shop

/// Characters that a terminal, a mail program or a reader's eye would be led astray by.
package struct ControlCharactersCheck: Check {
    package let name = "control-characters"

    package init() {}

    /// A finding for each run of control characters, and of line breaks where there may be none.
    package func findings(in text: CheckedText, context: CheckContext) -> [Finding] {
        var findings: [Finding] = []
        for (index, scalar) in text.scanned.scalars.enumerated() {
            let isBreak = scalar == "\n" && !context.channel.isSingleLine
            guard TextSanitizer.isRefused(scalar), !isBreak else { continue }
            let code = String(scalar.value, radix: 16, uppercase: true)
            let padded = String(repeating: "0", count: max(0, 4 - code.count)) + code
            if let last = findings.last, last.span.upperBound == index {
                findings[findings.count - 1].span = last.span.lowerBound..<index + 1
                continue
            }
            findings.append(
                Finding(
                    check: name,
                    level: .block,
                    span: index..<index + 1,
                    message: scalar == "\n"
                        ? "A line break in a text of one line."
                        : "An invisible control character (U+\(padded)). Delete it."
                )
            )
        }
        return findings
    }
}
