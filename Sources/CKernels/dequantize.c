#include <stdint.h>
#include <string.h>

#include "ck_storage.h"
#include "half_scalar.h"

static uint16_t read_half(const uint8_t *bytes) {
    uint16_t half;
    memcpy(&half, bytes, 2);
    return half;
}

static void halves(const uint8_t *row, size_t columns, float *y) {
    for (size_t i = 0; i < columns; i++) y[i] = ck_half_to_float(read_half(row + 2 * i));
}

static void four_bits(const uint8_t *quants, float scale, float minimum, float *y) {
    for (int i = 0; i < 16; i++) {
        y[i] = scale * (float)(quants[i] & 0xf) + minimum;
        y[i + 16] = scale * (float)(quants[i] >> 4) + minimum;
    }
}

size_t ck_row_bytes(ck_storage storage, size_t columns) {
    switch (storage) {
    case CK_F32: return columns * 4;
    case CK_F16: return columns * 2;
    case CK_Q4_0: return columns / 32 * 18;
    case CK_Q4_1: return columns / 32 * 20;
    case CK_Q8_0: return columns / 32 * 34;
    }
    return 0;
}

void ck_dequantize_row(ck_storage storage, const void *row, size_t columns, float *y) {
    const uint8_t *bytes = row;
    switch (storage) {
    case CK_F32:
        memcpy(y, row, columns * 4);
        return;
    case CK_F16:
        halves(bytes, columns, y);
        return;
    case CK_Q4_0:
        for (size_t i = 0; i < columns / 32; i++, bytes += 18, y += 32) {
            const float scale = ck_half_to_float(read_half(bytes));
            four_bits(bytes + 2, scale, -8 * scale, y);
        }
        return;
    case CK_Q4_1:
        for (size_t i = 0; i < columns / 32; i++, bytes += 20, y += 32) {
            four_bits(
                bytes + 4, ck_half_to_float(read_half(bytes)), ck_half_to_float(read_half(bytes + 2)), y);
        }
        return;
    case CK_Q8_0:
        for (size_t i = 0; i < columns / 32; i++, bytes += 34, y += 32) {
            const float scale = ck_half_to_float(read_half(bytes));
            for (int j = 0; j < 32; j++) y[j] = scale * (float)(int8_t)bytes[2 + j];
        }
        return;
    }
}
