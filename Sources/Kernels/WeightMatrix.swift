package import CKernels

/// A matrix of weights in the form that the products want: packed in groups of eight rows, or floats as stored.
///
/// Sendable without the compiler's proof: once packed it is only read.
package final class WeightMatrix: @unchecked Sendable {
    package let storage: WeightStorage
    package let rows: Int
    package let columns: Int
    /// What is added to each row of a product, by row of the matrix.
    package let bias: [Float]?
    /// What an adapter adds to each product.
    package let update: LowRankUpdate?
    /// What was stored, `rows` rows.
    private let stored: UnsafeRawPointer
    /// Where it is packed; nil where it is used as stored.
    private let packed: UnsafeMutableRawPointer?
    /// What holds the memory of both.
    private let owners: [AnyObject]

    /// A matrix of `rows` × `columns` stored at `stored`, to be packed at `packed` by `pack`.
    package init(
        storage: WeightStorage,
        rows: Int,
        columns: Int,
        stored: UnsafeRawPointer,
        packed: UnsafeMutableRawPointer?,
        bias: [Float]? = nil,
        update: LowRankUpdate? = nil,
        owners: [AnyObject]
    ) {
        self.storage = storage
        self.rows = rows
        self.columns = columns
        self.stored = stored
        self.packed = storage.isQuantized ? packed : nil
        self.bias = bias
        self.update = update
        self.owners = owners
    }

    /// Units that a product is split by: groups of eight rows.
    package var groups: Int { (rows + Int(CK_GROUP_ROWS) - 1) / Int(CK_GROUP_ROWS) }

    /// Packs some groups.
    package func pack(_ groups: Range<Int>) {
        guard let packed else { return }
        ck_pack(
            storage.storage,
            stored,
            rows,
            columns,
            groups.lowerBound,
            groups.upperBound,
            packed
        )
    }

    /// Writes one row as `columns` floats.
    package func copyRow(_ row: Int, to y: UnsafeMutablePointer<Float>) {
        if let packed {
            ck_unpack_row(storage.storage, packed, columns, row, y)
        } else {
            ck_dequantize_row(
                storage.storage,
                stored + row * storage.rowBytes(columns: columns),
                columns,
                y
            )
        }
    }

    /// Some rows as the right factor of a float product, or as the columns of one.
    func factor(_ some: Range<Int>, transposed: Bool) -> ck_factor {
        ck_factor(
            rows: transposed ? columns : some.count,
            columns: transposed ? some.count : columns,
            values: nil,
            row_step: 0,
            column_step: 0,
            weights: packed.map { UnsafeRawPointer($0) } ?? stored,
            storage: storage.storage,
            packed: packed == nil ? 0 : 1,
            transposed: transposed ? 1 : 0,
            first: some.lowerBound,
            width: columns
        )
    }

    /// x · Wᵀ for some groups of rows: writes `y[position · stride + row]`, `stride` being `rows`.
    package func multiply(
        _ x: ActivationRows,
        groups: Range<Int>,
        by instructions: Instructions,
        to y: UnsafeMutablePointer<Float>
    ) {
        let (first, last) = (groups.lowerBound, groups.upperBound)
        let form = instructions.form
        guard let packed else {
            let groupRows = Int(CK_GROUP_ROWS)
            ck_product_float(
                form,
                storage.storage,
                stored,
                columns,
                first * groupRows,
                min(last * groupRows, rows),
                x.floats,
                x.positions,
                y,
                rows
            )
            return
        }
        let quantized = ck_quantized(
            blocks: x.blocks,
            positions: x.positions,
            columns: columns
        )
        switch storage.packing {
        case CK_PACKED_4:
            let blocks = packed.assumingMemoryBound(to: ck_block4.self)
            ck_product4(form, blocks, rows, first, last, quantized, y, rows)
        case CK_PACKED_5:
            let blocks = packed.assumingMemoryBound(to: ck_block5.self)
            ck_product5(form, blocks, rows, first, last, quantized, y, rows)
        case CK_PACKED_6:
            let blocks = packed.assumingMemoryBound(to: ck_block6.self)
            ck_product6(form, blocks, rows, first, last, quantized, y, rows)
        default:
            let blocks = packed.assumingMemoryBound(to: ck_block8.self)
            ck_product8(form, blocks, rows, first, last, quantized, y, rows)
        }
    }
}

/// Rows of activations that a product reads: floats, and the same quantised if a quantised matrix is to read them.
package struct ActivationRows {
    package var floats: UnsafePointer<Float>
    package var blocks: UnsafePointer<ck_activations>?
    package var positions: Int

    package init(
        floats: UnsafePointer<Float>,
        blocks: UnsafePointer<ck_activations>? = nil,
        positions: Int
    ) {
        self.floats = floats
        self.blocks = blocks
        self.positions = positions
    }
}
