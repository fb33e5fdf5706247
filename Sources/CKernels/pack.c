#include "ck_pack.h"

#include <string.h>

#include "half_scalar.h"
#include "plain_block.h"

ck_packing ck_packing_of(ck_storage storage) {
    switch (storage) {
    case CK_F32:
    case CK_F16:
    case CK_BF16: return CK_AS_STORED;
    case CK_Q4_0:
    case CK_Q4_1:
    case CK_Q4_K: return CK_PACKED_4;
    case CK_Q5_0:
    case CK_Q5_1:
    case CK_Q5_K: return CK_PACKED_5;
    case CK_Q6_K: return CK_PACKED_6;
    case CK_Q8_0: return CK_PACKED_8;
    }
    return CK_AS_STORED;
}

static size_t block_bytes(ck_packing packing) {
    switch (packing) {
    case CK_AS_STORED: return 0;
    case CK_PACKED_4: return sizeof(ck_block4);
    case CK_PACKED_5: return sizeof(ck_block5);
    case CK_PACKED_6: return sizeof(ck_block6);
    case CK_PACKED_8: return sizeof(ck_block8);
    }
    return 0;
}

size_t ck_packed_bytes(ck_storage storage, size_t rows, size_t columns) {
    const size_t groups = (rows + CK_GROUP_ROWS - 1) / CK_GROUP_ROWS;
    return groups * (columns / CK_BLOCK_COLUMNS) * block_bytes(ck_packing_of(storage));
}

// Four columns of a row are one word in all forms.

static uint32_t read_word(const void *bytes) {
    uint32_t word;
    memcpy(&word, bytes, 4);
    return word;
}

static void write_word(uint32_t word, void *bytes) { memcpy(bytes, &word, 4); }

/// The low four bits of a row's quants.
static void put_low(const int8_t *quants, size_t lane, uint8_t *out) {
    for (int j = 0; j < 4; j++) {
        const uint32_t first = read_word(quants + 4 * j) & 0x0f0f0f0f;
        const uint32_t second = read_word(quants + 16 + 4 * j) & 0x0f0f0f0f;
        write_word(first | second << 4, out + 32 * j + 4 * lane);
    }
}

static void take_low(const uint8_t *in, size_t lane, int8_t *quants) {
    for (int j = 0; j < 4; j++) {
        const uint32_t pairs = read_word(in + 32 * j + 4 * lane);
        write_word(pairs & 0x0f0f0f0f, quants + 4 * j);
        write_word(pairs >> 4 & 0x0f0f0f0f, quants + 16 + 4 * j);
    }
}

static void put4(const ck_plain_block *plain, size_t lane, ck_block4 *out) {
    out->scale[lane] = ck_float_to_half(plain->scale[0]);
    out->minimum[lane] = ck_float_to_half(plain->minimum);
    put_low(plain->quants, lane, out->quants);
}

static void take4(const ck_block4 *in, size_t lane, ck_plain_block *plain) {
    plain->scale[0] = plain->scale[1] = ck_half_to_float(in->scale[lane]);
    plain->minimum = ck_half_to_float(in->minimum[lane]);
    take_low(in->quants, lane, plain->quants);
}

static void put5(const ck_plain_block *plain, size_t lane, ck_block5 *out) {
    out->scale[lane] = ck_float_to_half(plain->scale[0]);
    out->minimum[lane] = ck_float_to_half(plain->minimum);
    put_low(plain->quants, lane, out->quants);
    uint32_t high = 0;
    for (int j = 0; j < 8; j++) high |= (read_word(plain->quants + 4 * j) >> 4 & 0x01010101) << j;
    write_word(high, out->high + 4 * lane);
}

static void take5(const ck_block5 *in, size_t lane, ck_plain_block *plain) {
    plain->scale[0] = plain->scale[1] = ck_half_to_float(in->scale[lane]);
    plain->minimum = ck_half_to_float(in->minimum[lane]);
    take_low(in->quants, lane, plain->quants);
    const uint32_t high = read_word(in->high + 4 * lane);
    for (int j = 0; j < 8; j++) {
        int8_t *four = plain->quants + 4 * j;
        write_word(read_word(four) | (high >> j & 0x01010101) << 4, four);
    }
}

static void put6(const ck_plain_block *plain, size_t lane, ck_block6 *out) {
    int8_t raised[CK_BLOCK_COLUMNS];
    for (int i = 0; i < CK_BLOCK_COLUMNS; i++) raised[i] = (int8_t)(plain->quants[i] + 32);
    put_low(raised, lane, out->quants);
    for (int half = 0; half < 2; half++) {
        out->scale[half][lane] = ck_float_to_half(plain->scale[half]);
        uint32_t high = 0;
        for (int j = 0; j < 4; j++) {
            high |= (read_word(raised + 16 * half + 4 * j) >> 4 & 0x03030303) << 2 * j;
        }
        write_word(high, out->high[half] + 4 * lane);
    }
}

