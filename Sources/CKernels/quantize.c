#include "ck_quantize.h"

#include <math.h>

#include "vectors.h"

/// Above how many times the mean of a row's squared scales a block has a rest.
static const float most = 1.5f;

static int8_t nearest(float value) {
    // Written so that no value, NaN included, gets past the limits.
    if (!(value > -127.0f)) return -127;
    if (!(value < 127.0f)) return 127;
    return (int8_t)lrintf(value);
}

static void quantize_scalar(const float *x, int8_t *quants, ck_scale *result) {
    float largest = 0;
    for (int i = 0; i < 32; i++) largest = fmaxf(largest, fabsf(x[i]));
    const float scale = largest / 127.0f;
    const float inverse = scale > 0 ? 127.0f / largest : 0;
    int sums[2] = {0, 0};
    for (int i = 0; i < 32; i++) {
        quants[i] = nearest(x[i] * inverse);
        sums[i / 16] += quants[i];
    }
    *result = (ck_scale){scale, scale * (float)(sums[0] + sums[1]), scale * (float)sums[0]};
}

#if defined(__x86_64__)
CK_AVX2_INLINE int sum_of_four(__m128i v) {
    v = _mm_add_epi32(v, _mm_shuffle_epi32(v, 0x4e));
    return _mm_cvtsi128_si32(_mm_add_epi32(v, _mm_shuffle_epi32(v, 0xb1)));
}

CK_AVX2_FUNCTION static void quantize_avx2(const float *x, int8_t *quants, ck_scale *result) {
    const __m256 sign = _mm256_set1_ps(-0.0f);
    const __m256i order = _mm256_setr_epi32(0, 4, 1, 5, 2, 6, 3, 7);
    const __m256 a = _mm256_loadu_ps(x);
    const __m256 b = _mm256_loadu_ps(x + 8);
    const __m256 c = _mm256_loadu_ps(x + 16);
    const __m256 d = _mm256_loadu_ps(x + 24);
    const float largest = ck_max_avx2(_mm256_max_ps(
        _mm256_max_ps(_mm256_andnot_ps(sign, a), _mm256_andnot_ps(sign, b)),
        _mm256_max_ps(_mm256_andnot_ps(sign, c), _mm256_andnot_ps(sign, d))));
    const float scale = largest / 127.0f;
    const __m256 inverse = _mm256_set1_ps(scale > 0 ? 127.0f / largest : 0);
    const __m256i ia = _mm256_cvtps_epi32(_mm256_mul_ps(a, inverse));
    const __m256i ib = _mm256_cvtps_epi32(_mm256_mul_ps(b, inverse));
    const __m256i ic = _mm256_cvtps_epi32(_mm256_mul_ps(c, inverse));
    const __m256i id = _mm256_cvtps_epi32(_mm256_mul_ps(d, inverse));
    // Packing works within 128-bit halves; the permutation puts the fours in order again.
    const __m256i packed = _mm256_packs_epi16(_mm256_packs_epi32(ia, ib), _mm256_packs_epi32(ic, id));
    const __m256i bytes =
        _mm256_max_epi8(_mm256_permutevar8x32_epi32(packed, order), _mm256_set1_epi8(-127));
    _mm256_storeu_si256((__m256i *)quants, bytes);
    const __m256i sums =
        _mm256_madd_epi16(_mm256_maddubs_epi16(_mm256_set1_epi8(1), bytes), _mm256_set1_epi16(1));
    const int first = sum_of_four(_mm256_castsi256_si128(sums));
    const int second = sum_of_four(_mm256_extracti128_si256(sums, 1));
    *result = (ck_scale){scale, scale * (float)(first + second), scale * (float)first};
}
#endif

#if defined(__aarch64__)
static void quantize_neon(const float *x, int8_t *quants, ck_scale *result) {
    float32x4_t v[8];
    float32x4_t most = vdupq_n_f32(0);
    for (int i = 0; i < 8; i++) {
        v[i] = vld1q_f32(x + 4 * i);
        most = vmaxq_f32(most, vabsq_f32(v[i]));
    }
    const float largest = vmaxvq_f32(most);
    const float scale = largest / 127.0f;
    const float inverse = scale > 0 ? 127.0f / largest : 0;
    int sums[2] = {0, 0};
    for (int i = 0; i < 8; i += 2) {
        const int16x4_t low = vqmovn_s32(vcvtnq_s32_f32(vmulq_n_f32(v[i], inverse)));
        const int16x4_t high = vqmovn_s32(vcvtnq_s32_f32(vmulq_n_f32(v[i + 1], inverse)));
        const int8x8_t bytes = vmax_s8(vqmovn_s16(vcombine_s16(low, high)), vdup_n_s8(-127));
        vst1_s8(quants + 4 * i, bytes);
        sums[i / 4] += vaddlv_s8(bytes);
    }
    *result = (ck_scale){scale, scale * (float)(sums[0] + sums[1]), scale * (float)sums[0]};
}
#endif

typedef void quantize_block(const float *x, int8_t *quants, ck_scale *result);

static quantize_block *block_in(ck_form form) {
    switch (form) {
#if defined(__x86_64__)
    case CK_AVX2:
    case CK_AVX_VNNI:
    case CK_AVX512_VNNI:
        return quantize_avx2;
#endif
#if defined(__aarch64__)
    case CK_NEON:
        return quantize_neon;
#endif
    default:
        return quantize_scalar;
    }
}

/// Quantises what was left out of a block.
static void quantize_rest(quantize_block *quantize, const float *x, ck_activations *y) {
    float rest[32];
    for (int i = 0; i < 32; i++) rest[i] = x[i] - y->quant.scale * (float)y->quants[i];
    quantize(rest, y->rests, &y->rest);
}

void ck_quantize(ck_form form, const float *x, size_t positions, size_t blocks, ck_activations *y) {
    quantize_block *quantize = block_in(form);
    for (size_t position = 0; position < positions; position++, x += 32 * blocks, y += blocks) {
        float sum = 0;
        for (size_t block = 0; block < blocks; block++) {
            quantize(x + 32 * block, y[block].quants, &y[block].quant);
            sum += y[block].quant.scale * y[block].quant.scale;
        }
        const float limit = most * sum / (float)blocks;
        for (size_t block = 0; block < blocks; block++) {
            const float scale = y[block].quant.scale;
            if (scale * scale > limit) quantize_rest(quantize, x + 32 * block, y + block);
            else y[block].rest = (ck_scale){0, 0, 0};
        }
    }
}
