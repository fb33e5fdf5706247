#include "product_weights.h"

#define BLOCK ck_block4
#define PARTS 1
#define MINIMUM 1
// 8 · 2 · 15 · 127 fits 16 bits.
#define CHAIN 8
#define SIGNED 0

static int plain_quant(const ck_block4 *w, int row, int column) {
    const uint8_t pair = w->quants[column % 16 / 4 * 32 + 4 * row + column % 4];
    return column < 16 ? pair & 0xf : pair >> 4;
}

static float plain_scale(const ck_block4 *w, int row, int part) { return ck_half_to_float(w->scale[row + part]); }

static float plain_minimum(const ck_block4 *w, int row, int part) {
    return ck_half_to_float(w->minimum[row + part]);
}

#if defined(__x86_64__)
CK_AVX2_INLINE void spread_avx2(const ck_block4 *w, weights_256 *out) {
    const __m256i mask = _mm256_set1_epi8(0xf);
    for (int j = 0; j < 4; j++) {
        const __m256i pairs = _mm256_loadu_si256((const __m256i *)(w->quants + 32 * j));
        out->quants[j] = _mm256_and_si256(pairs, mask);
        out->quants[j + 4] = _mm256_and_si256(_mm256_srli_epi16(pairs, 4), mask);
    }
    out->scale[0] = ck_load_halves_avx2(w->scale);
    out->minimum[0] = ck_load_halves_avx2(w->minimum);
}

CK_AVX2_INLINE void spread_vnni(const ck_block4 *w, weights_256 *out) { spread_avx2(w, out); }

CK_AVX512_INLINE void spread_avx512(const ck_block4 *a, const ck_block4 *b, weights_512 *out) {
    const __m512i mask = _mm512_set1_epi8(0xf);
    for (int j = 0; j < 4; j++) {
        const __m512i pairs = ck_join_512(
            _mm256_loadu_si256((const __m256i *)(a->quants + 32 * j)),
            _mm256_loadu_si256((const __m256i *)(b->quants + 32 * j)));
        out->quants[j] = _mm512_and_si512(pairs, mask);
        out->quants[j + 4] = _mm512_and_si512(_mm512_srli_epi16(pairs, 4), mask);
    }
    out->scale[0] = ck_load_halves_512(a->scale, b->scale);
    out->minimum[0] = ck_load_halves_512(a->minimum, b->minimum);
}
#endif

#if defined(__aarch64__)
static inline void spread_neon(const ck_block4 *w, size_t half, weights_neon *out) {
    for (int j = 0; j < 4; j++) {
        const uint8x16_t pairs = vld1q_u8(w->quants + 32 * j + 16 * half);
        out->quants[j] = vreinterpretq_s8_u8(vandq_u8(pairs, vdupq_n_u8(0xf)));
        out->quants[j + 4] = vreinterpretq_s8_u8(vshrq_n_u8(pairs, 4));
    }
    out->scale[0] = ck_load_halves_neon(w->scale + 4 * half);
    out->minimum[0] = ck_load_halves_neon(w->minimum + 4 * half);
}
#endif

#include "product_forms.h"

void ck_product4(
    ck_form form, const ck_block4 *w, size_t rows, size_t first, size_t last, ck_quantized x, float *y,
    size_t stride) {
    product(form, w, rows, first, last, x, y, stride);
}
