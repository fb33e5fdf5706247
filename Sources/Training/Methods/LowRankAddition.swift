import Kernels
package import Transformer

/// scale · B A x beside a frozen matrix, with A and B trained (Hu and others, 2021).
package final class LowRankAddition: ProductAddition {
    /// `rank` × columns of the matrix.
    package let a: Parameter
    /// Rows of the matrix × `rank`.
    package let b: Parameter
    package let rank: Int
    package let scale: Float
    /// Tells the matrices of a model apart when inputs are left out.
    private let index: Int

    /// A and B of zeros; what A begins with is the method's choice.
    package init(name: String, rows: Int, columns: Int, rank: Int, scale: Float, index: Int) {
        self.rank = rank
        self.scale = scale
        self.index = index
        a = Parameter(name: name + ".weight.lora_a", rows: rank, columns: columns)
        b = Parameter(name: name + ".weight.lora_b", rows: rows, columns: rank)
    }

    package var parameters: [Parameter] { [a, b] }

    private var aView: MatrixView { MatrixView(a.values, rows: a.rows, columns: a.columns) }
    private var bView: MatrixView { MatrixView(b.values, rows: b.rows, columns: b.columns) }

    package func add(_ x: Activations, to y: Activations, ops: TapedOperations) -> Activations {
        let t = ops.rows.make(rows: x.rows, width: rank)
        let input = ops.dropout.map { dropped(x, by: $0, ops) } ?? x
        ops.products.multiply(input.view, aView.transposed, to: t.view)
        ops.products.multiply(t.view, bView.transposed, scale: scale, adding: true, to: y.view)
        return t
    }

    package func goBack(
        _ x: Activations,
        kept t: Activations,
        dropout: DropoutKey?,
        dy: Activations,
        dx: Activations?,
        ops: TapedOperations
    ) {
        let gradientA = MatrixView(a.gradient, rows: a.rows, columns: a.columns)
        let gradientB = MatrixView(b.gradient, rows: b.rows, columns: b.columns)
        let input = dropout.map { dropped(x, by: $0, ops) } ?? x
        let dt = ops.rows.make(rows: x.rows, width: rank)
        ops.products.multiply(
            dy.view.transposed,
            t.view,
            scale: scale,
            adding: true,
            to: gradientB
        )
        ops.products.multiply(dy.view, bView, scale: scale, to: dt.view)
        ops.products.multiply(dt.view.transposed, input.view, adding: true, to: gradientA)
        guard let dx else { return }
        guard let dropout else {
            ops.products.multiply(dt.view, aView, adding: true, to: dx.view)
            return
        }
        let back = ops.rows.make(rows: x.rows, width: x.width)
        ops.products.multiply(dt.view, aView, to: back.view)
        let kept = dropped(back, by: dropout, ops)
        ops.workers.run(x.rows * x.width, grain: Self.grain) { range in
            let place = dx.values + range.lowerBound
            ops.instructions.add(
                place,
                kept.values + range.lowerBound,
                count: range.count,
                to: place
            )
        }
    }

    private func dropped(
        _ x: Activations,
        by dropout: DropoutKey,
        _ ops: TapedOperations
    ) -> Activations {
        let y = ops.rows.make(rows: x.rows, width: x.width)
        let key = dropout.key(of: index)
        ops.workers.run(x.rows * x.width, grain: Self.grain) { range in
            ops.instructions.dropout(
                x.values + range.lowerBound,
                first: range.lowerBound,
                count: range.count,
                key: key,
                rate: dropout.rate,
                to: y.values + range.lowerBound
            )
        }
        return y
    }

    /// Values that a thread takes at a time.
    private static let grain = 16384
}
