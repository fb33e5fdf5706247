import Kernels
import Transformer

/// Predicting the token that comes next (causal language modelling), the loss being the cross-entropy.
///
/// Logits are made for some rows at a time, turned into their gradient where they stand, and let go.
package struct NextToken: Objective {
    /// Values of logits that are held at once.
    private let logitCount: Int

    package init(logitCount: Int = 8 << 20) {
        self.logitCount = logitCount
    }

    package func loss(of batch: Batch, _ pass: TrainingPass) -> Double {
        guard let h = pass.hidden(of: batch) else { return 0 }
        let rows = marked(batch)
        let h2 = gathered(h, rows, pass.ops)
        var losses = [Float](repeating: 0, count: rows.count)
        inPieces(of: rows, h2, pass) { range, logits in
            losses.withUnsafeMutableBufferPointer { losses in
                let losses = losses.baseAddress
                pass.ops.workers.run(range.count) { own in
                    for row in own {
                        losses?[range.lowerBound + row] = pass.ops.instructions.crossEntropyLoss(
                            UnsafeBufferPointer(logits[row]),
                            target: Int(batch.targets[rows[range.lowerBound + row]])
                        )
                    }
                }
            }
        }
        return losses.reduce(0) { $0 + Double($1) }
    }

    package func addGradient(
        of batch: Batch,
        scale: Float,
        dropout: DropoutKey?,
        _ pass: TrainingPass
    ) -> Double {
        let ops = pass.ops
        return ops.taped(dropout: dropout) { tape in
            guard let h = pass.hidden(of: batch) else { return 0 }
            let rows = marked(batch)
            let wanted = gathered(h, rows, ops)
            let dwanted = ops.rows.make(rows: wanted.rows, width: wanted.width)
            var losses = [Float](repeating: 0, count: rows.count)
            inPieces(of: rows, wanted, pass) { range, logits in
                losses.withUnsafeMutableBufferPointer { losses in
                    let losses = losses.baseAddress
                    ops.workers.run(range.count) { own in
                        for row in own {
                            let target = batch.targets[rows[range.lowerBound + row]]
                            losses?[range.lowerBound + row] = ops.instructions.crossEntropy(
                                logits[row],
                                target: Int(target),
                                factor: scale
                            )
                        }
                    }
                }
                goBack(from: logits, range, wanted, dwanted, pass)
            }
            let dh = scattered(dwanted, rows, of: h, ops)
            tape.goBack(from: h, gradient: dh, ops: ops)
            return losses.reduce(0) { $0 + Double($1) }
        }
    }

    /// From the gradient by some rows' logits to those by the hidden rows and by the output's weights.
    private func goBack(
        from dlogits: Activations,
        _ range: Range<Int>,
        _ wanted: Activations,
        _ dwanted: Activations,
        _ pass: TrainingPass
    ) {
        let ops = pass.ops
        let output = pass.weights.output
        func part(_ x: Activations) -> MatrixView {
            MatrixView(
                x.values + range.lowerBound * x.width,
                rows: range.count,
                columns: x.width
            )
        }
        ops.multiply(dlogits.view, by: output, transposed: false, adding: false, to: part(dwanted))
        guard let weights = output.master else { return }
        ops.products.multiply(
            dlogits.view.transposed,
            part(wanted),
            adding: true,
            to: MatrixView(weights.gradient, rows: weights.rows, columns: weights.columns)
        )
    }

    private func marked(_ batch: Batch) -> [Int] {
        batch.targets.indices.filter { batch.targets[$0] != TrainingSequence.unmarked }
    }

    private func gathered(_ x: Activations, _ rows: [Int], _ ops: TapedOperations) -> Activations {
        let y = ops.rows.make(rows: rows.count, width: x.width)
        for (index, row) in rows.enumerated() {
            (y.values + index * x.width).update(from: x.values + row * x.width, count: x.width)
        }
        return y
    }

    private func scattered(
        _ y: Activations,
        _ rows: [Int],
        of x: Activations,
        _ ops: TapedOperations
    ) -> Activations {
        let all = ops.rows.make(rows: x.rows, width: x.width)
        all.values.update(repeating: 0, count: x.rows * x.width)
        for (index, row) in rows.enumerated() {
            (all.values + row * x.width).update(from: y.values + index * x.width, count: x.width)
        }
        return all
    }

    /// Calls `body` with the logits of some of the rows at a time.
    private func inPieces(
        of rows: [Int],
        _ x: Activations,
        _ pass: TrainingPass,
        _ body: (Range<Int>, Activations) -> Void
    ) {
        let output = pass.weights.output
        let most = max(1, logitCount / output.rows)
        let pieces = (rows.count + most - 1) / most
        let length = pieces == 0 ? 0 : (rows.count + pieces - 1) / pieces
        for start in stride(from: 0, to: rows.count, by: max(1, length)) {
            let range = start..<min(start + length, rows.count)
            let part = pass.ops.rows.rows(range, of: x)
            body(range, pass.ops.products(of: part, by: output))
        }
    }
}
