import Kernels
package import Transformer

/// x · Wᵀ for several matrices of one input.
struct ProjectionStep: TapeStep {
    /// A matrix, its product, and what its addition keeps.
    struct Product {
        let w: TrainableMatrix
        let y: TapeNode
        let kept: Activations?
    }

    let x: KeptActivations?
    let input: TapeNode
    let products: [Product]
    let dropout: DropoutKey?

    func goBack(_ ops: TapedOperations) {
        let x = x?()
        for product in products {
            guard let dy = product.y.takeGradient() else { continue }
            input.addGradient(ops.rows) { dx, adding in
                ops.multiply(
                    dy.view,
                    by: product.w,
                    transposed: false,
                    adding: adding,
                    to: dx.view
                )
            }
            product.w.bias?.parameter.map { addColumns(of: dy, to: $0) }
            guard let x else { continue }
            if let weights = product.w.master {
                ops.products.multiply(
                    dy.view.transposed,
                    x.view,
                    adding: true,
                    to: MatrixView(weights.gradient, rows: weights.rows, columns: weights.columns)
                )
            }
            if let addition = product.w.addition, let kept = product.kept {
                addition.goBack(
                    x,
                    kept: kept,
                    dropout: dropout,
                    dy: dy,
                    dx: input.needsGradient ? input.gradient : nil,
                    ops: ops
                )
            }
        }
    }

    private func addColumns(of dy: Activations, to bias: Parameter) {
        for row in 0..<dy.rows {
            for column in 0..<dy.width { bias.gradient[column] += dy[row][column] }
        }
    }
}

extension TapedOperations {
    package func project(_ x: Activations, by w: TrainableMatrix) -> Activations {
        project(x, by: [w])[0]
    }

    package func project(_ x: Activations, by w: [TrainableMatrix]) -> [Activations] {
        let made = w.map { rows.make(rows: x.rows, width: $0.rows) }
        multiplyForward(x, Array(zip(w, made)))
        let kept = zip(w, made).map { w, y in
            if let bias = w.bias { add(bias, to: y) }
            return w.addition?.add(x, to: y, ops: self)
        }
        guard let tape else { return made }
        let input = tape.node(of: x)
        let isTrained = w.contains { !$0.parameters.isEmpty }
        let isNeeded = input.needsGradient || isTrained
        let nodes = made.map { tape.made($0, needsGradient: isNeeded) }
        if isNeeded {
            tape.record(
                ProjectionStep(
                    x: isTrained ? tape.kept(x) : nil,
                    input: input,
                    products: w.indices.map {
                        ProjectionStep.Product(w: w[$0], y: nodes[$0], kept: kept[$0])
                    },
                    dropout: dropout
                )
            )
        }
        return made
    }

    /// x · Wᵀ without a way back of its own.
    func products(of x: Activations, by w: TrainableMatrix) -> Activations {
        let y = rows.make(rows: x.rows, width: w.rows)
        multiplyForward(x, [(w, y)])
        if let bias = w.bias { add(bias, to: y) }
        return y
    }

    /// The bare products, in the precision that is asked for.
    private func multiplyForward(_ x: Activations, _ products: [(TrainableMatrix, Activations)]) {
        var quick: [(w: WeightMatrix, y: UnsafeMutablePointer<Float>)] = []
        for (w, y) in products {
            if precision == .quantized, case .frozen(let matrix) = w.weights {
                quick.append((matrix, y.values))
            } else {
                multiply(x.view, by: w, transposed: true, adding: false, to: y.view)
            }
        }
        if !quick.isEmpty { quantizedProducts.multiply(x, quick) }
    }

    /// x · Wᵀ, or x · W, in float32.
    func multiply(
        _ x: MatrixView,
        by w: TrainableMatrix,
        transposed: Bool,
        adding: Bool,
        to y: MatrixView
    ) {
        switch w.weights {
        case .frozen(let matrix):
            products.multiply(x, by: matrix, transposed: transposed, adding: adding, to: y)
        case .trained(let parameter):
            let view = MatrixView(
                parameter.values,
                rows: parameter.rows,
                columns: parameter.columns
            )
            products.multiply(
                x,
                transposed ? view.transposed : view,
                adding: adding,
                to: y
            )
        }
    }

    private func add(_ bias: TrainableVector, to y: Activations) {
        for row in 0..<y.rows {
            let values = y.values + row * y.width
            instructions.add(values, bias.values, count: y.width, to: values)
        }
    }
}
