import CKernels

/// Memory for quantised activations, kept from use to use.
package final class QuantizedBuffer {
    private var capacity = 0
    private var quants = UnsafeMutablePointer<Int8>.allocate(capacity: 1)
    private var scales = UnsafeMutablePointer<ck_scale>.allocate(capacity: 1)

    package init() {}

    deinit {
        quants.deallocate()
        scales.deallocate()
    }

    /// Makes room for `count` activations; what was there is lost.
    private func reserve(_ count: Int) {
        if count <= capacity { return }
        quants.deallocate()
        scales.deallocate()
        capacity = count
        quants = .allocate(capacity: count)
        scales = .allocate(capacity: (count + 31) / 32)
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
        if columns.isMultiple(of: block) {
            reserve(positions * columns)
            let (quants, scales) = (quants, scales)
            let blocks = columns / block
            pool.run(positions, grain: pool.grain(of: positions, atLeast: 8)) { range in
                let start = range.lowerBound
                ck_quantize(
                    instructions.form,
                    x + start * columns,
                    range.count * blocks,
                    quants + start * columns,
                    scales + start * blocks
                )
            }
        }
        return ActivationRows(floats: x, quants: quants, scales: scales, positions: positions)
    }
}
