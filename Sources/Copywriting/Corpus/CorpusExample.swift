import Shop

/// A brief of the corpus with the answer that a person wrote for it, all slots filled.
package struct CorpusExample: Sendable {
    /// Where it stands in the corpus, for example `Kitchen/skillet/3`.
    package var id: String
    package var records: BriefRecords
    package var sheet: FactSheet
    package var channel: any Channel
    package var tone: Tone
    package var answer: String

    /// What a layout is made from.
    package var input: PromptInput {
        PromptInput(records: records, sheet: sheet, channel: channel, tone: tone)
    }

    /// A line of a file of pairs that the trainer reads.
    package func pairLine(_ layout: any PromptLayout) -> String {
        let prompt = layout.prompt(for: input)
        return TrainingFormat.line(
            prompt: TrainingFormat.lastTurn(of: prompt.segments) ?? "",
            completion: answer,
            channel: channel.name,
            layout: layout.name,
            segments: prompt.segments
        )
    }
}
