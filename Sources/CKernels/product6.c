#include <string.h>

#include "ck_product.h"
#include "half_scalar.h"
#include "vectors.h"

/// Positions that are worked on while some groups of weights stay in the first-level cache.
#define POSITIONS 32

/// Writes what a group's eight rows gave, of which the last group has fewer.
static inline void store(const float *sums, size_t group, size_t rows, float *y) {
    const size_t start = group * CK_GROUP_ROWS;
    const size_t count = rows - start < CK_GROUP_ROWS ? rows - start : CK_GROUP_ROWS;
    memcpy(y + start, sums, count * sizeof(float));
}

static void group_scalar(
    const ck_block6 *w, size_t blocks, const int8_t *x, const ck_scale *scales, float *sums) {
    memset(sums, 0, CK_GROUP_ROWS * sizeof(float));
    for (size_t block = 0; block < blocks; block++, w++, x += 32) {
        for (int row = 0; row < CK_GROUP_ROWS; row++) {
            for (int half = 0; half < 2; half++) {
                int sum = 0;
                for (int i = 0; i < 16; i++) {
                    const int low = w->quants[i / 4 * 32 + 4 * row + i % 4] >> 4 * half & 0xf;
                    const int high = w->high[half][4 * row + i % 4] >> 2 * (i / 4) & 3;
                    sum += ((low | high << 4) - 32) * x[16 * half + i];
                }
                sums[row] += (float)sum * (scales[block].scale * ck_half_to_float(w->scale[half][row]));
            }
        }
    }
}

static void product_scalar(
    const ck_block6 *w, size_t rows, size_t first, size_t last, ck_quantized x, float *y, size_t stride) {
    const size_t blocks = x.columns / CK_BLOCK_COLUMNS;
    float sums[CK_GROUP_ROWS];
    for (size_t position = 0; position < x.positions; position++) {
        for (size_t group = first; group < last; group++) {
            group_scalar(
                w + group * blocks, blocks, x.quants + position * x.columns, x.scales + position * blocks,
                sums);
            store(sums, group, rows, y + position * stride);
        }
    }
}

#if defined(__x86_64__)
CK_AVX2_INLINE __m256i broadcast4(const int8_t *x) {
    int four;
    memcpy(&four, x, 4);
    return _mm256_set1_epi32(four);
}

/// A half of a block's eight rows times 16 activations, a sum a lane, as Σ quant · x − Σ 32 x: of quants without sign and of
/// what is the same for all rows. What overflows 16 bits on the way comes back: in the end they hold 4 · 2 · 32 · 127.
CK_AVX2_INLINE __m256i half_avx2(const __m256i *w, const int8_t *x) {
    const __m256i zero = _mm256_set1_epi8(32);
    __m256i sum = _mm256_maddubs_epi16(w[0], broadcast4(x));
    __m256i moved = _mm256_maddubs_epi16(zero, broadcast4(x));
    for (int j = 1; j < 4; j++) {
        sum = _mm256_add_epi16(sum, _mm256_maddubs_epi16(w[j], broadcast4(x + 4 * j)));
        moved = _mm256_add_epi16(moved, _mm256_maddubs_epi16(zero, broadcast4(x + 4 * j)));
    }
    return _mm256_madd_epi16(_mm256_sub_epi16(sum, moved), _mm256_set1_epi16(1));
}

CK_AVX_VNNI_INLINE __m256i half_vnni(const __m256i *w, const int8_t *x) {
    const __m256i zero = _mm256_set1_epi8(32);
    __m256i sum = _mm256_setzero_si256();
    __m256i moved = _mm256_setzero_si256();
    for (int j = 0; j < 4; j++) {
        sum = _mm256_dpbusd_avx_epi32(sum, w[j], broadcast4(x + 4 * j));
        moved = _mm256_dpbusd_avx_epi32(moved, zero, broadcast4(x + 4 * j));
    }
    return _mm256_sub_epi32(sum, moved);
}

/// The upper two bits of four columns of each row, where a byte's are; `j` is a constant where it is used.
CK_AVX2_INLINE __m256i upper_bits(__m256i high, const int j) {
    const __m256i moved = j < 2 ? _mm256_slli_epi16(high, 4 - 2 * j) : _mm256_srli_epi16(high, 2 * j - 4);
    return _mm256_and_si256(moved, _mm256_set1_epi8(0x30));
}

CK_AVX2_INLINE void spread(const ck_block6 *w, __m256i *quants) {
    const __m256i mask = _mm256_set1_epi8(0xf);
    const __m256i high0 = _mm256_loadu_si256((const __m256i *)w->high[0]);
    const __m256i high1 = _mm256_loadu_si256((const __m256i *)w->high[1]);
    for (int j = 0; j < 4; j++) {
        const __m256i pairs = _mm256_loadu_si256((const __m256i *)(w->quants + 32 * j));
        const __m256i first = _mm256_and_si256(pairs, mask);
        const __m256i second = _mm256_and_si256(_mm256_srli_epi16(pairs, 4), mask);
        quants[j] = _mm256_or_si256(first, upper_bits(high0, j));
        quants[j + 4] = _mm256_or_si256(second, upper_bits(high1, j));
    }
}

