/// Values that are trained together, and the gradient of the loss by them.
package final class Parameter {
    package let name: String
    /// Of a matrix; a vector has one row.
    package let rows: Int
    package let columns: Int
    /// Whether weight decay is for them: norms and biases are left out, as is usual.
    package let decays: Bool
    /// Row after row, zero at first.
    package let values: UnsafeMutablePointer<Float>
    /// What was added since it was cleared.
    package let gradient: UnsafeMutablePointer<Float>

    package var count: Int { rows * columns }

    package init(name: String, rows: Int, columns: Int, decays: Bool = true) {
        self.name = name
        (self.rows, self.columns) = (rows, columns)
        self.decays = decays
        values = .allocate(capacity: rows * columns)
        values.initialize(repeating: 0, count: rows * columns)
        gradient = .allocate(capacity: rows * columns)
        gradient.initialize(repeating: 0, count: rows * columns)
    }

    deinit {
        values.deallocate()
        gradient.deallocate()
    }

    /// A copy of the values.
    package var array: [Float] { Array(UnsafeBufferPointer(start: values, count: count)) }

    /// Sets the gradient to zero.
    package func clearGradient() {
        gradient.update(repeating: 0, count: count)
    }
}
