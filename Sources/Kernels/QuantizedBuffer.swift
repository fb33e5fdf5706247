import CKernels

/// Memory for quantised activations, kept from use to use.
package final class QuantizedBuffer {
    private var capacity = 0
    private var blocks = UnsafeMutablePointer<ck_activations>.allocate(capacity: 1)

    package init() {}

    deinit {
        blocks.deallocate()
    }

    /// Makes room for `count` blocks; what was there is lost.
    private func reserve(_ count: Int) {
        if count <= capacity { return }
        blocks.deallocate()
        capacity = count
        blocks = .allocate(capacity: count)
    }

    /// Quantises `positions` rows of `columns` floats, if `columns` is a number of whole blocks; else only passes
    /// the floats on.
    package func quantize(
        _ x: UnsafePointer<Float>,
        positions: Int,
        columns: Int,
        by instructions: Instructions,
        on pool: WorkerPool
    ) -> ActivationRows {
        let block = Int(CK_BLOCK_COLUMNS)
        guard columns.isMultiple(of: block) else {
            return ActivationRows(floats: x, positions: positions)
        }
        let count = columns / block
        reserve(positions * count)
        let blocks = blocks
        pool.run(positions, grain: pool.grain(of: positions, atLeast: 8)) { range in
            ck_quantize(
                instructions.form,
                x + range.lowerBound * columns,
                range.count,
                count,
                blocks + range.lowerBound * count
            )
        }
        return ActivationRows(floats: x, blocks: blocks, positions: positions)
    }
}
