// Weights as GGUF files store them.
#ifndef CK_STORAGE_H
#define CK_STORAGE_H

#include <stddef.h>

/// The types by which a weight may be stored; the block types hold 32 weights a block.
typedef enum ck_storage {
    CK_F32 = 0,
    CK_F16 = 1,
    /// A half for the scale and 16 bytes: low four bits for the first 16 weights, high for the others; zero stands at 8.
    CK_Q4_0 = 2,
    /// Halves for scale and minimum and 16 bytes, as above.
    CK_Q4_1 = 3,
    /// A half for the scale and 32 signed bytes.
    CK_Q8_0 = 8,
} ck_storage;

/// Bytes of a row of `columns` weights; 0 for a type that is not known.
size_t ck_row_bytes(ck_storage storage, size_t columns);

/// Writes a stored row as floats; `columns` is a multiple of the type's block.
void ck_dequantize_row(ck_storage storage, const void *row, size_t columns, float *y);

#endif
