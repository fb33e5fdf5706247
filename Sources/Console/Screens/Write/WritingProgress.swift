package import Copywriting
import Explanation
package import Studio

/// A run of writing as it goes on: what has been written of each candidate, and where the run stands.
package struct WritingProgress: Hashable, Sendable {
    /// Where the run stands.
    package enum Phase: Hashable, Sendable {
        case underWay
        case finished
        case cancelled
        case failed(Fault)
    }

    /// One text of the run.
    package struct Candidate: Hashable, Sendable {
        /// What is written so far; the stored text once it ended.
        package fileprivate(set) var text = ""
        /// The tokens of the prompt that are read, and how many there are; nil before and after.
        package fileprivate(set) var reading: Reading?
        package fileprivate(set) var tokens = 0
        package fileprivate(set) var tokensPerSecond = 0.0
        /// The scalars of the newest token, while the text streams.
        package fileprivate(set) var newest = 0..<0
        /// The stored suggestion once the text ended.
        package fileprivate(set) var suggestion: Suggestion?
        /// The facts that the text states, and what the checks found in it.
        package fileprivate(set) var marks: [TextMark] = []
        /// The places in the sheet of the facts that the text states.
        package fileprivate(set) var stated: Set<Int> = []

        /// Whether anything of it was begun.
        package var isBegun: Bool { reading != nil || tokens > 0 || suggestion != nil }
    }

    /// How far the prompt is read.
    package struct Reading: Hashable, Sendable {
        package var done: Int
        package var of: Int
    }

    package let brief: Brief
    package let sheet: FactSheet
    package private(set) var phase = Phase.underWay
    package private(set) var candidates: [Candidate]

    /// A run that begins.
    package init(brief: Brief, count: Int, sheet: FactSheet) {
        self.brief = brief
        self.sheet = sheet
        candidates = Array(repeating: Candidate(), count: min(max(count, 1), 64))
    }

    /// The last candidate of which anything is there.
    package var newest: Int { candidates.lastIndex { $0.isBegun } ?? 0 }

    /// Takes an event of the run after `started`.
    package mutating func take(_ event: WritingEvent) {
        switch event {
        case .started: break
        case .reading(let candidate, let done, let count):
            change(candidate) { $0 = Candidate(reading: Reading(done: done, of: max(count, 1))) }
        case .token(let candidate, let text, _, let rate, let trace):
            let sheet = sheet
            change(candidate) { $0.append(text, rate: rate, trace: trace, sheet: sheet) }
        case .suggestion(let candidate, let suggestion):
            change(candidate) { $0.end(as: suggestion) }
        case .finished: phase = .finished
        case .cancelled: phase = .cancelled
        case .failed(let fault): phase = .failed(fault)
        }
    }

    /// Takes a review step of one of the run's suggestions.
    package mutating func take(reviewed suggestion: Suggestion) {
        for index in candidates.indices where candidates[index].suggestion?.id == suggestion.id {
            candidates[index].end(as: suggestion)
        }
    }

    private mutating func change(_ index: Int, _ change: (inout Candidate) -> Void) {
        guard candidates.indices.contains(index) else { return }
        change(&candidates[index])
    }
}

extension WritingProgress.Candidate {
    fileprivate init(reading: WritingProgress.Reading) {
        self.reading = reading
    }

    fileprivate mutating func append(
        _ token: String,
        rate: Double,
        trace: AttentionTrace,
        sheet: FactSheet
    ) {
        // A text that repeats an earlier candidate is written anew: its record starts over.
        if trace.generatedCount == 1 { self = WritingProgress.Candidate() }
        reading = nil
        let start = text.unicodeScalars.count
        text += token
        newest = start..<text.unicodeScalars.count
        // Several tokens may come at once.
        tokens = trace.generatedCount
        tokensPerSecond = rate
        let mentions = Mentions(of: sheet, in: ScannedText(text)).all
        let facts = mentions.map { TextMark($0.range, .fact) }
        marks = facts + TextMark.forced(trace, facts: facts, in: text)
        stated = Set(mentions.flatMap(\.facts))
    }

    fileprivate mutating func end(as suggestion: Suggestion) {
        self.suggestion = suggestion
        reading = nil
        newest = 0..<0
        text = suggestion.text
        tokens = suggestion.writing.tokens
        tokensPerSecond = suggestion.writing.tokensPerSecond
        marks = TextMark.marks(of: suggestion)
        let sheet = FactSheet(facts: suggestion.facts)
        stated = Set(Mentions(of: sheet, in: ScannedText(text)).all.flatMap(\.facts))
    }
}
