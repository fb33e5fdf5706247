import Foundation
import Kernels
import Transformer

extension TrainingBenchmark {
    /// Measures some parts, telling `progress` of each.
    ///
    /// - Throws: `GGUFError` or `EngineError` where the model cannot be opened.
    package static func measure(
        modelPath: String,
        threads: Int?,
        parts: [Part],
        updates: Int,
        progress: (String) -> Void
    ) throws -> TrainingBenchmark {
        let model = try Model(at: modelPath)
        let workers = WorkerPool(threads: threads ?? WorkerPool.defaultThreads)
        let bench = Bench(model: model, workers: workers, updates: updates)
        progress("float32 products")
        let gigaflops = sgemm(workers, model.configuration)
        var figures = TrainingBenchmark(
            sgemmGigaflops: gigaflops,
            firstLosses: [:],
            peakMemoryBytes: 0,
            threads: workers.threads,
            instructions: Instructions.best.name,
            model: model.identity.name
        )
        for part in Part.allCases where parts.contains(part) {
            progress(part.rawValue)
            let (rate, loss, flops) = try bench.run(part)
            let share = rate * flops / gigaflops / 1e9
            figures.firstLosses[part.rawValue] = loss
            switch part {
            case .loraFloat32:
                figures.loraFloat32TokensPerSecond = rate
                figures.loraFloat32ShareOfSgemm = share
            case .loraQuantised: figures.loraQuantisedTokensPerSecond = rate
            case .full:
                figures.fullTokensPerSecond = rate
                figures.fullShareOfSgemm = share
                figures.fullPeakMemoryBytes = ProcessUsage.peakBytes
            }
            if part != .full { figures.peakMemoryBytes = ProcessUsage.peakBytes }
        }
        return figures
    }

    /// Products of a block's shapes, forward and back, in memory as float32.
    private static func sgemm(_ workers: WorkerPool, _ shape: ModelConfiguration) -> Double {
        let products = MatrixProducts(instructions: .best, workers: workers)
        let rows = sequences * block
        let (width, inner) = (shape.width, shape.feedForwardWidth)
        func matrix(_ rows: Int, _ columns: Int) -> MatrixView {
            let values = UnsafeMutablePointer<Float>.allocate(capacity: rows * columns)
            for index in 0..<rows * columns { values[index] = Float(index % 17) / 17 - 0.5 }
            return MatrixView(values, rows: rows, columns: columns)
        }
        let (x, h, w) = (matrix(rows, width), matrix(rows, inner), matrix(inner, width))
        defer { for view in [x, h, w] { view.values.deallocate() } }
        let flops = 2.0 * Double(rows * width * inner)
        let seconds = Stopwatch.median(of: 15) {
            Stopwatch.seconds {
                for _ in 0..<4 {
                    products.multiply(x, w.transposed, to: h)
                    products.multiply(h, w, to: x)
                }
            }
        }
        return 8 * flops / seconds / 1e9
    }

    /// Updates of the benchmark's batch.
    private struct Bench {
        let model: Model
        let workers: WorkerPool
        let updates: Int

        /// Tokens a second, the first loss, and operations of float32 products a token.
        func run(_ part: Part) throws -> (rate: Double, loss: Double, flops: Double) {
            let isFull = part == .full
            let loader = WeightLoader(model: model)
            let frozen = isFull ? try loader.stored() : try loader.packed(on: workers)
            let method: any TrainingMethod =
                isFull ? FullFineTuning() : LowRankAdaptation(TrainingSettings.LowRank())
            let pass = TrainingPass(
                weights: method.weights(from: frozen, seed: 0),
                shape: model.configuration,
                ops: TapedOperations(
                    configuration: model.configuration,
                    precision: part == .loraQuantised ? .quantized : .float32,
                    workers: workers
                )
            )
            let parameters = pass.weights.parameters
            let optimizer = AdamW(for: parameters, weightDecay: 0.01)
            let batch = batch()
            var losses: [Double] = []
            let seconds = (0...updates).map { _ in
                Stopwatch.seconds {
                    for parameter in parameters { parameter.clearGradient() }
                    losses.append(
                        NextToken().addGradient(
                            of: batch,
                            scale: 1 / Float(batch.targetCount),
                            dropout: nil,
                            pass
                        ) / Double(batch.targetCount)
                    )
                    let norm = gradientNorm(parameters, instructions: .best, workers: workers)
                    optimizer.step(
                        parameters,
                        learningRate: 1e-4,
                        gradientScale: norm > 1 ? Float(1 / norm) : 1,
                        instructions: .best,
                        workers: workers
                    )
                }
            }
            return (
                Double(batch.tokens.count) / Stopwatch.median(Array(seconds.dropFirst())),
                losses[0], flops(frozen, isFull: isFull, targets: batch.targetCount)
            )
        }

        /// Tokens by chance: what they are does not matter to the time.
        private func batch() -> Batch {
            var random = Xoshiro256(seed: 1)
            let vocabulary = model.configuration.vocabularyCount
            return Batch(
                (0..<TrainingBenchmark.sequences).map { _ in
                    let tokens = (0..<TrainingBenchmark.block).map { _ in
                        Int32(Int(random.nextUnit() * Double(vocabulary)))
                    }
                    return TrainingSequence(
                        tokens: tokens,
                        targets: tokens.dropFirst() + [TrainingSequence.unmarked],
                        documents: [tokens.count]
                    )
                }
            )
        }

        /// Two operations for each weight a token forward, as many back to the input, and as many to what is trained.
        private func flops(
            _ weights: Weights<WeightMatrix, [Float]>,
            isFull: Bool,
            targets: Int
        ) -> Double {
            let tokens = TrainingBenchmark.sequences * TrainingBenchmark.block
            let share = Double(targets) / Double(tokens)
            let matrices = weights.blocks.flatMap(\.matrices)
            let inner = matrices.reduce(0.0) { $0 + Double($1.rows * $1.columns) }
            let output = share * Double(weights.output.rows * weights.output.columns)
            if isFull { return 6 * (inner + output) }
            let rank = Double(TrainingSettings.LowRank().rank)
            let added = matrices.reduce(0.0) { $0 + rank * Double($1.rows + $1.columns) }
            return 4 * (inner + output) + 6 * added
        }
    }
}
