// Loops that the compiler makes into vectors, one function a form: for operations that are plain enough to be written once.
//
// Sums are kept in lanes whose number does not depend on the form, so that every form gives the same bits.
#ifndef CK_LANES_H
#define CK_LANES_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "vectors.h"

#define CK_LANES 16
#define CK_PLAIN_INLINE static inline __attribute__((always_inline))

/// Defines `name`, which runs the inlined function `body` in the form it is told: `parameters` and `arguments` are those
/// behind the form, in brackets.
#if defined(__x86_64__)
#define CK_IN_EACH_FORM(type, name, body, parameters, arguments)                                               \
    CK_AVX2_FUNCTION static type name##_avx2 parameters { return body arguments; }                             \
    CK_AVX512_FUNCTION static type name##_avx512 parameters { return body arguments; }                         \
    static type name##_plain parameters { return body arguments; }                                             \
    static type name(ck_form form, CK_UNPACK parameters) {                                                     \
        switch (form) {                                                                                        \
        case CK_AVX2:                                                                                          \
        case CK_AVX_VNNI: return name##_avx2 arguments;                                                        \
        case CK_AVX512_VNNI: return name##_avx512 arguments;                                                   \
        default: return name##_plain arguments;                                                                \
        }                                                                                                      \
    }
#else
#define CK_IN_EACH_FORM(type, name, body, parameters, arguments)                                               \
    static type name(ck_form form, CK_UNPACK parameters) {                                                     \
        (void)form;                                                                                            \
        return body arguments;                                                                                 \
    }
#endif
#define CK_UNPACK(...) __VA_ARGS__

/// The sum of the lanes, in one order.
CK_PLAIN_INLINE float ck_sum_lanes(const float *lanes) {
    float sums[CK_LANES];
    memcpy(sums, lanes, sizeof sums);
    for (int width = CK_LANES / 2; width > 0; width /= 2) {
        for (int i = 0; i < width; i++) sums[i] += sums[i + width];
    }
    return sums[0];
}

/// e^x as the wide forms compute it: x = n ln 2 + r, a polynomial in r, and n put into the exponent.
CK_PLAIN_INLINE float ck_exp_lane(float x) {
    x = x < -87.0f ? -87.0f : x;
    x = x > 88.0f ? 88.0f : x;
    // Adding 1.5 · 2²³ leaves the nearest whole number in the lowest bits.
    const float shifted = x * 1.44269504f + 12582912.0f;
    const float n = shifted - 12582912.0f;
    float r = x - n * 0.693359375f;
    r = r + n * 2.12194440e-4f;
    float p = 1.9875691500e-4f;
    p = p * r + 1.3981999507e-3f;
    p = p * r + 8.3334519073e-3f;
    p = p * r + 4.1665795894e-2f;
    p = p * r + 1.6666665459e-1f;
    p = p * r + 5.0000001201e-1f;
    p = p * (r * r) + (r + 1.0f);
    // From the bits, not by a conversion: what is no number stays none, and no whole number is asked of it.
    uint32_t power;
    memcpy(&power, &shifted, sizeof power);
    power = (power << 23) + 0x3f800000u;
    float scale;
    memcpy(&scale, &power, sizeof scale);
    return p * scale;
}

#endif
