package import CKernels

/// The types of stored weights that the kernels multiply with.
package struct WeightStorage: Hashable, Sendable {
    /// The type's number in C, the same as in GGUF.
    package let rawValue: UInt32

    /// The type with ggml's number; nil for one that there are no kernels for.
    package init?(rawValue: UInt32) {
        guard ck_block_columns(ck_storage(rawValue: rawValue)) > 0 else { return nil }
        self.rawValue = rawValue
    }

    package var storage: ck_storage { ck_storage(rawValue: rawValue) }

    /// Weights of a block, of which a row has a whole number.
    package var blockColumns: Int { ck_block_columns(storage) }

    /// The form in which the fast products read it.
    package var packing: ck_packing { ck_packing_of(storage) }

    /// Whether rows are made of blocks of small numbers, and so are packed before use.
    package var isQuantized: Bool { packing != CK_AS_STORED }

    /// Bytes of a stored row.
    package func rowBytes(columns: Int) -> Int { ck_row_bytes(storage, columns) }

    /// Bytes of a packed matrix, rounded up to whole cache lines; 0 for types that are used as they are stored.
    package func packedBytes(rows: Int, columns: Int) -> Int {
        (ck_packed_bytes(storage, rows, columns) + 63) / 64 * 64
    }
}
