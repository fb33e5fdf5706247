#include "product_weights.h"

#define BLOCK ck_block8
#define PARTS 1
#define MINIMUM 0
// 2 · 128 · 127 fits 16 bits, twice that does not.
#define CHAIN 1
#define SIGNED 1

static int plain_quant(const ck_block8 *w, int row, int column) {
    return w->quants[column / 4 * 32 + 4 * row + column % 4];
}

static float plain_scale(const ck_block8 *w, int row, int part) { return ck_half_to_float(w->scale[row + part]); }

static float plain_minimum(const ck_block8 *w, int row, int part) {
    (void)w, (void)row, (void)part;
    return 0;
}

#if defined(__x86_64__)
CK_AVX2_INLINE void spread_avx2(const ck_block8 *w, weights_256 *out) {
    for (int j = 0; j < 8; j++) out->quants[j] = _mm256_loadu_si256((const __m256i *)(w->quants + 32 * j));
    out->scale[0] = ck_load_halves_avx2(w->scale);
}

/// Weights moved to 0 ... 255, and a minimum that takes 128 of each off again.
CK_AVX2_INLINE void spread_vnni(const ck_block8 *w, weights_256 *out) {
    spread_avx2(w, out);
    for (int j = 0; j < 8; j++) out->quants[j] = _mm256_xor_si256(out->quants[j], _mm256_set1_epi8(-128));
    out->minimum[0] = _mm256_mul_ps(out->scale[0], _mm256_set1_ps(-128));
}

CK_AVX512_INLINE void spread_avx512(const ck_block8 *a, const ck_block8 *b, weights_512 *out) {
    for (int j = 0; j < 8; j++) {
        const __m512i both = ck_join_512(
            _mm256_loadu_si256((const __m256i *)(a->quants + 32 * j)),
            _mm256_loadu_si256((const __m256i *)(b->quants + 32 * j)));
        out->quants[j] = _mm512_xor_si512(both, _mm512_set1_epi8(-128));
    }
    out->scale[0] = ck_load_halves_512(a->scale, b->scale);
    out->minimum[0] = _mm512_mul_ps(out->scale[0], _mm512_set1_ps(-128));
}
#endif

#if defined(__aarch64__)
static inline void spread_neon(const ck_block8 *w, size_t half, weights_neon *out) {
    for (int j = 0; j < 8; j++) out->quants[j] = vld1q_s8(w->quants + 32 * j + 16 * half);
    out->scale[0] = ck_load_halves_neon(w->scale + 4 * half);
}
#endif

#include "product_forms.h"

void ck_product8(
    ck_form form, const ck_block8 *w, size_t rows, size_t first, size_t last, ck_quantized x, float *y,
    size_t stride) {
    product(form, w, rows, first, last, x, y, stride);
}
