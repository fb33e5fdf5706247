#include <math.h>
#include <stdint.h>
#include <string.h>

#include "ck_storage.h"
#include "half_scalar.h"

#define LARGEST_HALF 65504.0f

static void write_half(uint8_t *bytes, float value) {
    const uint16_t half = ck_float_to_half(value);
    bytes[0] = (uint8_t)half;
    bytes[1] = (uint8_t)(half >> 8);
}

/// The number within 0 ... most, cut off behind the point; 0 for what is no number.
static uint8_t cut(float value, int most) {
    if (!(value > 0)) return 0;
    return value < (float)most ? (uint8_t)value : (uint8_t)most;
}

/// The nearest number within -127 ... 127, halves away from zero; 0 for what is no number.
static int8_t nearest(float value) {
    return fabsf(value) <= 127 ? (int8_t)roundf(value) : value > 0 ? 127 : value < 0 ? -127 : 0;
}

/// The largest magnitude becomes ±127.
static void store_q8_0(const float *x, uint8_t *block) {
    float largest = 0;
    for (int i = 0; i < 32; i++) largest = fabsf(x[i]) > largest ? fabsf(x[i]) : largest;
    const float scale = largest / 127;
    const float inverse = scale > 0 ? 1 / scale : 0;
    write_half(block, scale);
    for (int i = 0; i < 32; i++) block[2 + i] = (uint8_t)nearest(x[i] * inverse);
}

/// The smallest value becomes 0, the largest 15.
static void store_q4_1(const float *x, uint8_t *block) {
    float least = x[0];
    float most = x[0];
    for (int i = 1; i < 32; i++) {
        least = x[i] < least ? x[i] : least;
        most = x[i] > most ? x[i] : most;
    }
    const float scale = (most - least) / 15;
    const float inverse = scale > 0 ? 1 / scale : 0;
    write_half(block, scale);
    write_half(block + 2, least);
    for (int i = 0; i < 16; i++) {
        const uint8_t low = cut((x[i] - least) * inverse + 0.5f, 15);
        const uint8_t high = cut((x[i + 16] - least) * inverse + 0.5f, 15);
        block[4 + i] = (uint8_t)(low | high << 4);
    }
}

int ck_can_store(ck_storage storage) {
    return storage == CK_F32 || storage == CK_F16 || storage == CK_Q8_0 || storage == CK_Q4_1;
}

int ck_store_row(ck_storage storage, const float *x, size_t columns, void *row) {
    uint8_t *bytes = row;
    int beyond = 0;
    for (size_t i = 0; i < columns; i++) beyond |= !(fabsf(x[i]) <= LARGEST_HALF);
    switch (storage) {
    case CK_F32:
        if (columns > 0) memcpy(bytes, x, columns * 4);
        break;
    case CK_F16:
        for (size_t i = 0; i < columns; i++) write_half(bytes + 2 * i, x[i]);
        break;
    case CK_Q8_0:
        for (size_t i = 0; i < columns / 32; i++) store_q8_0(x + 32 * i, bytes + 34 * i);
        break;
    case CK_Q4_1:
        for (size_t i = 0; i < columns / 32; i++) store_q4_1(x + 32 * i, bytes + 20 * i);
        break;
    default: return 0;
    }
    return !beyond;
}
