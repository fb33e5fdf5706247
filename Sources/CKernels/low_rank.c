#include "ck_low_rank.h"

#include <string.h>

#include "half_scalar.h"
#include "vectors.h"

/// Positions that a group's weights are read for at once.
#define POSITIONS 4

/// An update of some rows, as `ck_add_low_rank` takes it.
typedef struct update {
    ck_storage storage;
    const void *b;
    size_t rank;
    size_t rows;
    float scale;
    const float *t;
    size_t positions;
    float *y;
    size_t stride;
} update;

/// The rows of a group that the matrix has.
static size_t rows_of(const update *u, size_t group) {
    const size_t left = u->rows - group * CK_GROUP_ROWS;
    return left < CK_GROUP_ROWS ? left : CK_GROUP_ROWS;
}

/// Adds one position's sums to the rows of a group.
static void add_sums(const update *u, size_t group, size_t position, const float *sums) {
    float *y = u->y + position * u->stride + group * CK_GROUP_ROWS;
    const size_t count = rows_of(u, group);
    for (size_t row = 0; row < count; row++) y[row] += u->scale * sums[row];
}

static float weight(const update *u, size_t index) {
    return u->storage == CK_F16 ? ck_half_to_float(((const uint16_t *)u->b)[index]) : ((const float *)u->b)[index];
}

static void group_scalar(const update *u, size_t group) {
    for (size_t position = 0; position < u->positions; position++) {
        const float *t = u->t + position * u->rank;
        float sums[CK_GROUP_ROWS] = {0};
        for (size_t i = 0; i < u->rank; i++) {
            const size_t index = (group * u->rank + i) * CK_GROUP_ROWS;
            for (size_t row = 0; row < CK_GROUP_ROWS; row++) sums[row] += weight(u, index + row) * t[i];
        }
        add_sums(u, group, position, sums);
    }
}

#if defined(__x86_64__)
/// `count` positions from `position` on.
CK_AVX2_INLINE void positions_avx2(const update *u, size_t group, size_t position, size_t count) {
    const size_t start = group * u->rank * CK_GROUP_ROWS;
    const float *t = u->t + position * u->rank;
    __m256 sums[POSITIONS];
    for (size_t p = 0; p < count; p++) sums[p] = _mm256_setzero_ps();
    for (size_t i = 0; i < u->rank; i++) {
        const size_t index = start + i * CK_GROUP_ROWS;
        const __m256 w = u->storage == CK_F16 ? ck_load_halves_avx2((const uint16_t *)u->b + index)
                                              : _mm256_loadu_ps((const float *)u->b + index);
        for (size_t p = 0; p < count; p++) {
            sums[p] = _mm256_fmadd_ps(w, _mm256_broadcast_ss(t + p * u->rank + i), sums[p]);
        }
    }
    const __m256 scale = _mm256_set1_ps(u->scale);
    const size_t row_count = rows_of(u, group);
    for (size_t p = 0; p < count; p++) {
        float *y = u->y + (position + p) * u->stride + group * CK_GROUP_ROWS;
        if (row_count == CK_GROUP_ROWS) {
            _mm256_storeu_ps(y, _mm256_fmadd_ps(scale, sums[p], _mm256_loadu_ps(y)));
        } else {
            float values[CK_GROUP_ROWS] = {0};
            memcpy(values, y, row_count * sizeof(float));
            _mm256_storeu_ps(values, _mm256_fmadd_ps(scale, sums[p], _mm256_loadu_ps(values)));
            memcpy(y, values, row_count * sizeof(float));
        }
    }
}

CK_AVX2_FUNCTION static void group_avx2(const update *u, size_t group) {
    size_t position = 0;
    for (; position + POSITIONS <= u->positions; position += POSITIONS) {
        positions_avx2(u, group, position, POSITIONS);
    }
    for (; position < u->positions; position++) positions_avx2(u, group, position, 1);
}
#endif

#if defined(__aarch64__)
static inline void positions_neon(const update *u, size_t group, size_t position, size_t count) {
    const size_t start = group * u->rank * CK_GROUP_ROWS;
    const float *t = u->t + position * u->rank;
    float32x4_t low[POSITIONS], high[POSITIONS];
    for (size_t p = 0; p < count; p++) low[p] = high[p] = vdupq_n_f32(0);
    for (size_t i = 0; i < u->rank; i++) {
        const size_t index = start + i * CK_GROUP_ROWS;
        float32x4_t first, second;
        if (u->storage == CK_F16) {
            first = ck_load_halves_neon((const uint16_t *)u->b + index);
            second = ck_load_halves_neon((const uint16_t *)u->b + index + 4);
        } else {
            first = vld1q_f32((const float *)u->b + index);
            second = vld1q_f32((const float *)u->b + index + 4);
        }
        for (size_t p = 0; p < count; p++) {
            low[p] = vfmaq_n_f32(low[p], first, t[p * u->rank + i]);
            high[p] = vfmaq_n_f32(high[p], second, t[p * u->rank + i]);
        }
    }
    for (size_t p = 0; p < count; p++) {
        float values[CK_GROUP_ROWS];
        vst1q_f32(values, low[p]);
        vst1q_f32(values + 4, high[p]);
        add_sums(u, group, position + p, values);
    }
}

static void group_neon(const update *u, size_t group) {
    size_t position = 0;
    for (; position + POSITIONS <= u->positions; position += POSITIONS) {
        positions_neon(u, group, position, POSITIONS);
    }
    for (; position < u->positions; position++) positions_neon(u, group, position, 1);
}
#endif

void ck_add_low_rank(
    ck_form form, ck_storage storage, const void *b, size_t rank, size_t rows, size_t first, size_t last,
    float scale, const float *t, size_t positions, float *y, size_t stride) {
    const update u = {storage, b, rank, rows, scale, t, positions, y, stride};
    for (size_t group = first; group < last; group++) {
        switch (form) {
#if defined(__x86_64__)
        case CK_AVX2:
        case CK_AVX_VNNI:
        case CK_AVX512_VNNI:
            group_avx2(&u, group);
            break;
#endif
#if defined(__aarch64__)
        case CK_NEON:
            group_neon(&u, group);
            break;
#endif
        default:
            group_scalar(&u, group);
        }
    }
}
