import ArgumentParser
import Training
import Transformer

/// The settings of a training run, named as those of Hugging Face's Trainer are.
struct TrainingOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("Tokens a sequence; a longer pair has a longer one.", valueName: "n")
    )
    var blockSize = 128
    @Option(help: ArgumentHelp("Passes over the text.", valueName: "n"))
    var epochs = 3
    @Option(help: ArgumentHelp("Sequences at once in training.", valueName: "n"))
    var trainBatchSize = 4
    @Option(help: ArgumentHelp("Sequences at once in evaluation.", valueName: "n"))
    var evalBatchSize = 4
    @Option(help: ArgumentHelp("Updates between evaluations.", valueName: "n"))
    var evalSteps = 400
    @Option(help: ArgumentHelp("Updates between checkpoints.", valueName: "n"))
    var saveSteps = 800
    @Option(help: ArgumentHelp("Updates in which the learning rate rises.", valueName: "n"))
    var warmupSteps = 500
    @Flag(help: "Fit these three to a short run: a tenth of it to rise, ten evaluations.")
    var fitSteps = false
    @Option(help: ArgumentHelp("Updates after which to end, epochs or not.", valueName: "n"))
    var maxSteps: Int?
    @Option(help: ArgumentHelp("The learning rate at its highest.", valueName: "rate"))
    var learningRate: Float?
    @Option(
        help: ArgumentHelp(
            "How the learning rate falls: "
                + LearningRateSchedules.all.map(\.name).joined(separator: ", ") + ".",
            valueName: "name"
        )
    )
    var schedule = "linear"
    @Option(help: ArgumentHelp("Decoupled weight decay.", valueName: "rate"))
    var weightDecay: Float = 0.01
    @Option(help: ArgumentHelp("Batches to an update.", valueName: "n"))
    var gradientAccumulation = 1
    @Option(help: ArgumentHelp("The largest norm of the gradients; 0 for any.", valueName: "norm"))
    var maxGradNorm: Float = 1
    @Option(help: ArgumentHelp("The same seed trains the same again.", valueName: "n"))
    var seed: UInt64 = 0
    @Option(help: ArgumentHelp("The rank of the adapter.", valueName: "n"))
    var loraRank = 16
    @Option(help: ArgumentHelp("Over the rank, the weight of the adapter.", valueName: "a"))
    var loraAlpha: Float = 32
    @Option(help: ArgumentHelp("Inputs of the adapter left out in training.", valueName: "share"))
    var loraDropout: Float = 0
    @Option(
        help: ArgumentHelp(
            "Matrices with an adapter, by commas: "
                + TrainingSettings.Target.allCases.map(\.rawValue).joined(separator: ","),
            valueName: "names"
        )
    )
    var loraTargets: String?
    @Flag(help: "Train all weights instead of an adapter; writes a model of its own.")
    var full = false
    @Flag(help: "Let short texts share a sequence, without attention from one to another.")
    var pack = false
    @Option(
        help: ArgumentHelp(
            "End after so many evaluations without a lower loss; 0 for never.",
            valueName: "n"
        )
    )
    var earlyStopping = 0
    @Option(
        help: ArgumentHelp(
            "What is kept in the end: the best by validation, or the last.",
            valueName: "best|last"
        )
    )
    var keep: Kept?
    /// Which of a run's weights are kept.
    enum Kept: String, CaseIterable, ExpressibleByArgument {
        case best
        case last
    }

    /// The settings that these are, forward in the precision of the kernels; throws where one is none.
    func settings(kernels: KernelChoice) throws -> TrainingSettings {
        var settings = TrainingSettings()
        settings.epochs = epochs
        settings.batch = trainBatchSize
        settings.evaluationBatch = evalBatchSize
        settings.block = blockSize
        settings.evaluationSteps = evalSteps
        settings.saveSteps = saveSteps
        settings.warmupSteps = warmupSteps
        settings.fitsSteps = fitSteps
        settings.steps = maxSteps
        settings.learningRate = learningRate ?? (full ? 5e-5 : settings.learningRate)
        settings.schedule = schedule
        settings.weightDecay = weightDecay
        settings.accumulation = gradientAccumulation
        settings.clipping = maxGradNorm
        settings.seed = seed
        settings.patience = earlyStopping
        settings.packsDocuments = pack
        settings.forward = kernels == .fast ? .quantized : .float32
        // All weights once more in memory are much where all are trained.
        settings.keepsBest = keep.map { $0 == .best } ?? !full
        settings.method = full ? .full : .lowRank(try adapter())
        do {
            try settings.check()
        } catch {
            throw ValidationError("\(error.subject): \(error.cause) \(error.advice)")
        }
        return settings
    }

    private func adapter() throws -> TrainingSettings.LowRank {
        var adapter = TrainingSettings.LowRank()
        (adapter.rank, adapter.alpha, adapter.dropout) = (loraRank, loraAlpha, loraDropout)
        guard let loraTargets else { return adapter }
        adapter.targets = try loraTargets.split(separator: ",").map { name in
            guard let target = TrainingSettings.Target(rawValue: String(name)) else {
                throw ValidationError(
                    "--lora-targets \(name): choose of "
                        + TrainingSettings.Target.allCases.map(\.rawValue).joined(separator: ", ")
                        + "."
                )
            }
            return target
        }
        return adapter
    }
}
