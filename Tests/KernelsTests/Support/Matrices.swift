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

    /// A matrix of one number.
    init(_ rows: Int, _ columns: Int, _ layout: Layout = .byRows, filledWith value: Float) {
        let gap = layout == .apart ? 5 : 0
        let step = layout == .scattered ? 3 : 1
        memory = UnalignedFloats(count: rows * (columns + gap) * step)
        for index in 0..<memory.count { memory.start[index] = value }
        if layout == .byColumns {
            view = MatrixView(memory.start, rows: columns, columns: rows).transposed
            return
        }
        let rowStep = (columns + gap) * step
        var view = MatrixView(memory.start, rows: rows, columns: columns, rowStep: rowStep)
        view.columnStep = step
        self.view = view
    }

    /// A matrix of numbers that look random.
    init(_ rows: Int, _ columns: Int, values: inout Values) {
        self.init(rows, columns, filledWith: 0)
        memory.start.update(from: values.floats(rows * columns).array, count: rows * columns)
    }

    /// The same matrix in memory of its own.
    func copy(_ layout: Layout = .byRows) -> OwnedMatrix {
        let copy = OwnedMatrix(view.rows, view.columns, layout, filledWith: .nan)
        for row in 0..<view.rows {
            for column in 0..<view.columns {
                let index = row * copy.view.rowStep + column * copy.view.columnStep
                copy.view.values[index] = self[row, column]
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
