/// Links, email addresses, phone numbers and handles must be on the fact sheet.
package struct LinksCheck: Check {
    package let name = "links"

    package init() {}

    /// A finding for each that no mention covers.
    package func findings(in text: CheckedText, context: CheckContext) -> [Finding] {
        let (scanned, mentions) = (text.scanned, text.mentions)
        return text.links.compactMap { hit in
            guard !isKnown(hit, scanned, mentions) else { return nil }
            let what =
                switch hit.kind {
                case .link: "link"
                case .email: "email address"
                case .phone: "phone number"
                case .handle: "handle"
                }
            return Finding(
                check: name,
                level: .block,
                span: hit.range,
                message: "The \(what) “\(scanned[hit.range])” is not on the fact sheet."
            )
        }
    }

    /// Whether the sheet holds it: a phone number by its digits, anything else as a whole.
    private func isKnown(_ hit: LinkScanner.Hit, _ text: ScannedText, _ mentions: Mentions) -> Bool
    {
        guard hit.kind == .phone else {
            return mentions.all.contains {
                $0.range.overlaps(hit.range) && mentions.cover(hit.range)
            }
        }
        return hit.range.allSatisfy { !Boundary.isDigit(text.folded[$0]) || mentions.cover($0) }
    }
}
