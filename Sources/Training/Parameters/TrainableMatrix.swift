package import Kernels

/// A matrix of a model in training: its frozen weights with what a method adds, or weights in float32 that are trained.
package final class TrainableMatrix {
    package let name: String
    package let rows: Int
    package let columns: Int
    let weights: Weights
    package let bias: TrainableVector?
    /// What a parameter-efficient method adds to the product.
    package let addition: (any ProductAddition)?

    enum Weights {
        case frozen(WeightMatrix)
        /// Master weights.
        case trained(Parameter)
    }

    /// Frozen weights.
    package init(frozen: WeightMatrix, name: String, addition: (any ProductAddition)? = nil) {
        self.name = name
        (rows, columns) = (frozen.rows, frozen.columns)
        weights = .frozen(frozen)
        bias = frozen.bias.map(TrainableVector.init(frozen:))
        self.addition = addition
    }

    /// Weights in float32, beginning with those of a matrix.
    package init(trained given: WeightMatrix, name: String) {
        self.name = name
        (rows, columns) = (given.rows, given.columns)
        let parameter = Parameter(name: name + ".weight", rows: given.rows, columns: given.columns)
        for row in 0..<given.rows { given.copyRow(row, to: parameter.values + row * given.columns) }
        weights = .trained(parameter)
        bias = given.bias.map { TrainableVector(trained: name + ".bias", from: $0) }
        addition = nil
    }

    /// The weights themselves, where they are trained.
    package var master: Parameter? {
        if case .trained(let parameter) = weights { parameter } else { nil }
    }

    /// Everything of it that is trained.
    package var parameters: [Parameter] {
        [master, bias?.parameter].compactMap { $0 } + (addition?.parameters ?? [])
    }

    func copyRow(_ row: Int, to y: UnsafeMutablePointer<Float>) {
        switch weights {
        case .frozen(let matrix): matrix.copyRow(row, to: y)
        case .trained(let parameter):
            y.update(from: parameter.values + row * columns, count: columns)
        }
    }
}
