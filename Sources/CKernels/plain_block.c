#include "plain_block.h"

#include "half_scalar.h"

static void four_bits(const uint8_t *quants, int8_t *y) {
    for (int i = 0; i < 16; i++) {
        y[i] = quants[i] & 0xf;
        y[i + 16] = (int8_t)(quants[i] >> 4);
    }
}

/// The fifth bits of 32 quants.
static void fifth_bits(const uint8_t *bytes, int8_t *y) {
    uint32_t bits;
    memcpy(&bits, bytes, 4);
    for (int i = 0; i < 32; i++) y[i] |= (int8_t)((bits >> i & 1) << 4);
}

void ck_read_block(ck_storage storage, const uint8_t *row, size_t index, ck_plain_block *plain) {
    const uint8_t *block = row + ck_row_bytes(storage, CK_BLOCK_COLUMNS) * index;
    const float scale = ck_half_to_float(ck_read_half(block));
    plain->scale[0] = plain->scale[1] = scale;
    plain->minimum = 0;
    switch (storage) {
    case CK_Q4_0:
        plain->minimum = -8 * scale;
        four_bits(block + 2, plain->quants);
        return;
    case CK_Q4_1:
        plain->minimum = ck_half_to_float(ck_read_half(block + 2));
        four_bits(block + 4, plain->quants);
        return;
    case CK_Q5_0:
        plain->minimum = -16 * scale;
        four_bits(block + 6, plain->quants);
        fifth_bits(block + 2, plain->quants);
        return;
    case CK_Q5_1:
        plain->minimum = ck_half_to_float(ck_read_half(block + 2));
        four_bits(block + 8, plain->quants);
        fifth_bits(block + 4, plain->quants);
        return;
    default:
        memcpy(plain->quants, block + 2, CK_BLOCK_COLUMNS);
    }
}
