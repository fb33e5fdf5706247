import CKernels

/// Keys and values of a session in half precision, and attention over them.
///
/// A text may be gone on with in several branches: what they have in common is there once, up to a block of 16 positions.
package final class HalfPrecisionCache {
    /// Positions that there is room for.
    package let capacity: Int
    package let layers: Int
    /// Key/value heads.
    package let heads: Int
    package let headWidth: Int
    let trunk: HalfPrecisionPlanes
    private var branches: [HalfPrecisionPlanes] = []
    /// Positions that branches have in common and do not hold themselves.
    private var shared = 0

    /// Room for `capacity` positions of `heads` key/value heads in each of `layers` blocks; nil without the memory.
    ///
    /// Memory is taken as positions come.
    package init?(layers: Int, heads: Int, headWidth: Int, capacity: Int) {
        let trunk = HalfPrecisionPlanes(
            layers: layers,
            heads: heads,
            headWidth: headWidth,
            capacity: capacity
        )
        guard let trunk else { return nil }
        self.trunk = trunk
        self.capacity = capacity
        self.layers = layers
        self.heads = heads
        self.headWidth = headWidth
    }

    /// Makes `count` branches that go on behind the first `position` positions, each with room for `room` more; false
    /// without the memory.
    ///
    /// The text itself must not be written to while there are branches.
    package func branch(into count: Int, at position: Int, room: Int) -> Bool {
        let block = Int(CK_KEY_POSITIONS)
        shared = position / block * block
        branches = []
        for _ in 0..<count {
            let planes = HalfPrecisionPlanes(
                layers: layers,
                heads: heads,
                headWidth: headWidth,
                capacity: position - shared + room
            )
            guard let planes else {
                branches = []
                return false
            }
            copyBegunBlock(of: position - shared, to: planes)
            branches.append(planes)
        }
        return true
    }

    /// Lets all branches go.
    package func dropBranches() {
        branches = []
    }

    /// The positions behind the last whole block go to each branch, which writes on in their block.
    private func copyBegunBlock(of count: Int, to planes: HalfPrecisionPlanes) {
        if count == 0 { return }
        for layer in 0..<layers {
            for head in 0..<heads {
                planes.keys(layer, head).update(
                    from: trunk.keys(layer, head) + shared * headWidth,
                    count: Int(CK_KEY_POSITIONS) * headWidth
                )
                planes.values(layer, head).update(
                    from: trunk.values(layer, head) + shared * headWidth,
                    count: count * headWidth
                )
            }
        }
    }

    /// Writes the keys and values of positions: rows of `[head][value]`.
    package func append(
        _ k: UnsafePointer<Float>,
        _ v: UnsafePointer<Float>,
        layer: Int,
        at positions: Positions,
        by instructions: Instructions,
        on pool: WorkerPool
    ) {
        // A block of keys is shared by 16 positions: by head, no two threads write to one cache line.
        pool.run(heads, grain: positions.count < 16 ? heads : 1) { range in
            for head in range {
                for row in 0..<positions.count {
                    let branch = positions.branch(of: row)
                    let planes = branch.map { branches[$0] } ?? trunk
                    let start = (row * heads + head) * headWidth
                    ck_attention_append(
                        instructions.form,
                        k + start,
                        v + start,
                        headWidth,
                        branch == nil ? positions[row] : positions[row] - shared,
                        planes.keys(layer, head),
                        planes.values(layer, head)
                    )
                }
            }
        }
    }

    /// Rows of queries that attend.
    package struct Queries {
        /// Rows of `[head][value]`.
        package var q: UnsafePointer<Float>
        /// Where the result goes, in the same shape.
        package var output: UnsafeMutablePointer<Float>
        /// Query heads of a row.
        package var heads: Int
        /// The position of each row.
        package var positions: Positions
        /// How many positions, its own included, a row looks back; nil for all.
        package var window: Int?
        /// What scores are multiplied by: 1 / √d in most models.
        package var scale: Float
        /// For each row where its weights go, `[head][key]` with as many keys as its position + 1, or nil.
        package var weights: [UnsafeMutablePointer<Float>?]

        package init(
            q: UnsafePointer<Float>,
            output: UnsafeMutablePointer<Float>,
            heads: Int,
            positions: Positions,
            window: Int? = nil,
            scale: Float,
            weights: [UnsafeMutablePointer<Float>?]
        ) {
            self.q = q
            self.output = output
            self.heads = heads
            self.positions = positions
            self.window = window
            self.scale = scale
            self.weights = weights
        }
    }

    /// softmax(scale · q · Kᵀ) · V for each head, over each position and those before it.
    package func attend(
        _ queries: Queries,
        layer: Int,
        by instructions: Instructions,
        on pool: WorkerPool
    ) {
        let positions = queries.positions
        if positions.count == 0 { return }
        let sharing = queries.heads / heads
        let queryCount = positions.count * sharing
        // Four queries are worked on together; several such tiles make a piece that is worth handing over. Rows of
        // different branches are no tile.
        let piece = !positions.isRun ? sharing : positions.count == 1 ? 4 : 24
        let pieces = (queryCount + piece - 1) / piece
        let scratch = ck_attention_scratch(positions.end, headWidth)
        let targets = weightTargets(queries, sharing: sharing)
        pool.run(heads * pieces, grain: positions.isRun ? 1 : heads) { range in
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
        let positions = queries.positions
        let sharing = queries.heads / heads
        // Where each row is in a branch of its own, it is the only one that this call sees.
        let row = positions.isRun ? 0 : range.lowerBound / sharing
        let offset = row * queries.heads * headWidth + head * sharing * headWidth
        let branch = positions.branch(of: row)
        let planes = branch.map { branches[$0] } ?? trunk
        targets.withUnsafeBufferPointer { targets in
            var input = ck_attention_input(
                queries: queries.q + offset,
                output: queries.output + offset,
                query_stride: queries.heads * headWidth,
                keys: planes.keys(layer, head),
                values: planes.values(layer, head),
                shared_keys: branch == nil ? nil : trunk.keys(layer, head),
                shared_values: branch == nil ? nil : trunk.values(layer, head),
                shared: branch == nil ? 0 : shared,
                head_width: headWidth,
                heads: sharing,
                start: positions[row],
                window: queries.window ?? 0,
                scale: queries.scale,
                weights: targets.isEmpty
                    ? nil : targets.baseAddress.map { $0 + head * positions.count + row }
            )
            let first = row * sharing
            ck_attention(
                instructions.form,
                &input,
                range.lowerBound - first,
                range.upperBound - first,
                scratch
            )
        }
    }

    /// For each key/value head and row where the weights of the sharing heads go; empty if none are wanted.
    private func weightTargets(
        _ queries: Queries,
        sharing: Int
    ) -> [UnsafeMutablePointer<Float>?] {
        if queries.weights.allSatisfy({ $0 == nil }) { return [] }
        return (0..<heads).flatMap { head in
            queries.weights.enumerated().map { row, weights in
                weights.map { $0 + head * sharing * (queries.positions[row] + 1) }
            }
        }
    }
}
