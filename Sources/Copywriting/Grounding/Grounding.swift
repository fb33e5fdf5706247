import Shop

/// What texts of a brief may say, for a channel: the sheet's forms, plain words, and the room there is.
package final class Grounding: Sendable {
    let forms: [FactForms]
    let words: PlainWords
    let cues: RoleCues
    let channel: any Channel
    /// Whether nothing but characters of GSM-7 may stand outside of forms: any other makes a message dearer.
    let isGSM: Bool

    package init(_ sheet: FactSheet, channel: any Channel, locale: String) {
        forms = FactForms.byRole(sheet, channel: channel)
        words = PlainWords(sheet, channel: channel, locale: locale)
        cues = RoleCues(sheet)
        self.channel = channel
        isGSM = channel is SMSChannel
    }

    package convenience init(records: BriefRecords, sheet: FactSheet, channel: any Channel) {
        self.init(sheet, channel: channel, locale: records.settings.locale)
    }

    /// Whether a text was ended within a sentence because nothing more had room.
    package func breaksOff(_ text: String) -> Bool {
        guard channel.endsInSentence, text.last.map({ $0.isLetter || $0.isNumber }) == true else {
            return false
        }
        let scanned = ScannedText(text)
        return LinkScanner.links(in: scanned).last?.range.upperBound != scanned.scalars.count
    }

    /// A text that can only state facts, with nothing written yet.
    package var text: GroundedText { GroundedText(self) }
}
