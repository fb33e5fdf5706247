#include <string.h>

#include "ck_elementwise.h"
#include "vectors.h"

// Pairs are neighbours, or stand half a rotated width apart.

static void halves_scalar(
    const float *x, size_t first, size_t pairs, const float *cosines, const float *sines, float *y) {
    for (size_t i = first; i < pairs; i++) {
        const float a = x[i];
        const float b = x[i + pairs];
        y[i] = a * cosines[i] - b * sines[i];
        y[i + pairs] = a * sines[i] + b * cosines[i];
    }
}

static void pairs_scalar(
    const float *x, size_t first, size_t pairs, const float *cosines, const float *sines, float *y) {
    for (size_t i = first; i < pairs; i++) {
        const float a = x[2 * i];
        const float b = x[2 * i + 1];
        y[2 * i] = a * cosines[i] - b * sines[i];
        y[2 * i + 1] = a * sines[i] + b * cosines[i];
    }
}

#if defined(__x86_64__)
CK_AVX2_FUNCTION static void pairs_avx2(
    const float *x, size_t pairs, const float *cosines, const float *sines, float *y) {
    const __m256i twice = _mm256_setr_epi32(0, 0, 1, 1, 2, 2, 3, 3);
    size_t i = 0;
    for (; i + 4 <= pairs; i += 4) {
        const __m256 v = _mm256_loadu_ps(x + 2 * i);
        const __m256 swapped = _mm256_permute_ps(v, 0xb1);
        const __m256 c = _mm256_permutevar8x32_ps(_mm256_castps128_ps256(_mm_loadu_ps(cosines + i)), twice);
        const __m256 s = _mm256_permutevar8x32_ps(_mm256_castps128_ps256(_mm_loadu_ps(sines + i)), twice);
        _mm256_storeu_ps(y + 2 * i, _mm256_addsub_ps(_mm256_mul_ps(v, c), _mm256_mul_ps(swapped, s)));
    }
    pairs_scalar(x, i, pairs, cosines, sines, y);
}
#endif

#if defined(__x86_64__)
CK_AVX2_FUNCTION static void halves_avx2(
    const float *x, size_t pairs, const float *cosines, const float *sines, float *y) {
    size_t i = 0;
    for (; i + 8 <= pairs; i += 8) {
        const __m256 a = _mm256_loadu_ps(x + i);
        const __m256 b = _mm256_loadu_ps(x + i + pairs);
        const __m256 c = _mm256_loadu_ps(cosines + i);
        const __m256 s = _mm256_loadu_ps(sines + i);
        _mm256_storeu_ps(y + i, _mm256_sub_ps(_mm256_mul_ps(a, c), _mm256_mul_ps(b, s)));
        _mm256_storeu_ps(y + i + pairs, _mm256_add_ps(_mm256_mul_ps(a, s), _mm256_mul_ps(b, c)));
    }
    halves_scalar(x, i, pairs, cosines, sines, y);
}
#endif

#if defined(__aarch64__)
static void halves_neon(
    const float *x, size_t pairs, const float *cosines, const float *sines, float *y) {
    size_t i = 0;
    for (; i + 4 <= pairs; i += 4) {
        const float32x4_t a = vld1q_f32(x + i);
        const float32x4_t b = vld1q_f32(x + i + pairs);
        const float32x4_t c = vld1q_f32(cosines + i);
        const float32x4_t s = vld1q_f32(sines + i);
        vst1q_f32(y + i, vfmsq_f32(vmulq_f32(a, c), b, s));
        vst1q_f32(y + i + pairs, vfmaq_f32(vmulq_f32(b, c), a, s));
    }
    halves_scalar(x, i, pairs, cosines, sines, y);
}

static void pairs_neon(
    const float *x, size_t pairs, const float *cosines, const float *sines, float *y) {
    size_t i = 0;
    for (; i + 4 <= pairs; i += 4) {
        const float32x4x2_t v = vld2q_f32(x + 2 * i);
        const float32x4_t c = vld1q_f32(cosines + i);
        const float32x4_t s = vld1q_f32(sines + i);
        float32x4x2_t turned;
        turned.val[0] = vfmsq_f32(vmulq_f32(v.val[0], c), v.val[1], s);
        turned.val[1] = vfmaq_f32(vmulq_f32(v.val[1], c), v.val[0], s);
        vst2q_f32(y + 2 * i, turned);
    }
    pairs_scalar(x, i, pairs, cosines, sines, y);
}
#endif

void ck_rotate(
    ck_form form, ck_pairing pairing, const float *x, size_t heads, size_t width, size_t pairs,
    const float *cosines, const float *sines, float *y) {
    const int apart = pairing == CK_HALVES;
    for (size_t head = 0; head < heads; head++, x += width, y += width) {
        memcpy(y + 2 * pairs, x + 2 * pairs, (width - 2 * pairs) * sizeof(float));
        switch (form) {
#if defined(__x86_64__)
        case CK_AVX2:
        case CK_AVX_VNNI:
        case CK_AVX512_VNNI:
            (apart ? halves_avx2 : pairs_avx2)(x, pairs, cosines, sines, y);
            break;
#endif
#if defined(__aarch64__)
        case CK_NEON:
            (apart ? halves_neon : pairs_neon)(x, pairs, cosines, sines, y);
            break;
#endif
        default:
            (apart ? halves_scalar : pairs_scalar)(x, 0, pairs, cosines, sines, y);
        }
    }
}