static void take6(const ck_block6 *in, size_t lane, ck_plain_block *plain) {
    plain->minimum = 0;
    take_low(in->quants, lane, plain->quants);
    for (int half = 0; half < 2; half++) {
        plain->scale[half] = ck_half_to_float(in->scale[half][lane]);
        const uint32_t high = read_word(in->high[half] + 4 * lane);
        for (int j = 0; j < 4; j++) {
            int8_t *four = plain->quants + 16 * half + 4 * j;
            write_word(read_word(four) | (high >> 2 * j & 0x03030303) << 4, four);
        }
    }
    for (int i = 0; i < CK_BLOCK_COLUMNS; i++) plain->quants[i] = (int8_t)(plain->quants[i] - 32);
}

static void put8(const ck_plain_block *plain, size_t lane, ck_block8 *out) {
    out->scale[lane] = ck_float_to_half(plain->scale[0]);
    for (int j = 0; j < 8; j++) memcpy(out->quants + 32 * j + 4 * lane, plain->quants + 4 * j, 4);
}

static void take8(const ck_block8 *in, size_t lane, ck_plain_block *plain) {
    plain->scale[0] = plain->scale[1] = ck_half_to_float(in->scale[lane]);
    plain->minimum = 0;
    for (int j = 0; j < 8; j++) memcpy(plain->quants + 4 * j, in->quants + 32 * j + 4 * lane, 4);
}

static void put(ck_packing packing, const ck_plain_block *plain, size_t lane, void *block) {
    switch (packing) {
    case CK_AS_STORED: return;
    case CK_PACKED_4: put4(plain, lane, block); return;
    case CK_PACKED_5: put5(plain, lane, block); return;
    case CK_PACKED_6: put6(plain, lane, block); return;
    case CK_PACKED_8: put8(plain, lane, block); return;
    }
}

static void take(ck_packing packing, const void *block, size_t lane, ck_plain_block *plain) {
    switch (packing) {
    case CK_AS_STORED: return;
    case CK_PACKED_4: take4(block, lane, plain); return;
    case CK_PACKED_5: take5(block, lane, plain); return;
    case CK_PACKED_6: take6(block, lane, plain); return;
    case CK_PACKED_8: take8(block, lane, plain); return;
    }
}

/// Packs by copying where quants lie in a stored block as they do in a packed one, which is many times faster; returns
/// whether the type is such a one.
static int copy(ck_storage storage, const uint8_t *stored, size_t lane, void *block) {
    if (storage == CK_Q8_0) {
        ck_block8 *out = block;
        out->scale[lane] = ck_read_half(stored);
        for (int j = 0; j < 8; j++) memcpy(out->quants + 32 * j + 4 * lane, stored + 2 + 4 * j, 4);
        return 1;
    }
    if (storage != CK_Q4_0 && storage != CK_Q4_1) return 0;
    ck_block4 *out = block;
    const uint16_t scale = ck_read_half(stored);
    const uint8_t *quants = stored + (storage == CK_Q4_1 ? 4 : 2);
    out->scale[lane] = scale;
    out->minimum[lane] = storage == CK_Q4_1 ? ck_read_half(stored + 2)
                                            : ck_float_to_half(-8 * ck_half_to_float(scale));
    for (int j = 0; j < 4; j++) memcpy(out->quants + 32 * j + 4 * lane, quants + 4 * j, 4);
    return 1;
}

static void pack_row(ck_storage storage, const uint8_t *row, size_t blocks, size_t lane, uint8_t *out) {
    const ck_packing packing = ck_packing_of(storage);
    const size_t bytes = block_bytes(packing);
    const size_t stored = ck_row_bytes(storage, CK_BLOCK_COLUMNS);
    for (size_t block = 0; block < blocks; block++, out += bytes) {
        ck_plain_block plain = {0};
        if (!row) {
            put(packing, &plain, lane, out);
        } else if (!copy(storage, row + block * stored, lane, out)) {
            ck_read_plain(storage, row, block, &plain);
            put(packing, &plain, lane, out);
        }
    }
}

void ck_pack(
    ck_storage storage, const void *stored, size_t rows, size_t columns, size_t first, size_t last,
    void *packed) {
    const size_t row_bytes = ck_row_bytes(storage, columns);
    const size_t blocks = columns / CK_BLOCK_COLUMNS;
    const size_t bytes = block_bytes(ck_packing_of(storage));
    for (size_t group = first; group < last; group++) {
        for (size_t lane = 0; lane < CK_GROUP_ROWS; lane++) {
            const size_t row = group * CK_GROUP_ROWS + lane;
            const uint8_t *in = row < rows ? (const uint8_t *)stored + row * row_bytes : NULL;
            pack_row(storage, in, blocks, lane, (uint8_t *)packed + group * blocks * bytes);
        }
    }
}

void ck_unpack_row(ck_storage storage, const void *packed, size_t columns, size_t row, float *y) {
    const ck_packing packing = ck_packing_of(storage);
    const size_t bytes = block_bytes(packing);
    const size_t blocks = columns / CK_BLOCK_COLUMNS;
    const uint8_t *in = (const uint8_t *)packed + row / CK_GROUP_ROWS * blocks * bytes;
    for (size_t block = 0; block < blocks; block++, in += bytes, y += CK_BLOCK_COLUMNS) {
        ck_plain_block plain;
        take(packing, in, row % CK_GROUP_ROWS, &plain);
        ck_plain_to_floats(&plain, y);
    }
}
