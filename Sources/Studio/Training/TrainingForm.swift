/// A training run as typed into the form, every field as text; the studio validates it.
package struct TrainingForm: Hashable, Sendable {
    /// What becomes of an earlier run of the same name.
    package enum Earlier: Hashable, Sendable {
        /// It is kept, and the new run refused.
        case keep
        case replace
        case resume
    }

    /// The path of a text to learn from; empty for the accepted copy of the workspace.
    package var text: String
    /// The path of a text to be measured by; empty to hold a part of the training text back.
    package var validation: String
    /// What the adapter, and its folder in the workspace, is called.
    package var name: String
    package var epochs: String
    package var block: String
    package var batch: String
    package var rank: String
    package var learningRate: String
    package var earlier: Earlier

    package init(
        text: String = "",
        validation: String = "",
        name: String = "voice",
        epochs: String = "3",
        block: String = "128",
        batch: String = "4",
        rank: String = "16",
        learningRate: String = "0.0002",
        earlier: Earlier = .keep
    ) {
        self.text = text
        self.validation = validation
        self.name = name
        self.epochs = epochs
        self.block = block
        self.batch = batch
        self.rank = rank
        self.learningRate = learningRate
        self.earlier = earlier
    }
}
