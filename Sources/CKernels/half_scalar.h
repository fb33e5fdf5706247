// One half to and from float in plain C, for the scalar forms and the ends of rows; and a bfloat, a float's upper half.
#ifndef CK_HALF_SCALAR_H
#define CK_HALF_SCALAR_H

#include <math.h>
#include <stdint.h>
#include <string.h>

static inline float ck_half_to_float(uint16_t half) {
    const uint32_t sign = (uint32_t)(half & 0x8000) << 16;
    const uint32_t exponent = (half >> 10) & 0x1f;
    const uint32_t fraction = half & 0x3ff;
    uint32_t bits;
    if (exponent == 0) {
        // Subnormal: the fraction counts steps of 2^-24.
        const float magnitude = (float)fraction * 0x1p-24f;
        memcpy(&bits, &magnitude, 4);
        bits |= sign;
    } else if (exponent == 31) {
        bits = sign | 0x7f800000u | fraction << 13;
    } else {
        bits = sign | (exponent + 112) << 23 | fraction << 13;
    }
    float value;
    memcpy(&value, &bits, 4);
    return value;
}

static inline uint16_t ck_float_to_half(float value) {
    uint32_t pattern;
    memcpy(&pattern, &value, 4);
    const uint16_t sign = (uint16_t)((pattern >> 16) & 0x8000);
    const uint32_t magnitude = pattern & 0x7fffffff;
    if (magnitude > 0x7f800000) return sign | 0x7e00;
    // From 65520 upward the nearest value is infinity.
    if (magnitude >= 0x477ff000) return sign | 0x7c00;
    if (magnitude < 0x38800000) {
        float small;
        memcpy(&small, &magnitude, 4);
        return sign | (uint16_t)lrintf(small * 0x1p24f);
    }
    const uint32_t rounded = magnitude + 0xfff + ((magnitude >> 13) & 1);
    return sign | (uint16_t)((rounded - 0x38000000) >> 13);
}

static inline float ck_bfloat_to_float(uint16_t bfloat) {
    const uint32_t bits = (uint32_t)bfloat << 16;
    float value;
    memcpy(&value, &bits, 4);
    return value;
}

#endif
