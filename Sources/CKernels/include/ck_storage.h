// Weights as GGUF files store them.
#ifndef CK_STORAGE_H
#define CK_STORAGE_H

#include <stddef.h>

/// The types by which a weight may be stored, with ggml's numbers.
///
/// Types without a K have blocks of 32 weights: the first 16 in the low four bits of 16 bytes, the others in the high.
/// Those with a K have blocks of 256, parts of which have small scales of their own.
typedef enum ck_storage {
    CK_F32 = 0,
    CK_F16 = 1,
    /// A half for the scale; zero stands at 8.
    CK_Q4_0 = 2,
    /// Halves for scale and minimum.
    CK_Q4_1 = 3,
    /// A half for the scale, the fifth bits in 32; zero stands at 16.
    CK_Q5_0 = 6,
    /// Halves for scale and minimum, the fifth bits in 32.
    CK_Q5_1 = 7,
    /// A half for the scale and 32 signed bytes.
    CK_Q8_0 = 8,
    /// Halves for the scale of scales and of minima, and of each a six-bit one for 32 weights.
    CK_Q4_K = 12,
    /// The same, with a fifth bit.
    CK_Q5_K = 13,
    /// A half for the scale of scales and a signed byte for 16 weights; zero stands at 32.
    CK_Q6_K = 14,
    /// The upper half of a float.
    CK_BF16 = 30,
} ck_storage;

/// Weights of a block, of which a row has a whole number; 0 for a type that is not known.
size_t ck_block_columns(ck_storage storage);

/// Bytes of a row of `columns` weights; 0 for a type that is not known.
size_t ck_row_bytes(ck_storage storage, size_t columns);

/// Writes a stored row as floats; `columns` is a multiple of the type's block.
void ck_dequantize_row(ck_storage storage, const void *row, size_t columns, float *y);

/// Whether rows can be stored by a type: F32, F16, Q8_0 and Q4_1.
int ck_can_store(ck_storage storage);

/// Stores a row of floats, rounded as ggml's reference rounds it; `columns` is a multiple of the type's block.
///
/// 0 where one is no number or larger than the largest half: then what is stored means nothing.
int ck_store_row(ck_storage storage, const float *x, size_t columns, void *row);

#endif
