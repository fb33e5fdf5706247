import ArgumentParser
import Foundation
import Studio
import Training

/// Fine-tunes a model on texts.
struct TrainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "train",
        abstract: "Fine-tune the model on your own copy: an adapter that it writes with.",
        discussion: """
            For example: marquee train train_data.txt --validation valid_data.txt --output voice
            then: marquee suggest … --adapter voice/adapter.gguf

            A text file is read as one stream in blocks. A file that ends in .jsonl holds a pair a line, \
            {"prompt":"…","completion":"…"}; only completions are learned. Interrupt it once (Ctrl-C) and it ends \
            after the batch at work and keeps what was learned; go on later with --resume.
            """
    )

    @Argument(
        help: ArgumentHelp("Files to learn from: text, or pairs (.jsonl).", valueName: "file")
    )
    var files: [String]
    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Files to be measured by, which are not learned.", valueName: "file")
    )
    var validation: [String] = []
    @Option(
        help: ArgumentHelp(
            "Without --validation, the share of the text that is held back.",
            valueName: "share"
        )
    )
    var heldOut = 0.05
    @Option(
        help: ArgumentHelp("The folder for adapter, checkpoints and metrics.", valueName: "dir")
    )
    var output: String
    @Flag(help: "Replace an earlier run in the folder.")
    var overwrite = false
    @Flag(help: "Go on with the run in the folder, from its last checkpoint.")
    var resume = false
    @Option(help: ArgumentHelp("The name of the adapter's file.", valueName: "name"))
    var name = "adapter"
    @Option(help: "How the adapter's numbers are stored: f32, or f16 in half the space.")
    var adapterType: TrainingRequest.AdapterStorage = .single
    @OptionGroup(title: "Training")
    var training: TrainingOptions
    @OptionGroup
    var engine: EngineOptions
    @Option(help: ArgumentHelp("Sample texts at each evaluation.", valueName: "n"))
    var samples = 2
    @Flag(help: "Print an event a line as JSON.")
    var json = false

    func validate() throws {
        guard !files.isEmpty else { throw ValidationError("Name a file to learn from.") }
        guard (0..<1).contains(heldOut) else {
            throw ValidationError("--held-out must lie between 0 and below 1.")
        }
        guard !(overwrite && resume) else {
            throw ValidationError("--overwrite and --resume exclude each other.")
        }
        guard (0...16).contains(samples) else {
            throw ValidationError("--samples must lie between 0 and 16.")
        }
        _ = try training.settings(kernels: engine.kernels)
    }

    func run() throws {
        try Failure.reported {
            let control = TrainingControl()
            let interruption = Interruption { control.ask(.stop) }
            defer { interruption.end() }
            var stream = TrainingStream(isJSON: json)
            let result = try FineTuning().train(try request(), control: control) {
                stream.show($0)
            }
            if let fault = stream.fault { throw fault }
            if !json { try Output.write(TrainingText.summary(of: result)) }
        }
    }

    private func request() throws -> TrainingRequest {
        let library = ModelLibrary()
        var request = TrainingRequest(
            modelPath: library.path(named: engine.model),
            trainingPaths: files,
            outputFolder: output
        )
        request.modelHash = try library.verify(named: engine.model).sha256
        request.adapterPath = engine.adapterName.map { library.path(named: $0) }
        request.validationPaths = validation
        request.heldOutShare = heldOut
        request.overwrites = overwrite
        request.resumes = resume
        request.name = name
        request.storage = adapterType
        request.settings = try training.settings(kernels: engine.kernels)
        request.threads = engine.threads
        request.sampleCount = samples
        return request
    }
}

extension TrainingRequest.AdapterStorage: ExpressibleByArgument {}
