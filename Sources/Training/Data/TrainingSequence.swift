/// One row of a batch: tokens, and what each position is to predict.
package struct TrainingSequence: Hashable, Sendable {
    package var tokens: [Int32]
    /// For each position the token that is to come next; `unmarked` where the prediction does not count.
    package var targets: [Int32]
    /// How many tokens each document of the row has, in their order; attention does not go from one to another, and
    /// positions begin anew.
    package var documents: [Int]

    /// A target that does not count towards the loss.
    package static let unmarked: Int32 = -1

    package init(tokens: [Int32], targets: [Int32], documents: [Int]) {
        self.tokens = tokens
        self.targets = targets
        self.documents = documents
    }

    /// Predictions that count.
    package var targetCount: Int { targets.count { $0 != Self.unmarked } }
}
