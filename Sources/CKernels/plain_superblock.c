#include "half_scalar.h"
#include "plain_block.h"

/// Blocks of 32 in a stored block.
#define PARTS 8

/// Scale and minimum of a part, of six bits each: 12 bytes hold the lower and the upper four parts' in two ways.
static void small_scales(const uint8_t *bytes, size_t part, float *scale, float *minimum) {
    if (part < 4) {
        *scale = (float)(bytes[part] & 0x3f);
        *minimum = (float)(bytes[part + 4] & 0x3f);
    } else {
        *scale = (float)((bytes[part + 4] & 0xf) | (bytes[part - 4] >> 6) << 4);
        *minimum = (float)(bytes[part + 4] >> 4 | (bytes[part] >> 6) << 4);
    }
}

/// 64 weights share 32 bytes: the first 32 have the low four bits, the others the high.
static void four_bits(const uint8_t *quants, size_t part, int8_t *y) {
    quants += part / 2 * 32;
    const int shift = part % 2 == 0 ? 0 : 4;
    for (int i = 0; i < 32; i++) y[i] = quants[i] >> shift & 0xf;
}

static void read_four_or_five(const uint8_t *block, size_t part, int has_fifth, ck_plain_block *plain) {
    float scale, minimum;
    small_scales(block + 4, part, &scale, &minimum);
    plain->scale[0] = plain->scale[1] = ck_half_to_float(ck_read_half(block)) * scale;
    plain->minimum = -(ck_half_to_float(ck_read_half(block + 2)) * minimum);
    if (!has_fifth) {
        four_bits(block + 16, part, plain->quants);
        return;
    }
    four_bits(block + 48, part, plain->quants);
    for (int i = 0; i < 32; i++) plain->quants[i] |= (int8_t)((block[16 + i] >> part & 1) << 4);
}

/// 128 weights share 64 bytes with their low four bits and 32 with the two above.
static void read_six(const uint8_t *block, size_t part, ck_plain_block *plain) {
    const size_t quarter = part % 4;
    const uint8_t *low = block + part / 4 * 64 + quarter % 2 * 32;
    const uint8_t *high = block + 128 + part / 4 * 32;
    const int8_t *scales = (const int8_t *)block + 192 + 2 * part;
    const float scale = ck_half_to_float(ck_read_half(block + 208));
    plain->scale[0] = scale * (float)scales[0];
    plain->scale[1] = scale * (float)scales[1];
    plain->minimum = 0;
    const int shift = quarter < 2 ? 0 : 4;
    for (int i = 0; i < 32; i++) {
        const int quant = (low[i] >> shift & 0xf) | (high[i] >> 2 * quarter & 3) << 4;
        plain->quants[i] = (int8_t)(quant - 32);
    }
}

void ck_read_superblock(ck_storage storage, const uint8_t *row, size_t index, ck_plain_block *plain) {
    const size_t part = index % PARTS;
    const uint8_t *block = row + ck_row_bytes(storage, PARTS * CK_BLOCK_COLUMNS) * (index / PARTS);
    if (storage == CK_Q6_K) read_six(block, part, plain);
    else read_four_or_five(block, part, storage == CK_Q5_K, plain);
}
