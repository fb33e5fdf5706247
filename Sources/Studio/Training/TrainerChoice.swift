package import Training
package import Transformer

/// What a studio trains with: the trainer, the model, and how the result is opened for writing.
package struct TrainerChoice: Sendable {
    package let trainer: any Trainer
    /// The model's file, resolved as for writing.
    package let modelPath: String
    /// How many threads compute; nil for one a core.
    package let threads: Int?
    /// Opens the model with an adapter, given by its path, ready to write.
    package let openAdapted: @Sendable (_ adapter: String) throws -> any TextGenerator

    package init(
        trainer: any Trainer,
        modelPath: String,
        threads: Int? = nil,
        openAdapted: @escaping @Sendable (_ adapter: String) throws -> any TextGenerator
    ) {
        self.trainer = trainer
        self.modelPath = modelPath
        self.threads = threads
        self.openAdapted = openAdapted
    }
}
