import Kernels

/// Products with matrices that an adapter updates.
extension RowOperations {
    /// A x of each matrix that has an update, all as one loop; for the others, and where none has one, nothing.
    func reduced(_ x: Activations, for matrices: [WeightMatrix]) -> [Activations?] {
        let updates = matrices.map(\.update)
        guard updates.contains(where: { $0 != nil }) else { return [] }
        let reduced = updates.map { update in
            update.map { make(rows: x.rows, width: $0.rank) }
        }
        let ranks = updates.reduce(0) { $0 + ($1?.rank ?? 0) }
        workers.run(ranks, grain: workers.grain(of: ranks, atLeast: 4)) { [instructions] range in
            var start = 0
            for (update, t) in zip(updates, reduced) {
                guard let update, let t else { continue }
                let own = range.clamped(to: start..<start + update.rank)
                if !own.isEmpty {
                    update.reduce(
                        x.values,
                        positions: x.rows,
                        ranks: own.lowerBound - start..<own.upperBound - start,
                        by: instructions,
                        to: t.values
                    )
                }
                start += update.rank
            }
        }
        return reduced
    }

    /// Adds a matrix's update of x, if it has one, to the product `y`.
    func addUpdate(of w: WeightMatrix, _ x: Activations, to y: Activations) {
        guard let update = w.update, let t = reduced(x, for: [w]).first ?? nil else { return }
        workers.run(w.groups, grain: workers.grain(of: w.groups)) { [instructions] groups in
            update.add(
                t.values,
                positions: x.rows,
                groups: groups,
                by: instructions,
                to: y.values,
                stride: y.width
            )
        }
    }
}
