package import Kernels
package import Transformer

/// LoRA: frozen weights, and beside some matrices of every block an update of low rank that is trained (Hu and others, 2021).
package struct LowRankAdaptation: TrainingMethod {
    private let settings: TrainingSettings.LowRank

    package init(_ settings: TrainingSettings.LowRank) {
        self.settings = settings
    }

    package func weights(
        from model: Weights<WeightMatrix, [Float]>,
        seed: UInt64
    ) -> Weights<TrainableMatrix, TrainableVector> {
        var generator = Xoshiro256(seed: seed)
        var count = 0
        return model.map { name, matrix in
            guard isTarget(name) else { return TrainableMatrix(frozen: matrix, name: name) }
            defer { count += 1 }
            let addition = LowRankAddition(
                name: name,
                rows: matrix.rows,
                columns: matrix.columns,
                rank: settings.rank,
                scale: settings.alpha / Float(settings.rank),
                index: count
            )
            begin(addition, &generator)
            return TrainableMatrix(frozen: matrix, name: name, addition: addition)
        } vector: { _, values in
            TrainableVector(frozen: values)
        }
    }

    /// A by chance within ±1/√columns, as PEFT begins; B of zeros, so that nothing is changed at first.
    private func begin(_ addition: LowRankAddition, _ generator: inout Xoshiro256) {
        let bound = 1 / Float(addition.a.columns).squareRoot()
        for index in 0..<addition.a.count {
            addition.a.values[index] = Float.random(in: -bound...bound, using: &generator)
        }
    }

    private func isTarget(_ name: String) -> Bool {
        settings.targets.contains { name.hasSuffix("." + $0.tensorName) }
    }

    package func trainedCount(of model: Weights<WeightMatrix, [Float]>) -> Int {
        var count = 0
        _ = model.map { name, matrix in
            if isTarget(name) { count += settings.rank * (matrix.rows + matrix.columns) }
        } vector: { _, _ in
        }
        return count
    }
}

extension LowRankAdaptation {
    /// Writes a GGUF adapter, which `Adapter` and llama.cpp read.
    package func write(_ trained: TrainedWeights, to path: String) throws {
        let pairs = trained.weights.blocks.flatMap(\.matrices).compactMap { matrix in
            (matrix.addition as? LowRankAddition).map { addition in
                AdapterContents.Pair(
                    target: matrix.name + ".weight",
                    rank: addition.rank,
                    a: addition.a.array,
                    b: addition.b.array
                )
            }
        }
        try AdapterContents(
            name: trained.name,
            architecture: trained.model.configuration.architecture,
            alpha: settings.alpha,
            baseHash: trained.modelHash,
            promptLayout: trained.promptLayout,
            pairs: pairs,
            notes: trained.notes
        ).write(to: path, storedAs: trained.storage == .half ? .f16 : .f32)
    }
}

extension LowRankAdaptation {
    package func engine(of model: Model, written path: String, threads: Int?) throws -> Engine {
        try Engine(model: model, adapter: Adapter(at: path), threads: threads)
    }
}

extension TrainingSettings.Target {
    /// What GGUF calls the matrix within a block.
    package var tensorName: String {
        switch self {
        case .query: "attn_q"
        case .key: "attn_k"
        case .value: "attn_v"
        case .output: "attn_output"
        case .gate: "ffn_gate"
        case .up: "ffn_up"
        case .down: "ffn_down"
        }
    }
}
