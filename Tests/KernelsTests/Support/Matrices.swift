import Kernels
import Testing

extension WeightStorage {
    /// A matrix of stored rows, packed if it is to be.
    func matrix(
        _ stored: [UInt8],
        rows: Int,
        columns: Int,
        isPacked: Bool = true
    ) throws -> WeightMatrix {
        let bytes = packedBytes(rows: rows, columns: columns)
        let memory = try #require(MemoryArena(byteCount: bytes, inLargePages: false))
        let copy = try #require(MemoryArena(byteCount: stored.count, inLargePages: false))
        copy.address(of: 0).copyMemory(from: stored, byteCount: stored.count)
        let matrix = WeightMatrix(
            storage: self,
            rows: rows,
            columns: columns,
            stored: copy.address(of: 0),
            packed: isPacked ? memory.address(of: 0) : nil,
            owners: [memory, copy]
        )
        matrix.pack(0..<matrix.groups)
        return matrix
    }
}

extension WeightMatrix {
    /// All rows as floats.
    var floats: UnalignedFloats {
        let floats = UnalignedFloats(count: rows * columns)
        for row in 0..<rows { copyRow(row, to: floats.start + row * columns) }
        return floats
    }
}

/// A matrix in memory of its own, on which nothing follows.
struct OwnedMatrix {
    /// How it lies in memory.
    enum Layout: CaseIterable {
        case byRows
        case byColumns
        /// Rows with gaps between them.
        case apart
        /// Rows and columns with gaps between them.
        case scattered
    }

    let view: MatrixView
    private let memory: UnalignedFloats

    /// A matrix of numbers that `values` gives.
    init(_ rows: Int, _ columns: Int, _ layout: Layout = .byRows, values: inout Values) {
        let count = max(rows * columns, 1)
        switch layout {
        case .byRows:
            memory = values.floats(count)
            view = MatrixView(memory.start, rows: rows, columns: columns)
        case .byColumns:
            memory = values.floats(count)
            view = MatrixView(memory.start, rows: columns, columns: rows).transposed
        case .apart:
            memory = values.floats(rows * (columns + 5) + 1)
            view = MatrixView(memory.start, rows: rows, columns: columns, rowStep: columns + 5)
        case .scattered:
            memory = values.floats(3 * count)
            var scattered = MatrixView(memory.start, rows: rows, columns: columns)
            (scattered.rowStep, scattered.columnStep) = (3 * columns, 3)
            view = scattered
        }
    }

    /// A matrix of one number.
    init(_ rows: Int, _ columns: Int, filledWith value: Float, rowStep: Int? = nil) {
        memory = UnalignedFloats(count: max(rows * (rowStep ?? columns), 1))
        for index in 0..<memory.count { memory.start[index] = value }
        view = MatrixView(memory.start, rows: rows, columns: columns, rowStep: rowStep)
    }

    /// A copy with rows that follow each other.
    var copy: OwnedMatrix {
        let copy = OwnedMatrix(view.rows, view.columns, filledWith: 0)
        for row in 0..<view.rows {
            for column in 0..<view.columns {
                copy.view.values[row * view.columns + column] = self[row, column]
            }
        }
        return copy
    }

    subscript(row: Int, column: Int) -> Float {
        view.values[row * view.rowStep + column * view.columnStep]
    }

    /// What lies in memory, gaps included.
    var array: [Float] { memory.array }
}
