/// Marks that steer a language model and have no place in copy: `<|im_end|>`, `[INST]`, `</s>`.
package struct ModelControlCheck: Check {
    package let name = "model-control"

    package init() {}

    /// A finding for each mark.
    package func findings(in text: CheckedText, context: CheckContext) -> [Finding] {
        guard text.scanned.folded.contains(where: { $0 == "<" || $0 == "[" }) else { return [] }
        return text.scanned.text.scalarRanges(
            of: #/<\|[^|>\n]{0,40}\|>|<\/?s>|\[\/?INST\]|<\/?(?:im_start|im_end)>/#
        )
        .map {
            Finding(
                check: name,
                level: .block,
                span: $0,
                message: "A control mark of the language model. Delete it."
            )
        }
    }
}
