#include "product_weights.h"

#define BLOCK ck_block6
#define PARTS 2
#define MINIMUM 0
// 4 · 2 · 32 · 127 fits 16 bits.
#define CHAIN 4
#define SIGNED 1

static int plain_quant(const ck_block6 *w, int row, int column) {
    const int half = column / 16;
    const int low = w->quants[column % 16 / 4 * 32 + 4 * row + column % 4] >> 4 * half & 0xf;
    const int high = w->high[half][4 * row + column % 4] >> 2 * (column % 16 / 4) & 3;
    return (low | high << 4) - 32;
}

static float plain_scale(const ck_block6 *w, int row, int part) { return ck_half_to_float(w->scale[part][row]); }

static float plain_minimum(const ck_block6 *w, int row, int part) {
    (void)w, (void)row, (void)part;
    return 0;
}

#if defined(__x86_64__)
/// The upper two bits of four columns of each row, where a byte's are; `j` is a constant where it is used.
CK_AVX2_INLINE __m256i upper_bits(__m256i high, const int j) {
    const __m256i moved = j < 2 ? _mm256_slli_epi16(high, 4 - 2 * j) : _mm256_srli_epi16(high, 2 * j - 4);
    return _mm256_and_si256(moved, _mm256_set1_epi8(0x30));
}

/// Weights from 0 to 63, and minima that take 32 of each off again.
CK_AVX2_INLINE void spread_vnni(const ck_block6 *w, weights_256 *out) {
    const __m256i mask = _mm256_set1_epi8(0xf);
    const __m256i high0 = _mm256_loadu_si256((const __m256i *)w->high[0]);
    const __m256i high1 = _mm256_loadu_si256((const __m256i *)w->high[1]);
    for (int j = 0; j < 4; j++) {
        const __m256i pairs = _mm256_loadu_si256((const __m256i *)(w->quants + 32 * j));
        const __m256i first = _mm256_and_si256(pairs, mask);
        const __m256i second = _mm256_and_si256(_mm256_srli_epi16(pairs, 4), mask);
        out->quants[j] = _mm256_or_si256(first, upper_bits(high0, j));
        out->quants[j + 4] = _mm256_or_si256(second, upper_bits(high1, j));
    }
    for (int part = 0; part < PARTS; part++) {
        out->scale[part] = ck_load_halves_avx2(w->scale[part]);
        out->minimum[part] = _mm256_mul_ps(out->scale[part], _mm256_set1_ps(-32));
    }
}

CK_AVX2_INLINE void spread_avx2(const ck_block6 *w, weights_256 *out) {
    spread_vnni(w, out);
    for (int j = 0; j < 8; j++) out->quants[j] = _mm256_sub_epi8(out->quants[j], _mm256_set1_epi8(32));
}

CK_AVX512_INLINE void spread_avx512(const ck_block6 *a, const ck_block6 *b, weights_512 *out) {
    weights_256 low, high;
    spread_vnni(a, &low);
    spread_vnni(b, &high);
    ck_join_weights(&low, &high, PARTS, out);
}
#endif

#if defined(__aarch64__)
/// Low four bits and the upper two of four columns of each row, with zero moved from 32 to where it belongs.
static inline int8x16_t signed_quants(uint8x16_t low, uint8x16_t high, int j) {
    const uint8x16_t upper = vandq_u8(vshlq_u8(high, vdupq_n_s8((int8_t)(4 - 2 * j))), vdupq_n_u8(0x30));
    return vsubq_s8(vreinterpretq_s8_u8(vorrq_u8(low, upper)), vdupq_n_s8(32));
}

static inline void spread_neon(const ck_block6 *w, size_t half, weights_neon *out) {
    const uint8x16_t high0 = vld1q_u8(w->high[0] + 16 * half);
    const uint8x16_t high1 = vld1q_u8(w->high[1] + 16 * half);
    for (int j = 0; j < 4; j++) {
        const uint8x16_t pairs = vld1q_u8(w->quants + 32 * j + 16 * half);
        out->quants[j] = signed_quants(vandq_u8(pairs, vdupq_n_u8(0xf)), high0, j);
        out->quants[j + 4] = signed_quants(vshrq_n_u8(pairs, 4), high1, j);
    }
    for (int part = 0; part < PARTS; part++) out->scale[part] = ck_load_halves_neon(w->scale[part] + 4 * half);
}
#endif

#include "product_forms.h"

void ck_product6(
    ck_form form, const ck_block6 *w, size_t rows, size_t first, size_t last, ck_quantized x, float *y,
    size_t stride) {
    product(form, w, rows, first, last, x, y, stride);
}
