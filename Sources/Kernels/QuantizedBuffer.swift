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
    ///
    /// With `residuals`, as many rows again follow, which hold what quantising left out of each: a product of both,
    /// summed, is as if of 15 bits.
    package func quantize(
        _ x: UnsafePointer<Float>,
        positions: Int,
        columns: Int,
        residuals: Bool = false,
        by instructions: Instructions,
        on pool: WorkerPool
    ) -> ActivationRows {
        let block = Int(CK_BLOCK_COLUMNS)
        guard columns.isMultiple(of: block) else {
            return ActivationRows(floats: x, positions: positions)
        }
        reserve(positions * columns * (residuals ? 2 : 1))
        let (quants, scales) = (quants, scales)
        let blocks = columns / block
        pool.run(positions, grain: pool.grain(of: positions, atLeast: 8)) { range in
            let start = range.lowerBound
            let count = range.count * blocks
            let input = x + start * columns
            let (first, firstScales) = (quants + start * columns, scales + start * blocks)
            ck_quantize(instructions.form, input, count, first, firstScales)
            if !residuals { return }
            let offset = positions * columns
            withUnsafeTemporaryAllocation(of: Float.self, capacity: count * block) { rest in
                guard let rest = rest.baseAddress else { return }
                ck_quantize_residual(input, count, first, firstScales, rest)
                ck_quantize(
                    instructions.form,
                    rest,
                    count,
                    first + offset,
                    firstScales + offset / block
                )
            }
        }
        return ActivationRows(
            floats: x,
            quants: quants,
            scales: scales,
            positions: residuals ? 2 * positions : positions,
            floatPositions: positions
        )
    }
}
