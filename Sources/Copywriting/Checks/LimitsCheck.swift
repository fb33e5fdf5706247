/// The channel's limits: hard ones block, soft ones warn.
package struct LimitsCheck: Check {
    package let name = "limits"

    package init() {}

    /// A finding for each measure above a limit.
    package func findings(in text: CheckedText, context: CheckContext) -> [Finding] {
        let span = text.all
        return context.channel.measures(of: text.scanned.text).compactMap { measure in
            if let limit = measure.hardLimit, measure.value > limit {
                return Finding(
                    check: name,
                    level: .block,
                    span: span,
                    message:
                        "\(measure.value) \(measure.unit); \(context.channel.title) takes at most \(limit)."
                )
            }
            if let limit = measure.softLimit, measure.value > limit {
                return Finding(
                    check: name,
                    level: .warn,
                    span: span,
                    message: "\(measure.value) \(measure.unit); better no more than \(limit)."
                )
            }
            return nil
        }
    }
}
