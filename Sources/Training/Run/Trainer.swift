/// What fine-tunes a model: the real one, or one with a script for tests.
package protocol Trainer: Sendable {
    /// Trains on the calling thread until the end, telling `report` on that thread what happens.
    ///
    /// - Throws: `TrainingError`; checkpoints that were written before stay.
    func train(
        _ request: TrainingRequest,
        control: TrainingControl,
        report: (TrainingEvent) -> Void
    ) throws(TrainingError) -> TrainingResult
}

/// A training run as a person asks for it.
package struct TrainingRequest: Hashable, Sendable {
    package var modelPath: String
    /// The SHA-256 of the model's file, to be written into the adapter.
    package var modelHash: String?
    /// An adapter to go on from; nil to begin with one that changes nothing.
    package var adapterPath: String?
    /// Text to learn from: plain text, or JSONL of pairs.
    package var trainingPaths: [String]
    /// Text to be measured by; empty to hold a part of the training text back.
    package var validationPaths: [String] = []
    /// The share of the training text that is held back where there is no validation text; 0 for none.
    package var heldOutShare = 0.05
    /// The folder for the adapter, checkpoints and metrics.
    package var outputFolder: String
    /// Whether what an earlier run left in the folder is removed.
    package var overwrites = false
    /// Whether an earlier run in the folder is gone on with.
    package var resumes = false
    /// The name of the adapter's or model's file, without its extension.
    package var name = "adapter"
    /// How an adapter's numbers are stored: F32 as they were trained, or F16 in half the space.
    package var storage = AdapterStorage.single
    package var settings = TrainingSettings()
    package var threads: Int?
    /// Sample texts at each evaluation; 0 for none.
    package var sampleCount = 2

    /// How an adapter's numbers are stored.
    package enum AdapterStorage: String, Hashable, Sendable, CaseIterable {
        case single = "f32"
        case half = "f16"
    }

    package init(modelPath: String, trainingPaths: [String], outputFolder: String) {
        self.modelPath = modelPath
        self.trainingPaths = trainingPaths
        self.outputFolder = outputFolder
    }
}