CK_AVX2_INLINE void store_avx2(__m256 sums, size_t group, size_t rows, float *y) {
    if ((group + 1) * CK_GROUP_ROWS <= rows) {
        _mm256_storeu_ps(y + group * CK_GROUP_ROWS, sums);
        return;
    }
    float lanes[CK_GROUP_ROWS];
    _mm256_storeu_ps(lanes, sums);
    store(lanes, group, rows, y);
}

// One tile, `groups` by `positions`, both constants where it is used; written once for both ways to sum.
#define TILE(NAME, INLINE, HALF)                                                                               \
    INLINE void NAME(                                                                                          \
        const ck_block6 *w, size_t rows, size_t group, const int groups, ck_quantized x, size_t position,       \
        const int positions, float *y, size_t stride) {                                                        \
        const size_t blocks = x.columns / CK_BLOCK_COLUMNS;                                                     \
        const int8_t *quants = x.quants + position * x.columns;                                                \
        const ck_scale *scales = x.scales + position * blocks;                                                 \
        __m256 sums[4];                                                                                        \
        for (int i = 0; i < groups * positions; i++) sums[i] = _mm256_setzero_ps();                            \
        w += group * blocks;                                                                                   \
        for (size_t block = 0; block < blocks; block++) {                                                      \
            for (int g = 0; g < groups; g++) {                                                                 \
                const ck_block6 *b = w + (size_t)g * blocks + block;                                           \
                __m256i quants8[8];                                                                           \
                spread(b, quants8);                                                                           \
                const __m256 scale0 = ck_load_halves_avx2(b->scale[0]);                                        \
                const __m256 scale1 = ck_load_halves_avx2(b->scale[1]);                                        \
                for (int p = 0; p < positions; p++) {                                                          \
                    const __m256 own = _mm256_set1_ps(scales[(size_t)p * blocks + block].scale);               \
                    const int8_t *in = quants + (size_t)p * x.columns + block * 32;                            \
                    const __m256 sum0 = _mm256_cvtepi32_ps(HALF(quants8, in));                                 \
                    const __m256 sum1 = _mm256_cvtepi32_ps(HALF(quants8 + 4, in + 16));                        \
                    __m256 *total = &sums[g * positions + p];                                                  \
                    *total = _mm256_fmadd_ps(sum0, _mm256_mul_ps(own, scale0), *total);                        \
                    *total = _mm256_fmadd_ps(sum1, _mm256_mul_ps(own, scale1), *total);                        \
                }                                                                                              \
            }                                                                                                  \
        }                                                                                                      \
        for (int g = 0; g < groups; g++) {                                                                     \
            for (int p = 0; p < positions; p++) {                                                              \
                store_avx2(                                                                                    \
                    sums[g * positions + p], group + (size_t)g, rows, y + (position + (size_t)p) * stride);    \
            }                                                                                                  \
        }                                                                                                      \
    }

// Several positions share what was made of a group's weights; a single one takes several groups, to hide latency.
#define PRODUCT(NAME, FUNCTION, TILE)                                                                          \
    FUNCTION static void NAME(                                                                                 \
        const ck_block6 *w, size_t rows, size_t first, size_t last, ck_quantized x, float *y, size_t stride) {  \
        for (size_t start = 0; start < x.positions; start += POSITIONS) {                                      \
            const size_t end = start + POSITIONS < x.positions ? start + POSITIONS : x.positions;              \
            if (end - start < 4) {                                                                             \
                size_t group = first;                                                                          \
                for (; group + 4 <= last; group += 4) {                                                        \
                    for (size_t p = start; p < end; p++) TILE(w, rows, group, 4, x, p, 1, y, stride);          \
                }                                                                                              \
                for (; group < last; group++) {                                                                \
                    for (size_t p = start; p < end; p++) TILE(w, rows, group, 1, x, p, 1, y, stride);          \
                }                                                                                              \
                continue;                                                                                      \
            }                                                                                                  \
            for (size_t group = first; group < last; group++) {                                                \
                size_t p = start;                                                                              \
                for (; p + 4 <= end; p += 4) TILE(w, rows, group, 1, x, p, 4, y, stride);                      \
                for (; p < end; p++) TILE(w, rows, group, 1, x, p, 1, y, stride);                              \
            }                                                                                                  \
        }                                                                                                      \
    }

TILE(tile_avx2, CK_AVX2_INLINE, half_avx2)
TILE(tile_vnni, CK_AVX_VNNI_INLINE, half_vnni)
PRODUCT(product_avx2, CK_AVX2_FUNCTION, tile_avx2)
PRODUCT(product_vnni, CK_AVX_VNNI_FUNCTION, tile_vnni)
#endif

#if defined(__aarch64__)
static inline int8x16_t broadcast4(const int8_t *x) {
    int32_t four;
    memcpy(&four, x, 4);
    return vreinterpretq_s8_s32(vdupq_n_s32(four));
}

