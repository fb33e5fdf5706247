package import Transformer

/// What the model wrote for a brief, with its facts, checks and state.
package struct Suggestion: Hashable, Sendable, Codable {
    /// Where a suggestion stands in review.
    package enum State: String, Hashable, Sendable, Codable, CaseIterable {
        /// Written, no blocking finding.
        case drafted
        /// A check holds it back until it is edited.
        case blocked
        case accepted
        /// Changed by hand, no blocking finding, not accepted yet.
        case edited
        case rejected
    }

    package var id: String
    /// Grows by one with every change; guards against two writers.
    package var revision: Int
    package var state: State
    package var brief: Brief
    package var text: String
    /// What the model wrote, before any edit.
    package var originalText: String
    package var facts: [Fact]
    package var findings: [Finding]
    package var reason: String?
    package var writing: Writing

    /// How the text came about.
    package struct Writing: Hashable, Sendable, Codable {
        package var model: ModelIdentity
        package var sampling: SamplingSettings
        /// The prompt layout's name.
        package var layout: String
        /// The place among the candidates of one request, from 0.
        package var candidate: Int
        package var tokens: Int
        package var tokensPerSecond: Double
        package var finish: FinishReason
        /// The as-of date, ISO 8601.
        package var asOf: String
        /// What the model was given, to learn from; nil where it held what a person did.
        package var prompt: [PromptSegment]?

        package init(
            model: ModelIdentity,
            sampling: SamplingSettings,
            layout: String,
            candidate: Int,
            tokens: Int,
            tokensPerSecond: Double,
            finish: FinishReason,
            asOf: String,
            prompt: [PromptSegment]? = nil
        ) {
            self.model = model
            self.sampling = sampling
            self.layout = layout
            self.candidate = candidate
            self.tokens = tokens
            self.tokensPerSecond = tokensPerSecond
            self.finish = finish
            self.asOf = asOf
            self.prompt = prompt
        }
    }

    package init(
        id: String,
        revision: Int = 1,
        state: State,
        brief: Brief,
        text: String,
        originalText: String,
        facts: [Fact],
        findings: [Finding],
        reason: String? = nil,
        writing: Writing
    ) {
        self.id = id
        self.revision = revision
        self.state = state
        self.brief = brief
        self.text = text
        self.originalText = originalText
        self.facts = facts
        self.findings = findings
        self.reason = reason
        self.writing = writing
    }
}

extension Suggestion.Writing {
    /// The name of the model that wrote it.
    package var modelName: String { model.name }
    /// The number that its randomness came from.
    package var seed: UInt64 { sampling.seed }
}
