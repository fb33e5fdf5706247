#include "ck_product.h"
#include "half_scalar.h"
#include "vectors.h"

static float dot_scalar(const float *a, const float *b, size_t count) {
    // Eight sums, so that rounding errors grow no faster than in the wide forms.
    float sums[8] = {0};
    size_t i = 0;
    for (; i + 8 <= count; i += 8) {
        for (int j = 0; j < 8; j++) sums[j] += a[i + j] * b[i + j];
    }
    for (; i < count; i++) sums[i % 8] += a[i] * b[i];
    return ((sums[0] + sums[4]) + (sums[1] + sums[5])) + ((sums[2] + sums[6]) + (sums[3] + sums[7]));
}

static float dot_halves_scalar(const uint16_t *a, const float *b, size_t count) {
    float sums[8] = {0};
    for (size_t i = 0; i < count; i++) sums[i % 8] += ck_half_to_float(a[i]) * b[i];
    return ((sums[0] + sums[4]) + (sums[1] + sums[5])) + ((sums[2] + sums[6]) + (sums[3] + sums[7]));
}

#if defined(__x86_64__)
CK_AVX2_FUNCTION static float dot_avx2(const float *a, const float *b, size_t count) {
    __m256 s0 = _mm256_setzero_ps();
    __m256 s1 = _mm256_setzero_ps();
    size_t i = 0;
    for (; i + 16 <= count; i += 16) {
        s0 = _mm256_fmadd_ps(_mm256_loadu_ps(a + i), _mm256_loadu_ps(b + i), s0);
        s1 = _mm256_fmadd_ps(_mm256_loadu_ps(a + i + 8), _mm256_loadu_ps(b + i + 8), s1);
    }
    float sum = ck_sum_avx2(_mm256_add_ps(s0, s1));
    for (; i < count; i++) sum += a[i] * b[i];
    return sum;
}

CK_AVX2_FUNCTION static float dot_halves_avx2(const uint16_t *a, const float *b, size_t count) {
    __m256 s0 = _mm256_setzero_ps();
    __m256 s1 = _mm256_setzero_ps();
    size_t i = 0;
    for (; i + 16 <= count; i += 16) {
        s0 = _mm256_fmadd_ps(ck_load_halves_avx2(a + i), _mm256_loadu_ps(b + i), s0);
        s1 = _mm256_fmadd_ps(ck_load_halves_avx2(a + i + 8), _mm256_loadu_ps(b + i + 8), s1);
    }
    float sum = ck_sum_avx2(_mm256_add_ps(s0, s1));
    for (; i < count; i++) sum += ck_half_to_float(a[i]) * b[i];
    return sum;
}
#endif

#if defined(__aarch64__)
static float dot_neon(const float *a, const float *b, size_t count) {
    float32x4_t s0 = vdupq_n_f32(0);
    float32x4_t s1 = vdupq_n_f32(0);
    size_t i = 0;
    for (; i + 8 <= count; i += 8) {
        s0 = vfmaq_f32(s0, vld1q_f32(a + i), vld1q_f32(b + i));
        s1 = vfmaq_f32(s1, vld1q_f32(a + i + 4), vld1q_f32(b + i + 4));
    }
    float sum = vaddvq_f32(vaddq_f32(s0, s1));
    for (; i < count; i++) sum += a[i] * b[i];
    return sum;
}

static float dot_halves_neon(const uint16_t *a, const float *b, size_t count) {
    float32x4_t s0 = vdupq_n_f32(0);
    float32x4_t s1 = vdupq_n_f32(0);
    size_t i = 0;
    for (; i + 8 <= count; i += 8) {
        s0 = vfmaq_f32(s0, ck_load_halves_neon(a + i), vld1q_f32(b + i));
        s1 = vfmaq_f32(s1, ck_load_halves_neon(a + i + 4), vld1q_f32(b + i + 4));
    }
    float sum = vaddvq_f32(vaddq_f32(s0, s1));
    for (; i < count; i++) sum += ck_half_to_float(a[i]) * b[i];
    return sum;
}
#endif

float ck_dot(ck_form form, const float *a, const float *b, size_t count) {
    switch (form) {
#if defined(__x86_64__)
    case CK_AVX2:
    case CK_AVX_VNNI:
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

void ck_product_float(
    ck_form form, ck_storage storage, const void *w, size_t columns, size_t first, size_t last,
    const float *x, size_t positions, float *y, size_t stride) {
    for (size_t row = first; row < last; row++) {
        for (size_t position = 0; position < positions; position++) {
            const float *in = x + position * columns;
            y[position * stride + row] = storage == CK_F16
                ? dot_halves(form, (const uint16_t *)w + row * columns, in, columns)
                : ck_dot(form, (const float *)w + row * columns, in, columns);
        }
    }
}
