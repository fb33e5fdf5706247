import Kernels

extension RowOperations {
    /// Adds a matrix's update of x, if an adapter gave it one, to the product `y`.
    func addUpdate(of w: WeightMatrix, _ x: Activations, to y: Activations) {
        if w.update == nil { return }
        updates.begin([w.update], x.values, positions: x.rows)
        workers.run(updates.units, grain: 4) { [updates, instructions] units in
            updates.reduce(units, by: instructions)
        }
        workers.run(w.groups, grain: workers.grain(of: w.groups)) {
            [updates, instructions] groups in
            updates.add(to: y.values, at: 0, groups: groups, by: instructions, stride: y.width)
        }
    }
}
