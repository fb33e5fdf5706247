/// How a fact sheet is laid before the model; a new layout is a new file and a line in `PromptLayouts.all`.
package protocol PromptLayout: Sendable {
    /// The name of the `--layout` flag and in stored suggestions, for example `fact-sheet`.
    var name: String { get }
    /// The prompt of one candidate.
    func prompt(for input: PromptInput) -> Prompt
    /// Whether the answer of a one-line channel is over at the first line break.
    var endsAtLine: Bool { get }
    /// Whether a prompt quotes what a person did; it is not kept with the text then, to be forgotten with the person.
    var quotesBehaviors: Bool { get }
    /// What texts are sampled with where nothing else is asked for; chosen by trial.
    var temperature: Double { get }
    /// The part of what the model wrote that is the answer.
    func answer(in text: String) -> String
}

extension PromptLayout {
    package var temperature: Double { CopySettings.defaultTemperature }
}

/// What a layout is made from.
package struct PromptInput: Sendable {
    package var records: BriefRecords
    package var sheet: FactSheet
    package var channel: any Channel
    /// The place among the candidates of one request, from 0.
    package var candidate: Int
    package var tone: Tone

    /// Without a tone, the candidate's own is taken.
    package init(
        records: BriefRecords,
        sheet: FactSheet,
        channel: any Channel,
        candidate: Int = 0,
        tone: Tone? = nil
    ) {
        self.records = records
        self.sheet = sheet
        self.channel = channel
        self.candidate = candidate
        self.tone = tone ?? Tone(candidate: candidate, of: records)
    }
}

/// The layouts that there are.
package enum PromptLayouts {
    /// The first one is the default of a model without an adapter that names its own.
    package static let all: [any PromptLayout] = [
        FactSheetLayout(), CompactLayout(), ArticleLayout(),
    ]

    /// The layout of a name, nil taking the default; throws `CopyError.unknown`.
    package static func named(_ name: String?) throws(CopyError) -> any PromptLayout {
        guard let name else { return FactSheetLayout() }
        guard let layout = all.first(where: { $0.name == name }) else {
            throw .unknown("layout", name, among: all.map(\.name))
        }
        return layout
    }
}
