// 32 columns of a row, taken out of the bits of the type by which they are stored or packed.
#ifndef CK_PLAIN_BLOCK_H
#define CK_PLAIN_BLOCK_H

#include <stdint.h>
#include <string.h>

#include "ck_pack.h"
#include "ck_storage.h"

/// Weight = scale · quant + minimum, with one scale for the first 16 columns and one for the others.
///
/// Quants of four and five bits have no sign; those of six and eight have one, and no minimum.
typedef struct ck_plain_block {
    float scale[2];
    float minimum;
    int8_t quants[CK_BLOCK_COLUMNS];
} ck_plain_block;

/// Reads columns `32 index ..< 32 index + 32` of a row stored in blocks of 32.
void ck_read_block(ck_storage storage, const uint8_t *row, size_t index, ck_plain_block *plain);

/// The same of a row stored in blocks of 256.
void ck_read_superblock(ck_storage storage, const uint8_t *row, size_t index, ck_plain_block *plain);

/// Either of the two.
static inline void ck_read_plain(ck_storage storage, const uint8_t *row, size_t index, ck_plain_block *plain) {
    if (ck_block_columns(storage) == CK_BLOCK_COLUMNS) ck_read_block(storage, row, index, plain);
    else ck_read_superblock(storage, row, index, plain);
}

static inline void ck_plain_to_floats(const ck_plain_block *plain, float *y) {
    for (int i = 0; i < CK_BLOCK_COLUMNS; i++) {
        y[i] = plain->scale[i / 16] * (float)plain->quants[i] + plain->minimum;
    }
}

static inline uint16_t ck_read_half(const uint8_t *bytes) {
    uint16_t half;
    memcpy(&half, bytes, 2);
    return half;
}

#endif
