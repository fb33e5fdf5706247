// What the wide forms of a product make of a packed block, and the sums of small products that they are made of.
//
// A quant's vectors hold 4 columns of every row: vector `j` columns `4 j ..< 4 j + 4`.
#ifndef CK_PRODUCT_WEIGHTS_H
#define CK_PRODUCT_WEIGHTS_H

#include <stdint.h>
#include <string.h>

#include "ck_product.h"
#include "half_scalar.h"
#include "vectors.h"

/// The next four activations, as one number.
static inline int32_t ck_four(const int8_t *x) {
    int32_t four;
    memcpy(&four, x, 4);
    return four;
}

/// Writes what a group's eight rows gave, of which the last group has fewer.
static inline void ck_store_group(const float *sums, size_t group, size_t rows, float *y) {
    const size_t start = group * CK_GROUP_ROWS;
    const size_t count = rows - start < CK_GROUP_ROWS ? rows - start : CK_GROUP_ROWS;
    memcpy(y + start, sums, count * sizeof(float));
}

#if defined(__x86_64__)
CK_AVX2_INLINE void ck_store_256(__m256 sums, size_t group, size_t rows, float *y) {
    if ((group + 1) * CK_GROUP_ROWS <= rows) {
        _mm256_storeu_ps(y + group * CK_GROUP_ROWS, sums);
        return;
    }
    float lanes[CK_GROUP_ROWS];
    _mm256_storeu_ps(lanes, sums);
    ck_store_group(lanes, group, rows, y);
}

/// Eight rows of a block; only the first scale and minimum count where a block has one part.
typedef struct weights_256 {
    __m256i quants[8];
    __m256 scale[2];
    __m256 minimum[2];
} weights_256;

/// Sixteen rows: those of two groups.
typedef struct weights_512 {
    __m512i quants[8];
    __m512 scale[2];
    __m512 minimum[2];
} weights_512;

/// Vectors of two groups as one.
CK_AVX512_INLINE __m512i ck_join_512(__m256i low, __m256i high) {
    return _mm512_inserti64x4(_mm512_castsi256_si512(low), high, 1);
}

/// Eight halves of each of two blocks.
CK_AVX512_INLINE __m512 ck_load_halves_512(const uint16_t *low, const uint16_t *high) {
    const __m256i both = _mm256_inserti128_si256(
        _mm256_castsi128_si256(_mm_loadu_si128((const __m128i *)low)), _mm_loadu_si128((const __m128i *)high), 1);
    return _mm512_cvtph_ps(both);
}

/// The same of weights that are spread already.
CK_AVX512_INLINE void ck_join_weights(
    const weights_256 *low, const weights_256 *high, const int parts, weights_512 *out) {
    for (int j = 0; j < 8; j++) out->quants[j] = ck_join_512(low->quants[j], high->quants[j]);
    for (int part = 0; part < parts; part++) {
        out->scale[part] =
            _mm512_insertf32x8(_mm512_castps256_ps512(low->scale[part]), high->scale[part], 1);
        out->minimum[part] =
            _mm512_insertf32x8(_mm512_castps256_ps512(low->minimum[part]), high->minimum[part], 1);
    }
}

/// `count` vectors of quants times four activations each, a sum a lane: as many pairs of products are summed in 16 bits
/// as `chain` says. The instruction wants one factor without sign: the weights' signs, if any, go to the activations.
CK_AVX2_INLINE __m256i dot_avx2(
    const __m256i *w, const int8_t *x, const int count, const int chain, const int is_signed) {
    const __m256i ones = _mm256_set1_epi16(1);
    __m256i total = _mm256_setzero_si256();
    for (int start = 0; start < count; start += chain) {
        __m256i pairs[2];
        for (int j = start; j < start + chain && j < count; j++) {
            const __m256i four = _mm256_set1_epi32(ck_four(x + 4 * j));
            const __m256i next = is_signed
                ? _mm256_maddubs_epi16(_mm256_abs_epi8(w[j]), _mm256_sign_epi8(four, w[j]))
                : _mm256_maddubs_epi16(w[j], four);
            // Two sums, so that one does not wait for the other.
            __m256i *pair = &pairs[(j - start) % 2];
            *pair = j - start < 2 ? next : _mm256_add_epi16(*pair, next);
        }
        if (chain > 1) pairs[0] = _mm256_add_epi16(pairs[0], pairs[1]);
        const __m256i sums = _mm256_madd_epi16(pairs[0], ones);
        total = start == 0 ? sums : _mm256_add_epi32(total, sums);
    }
    return total;
}

