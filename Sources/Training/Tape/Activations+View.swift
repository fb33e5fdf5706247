import Kernels
import Transformer

extension Activations {
    /// The rows as a matrix.
    var view: MatrixView { MatrixView(values, rows: rows, columns: width) }
}
