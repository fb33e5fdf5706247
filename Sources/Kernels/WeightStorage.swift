package import CKernels

/// The types of stored weights that the kernels multiply with.
package struct WeightStorage: Hashable, Sendable {
    /// The type's number in C, the same as in GGUF.
    package let rawValue: UInt32

    /// The type with ggml's number; nil for one that there are no kernels for.
    package init?(rawValue: UInt32) {
        let known: [ck_storage] = [CK_F32, CK_F16, CK_Q4_0, CK_Q4_1, CK_Q8_0]
        guard known.contains(where: { $0.rawValue == rawValue }) else { return nil }
        self.rawValue = rawValue
    }

    package var storage: ck_storage { ck_storage(rawValue: rawValue) }

    /// Whether rows are made of blocks of 32 small numbers, and so are packed before use.
    package var isQuantized: Bool { rawValue != CK_F32.rawValue && rawValue != CK_F16.rawValue }

    /// Bytes of a stored row.
    package func rowBytes(columns: Int) -> Int { ck_row_bytes(storage, columns) }

    /// Bytes of a packed matrix, rounded up to whole cache lines; 0 for types that are used as they are stored.
    package func packedBytes(rows: Int, columns: Int) -> Int {
        if !isQuantized { return 0 }
        return (ck_packed_bytes(storage, rows, columns) + 63) / 64 * 64
    }
}