CK_AVX_VNNI_INLINE __m256i dot_vnni(const __m256i *w, const int8_t *x, const int count) {
    __m256i sum = _mm256_setzero_si256();
    for (int j = 0; j < count; j++) {
        sum = _mm256_dpbusd_avx_epi32(sum, w[j], _mm256_set1_epi32(ck_four(x + 4 * j)));
    }
    return sum;
}

CK_AVX512_INLINE __m512i dot_avx512(const __m512i *w, const int8_t *x, const int count) {
    __m512i sum = _mm512_setzero_si512();
    for (int j = 0; j < count; j++) {
        sum = _mm512_dpbusd_epi32(sum, w[j], _mm512_set1_epi32(ck_four(x + 4 * j)));
    }
    return sum;
}
#endif

#if defined(__aarch64__)
/// Four of a group's rows.
typedef struct weights_neon {
    int8x16_t quants[8];
    float32x4_t scale[2];
    float32x4_t minimum[2];
} weights_neon;

/// As `dot_avx2`; pairs are summed in 16 bits as far as `chain` says.
static inline int32x4_t dot_neon(const int8x16_t *w, const int8_t *x, const int count, const int chain) {
    int32x4_t low = vdupq_n_s32(0);
    int32x4_t high = vdupq_n_s32(0);
    for (int start = 0; start < count; start += chain) {
        int16x8_t sums[2] = {vdupq_n_s16(0), vdupq_n_s16(0)};
        for (int j = start; j < start + chain && j < count; j++) {
            const int8x16_t four = vreinterpretq_s8_s32(vdupq_n_s32(ck_four(x + 4 * j)));
            sums[0] = vmlal_s8(sums[0], vget_low_s8(w[j]), vget_low_s8(four));
            sums[1] = vmlal_s8(sums[1], vget_high_s8(w[j]), vget_high_s8(four));
        }
        low = vpadalq_s16(low, sums[0]);
        high = vpadalq_s16(high, sums[1]);
    }
    return vpaddq_s32(low, high);
}
#endif

/// Whether a block has a rest, not 0 if so: its scale's bits, quicker to ask than the number.
static inline uint32_t ck_rest(const ck_activations *a) {
    uint32_t bits;
    memcpy(&bits, &a->rest.scale, 4);
    return bits;
}

/// Positions that are worked on while some groups of weights stay in the first-level cache.
#define CK_TILED_POSITIONS 16

static inline size_t ck_tiled_end(size_t start, size_t positions) {
    return positions - start < CK_TILED_POSITIONS ? positions : start + CK_TILED_POSITIONS;
}

/// Positions of the next tile when some are left: `most`, 4, 3 or 2, so that a single one is left only where it is
/// alone from the start.
static inline size_t ck_next_positions(size_t left, size_t most) {
    if (left >= most && left != most + 1) return most;
    if (left >= 4 && left != 5) return 4;
    return left >= 3 && left != 4 ? 3 : left;
}

/// The sum that a part's minimum is multiplied by.
static inline float ck_part_sum(const ck_scale *scale, int part, int parts) {
    if (parts == 1) return scale->sum;
    return part == 0 ? scale->first : scale->sum - scale->first;
}

#endif
