package import Kernels

/// Products with packed weights, for which activations are quantised to 8 bits.
package final class QuantizedProducts {
    private let operations: RowOperations
    private let quantized = QuantizedBuffer()

    package init(_ operations: RowOperations) {
        self.operations = operations
    }

    /// x · Wᵀ, with what W's adapter adds and without its bias, for all matrices of one input as one loop, so that the
    /// threads meet only once.
    package func multiply(
        _ x: Activations,
        _ products: [(w: WeightMatrix, y: UnsafeMutablePointer<Float>)]
    ) {
        let (instructions, workers) = (operations.instructions, operations.workers)
        var rows = ActivationRows(floats: x.values, positions: x.rows)
        if products.contains(where: { $0.w.storage.isQuantized }) {
            rows = quantized.quantize(
                x.values,
                positions: x.rows,
                columns: x.width,
                by: instructions,
                on: workers
            )
        }
        let updates = operations.updates
        updates.begin(products.map(\.w.update), x.values, positions: x.rows)
        let groups = products.reduce(0) { $0 + $1.w.groups }
        // A single position's groups are worked on by fours.
        let grain = (workers.grain(of: groups) + 3) / 4 * 4
        workers.run(updates.units + groups, grain: grain) { range in
            var start = updates.units
            updates.reduce(range.clamped(to: 0..<start), by: instructions)
            for (index, (w, y)) in products.enumerated() {
                let own = range.clamped(to: start..<start + w.groups)
                if !own.isEmpty {
                    let groups = own.lowerBound - start..<own.upperBound - start
                    w.multiply(rows, groups: groups, by: instructions, to: y)
                    updates.add(
                        to: y,
                        at: index,
                        groups: groups,
                        by: instructions,
                        stride: w.rows
                    )
                }
                start += w.groups
            }
        }
    }
}
