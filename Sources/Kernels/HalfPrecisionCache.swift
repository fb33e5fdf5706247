import CKernels

/// Keys and values of a session in half precision, and attention over them.
///
/// Keys lie in blocks of 16 positions so that a vector's lanes are positions; values lie position by position.
package final class HalfPrecisionCache {
    /// Positions that there is room for.
    package let capacity: Int
    private let heads: Int
    private let headWidth: Int
    private let arena: MemoryArena
    /// Bytes of one head's keys or values.
    private let planeBytes: Int

    /// Room for `capacity` positions of `heads` key/value heads in each of `layers` blocks; nil without the memory.
    ///
    /// Memory is taken as positions come.
    package init?(layers: Int, heads: Int, headWidth: Int, capacity: Int) {
        let block = Int(CK_KEY_POSITIONS)
        let rounded = (capacity + block - 1) / block * block
        planeBytes = rounded * headWidth * MemoryLayout<UInt16>.stride
        guard
            let arena = MemoryArena(
                byteCount: 2 * layers * heads * planeBytes,
                inLargePages: false
            )
        else { return nil }
        self.arena = arena
        self.capacity = capacity
        self.heads = heads
        self.headWidth = headWidth
    }

    private func keys(_ layer: Int, _ head: Int) -> UnsafeMutablePointer<UInt16> {
        arena.address(of: 2 * (layer * heads + head) * planeBytes)
            .assumingMemoryBound(to: UInt16.self)
    }

    private func values(_ layer: Int, _ head: Int) -> UnsafeMutablePointer<UInt16> {
        arena.address(of: (2 * (layer * heads + head) + 1) * planeBytes)
            .assumingMemoryBound(to: UInt16.self)
    }

    /// Writes keys and values of positions from `position` on: `rows` rows of `[head][value]`.
    package func append(
        _ k: UnsafePointer<Float>,
        _ v: UnsafePointer<Float>,
        rows: Int,
        layer: Int,
        at position: Int,
        by instructions: Instructions,
        on pool: WorkerPool
    ) {
        // A block of keys is shared by 16 positions: by head, no two threads write to one cache line.
        pool.run(heads, grain: rows < 16 ? heads : 1) { range in
            for head in range {
                let (keys, values) = (keys(layer, head), values(layer, head))
                for row in 0..<rows {
                    let start = (row * heads + head) * headWidth
                    ck_attention_append(
                        instructions.form,
                        k + start,
                        v + start,
                        headWidth,
                        position + row,
                        keys,
                        values
                    )
                }
            }
        }
    }

    /// Rows of queries that attend.
    package struct Queries {
        /// `positions` rows of `[head][value]`.
        package var q: UnsafePointer<Float>
        /// Where the result goes, in the same shape.
        package var output: UnsafeMutablePointer<Float>
        /// Query heads of a row.
        package var heads: Int
        /// The position of each row.
        package var positions: Range<Int>
        /// For each row where its weights go, `[head][key]` with as many keys as its position + 1, or nil.
        package var weights: [UnsafeMutablePointer<Float>?]

        package init(
            q: UnsafePointer<Float>,
            output: UnsafeMutablePointer<Float>,
            heads: Int,
            positions: Range<Int>,
            weights: [UnsafeMutablePointer<Float>?]
        ) {
            self.q = q
            self.output = output
            self.heads = heads
            self.positions = positions
            self.weights = weights
        }
    }

    /// softmax(q · Kᵀ / √d) · V for each head, over each position and those before it.
    package func attend(
        _ queries: Queries,
        layer: Int,
        by instructions: Instructions,
        on pool: WorkerPool
    ) {
        let positions = queries.positions
        if positions.isEmpty { return }
        let sharing = queries.heads / heads
        let queryCount = positions.count * sharing
        // Four queries are worked on together; several such tiles make a piece that is worth handing over.
        let piece = positions.count == 1 ? 4 : 24
        let pieces = (queryCount + piece - 1) / piece
        let scratch = ck_attention_scratch(positions.upperBound, headWidth)
        let targets = weightTargets(queries, sharing: sharing)
        pool.run(heads * pieces) { range in
            withUnsafeTemporaryAllocation(of: Float.self, capacity: scratch) { scratch in
                guard let scratch = scratch.baseAddress else { return }
                for index in range {
                    let head = index / pieces
                    // The longest rows first, so that no thread is left with them at the end.
                    let first = (pieces - 1 - index % pieces) * piece
                    attend(
                        queries,
                        first..<min(first + piece, queryCount),
                        layer: layer,
                        head: head,
                        targets: targets,
                        instructions,
                        scratch
                    )
                }
            }
        }
    }

    private func attend(
        _ queries: Queries,
        _ range: Range<Int>,
        layer: Int,
        head: Int,
        targets: [UnsafeMutablePointer<Float>?],
        _ instructions: Instructions,
        _ scratch: UnsafeMutablePointer<Float>
    ) {
        let sharing = queries.heads / heads
        let offset = head * sharing * headWidth
        targets.withUnsafeBufferPointer { targets in
            var input = ck_attention_input(
                queries: queries.q + offset,
                output: queries.output + offset,
                query_stride: queries.heads * headWidth,
                keys: keys(layer, head),
                values: values(layer, head),
                head_width: headWidth,
                heads: sharing,
                start: queries.positions.lowerBound,
                weights: targets.isEmpty
                    ? nil : targets.baseAddress.map { $0 + head * queries.positions.count }
            )
            ck_attention(instructions.form, &input, range.lowerBound, range.upperBound, scratch)
        }
    }

    /// For each key/value head and position where the weights of the sharing heads go; empty if none are wanted.
    private func weightTargets(
        _ queries: Queries,
        sharing: Int
    ) -> [UnsafeMutablePointer<Float>?] {
        if queries.weights.allSatisfy({ $0 == nil }) { return [] }
        return (0..<heads).flatMap { head in
            zip(queries.positions, queries.weights).map { position, weights in
                weights.map { $0 + head * sharing * (position + 1) }
            }
        }
    }
}
