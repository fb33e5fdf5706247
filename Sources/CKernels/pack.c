#include "ck_pack.h"

#include <string.h>

#include "half_scalar.h"

/// Where a stored block's quants begin, and the block's bytes.
static size_t quants_offset(ck_storage storage) { return storage == CK_Q4_1 ? 4 : 2; }
static size_t stored_bytes(ck_storage storage) { return ck_row_bytes(storage, CK_BLOCK_COLUMNS); }

size_t ck_packed_bytes(ck_storage storage, size_t rows, size_t columns) {
    const size_t groups = (rows + CK_GROUP_ROWS - 1) / CK_GROUP_ROWS;
    const size_t block = storage == CK_Q8_0 ? sizeof(ck_block8) : sizeof(ck_block4);
    return groups * (columns / CK_BLOCK_COLUMNS) * block;
}

/// Zero stands at 8 in Q4_0: a minimum of -8 scales says the same.
static uint16_t minimum_of(ck_storage storage, const uint8_t *stored) {
    uint16_t half;
    if (storage == CK_Q4_1) {
        memcpy(&half, stored + 2, 2);
        return half;
    }
    memcpy(&half, stored, 2);
    return ck_float_to_half(-8 * ck_half_to_float(half));
}

static void pack4(
    ck_storage storage, const uint8_t *stored, size_t rows, size_t columns, size_t group, ck_block4 *out) {
    const size_t blocks = columns / CK_BLOCK_COLUMNS;
    const size_t bytes = stored_bytes(storage);
    const size_t offset = quants_offset(storage);
    for (size_t block = 0; block < blocks; block++, out++) {
        for (size_t lane = 0; lane < CK_GROUP_ROWS; lane++) {
            const size_t row = group * CK_GROUP_ROWS + lane;
            if (row >= rows) {
                out->scale[lane] = 0;
                out->minimum[lane] = 0;
                for (int j = 0; j < 4; j++) memset(out->quants + 32 * j + 4 * lane, 0, 4);
                continue;
            }
            const uint8_t *in = stored + (row * blocks + block) * bytes;
            memcpy(&out->scale[lane], in, 2);
            out->minimum[lane] = minimum_of(storage, in);
            for (int j = 0; j < 4; j++) {
                memcpy(out->quants + 32 * j + 4 * lane, in + offset + 4 * j, 4);
            }
        }
    }
}

static void pack8(const uint8_t *stored, size_t rows, size_t columns, size_t group, ck_block8 *out) {
    const size_t blocks = columns / CK_BLOCK_COLUMNS;
    const size_t bytes = stored_bytes(CK_Q8_0);
    for (size_t block = 0; block < blocks; block++, out++) {
        for (size_t lane = 0; lane < CK_GROUP_ROWS; lane++) {
            const size_t row = group * CK_GROUP_ROWS + lane;
            if (row >= rows) {
                out->scale[lane] = 0;
                for (int j = 0; j < 8; j++) memset(out->quants + 32 * j + 4 * lane, 0, 4);
                continue;
            }
            const uint8_t *in = stored + (row * blocks + block) * bytes;
            memcpy(&out->scale[lane], in, 2);
            for (int j = 0; j < 8; j++) memcpy(out->quants + 32 * j + 4 * lane, in + 2 + 4 * j, 4);
        }
    }
}

void ck_pack(
    ck_storage storage, const void *stored, size_t rows, size_t columns, size_t first, size_t last,
    void *packed) {
    const size_t blocks = columns / CK_BLOCK_COLUMNS;
    for (size_t group = first; group < last; group++) {
        if (storage == CK_Q8_0) {
            pack8(stored, rows, columns, group, (ck_block8 *)packed + group * blocks);
        } else {
            pack4(storage, stored, rows, columns, group, (ck_block4 *)packed + group * blocks);
        }
    }
}

void ck_unpack_row(ck_storage storage, const void *packed, size_t columns, size_t row, float *y) {
    const size_t blocks = columns / CK_BLOCK_COLUMNS;
    const size_t first = row / CK_GROUP_ROWS * blocks;
    const size_t lane = row % CK_GROUP_ROWS;
    for (size_t block = 0; block < blocks; block++, y += CK_BLOCK_COLUMNS) {
        if (storage == CK_Q8_0) {
            const ck_block8 *in = (const ck_block8 *)packed + first + block;
            const float scale = ck_half_to_float(in->scale[lane]);
            for (int i = 0; i < CK_BLOCK_COLUMNS; i++) {
                y[i] = scale * (float)in->quants[i / 4 * 32 + 4 * lane + i % 4];
            }
        } else {
            const ck_block4 *in = (const ck_block4 *)packed + first + block;
            const float scale = ck_half_to_float(in->scale[lane]);
            const float minimum = ck_half_to_float(in->minimum[lane]);
            for (int i = 0; i < CK_BLOCK_COLUMNS / 2; i++) {
                const uint8_t pair = in->quants[i / 4 * 32 + 4 * lane + i % 4];
                y[i] = scale * (float)(pair & 0xf) + minimum;
                y[i + 16] = scale * (float)(pair >> 4) + minimum;
            }
        }
    }
}
