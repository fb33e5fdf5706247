package import Kernels
package import Transformer

/// The forward pass in float32, with a memory of its inputs: what training runs the page with.
///
/// Each operation stands in a file of its own in `Steps/`, its way back beside it. Rows are those of several texts:
/// attention goes over the rows of a row's branch. Not thread-safe.
package final class TapedOperations: Operations {
    /// Frozen or trained.
    package typealias Matrix = TrainableMatrix
    /// Frozen or trained.
    package typealias Vector = TrainableVector
    /// Of one pass.
    package typealias Cache = TapedCache

    let configuration: ModelConfiguration
    let rows: RowOperations
    let products: MatrixProducts
    /// How products with frozen weights are computed forward.
    let precision: TrainingSettings.ForwardPrecision
    let quantizedProducts: QuantizedProducts
    /// What chose the inputs that are left out; nil where none is, as in evaluation.
    var dropout: DropoutKey?
    /// The pass's memory; nil where there is no way back, as in evaluation.
    private(set) var tape: Tape?

    package init(
        configuration: ModelConfiguration,
        precision: TrainingSettings.ForwardPrecision,
        instructions: Instructions = .best,
        workers: WorkerPool
    ) {
        self.configuration = configuration
        self.precision = precision
        rows = RowOperations(
            configuration: configuration,
            instructions: instructions,
            workers: workers
        )
        quantizedProducts = QuantizedProducts(rows)
        products = MatrixProducts(instructions: instructions, workers: workers)
    }

    var instructions: Instructions { rows.instructions }
    var workers: WorkerPool { rows.workers }

    /// Makes room for passes of up to so many rows, so that memory of one fits the next.
    package func reserve(rows count: Int) {
        rows.reserve(rows: count)
    }

    /// Calls `body` with a tape that remembers what is computed in it.
    package func taped<Result>(
        dropout: DropoutKey? = nil,
        _ body: (Tape) throws -> Result
    ) rethrows -> Result {
        let tape = Tape()
        self.tape = tape
        self.dropout = dropout
        defer {
            self.tape = nil
            self.dropout = nil
        }
        return try body(tape)
    }

    /// Whether anything that is trained stands behind values.
    func needsGradient(_ x: Activations) -> Bool {
        tape?.node(of: x).needsGradient ?? false
    }
}
