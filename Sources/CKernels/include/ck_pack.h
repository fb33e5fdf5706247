// Weights packed for straight-line SIMD: eight rows interleaved, so that each 32-bit lane of a vector belongs to a row.
#ifndef CK_PACK_H
#define CK_PACK_H

#include <stddef.h>
#include <stdint.h>

#include "ck_storage.h"

/// Rows of a group.
#define CK_GROUP_ROWS 8
/// Columns of a block.
#define CK_BLOCK_COLUMNS 32

/// The form in which a stored matrix is multiplied.
typedef enum ck_packing {
    /// As it is stored.
    CK_AS_STORED = 0,
    /// `ck_block4`.
    CK_PACKED_4 = 4,
    /// `ck_block5`.
    CK_PACKED_5 = 5,
    /// `ck_block6`.
    CK_PACKED_6 = 6,
    /// `ck_block8`.
    CK_PACKED_8 = 8,
} ck_packing;

/// Eight rows by 32 columns of four-bit weights: weight = scale · quant + minimum.
///
/// Byte `32 j + 4 row + c` holds column `4 j + c` in its low bits and column `16 + 4 j + c` in its high ones.
typedef struct ck_block4 {
    uint16_t scale[CK_GROUP_ROWS];
    uint16_t minimum[CK_GROUP_ROWS];
    uint8_t quants[CK_GROUP_ROWS * CK_BLOCK_COLUMNS / 2];
} ck_block4;

/// The same of five-bit weights: bit `j` of byte `4 row + c` of `high` is the fifth of column `4 j + c`.
typedef struct ck_block5 {
    uint16_t scale[CK_GROUP_ROWS];
    uint16_t minimum[CK_GROUP_ROWS];
    uint8_t quants[CK_GROUP_ROWS * CK_BLOCK_COLUMNS / 2];
    uint8_t high[CK_GROUP_ROWS * CK_BLOCK_COLUMNS / 8];
} ck_block5;

/// Eight rows by 32 columns of six-bit weights, a scale for each half of the columns: weight = scale · (quant − 32).
///
/// The low four bits lie as above; bits `2 j` and `2 j + 1` of byte `4 row + c` of `high[half]` are the others of column
/// `16 half + 4 j + c`.
typedef struct ck_block6 {
    uint16_t scale[2][CK_GROUP_ROWS];
    uint8_t quants[CK_GROUP_ROWS * CK_BLOCK_COLUMNS / 2];
    uint8_t high[2][CK_GROUP_ROWS * CK_BLOCK_COLUMNS / 8];
} ck_block6;

/// Eight rows by 32 columns of eight-bit weights: weight = scale · quant.
///
/// Byte `32 j + 4 row + c` holds column `4 j + c`.
typedef struct ck_block8 {
    uint16_t scale[CK_GROUP_ROWS];
    int8_t quants[CK_GROUP_ROWS * CK_BLOCK_COLUMNS];
} ck_block8;

/// The form that holds a type's quants: as they are, scales and minima rounded to halves.
ck_packing ck_packing_of(ck_storage storage);

/// Bytes of the packed form of a matrix; its last group is filled up with rows of zeros.
size_t ck_packed_bytes(ck_storage storage, size_t rows, size_t columns);

/// Packs groups `first ..< last` of a stored matrix.
void ck_pack(
    ck_storage storage, const void *stored, size_t rows, size_t columns, size_t first, size_t last,
    void *packed);

/// Writes one row of a packed matrix as floats.
void ck_unpack_row(ck_storage storage, const void *packed, size_t columns, size_t row, float *y);

#endif
