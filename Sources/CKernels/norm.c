#include "ck_norm.h"

#include <math.h>

#include "ck_product.h"
#include "vectors.h"

#if defined(__x86_64__)
CK_AVX2_FUNCTION static void scale_avx2(
    const float *x, const float *weight, size_t count, float factor, float *y) {
    size_t i = 0;
    for (; i + 8 <= count; i += 8) {
        const __m256 scaled = _mm256_mul_ps(_mm256_loadu_ps(x + i), _mm256_set1_ps(factor));
        _mm256_storeu_ps(y + i, _mm256_mul_ps(scaled, _mm256_loadu_ps(weight + i)));
    }
    for (; i < count; i++) y[i] = x[i] * factor * weight[i];
}
#endif

#if defined(__aarch64__)
static void scale_neon(const float *x, const float *weight, size_t count, float factor, float *y) {
    size_t i = 0;
    for (; i + 4 <= count; i += 4) {
        vst1q_f32(y + i, vmulq_f32(vmulq_n_f32(vld1q_f32(x + i), factor), vld1q_f32(weight + i)));
    }
    for (; i < count; i++) y[i] = x[i] * factor * weight[i];
}
#endif

void ck_rms_norm(ck_form form, const float *x, const float *weight, size_t count, float epsilon, float *y) {
    if (count == 0) return;
    const float factor = 1.0f / sqrtf(ck_dot(form, x, x, count) / (float)count + epsilon);
    switch (form) {
#if defined(__x86_64__)
    case CK_AVX2:
    case CK_AVX_VNNI:
    case CK_AVX512_VNNI:
        scale_avx2(x, weight, count, factor, y);
        return;
#endif
#if defined(__aarch64__)
    case CK_NEON:
        scale_neon(x, weight, count, factor, y);
        return;
#endif
    default:
        for (size_t i = 0; i < count; i++) y[i] = x[i] * factor * weight[i];
    }
}
