#include <math.h>

#include "ck_elementwise.h"
#include "vectors.h"

// GELU(x) ≈ x / 2 · (1 + tanh(√(2/π) (x + 0.044715 x³))), and (1 + tanh z) / 2 = 1 / (1 + e^−2z).
#define TWICE_ROOT 1.5957691216057308f
#define CUBE 0.044715f

static void gelu_scalar(const float *gate, const float *up, size_t count, float *y) {
    for (size_t i = 0; i < count; i++) {
        const float x = gate[i];
        y[i] = x / (1.0f + expf(-TWICE_ROOT * (x + CUBE * x * x * x))) * up[i];
    }
}

#if defined(__x86_64__)
CK_AVX2_FUNCTION static void gelu_avx2(const float *gate, const float *up, size_t count, float *y) {
    const __m256 one = _mm256_set1_ps(1.0f);
    size_t i = 0;
    for (; i + 8 <= count; i += 8) {
        const __m256 x = _mm256_loadu_ps(gate + i);
        const __m256 square = _mm256_mul_ps(x, x);
        const __m256 inner = _mm256_mul_ps(x, _mm256_fmadd_ps(_mm256_set1_ps(CUBE), square, one));
        const __m256 e = ck_exp_avx2(_mm256_mul_ps(_mm256_set1_ps(-TWICE_ROOT), inner));
        const __m256 gelu = _mm256_div_ps(x, _mm256_add_ps(one, e));
        _mm256_storeu_ps(y + i, _mm256_mul_ps(gelu, _mm256_loadu_ps(up + i)));
    }
    gelu_scalar(gate + i, up + i, count - i, y + i);
}
#endif

#if defined(__aarch64__)
static void gelu_neon(const float *gate, const float *up, size_t count, float *y) {
    const float32x4_t one = vdupq_n_f32(1.0f);
    size_t i = 0;
    for (; i + 4 <= count; i += 4) {
        const float32x4_t x = vld1q_f32(gate + i);
        const float32x4_t inner = vmulq_f32(x, vfmaq_n_f32(one, vmulq_f32(x, x), CUBE));
        const float32x4_t e = ck_exp_neon(vmulq_n_f32(inner, -TWICE_ROOT));
        const float32x4_t gelu = vdivq_f32(x, vaddq_f32(one, e));
        vst1q_f32(y + i, vmulq_f32(gelu, vld1q_f32(up + i)));
    }
    gelu_scalar(gate + i, up + i, count - i, y + i);
}
#endif

void ck_gelu_multiply(ck_form form, const float *gate, const float *up, size_t count, float *y) {
    switch (form) {
#if defined(__x86_64__)
    case CK_AVX2:
    case CK_AVX_VNNI:
    case CK_AVX512_VNNI:
        gelu_avx2(gate, up, count, y);
        return;
#endif
#if defined(__aarch64__)
    case CK_NEON:
        gelu_neon(gate, up, count, y);
        return;
#endif
    default:
        gelu_scalar(gate, up, count, y);
    }
}
