import CKernels

/// A float32 matrix in memory by the steps between its rows and columns.
package struct MatrixView {
    package var values: UnsafeMutablePointer<Float>
    package var rows: Int
    package var columns: Int
    package var rowStep: Int
    package var columnStep: Int

    /// A matrix whose columns follow each other, and whose rows do if no step is given.
    package init(
        _ values: UnsafeMutablePointer<Float>,
        rows: Int,
        columns: Int,
        rowStep: Int? = nil
    ) {
        self.values = values
        self.rows = rows
        self.columns = columns
        self.rowStep = rowStep ?? columns
        columnStep = 1
    }

    /// The same memory with rows and columns exchanged.
    package var transposed: MatrixView {
        var view = self
        (view.rows, view.columns) = (columns, rows)
        (view.rowStep, view.columnStep) = (columnStep, rowStep)
        return view
    }

    /// The matrix as a factor of a product.
    var factor: ck_factor {
        ck_factor(
            rows: rows,
            columns: columns,
            values: values,
            row_step: rowStep,
            column_step: columnStep,
            weights: nil,
            storage: CK_F32,
            packed: 0,
            transposed: 0,
            first: 0,
            width: 0
        )
    }
}

extension Instructions {
    /// C = scale · A · B, or that added to C, on the calling thread; C has a column step of 1.
    package func multiply(
        _ a: MatrixView,
        _ b: MatrixView,
        scale: Float = 1,
        adding: Bool = false,
        to c: MatrixView
    ) {
        var product = ck_gemm(a.factor, b.factor, scale: scale, adding: adding, to: c)
        ck_gemm_multiply(form, &product, 0, c.rows, 0, c.columns)
    }
}

extension ck_gemm {
    /// A product of factors that fit each other and the result.
    init(_ a: ck_factor, _ b: ck_factor, scale: Float, adding: Bool, to c: MatrixView) {
        precondition(a.columns == b.rows, "The factors do not fit each other.")
        precondition(a.rows == c.rows && b.columns == c.columns, "The product has another shape.")
        precondition(c.columnStep == 1 || c.columns < 2, "The columns do not follow each other.")
        self.init(
            a: a,
            b: b,
            packed: nil,
            scale: scale,
            adding: adding ? 1 : 0,
            c: c.values,
            c_step: c.rowStep
        )
    }
}
