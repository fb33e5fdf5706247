import Foundation
import Transformer

/// What a run is made of, read and checked before anything is written.
struct TrainingMaterial {
    let model: Model
    /// Those of the request, with the shape of the adapter that is gone on from.
    let settings: TrainingSettings
    let start: AdapterStart?
    let training: TrainingData
    let validation: TrainingData?
    private(set) var warnings: [String]
    /// Hashes of the model's tensors and of the sequences, by which a checkpoint knows them.
    let modelHash: UInt64
    let dataHash: UInt64

    init(_ request: TrainingRequest) throws(TrainingError) {
        var settings = request.settings
        try settings.check()
        do throws(GGUFError) {
            model = try Model(at: request.modelPath)
        } catch {
            throw TrainingError(
                code: .wrongModel,
                subject: error.subject,
                cause: error.cause,
                advice: error.advice
            )
        }
        start = try Self.start(request, model)
        if let start { settings.method = .lowRank(start.shape) }
        self.settings = settings
        let (tokenizer, context) = (model.tokenizer, model.configuration.contextLength)
        func read(_ paths: [String]) throws(TrainingError) -> TrainingData {
            try TrainingData(
                paths: paths,
                tokenizer: tokenizer,
                block: settings.block,
                packsDocuments: settings.packsDocuments,
                contextLength: context
            )
        }
        let all = try read(request.trainingPaths)
        warnings = all.warnings
        if request.validationPaths.isEmpty {
            (training, validation) = all.split(share: request.heldOutShare, seed: settings.seed)
            if validation == nil, request.heldOutShare > 0 {
                warnings.append("There is too little text to hold some back: nothing is validated.")
            }
        } else {
            training = all
            let given = try read(request.validationPaths)
            warnings += given.warnings
            if let warning = given.repeated(in: all).warning { warnings.append(warning) }
            validation = given
        }
        modelHash = Self.hash(model.file)
        dataHash = Self.hash([training] + [validation].compactMap { $0 })
    }

    private static func start(
        _ request: TrainingRequest,
        _ model: Model
    ) throws(TrainingError) -> AdapterStart? {
        guard let path = request.adapterPath else { return nil }
        guard case .lowRank(let shape) = request.settings.method else {
            throw TrainingError(
                code: .invalidSetting,
                subject: "adapter \(path)",
                cause: "All weights are to be trained, not an adapter.",
                advice:
                    "Merge it first (marquee model merge), and train the model that comes of it."
            )
        }
        return try AdapterStart(
            at: path,
            for: model,
            modelHash: request.modelHash,
            settings: shape
        )
    }

    /// Tokens of the longest sequence.
    var longestSequence: Int {
        let sequences = training.sequences + (validation?.sequences ?? [])
        return sequences.map(\.tokens.count).max() ?? 0
    }

    /// The most sequences that are read at once.
    func largestBatch(_ settings: TrainingSettings) -> Int {
        max(
            min(settings.batch, training.sequences.count),
            min(settings.evaluationBatch, validation?.sequences.count ?? 0)
        )
    }

    private static func hash(_ file: GGUFFile) -> UInt64 {
        file.tensors.values.sorted { $0.name < $1.name }.reduce(0) {
            Checksum.hash(file.bytes(of: $1), seed: $0)
        }
    }

    private static func hash(_ data: [TrainingData]) -> UInt64 {
        var hash: UInt64 = 0
        for part in data {
            hash = Checksum.hash(UnsafeRawBufferPointer(start: nil, count: 0), seed: hash &+ 1)
            for sequence in part.sequences {
                for row in [sequence.tokens, sequence.targets] {
                    hash = row.withUnsafeBytes { Checksum.hash($0, seed: hash) }
                }
                hash = sequence.documents.withUnsafeBytes { Checksum.hash($0, seed: hash) }
            }
        }
        return hash
    }
}
