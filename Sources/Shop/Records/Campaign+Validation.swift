extension Campaign {
    /// Throws `invalid` when the campaign cannot stand: empty id or title, end before start, discount out of range.
    package func validate() throws(ShopError) {
        let subject = campaignID.isEmpty ? "campaign" : "campaign \(campaignID)"
        func fault(_ cause: String, _ advice: String) -> ShopError {
            ShopError(code: .invalid, subject: subject, cause: cause, advice: advice)
        }
        guard !campaignID.isEmpty else {
            throw fault("It has no id.", "Give it an id, for example spring_sale.")
        }
        guard campaignID.utf8.count <= RecordLimits.idBytes else {
            throw fault(
                "Its id is longer than \(RecordLimits.idBytes) bytes.",
                "Choose a shorter id."
            )
        }
        guard !TextSanitizer.needsCleaning(campaignID), !TextSanitizer.needsCleaning(title) else {
            throw fault("Its id or title holds control characters.", "Type the text again.")
        }
        guard title.contains(where: { !$0.isWhitespace }) else {
            throw fault("It has no title.", "Give it a title that customers would read.")
        }
        guard startDate <= endDate else {
            throw fault(
                "It ends (\(endDate)) before it starts (\(startDate)).",
                "Swap the two dates, or move the end."
            )
        }
        guard startDate >= .first, endDate <= .last else {
            throw fault("Its dates are out of range.", "Use years from 1970 to 2200.")
        }
        guard (0...10_000).contains(discount.basisPoints) else {
            throw fault("Its discount is not between 0 and 100 %.", "Write 10 % as 0.1 or 10%.")
        }
    }
}
