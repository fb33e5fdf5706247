import Kernels

/// The matrix–vector products of one token and nothing else.
struct ProductsBenchmark {
    private let pass: () -> Void

    /// Loads the weights of a model for one kind of kernels.
    init(model: Model, kernels: KernelChoice, workers: WorkerPool) throws {
        let configuration = model.configuration
        let loader = WeightLoader(model: model)
        switch kernels {
        case .fast:
            pass = Self.pass(
                configuration,
                try loader.packed(on: workers),
                FastOperations(
                    configuration: configuration,
                    instructions: .best,
                    workers: workers
                )
            )
        case .reference:
            pass = Self.pass(
                configuration,
                try loader.stored(),
                ReferenceOperations(
                    configuration: configuration,
                    instructions: .best,
                    workers: workers
                )
            )
        }
    }

    /// Multiplies once with every matrix that a token needs.
    func run() {
        pass()
    }

    private static func pass<Ops: Operations>(
        _ configuration: ModelConfiguration,
        _ weights: Weights<Ops.Matrix, Ops.Vector>,
        _ ops: Ops
    ) -> () -> Void {
        let pool = ActivationPool()
        func ones(_ width: Int) -> Activations {
            let x = pool.make(rows: 1, width: width)
            x.buffer.initialize(repeating: 1)
            return x
        }
        let x = ones(configuration.width)
        let z = ones(configuration.queryWidth)
        let inner = ones(configuration.feedForwardWidth)
        return {
            for block in weights.blocks {
                _ = ops.project(x, by: [block.query, block.key, block.value])
                _ = ops.project(z, by: block.attentionOutput)
                _ = ops.project(x, by: [block.gate, block.up])
                _ = ops.project(inner, by: block.down)
            }
            _ = ops.project(x, by: weights.output)
        }
    }
}
