/// What the brief is about must still be in the shop.
package struct RecordsCheck: Check {
    package let name = "records"

    package init() {}

    /// One finding where a record is gone.
    package func findings(in text: CheckedText, context: CheckContext) -> [Finding] {
        guard let record = context.missingRecord else { return [] }
        return [
            Finding(
                check: name,
                level: .block,
                span: text.all,
                message: "The \(record) is no longer in the shop, so nothing can be traced to it."
            )
        ]
    }
}
