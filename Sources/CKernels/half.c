#include "ck_half.h"

#include "half_scalar.h"
#include "vectors.h"

#if defined(__x86_64__)
CK_AVX2_FUNCTION static void to_halves_avx2(const float *x, size_t count, uint16_t *y) {
    size_t i = 0;
    for (; i + 8 <= count; i += 8) {
        const __m256 v = _mm256_loadu_ps(x + i);
        _mm_storeu_si128((__m128i *)(y + i), _mm256_cvtps_ph(v, _MM_FROUND_TO_NEAREST_INT));
    }
    for (; i < count; i++) y[i] = ck_float_to_half(x[i]);
}

CK_AVX2_FUNCTION static void to_floats_avx2(const uint16_t *x, size_t count, float *y) {
    size_t i = 0;
    for (; i + 8 <= count; i += 8) _mm256_storeu_ps(y + i, ck_load_halves_avx2(x + i));
    for (; i < count; i++) y[i] = ck_half_to_float(x[i]);
}
#endif

#if defined(__aarch64__)
static void to_halves_neon(const float *x, size_t count, uint16_t *y) {
    size_t i = 0;
    for (; i + 4 <= count; i += 4) {
        vst1_u16(y + i, vreinterpret_u16_f16(vcvt_f16_f32(vld1q_f32(x + i))));
    }
    for (; i < count; i++) y[i] = ck_float_to_half(x[i]);
}

static void to_floats_neon(const uint16_t *x, size_t count, float *y) {
    size_t i = 0;
    for (; i + 4 <= count; i += 4) vst1q_f32(y + i, ck_load_halves_neon(x + i));
    for (; i < count; i++) y[i] = ck_half_to_float(x[i]);
}
#endif

void ck_floats_to_halves(ck_form form, const float *x, size_t count, uint16_t *y) {
    switch (form) {
#if defined(__x86_64__)
    case CK_AVX2:
    case CK_AVX_VNNI:
    case CK_AVX512_VNNI:
        to_halves_avx2(x, count, y);
        return;
#endif
#if defined(__aarch64__)
    case CK_NEON:
        to_halves_neon(x, count, y);
        return;
#endif
    default:
        for (size_t i = 0; i < count; i++) y[i] = ck_float_to_half(x[i]);
    }
}

void ck_halves_to_floats(ck_form form, const uint16_t *x, size_t count, float *y) {
    switch (form) {
#if defined(__x86_64__)
    case CK_AVX2:
    case CK_AVX_VNNI:
    case CK_AVX512_VNNI:
        to_floats_avx2(x, count, y);
        return;
#endif
#if defined(__aarch64__)
    case CK_NEON:
        to_floats_neon(x, count, y);
        return;
#endif
    default:
        for (size_t i = 0; i < count; i++) y[i] = ck_half_to_float(x[i]);
    }
}
