#include "product_weights.h"

#define BLOCK ck_block5
#define PARTS 1
#define MINIMUM 1
// 4 · 2 · 31 · 127 fits 16 bits.
#define CHAIN 4
#define SIGNED 0

static int plain_quant(const ck_block5 *w, int row, int column) {
    const uint8_t pair = w->quants[column % 16 / 4 * 32 + 4 * row + column % 4];
    const int fifth = w->high[4 * row + column % 4] >> column / 4 & 1;
    return (column < 16 ? pair & 0xf : pair >> 4) | fifth << 4;
}

static float plain_scale(const ck_block5 *w, int row, int part) { return ck_half_to_float(w->scale[row + part]); }

static float plain_minimum(const ck_block5 *w, int row, int part) {
    return ck_half_to_float(w->minimum[row + part]);
}

#if defined(__x86_64__)
/// The fifth bits of four columns of each row, where a byte's fifth bit is; `j` is a constant where it is used.
CK_AVX2_INLINE __m256i fifth_bits(__m256i high, const int j) {
    const __m256i moved = j < 4 ? _mm256_slli_epi16(high, 4 - j) : _mm256_srli_epi16(high, j - 4);
    return _mm256_and_si256(moved, _mm256_set1_epi8(0x10));
}

CK_AVX2_INLINE void spread_avx2(const ck_block5 *w, weights_256 *out) {
    const __m256i mask = _mm256_set1_epi8(0xf);
    const __m256i high = _mm256_loadu_si256((const __m256i *)w->high);
    for (int j = 0; j < 4; j++) {
        const __m256i pairs = _mm256_loadu_si256((const __m256i *)(w->quants + 32 * j));
        const __m256i second = _mm256_and_si256(_mm256_srli_epi16(pairs, 4), mask);
        out->quants[j] = _mm256_or_si256(_mm256_and_si256(pairs, mask), fifth_bits(high, j));
        out->quants[j + 4] = _mm256_or_si256(second, fifth_bits(high, j + 4));
    }
    out->scale[0] = ck_load_halves_avx2(w->scale);
    out->minimum[0] = ck_load_halves_avx2(w->minimum);
}

CK_AVX2_INLINE void spread_vnni(const ck_block5 *w, weights_256 *out) { spread_avx2(w, out); }

CK_AVX512_INLINE void spread_avx512(const ck_block5 *a, const ck_block5 *b, weights_512 *out) {
    weights_256 low, high;
    spread_avx2(a, &low);
    spread_avx2(b, &high);
    ck_join_weights(&low, &high, PARTS, out);
}
#endif

#if defined(__aarch64__)
/// The fifth bits of four columns of each row, where a byte's fifth bit is.
static inline uint8x16_t fifth_bits(uint8x16_t high, int j) {
    return vandq_u8(vshlq_u8(high, vdupq_n_s8((int8_t)(4 - j))), vdupq_n_u8(0x10));
}

static inline void spread_neon(const ck_block5 *w, size_t half, weights_neon *out) {
    const uint8x16_t high = vld1q_u8(w->high + 16 * half);
    for (int j = 0; j < 4; j++) {
        const uint8x16_t pairs = vld1q_u8(w->quants + 32 * j + 16 * half);
        const uint8x16_t first = vandq_u8(pairs, vdupq_n_u8(0xf));
        out->quants[j] = vreinterpretq_s8_u8(vorrq_u8(first, fifth_bits(high, j)));
        out->quants[j + 4] = vreinterpretq_s8_u8(vorrq_u8(vshrq_n_u8(pairs, 4), fifth_bits(high, j + 4)));
    }
    out->scale[0] = ck_load_halves_neon(w->scale + 4 * half);
    out->minimum[0] = ck_load_halves_neon(w->minimum + 4 * half);
}
#endif

#include "product_forms.h"

void ck_product5(
    ck_form form, const ck_block5 *w, size_t rows, size_t first, size_t last, ck_quantized x, float *y,
    size_t stride) {
    product(form, w, rows, first, last, x, y, stride);
}
