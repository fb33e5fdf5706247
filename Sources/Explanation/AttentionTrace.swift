package import Transformer

/// The attention record of one suggestion while it grows and afterwards: tokens, facts, and each head's rows.
///
/// Row `i` belongs to the forward position that predicted generated token `i`, so it has
/// `promptCount + i` keys. Figures are folded when a row is appended, so that painting costs nothing.
package struct AttentionTrace: Hashable, Sendable {
    /// One token of the context.
    package struct Token: Hashable, Sendable {
        package var text: String
        /// The index in `facts` of the fact whose span holds the token.
        package var fact: Int?
        /// A control token of the chat template.
        package var isControl: Bool

        package init(text: String, fact: Int? = nil, isControl: Bool = false) {
            self.text = text
            self.fact = fact
            self.isControl = isControl
        }
    }

    /// A fact by name and value, as the views label it.
    package struct FactLabel: Hashable, Sendable {
        package var name: String
        package var value: String

        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// The figures of one head at one generated token.
    package struct HeadFigures: Hashable, Sendable {
        /// Shannon entropy of the weights over the log of their number: 0 one token, 1 all alike.
        package var entropy: Float
        /// Weight on the first token, the attention sink (Xiao et al. 2023, arXiv 2309.17453).
        package var firstTokenShare: Float
        /// Weight on each fact's tokens, in the order of `facts`.
        package var massPerFact: [Float]

        package init(entropy: Float, firstTokenShare: Float, massPerFact: [Float]) {
            self.entropy = entropy
            self.firstTokenShare = firstTokenShare
            self.massPerFact = massPerFact
        }
    }

    package private(set) var layers: Int
    package private(set) var heads: Int
    /// Prompt tokens first, then generated ones.
    package private(set) var tokens: [Token]
    package private(set) var promptCount: Int
    package private(set) var facts: [FactLabel]
    package private(set) var rows: [AttentionRow]
    /// `figures[i][layer * heads + head]` for generated token `i`.
    package private(set) var figures: [[HeadFigures]]

    package init(layers: Int, heads: Int, prompt: [Token], facts: [FactLabel]) {
        self.layers = layers
        self.heads = heads
        self.tokens = prompt
        self.promptCount = prompt.count
        self.facts = facts
        self.rows = []
        self.figures = []
    }
}
