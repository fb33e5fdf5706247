#include <math.h>

#include "ck_elementwise.h"
#include "vectors.h"

static void silu_scalar(const float *gate, const float *up, size_t count, float *y) {
    for (size_t i = 0; i < count; i++) y[i] = gate[i] / (1.0f + expf(-gate[i])) * up[i];
}

#if defined(__x86_64__)
CK_AVX2_FUNCTION static void silu_avx2(const float *gate, const float *up, size_t count, float *y) {
    const __m256 one = _mm256_set1_ps(1.0f);
    size_t i = 0;
    for (; i + 8 <= count; i += 8) {
        const __m256 g = _mm256_loadu_ps(gate + i);
        const __m256 e = ck_exp_avx2(_mm256_sub_ps(_mm256_setzero_ps(), g));
        const __m256 silu = _mm256_div_ps(g, _mm256_add_ps(one, e));
        _mm256_storeu_ps(y + i, _mm256_mul_ps(silu, _mm256_loadu_ps(up + i)));
    }
    silu_scalar(gate + i, up + i, count - i, y + i);
}
#endif

#if defined(__aarch64__)
static void silu_neon(const float *gate, const float *up, size_t count, float *y) {
    size_t i = 0;
    for (; i + 4 <= count; i += 4) {
        const float32x4_t g = vld1q_f32(gate + i);
        const float32x4_t e = ck_exp_neon(vnegq_f32(g));
        const float32x4_t silu = vdivq_f32(g, vaddq_f32(vdupq_n_f32(1.0f), e));
        vst1q_f32(y + i, vmulq_f32(silu, vld1q_f32(up + i)));
    }
    silu_scalar(gate + i, up + i, count - i, y + i);
}
#endif

void ck_silu_multiply(ck_form form, const float *gate, const float *up, size_t count, float *y) {
    switch (form) {
#if defined(__x86_64__)
    case CK_AVX2:
    case CK_AVX_VNNI:
    case CK_AVX512_VNNI:
        silu_avx2(gate, up, count, y);
        return;
#endif
#if defined(__aarch64__)
    case CK_NEON:
        silu_neon(gate, up, count, y);
        return;
#endif
    default:
        silu_scalar(gate, up, count, y);
    }
}
