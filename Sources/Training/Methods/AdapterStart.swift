import Transformer

/// An adapter that a run goes on from: what was learned before, to be learned further.
struct AdapterStart {
    private let pairs: [String: AdapterContents.Pair]
    /// Its shape, which the run takes over.
    let shape: TrainingSettings.LowRank
    /// The layout of the prompts that it was trained on, where it says it.
    let promptLayout: String?

    /// Opens an adapter for a model.
    ///
    /// - Throws: `TrainingError` where it is for another model, or of no shape that is trained here.
    init(
        at path: String,
        for model: Model,
        modelHash: String?,
        settings: TrainingSettings.LowRank
    ) throws(TrainingError) {
        let contents: AdapterContents
        do throws(GGUFError) {
            let adapter = try Adapter(at: path)
            try adapter.check(against: model)
            contents = try adapter.contents()
        } catch {
            throw TrainingError(error, subject: "adapter \(path)")
        }
        if let base = contents.baseHash, let modelHash, base != modelHash {
            throw TrainingError(
                code: .wrongModel,
                subject: "adapter \(path)",
                cause: "It was made for a model with the hash \(base); this one's is \(modelHash).",
                advice: "Give the model that it was made for, or begin without it."
            )
        }
        let pairs = Dictionary(
            contents.pairs.map { ($0.target, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        let targets = TrainingSettings.Target.allCases.filter { target in
            pairs.keys.contains { $0.hasSuffix("." + target.tensorName + ".weight") }
        }
        let ranks = Set(contents.pairs.map(\.rank))
        guard ranks.count == 1, let rank = ranks.first,
            pairs.count == targets.count * model.configuration.blockCount
        else {
            throw TrainingError(
                code: .wrongModel,
                subject: "adapter \(path)",
                cause: "It is not of one rank on the same matrices of every block.",
                advice: "Begin without it, or merge it into the model first: marquee model merge."
            )
        }
        var shape = settings
        (shape.rank, shape.alpha, shape.targets) = (rank, contents.alpha, targets)
        self.shape = shape
        promptLayout = contents.promptLayout
        self.pairs = pairs
    }

    /// Puts its values where training begins.
    func begin(_ weights: Weights<TrainableMatrix, TrainableVector>) {
        for matrix in weights.blocks.flatMap(\.matrices) {
            guard let addition = matrix.addition as? LowRankAddition,
                let pair = pairs[matrix.name + ".weight"]
            else { continue }
            addition.a.values.update(from: pair.a, count: addition.a.count)
            addition.b.values.update(from: pair.b, count: addition.b.count)
        }
    }
}
