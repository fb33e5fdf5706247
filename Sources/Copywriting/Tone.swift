import Shop

/// The manner in which copy speaks; the raw value is its name in flags, briefs and the corpus.
package enum Tone: String, Hashable, Sendable, Codable, CaseIterable {
    case plain
    case warm
    case playful
    case premium
    /// Urgent, but true: it names the day on which the campaign ends, and no other reason to hurry.
    case urgent

    /// The tone of a candidate, where none was asked for: the one that the brand's voice names, else each in turn.
    ///
    /// Copy is urgent only while the campaign runs and its last day is near.
    package init(candidate: Int, of records: BriefRecords) {
        let voice = ScannedText(records.settings.brandVoice ?? "").words.map(\.folded)
        if let named = Tone.allCases.first(where: { voice.contains($0.rawValue) }) {
            self = named
            return
        }
        let isEnding =
            records.phase == .running
            && (records.asOf.map { records.campaign.endDate.days(since: $0) <= Tone.nearDays }
                ?? false)
        let tones = Tone.allCases.filter { isEnding || $0 != .urgent }
        self = tones[candidate % tones.count]
    }

    /// How many days before its end a campaign is about to end.
    private static let nearDays = 7
}
