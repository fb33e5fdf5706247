/// Float32 values of some positions, a row each: what flows through the forward pass.
///
/// Its memory goes back to the pool with the last reference, so that a token allocates nothing after the first.
package final class Activations {
    package let rows: Int
    package let width: Int
    /// `rows × width` values, row after row; not initialised.
    package let values: UnsafeMutablePointer<Float>
    private let pool: ActivationPool
    private let capacity: Int

    fileprivate init(
        rows: Int,
        width: Int,
        values: UnsafeMutablePointer<Float>,
        capacity: Int,
        pool: ActivationPool
    ) {
        self.rows = rows
        self.width = width
        self.values = values
        self.capacity = capacity
        self.pool = pool
    }

    deinit { pool.takeBack(values, capacity: capacity) }

    /// All values.
    package var buffer: UnsafeMutableBufferPointer<Float> {
        UnsafeMutableBufferPointer(start: values, count: rows * width)
    }

    /// The values of one row.
    package subscript(row: Int) -> UnsafeMutableBufferPointer<Float> {
        UnsafeMutableBufferPointer(start: values + row * width, count: width)
    }
}

/// Memory for activations, kept for the next of about the same size.
///
/// Not thread-safe: it belongs to one session.
package final class ActivationPool {
    private var free: [(values: UnsafeMutablePointer<Float>, capacity: Int)] = []
    /// Rows that there is room for in all that is made, if it has fewer: what is given back then fits what is asked for next, and
    /// room that is not written to takes no memory.
    package var reservedRows = 0

    package init() {}

    deinit {
        for block in free { block.values.deallocate() }
    }

    /// Rows that are not initialised.
    package func make(rows: Int, width: Int) -> Activations {
        let needed = max(max(rows, reservedRows) * width, 1)
        let block = fitting(needed).map { free.remove(at: $0) } ?? allocate(needed)
        return Activations(
            rows: rows,
            width: width,
            values: block.values,
            capacity: block.capacity,
            pool: self
        )
    }

    /// The tightest fit; of several the one that was in use last.
    private func fitting(_ needed: Int) -> Int? {
        var found: Int?
        for index in free.indices.reversed() {
            let capacity = free[index].capacity
            guard capacity >= needed, capacity <= 4 * needed else { continue }
            if found.map({ free[$0].capacity > capacity }) ?? true { found = index }
        }
        return found
    }

    /// Gives what is not in use back to the system.
    package func drain() {
        for block in free { block.values.deallocate() }
        free = []
    }

    fileprivate func takeBack(_ values: UnsafeMutablePointer<Float>, capacity: Int) {
        free.append((values, capacity))
    }

    /// Aligned to a cache line, for the kernels.
    private func allocate(_ count: Int) -> (values: UnsafeMutablePointer<Float>, capacity: Int) {
        let bytes = (count * MemoryLayout<Float>.stride + 63) / 64 * 64
        let memory = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64)
        let capacity = bytes / MemoryLayout<Float>.stride
        return (memory.bindMemory(to: Float.self, capacity: capacity), capacity)
    }
}
