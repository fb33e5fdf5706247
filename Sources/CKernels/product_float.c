#include "ck_product.h"
#include "half_scalar.h"
#include "vectors.h"

// Σ a[i] · b[i], once for each type by which `a` may be stored: how one value of it becomes a float, and how a vector's.

#define ITSELF(VALUE) (VALUE)

// Eight sums, so that rounding errors grow no faster than in the wide forms.
#define DOT_SCALAR(NAME, TYPE, ONE)                                                                            \
    static float NAME(const TYPE *a, const float *b, size_t count) {                                           \
        float sums[8] = {0};                                                                                   \
        size_t i = 0;                                                                                          \
        for (; i + 8 <= count; i += 8) {                                                                       \
            for (int j = 0; j < 8; j++) sums[j] += ONE(a[i + j]) * b[i + j];                                   \
        }                                                                                                      \
        for (; i < count; i++) sums[i % 8] += ONE(a[i]) * b[i];                                                \
        return ((sums[0] + sums[4]) + (sums[1] + sums[5])) + ((sums[2] + sums[6]) + (sums[3] + sums[7]));      \
    }

DOT_SCALAR(dot_scalar, float, ITSELF)
DOT_SCALAR(dot_halves_scalar, uint16_t, ck_half_to_float)
DOT_SCALAR(dot_bfloats_scalar, uint16_t, ck_bfloat_to_float)

#if defined(__x86_64__)
#define DOT_AVX2(NAME, TYPE, LOAD, ONE)                                                                        \
    CK_AVX2_FUNCTION static float NAME(const TYPE *a, const float *b, size_t count) {                          \
        __m256 s0 = _mm256_setzero_ps();                                                                       \
        __m256 s1 = _mm256_setzero_ps();                                                                       \
        size_t i = 0;                                                                                          \
        for (; i + 16 <= count; i += 16) {                                                                     \
            s0 = _mm256_fmadd_ps(LOAD(a + i), _mm256_loadu_ps(b + i), s0);                                     \
            s1 = _mm256_fmadd_ps(LOAD(a + i + 8), _mm256_loadu_ps(b + i + 8), s1);                             \
        }                                                                                                      \
        float sum = ck_sum_avx2(_mm256_add_ps(s0, s1));                                                        \
        for (; i < count; i++) sum += ONE(a[i]) * b[i];                                                        \
        return sum;                                                                                            \
    }

DOT_AVX2(dot_avx2, float, _mm256_loadu_ps, ITSELF)
DOT_AVX2(dot_halves_avx2, uint16_t, ck_load_halves_avx2, ck_half_to_float)
DOT_AVX2(dot_bfloats_avx2, uint16_t, ck_load_bfloats_avx2, ck_bfloat_to_float)
#endif

#if defined(__aarch64__)
#define DOT_NEON(NAME, TYPE, LOAD, ONE)                                                                        \
    static float NAME(const TYPE *a, const float *b, size_t count) {                                           \
        float32x4_t s0 = vdupq_n_f32(0);                                                                       \
        float32x4_t s1 = vdupq_n_f32(0);                                                                       \
        size_t i = 0;                                                                                          \
        for (; i + 8 <= count; i += 8) {                                                                       \
            s0 = vfmaq_f32(s0, LOAD(a + i), vld1q_f32(b + i));                                                 \
            s1 = vfmaq_f32(s1, LOAD(a + i + 4), vld1q_f32(b + i + 4));                                         \
        }                                                                                                      \
        float sum = vaddvq_f32(vaddq_f32(s0, s1));                                                             \
        for (; i < count; i++) sum += ONE(a[i]) * b[i];                                                        \
        return sum;                                                                                            \
    }

DOT_NEON(dot_neon, float, vld1q_f32, ITSELF)
DOT_NEON(dot_halves_neon, uint16_t, ck_load_halves_neon, ck_half_to_float)
DOT_NEON(dot_bfloats_neon, uint16_t, ck_load_bfloats_neon, ck_bfloat_to_float)
#endif

float ck_dot(ck_form form, const float *a, const float *b, size_t count) {
    switch (form) {
#if defined(__x86_64__)
    case CK_AVX2:
    case CK_AVX_VNNI:
    case CK_AVX512_VNNI:
        return dot_avx2(a, b, count);
#endif
#if defined(__aarch64__)
    case CK_NEON:
        return dot_neon(a, b, count);
#endif
    default:
        return dot_scalar(a, b, count);
    }
}

static float dot_halves(ck_form form, const uint16_t *a, const float *b, size_t count) {
    switch (form) {
#if defined(__x86_64__)
    case CK_AVX2:
    case CK_AVX_VNNI:
    case CK_AVX512_VNNI:
        return dot_halves_avx2(a, b, count);
#endif
#if defined(__aarch64__)
    case CK_NEON:
        return dot_halves_neon(a, b, count);
#endif
    default:
        return dot_halves_scalar(a, b, count);
    }
}

static float dot_bfloats(ck_form form, const uint16_t *a, const float *b, size_t count) {
    switch (form) {
#if defined(__x86_64__)
    case CK_AVX2:
    case CK_AVX_VNNI:
    case CK_AVX512_VNNI:
        return dot_bfloats_avx2(a, b, count);
#endif
#if defined(__aarch64__)
    case CK_NEON:
        return dot_bfloats_neon(a, b, count);
#endif
    default:
        return dot_bfloats_scalar(a, b, count);
    }
}

static float dot_row(
    ck_form form, ck_storage storage, const void *w, size_t row, const float *x, size_t columns) {
    switch (storage) {
    case CK_F16: return dot_halves(form, (const uint16_t *)w + row * columns, x, columns);
    case CK_BF16: return dot_bfloats(form, (const uint16_t *)w + row * columns, x, columns);
    default: return ck_dot(form, (const float *)w + row * columns, x, columns);
    }
}

void ck_product_float(
    ck_form form, ck_storage storage, const void *w, size_t columns, size_t first, size_t last,
    const float *x, size_t positions, float *y, size_t stride) {
    for (size_t row = first; row < last; row++) {
        for (size_t position = 0; position < positions; position++) {
            y[position * stride + row] = dot_row(form, storage, w, row, x + position * columns, columns);
        }
    }
}
