/// The weights of a norm or a bias, trained or frozen.
package final class TrainableVector {
    package let count: Int
    package let values: UnsafePointer<Float>
    /// Nil where it is frozen.
    package let parameter: Parameter?
    private let frozen: UnsafeMutablePointer<Float>?

    /// A frozen one.
    package init(frozen given: [Float]) {
        let copy = UnsafeMutablePointer<Float>.allocate(capacity: given.count)
        copy.initialize(from: given, count: given.count)
        count = given.count
        frozen = copy
        values = UnsafePointer(copy)
        parameter = nil
    }

    /// One that begins with given values and is trained.
    package init(trained name: String, from given: [Float]) {
        let parameter = Parameter(name: name, rows: 1, columns: given.count, decays: false)
        parameter.values.update(from: given, count: given.count)
        self.parameter = parameter
        count = given.count
        values = UnsafePointer(parameter.values)
        frozen = nil
    }

    deinit { frozen?.deallocate() }
}