/// Four rows times 16 activations; 16-bit lanes hold 4 · 32 · 127.
static inline int32x4_t half_neon(const int8x16_t *w, const int8_t *x) {
    int16x8_t low = vdupq_n_s16(0);
    int16x8_t high = vdupq_n_s16(0);
    for (int j = 0; j < 4; j++) {
        const int8x16_t four = broadcast4(x + 4 * j);
        low = vmlal_s8(low, vget_low_s8(w[j]), vget_low_s8(four));
        high = vmlal_s8(high, vget_high_s8(w[j]), vget_high_s8(four));
    }
    return vpaddq_s32(vpaddlq_s16(low), vpaddlq_s16(high));
}

/// Low four bits and the upper two of four columns of each row, with zero moved from 32 to where it belongs.
static inline int8x16_t signed_quants(uint8x16_t low, uint8x16_t high, int j) {
    const uint8x16_t upper = vandq_u8(vshlq_u8(high, vdupq_n_s8((int8_t)(4 - 2 * j))), vdupq_n_u8(0x30));
    return vsubq_s8(vreinterpretq_s8_u8(vorrq_u8(low, upper)), vdupq_n_s8(32));
}

/// Rows `4 half ..< 4 half + 4` of a group times `positions` positions.
static inline void tile_neon(
    const ck_block6 *w, size_t blocks, size_t half, const int8_t *x, const ck_scale *scales, int positions,
    float sums[][CK_GROUP_ROWS]) {
    float32x4_t totals[4];
    for (int p = 0; p < positions; p++) totals[p] = vdupq_n_f32(0);
    for (size_t block = 0; block < blocks; block++) {
        int8x16_t quants[8];
        const uint8x16_t high0 = vld1q_u8(w[block].high[0] + 16 * half);
        const uint8x16_t high1 = vld1q_u8(w[block].high[1] + 16 * half);
        for (int j = 0; j < 4; j++) {
            const uint8x16_t pairs = vld1q_u8(w[block].quants + 32 * j + 16 * half);
            quants[j] = signed_quants(vandq_u8(pairs, vdupq_n_u8(0xf)), high0, j);
            quants[j + 4] = signed_quants(vshrq_n_u8(pairs, 4), high1, j);
        }
        const float32x4_t scale0 = ck_load_halves_neon(w[block].scale[0] + 4 * half);
        const float32x4_t scale1 = ck_load_halves_neon(w[block].scale[1] + 4 * half);
        for (int p = 0; p < positions; p++) {
            const float own = scales[(size_t)p * blocks + block].scale;
            const int8_t *in = x + ((size_t)p * blocks + block) * 32;
            const float32x4_t sum0 = vcvtq_f32_s32(half_neon(quants, in));
            const float32x4_t sum1 = vcvtq_f32_s32(half_neon(quants + 4, in + 16));
            totals[p] = vfmaq_f32(totals[p], sum0, vmulq_n_f32(scale0, own));
            totals[p] = vfmaq_f32(totals[p], sum1, vmulq_n_f32(scale1, own));
        }
    }
    for (int p = 0; p < positions; p++) vst1q_f32(sums[p] + 4 * half, totals[p]);
}

static void product_neon(
    const ck_block6 *w, size_t rows, size_t first, size_t last, ck_quantized x, float *y, size_t stride) {
    const size_t blocks = x.columns / CK_BLOCK_COLUMNS;
    float sums[4][CK_GROUP_ROWS];
    for (size_t start = 0; start < x.positions; start += POSITIONS) {
        const size_t end = start + POSITIONS < x.positions ? start + POSITIONS : x.positions;
        for (size_t group = first; group < last; group++) {
            for (size_t position = start; position < end;) {
                const int8_t *quants = x.quants + position * x.columns;
                const ck_scale *scales = x.scales + position * blocks;
                const int positions = end - position >= 4 ? 4 : 1;
                for (size_t half = 0; half < 2; half++) {
                    const ck_block6 *g = w + group * blocks;
                    if (positions == 4) tile_neon(g, blocks, half, quants, scales, 4, sums);
                    else tile_neon(g, blocks, half, quants, scales, 1, sums);
                }
                for (int p = 0; p < positions; p++, position++) {
                    store(sums[p], group, rows, y + position * stride);
                }
            }
        }
    }
}
#endif

void ck_product6(
    ck_form form, const ck_block6 *w, size_t rows, size_t first, size_t last, ck_quantized x, float *y,
    size_t stride) {
    switch (form) {
#if defined(__x86_64__)
    case CK_AVX2:
        product_avx2(w, rows, first, last, x, y, stride);
        return;
    case CK_AVX_VNNI:
        product_vnni(w, rows, first, last, x, y, stride);
        return;
#endif
#if defined(__aarch64__)
    case CK_NEON:
        product_neon(w, rows, first, last, x, y, stride);
        return;
#endif
    default:
        product_scalar(w, rows, first, last, x, y, stride);
    }
}
