#include "ck_attention.h"

#include <math.h>
#include <string.h>

#include "ck_half.h"
#include "ck_softmax.h"
#include "half_scalar.h"
#include "vectors.h"

/// Queries that are worked on together.
#define QUERIES 4

// The product y[row][column] += Σ a[row][k] · b[k][column] of floats with halves, for `rows` up to four, is both halves
// of attention: scores are queries times keys, the output is weights times values. Sums go on from what is there, so
// that keys in two places give the same bits as in one.

static void product_scalar(
    const float *a, size_t a_stride, int rows, const uint16_t *b, size_t b_stride, size_t depth,
    size_t columns, float *y, size_t y_stride) {
    for (int row = 0; row < rows; row++) {
        for (size_t column = 0; column < columns; column++) {
            float sum = y[(size_t)row * y_stride + column];
            for (size_t k = 0; k < depth; k++) {
                sum += a[(size_t)row * a_stride + k] * ck_half_to_float(b[k * b_stride + column]);
            }
            y[(size_t)row * y_stride + column] = sum;
        }
    }
}

#if defined(__x86_64__)
CK_AVX2_INLINE void tile_avx2(
    const float *a, size_t a_stride, const int rows, const uint16_t *b, size_t b_stride, size_t depth,
    const int vectors, float *y, size_t y_stride) {
    __m256 sums[QUERIES][2];
    for (int row = 0; row < rows; row++) {
        for (int v = 0; v < vectors; v++) sums[row][v] = _mm256_loadu_ps(y + (size_t)row * y_stride + 8 * v);
    }
    for (size_t k = 0; k < depth; k++, b += b_stride) {
        __m256 halves[2];
        for (int v = 0; v < vectors; v++) halves[v] = ck_load_halves_avx2(b + 8 * v);
        for (int row = 0; row < rows; row++) {
            const __m256 factor = _mm256_set1_ps(a[(size_t)row * a_stride + k]);
            for (int v = 0; v < vectors; v++) sums[row][v] = _mm256_fmadd_ps(factor, halves[v], sums[row][v]);
        }
    }
    for (int row = 0; row < rows; row++) {
        for (int v = 0; v < vectors; v++) _mm256_storeu_ps(y + (size_t)row * y_stride + 8 * v, sums[row][v]);
    }
}

CK_AVX2_FUNCTION static void product_avx2(
    const float *a, size_t a_stride, int rows, const uint16_t *b, size_t b_stride, size_t depth,
    size_t columns, float *y, size_t y_stride) {
    size_t c = 0;
    for (; c + 16 <= columns; c += 16) {
        switch (rows) {
        case 4: tile_avx2(a, a_stride, 4, b + c, b_stride, depth, 2, y + c, y_stride); break;
        case 3: tile_avx2(a, a_stride, 3, b + c, b_stride, depth, 2, y + c, y_stride); break;
        case 2: tile_avx2(a, a_stride, 2, b + c, b_stride, depth, 2, y + c, y_stride); break;
        default: tile_avx2(a, a_stride, 1, b + c, b_stride, depth, 2, y + c, y_stride);
        }
    }
    for (; c + 8 <= columns; c += 8) {
        for (int row = 0; row < rows; row++) {
            tile_avx2(
                a + (size_t)row * a_stride, a_stride, 1, b + c, b_stride, depth, 1,
                y + (size_t)row * y_stride + c, y_stride);
        }
    }
    product_scalar(a, a_stride, rows, b + c, b_stride, depth, columns - c, y + c, y_stride);
}

CK_AVX512_INLINE void tile_avx512(
    const float *a, size_t a_stride, const int rows, const uint16_t *b, size_t b_stride, size_t depth,
    const int vectors, float *y, size_t y_stride) {
    __m512 sums[QUERIES][2];
    for (int row = 0; row < rows; row++) {
        for (int v = 0; v < vectors; v++) sums[row][v] = _mm512_loadu_ps(y + (size_t)row * y_stride + 16 * v);
    }
    for (size_t k = 0; k < depth; k++, b += b_stride) {
        __m512 halves[2];
        for (int v = 0; v < vectors; v++) {
            halves[v] = _mm512_cvtph_ps(_mm256_loadu_si256((const __m256i *)(b + 16 * v)));
        }
        for (int row = 0; row < rows; row++) {
            const __m512 factor = _mm512_set1_ps(a[(size_t)row * a_stride + k]);
            for (int v = 0; v < vectors; v++) sums[row][v] = _mm512_fmadd_ps(factor, halves[v], sums[row][v]);
        }
    }
    for (int row = 0; row < rows; row++) {
        for (int v = 0; v < vectors; v++) _mm512_storeu_ps(y + (size_t)row * y_stride + 16 * v, sums[row][v]);
    }
}

/// As `product_avx2` to the bit: each sum has the same order.
CK_AVX512_FUNCTION static void product_avx512(
    const float *a, size_t a_stride, int rows, const uint16_t *b, size_t b_stride, size_t depth,
    size_t columns, float *y, size_t y_stride) {
    size_t c = 0;
    for (; c + 32 <= columns; c += 32) {
        switch (rows) {
        case 4: tile_avx512(a, a_stride, 4, b + c, b_stride, depth, 2, y + c, y_stride); break;
        case 3: tile_avx512(a, a_stride, 3, b + c, b_stride, depth, 2, y + c, y_stride); break;
        case 2: tile_avx512(a, a_stride, 2, b + c, b_stride, depth, 2, y + c, y_stride); break;
        default: tile_avx512(a, a_stride, 1, b + c, b_stride, depth, 2, y + c, y_stride);
        }
    }
    if (c + 16 <= columns) {
        switch (rows) {
        case 4: tile_avx512(a, a_stride, 4, b + c, b_stride, depth, 1, y + c, y_stride); break;
        case 3: tile_avx512(a, a_stride, 3, b + c, b_stride, depth, 1, y + c, y_stride); break;
        case 2: tile_avx512(a, a_stride, 2, b + c, b_stride, depth, 1, y + c, y_stride); break;
        default: tile_avx512(a, a_stride, 1, b + c, b_stride, depth, 1, y + c, y_stride);
        }
        c += 16;
    }
    product_avx2(a, a_stride, rows, b + c, b_stride, depth, columns - c, y + c, y_stride);
}
#endif

#if defined(__aarch64__)
static inline void tile_neon(
    const float *a, size_t a_stride, const int rows, const uint16_t *b, size_t b_stride, size_t depth,
    const int vectors, float *y, size_t y_stride) {
    float32x4_t sums[QUERIES][4];
    for (int row = 0; row < rows; row++) {
        for (int v = 0; v < vectors; v++) sums[row][v] = vld1q_f32(y + (size_t)row * y_stride + 4 * v);
    }
    for (size_t k = 0; k < depth; k++, b += b_stride) {
        float32x4_t halves[4];
        for (int v = 0; v < vectors; v++) halves[v] = ck_load_halves_neon(b + 4 * v);
        for (int row = 0; row < rows; row++) {
            const float factor = a[(size_t)row * a_stride + k];
            for (int v = 0; v < vectors; v++) sums[row][v] = vfmaq_n_f32(sums[row][v], halves[v], factor);
        }
    }
    for (int row = 0; row < rows; row++) {
        for (int v = 0; v < vectors; v++) vst1q_f32(y + (size_t)row * y_stride + 4 * v, sums[row][v]);
    }
}

static void product_neon(
    const float *a, size_t a_stride, int rows, const uint16_t *b, size_t b_stride, size_t depth,
    size_t columns, float *y, size_t y_stride) {
    size_t c = 0;
    for (; c + 16 <= columns; c += 16) {
        switch (rows) {
        case 4: tile_neon(a, a_stride, 4, b + c, b_stride, depth, 4, y + c, y_stride); break;
        case 3: tile_neon(a, a_stride, 3, b + c, b_stride, depth, 4, y + c, y_stride); break;
        case 2: tile_neon(a, a_stride, 2, b + c, b_stride, depth, 4, y + c, y_stride); break;
        default: tile_neon(a, a_stride, 1, b + c, b_stride, depth, 4, y + c, y_stride);
        }
    }
    for (; c + 4 <= columns; c += 4) {
        for (int row = 0; row < rows; row++) {
            tile_neon(
                a + (size_t)row * a_stride, a_stride, 1, b + c, b_stride, depth, 1,
                y + (size_t)row * y_stride + c, y_stride);
        }
    }
    product_scalar(a, a_stride, rows, b + c, b_stride, depth, columns - c, y + c, y_stride);
}
#endif

static void product(
    ck_form form, const float *a, size_t a_stride, int rows, const uint16_t *b, size_t b_stride,
    size_t depth, size_t columns, float *y, size_t y_stride) {
    switch (form) {
#if defined(__x86_64__)
    case CK_AVX2:
    case CK_AVX_VNNI:
        product_avx2(a, a_stride, rows, b, b_stride, depth, columns, y, y_stride);
        return;
    case CK_AVX512_VNNI:
        product_avx512(a, a_stride, rows, b, b_stride, depth, columns, y, y_stride);
        return;
#endif
#if defined(__aarch64__)
    case CK_NEON:
        product_neon(a, a_stride, rows, b, b_stride, depth, columns, y, y_stride);
        return;
#endif
    default:
        product_scalar(a, a_stride, rows, b, b_stride, depth, columns, y, y_stride);
    }
}

static size_t rounded(size_t keys) {
    return (keys + CK_KEY_POSITIONS - 1) / CK_KEY_POSITIONS * CK_KEY_POSITIONS;
}

size_t ck_attention_scratch(size_t keys, size_t head_width) {
    return QUERIES * (rounded(keys) + 2 * head_width);
}

void ck_attention_append(
    ck_form form, const float *key, const float *value, size_t head_width, size_t position, uint16_t *keys,
    uint16_t *values) {
    const float limit = 65504;
    uint16_t *block = keys + position / CK_KEY_POSITIONS * CK_KEY_POSITIONS * head_width;
    uint16_t *row = values + position * head_width;
    for (size_t start = 0; start < head_width; start += 64) {
        const size_t count = head_width - start < 64 ? head_width - start : 64;
        float held[64];
        uint16_t halves[64];
        for (size_t i = 0; i < count; i++) held[i] = fminf(fmaxf(key[start + i], -limit), limit);
        ck_floats_to_halves(form, held, count, halves);
        for (size_t i = 0; i < count; i++) {
            block[(start + i) * CK_KEY_POSITIONS + position % CK_KEY_POSITIONS] = halves[i];
        }
        for (size_t i = 0; i < count; i++) held[i] = fminf(fmaxf(value[start + i], -limit), limit);
        ck_floats_to_halves(form, held, count, row + start);
    }
}

/// The first key that a position looks at.
static size_t first_key(const ck_attention_input *in, size_t position) {
    const size_t own = in->start + position + 1;
    return in->window && own > in->window ? own - in->window : 0;
}

/// Scores of queries with the keys `first ..< last`; both are multiples of a block or the end.
static void score(
    ck_form form, const ck_attention_input *in, const float *queries, int count, size_t first, size_t last,
    float *weights, size_t stride) {
    const size_t width = in->head_width;
    for (size_t key = first; key < last; key += CK_KEY_POSITIONS) {
        const uint16_t *block = key < in->shared ? in->shared_keys + key * width
                                                 : in->keys + (key - in->shared) * width;
        product(
            form, queries, width, count, block, CK_KEY_POSITIONS, width, CK_KEY_POSITIONS, weights + key,
            stride);
    }
}

/// Weights times the values of the keys `first ..< last`.
static void mix(
    ck_form form, const ck_attention_input *in, const float *weights, size_t stride, int count, size_t first,
    size_t last, float *output) {
    const size_t width = in->head_width;
    if (first < in->shared) {
        const size_t end = last < in->shared ? last : in->shared;
        product(
            form, weights + first, stride, count, in->shared_values + first * width, width, end - first,
            width, output, width);
        first = end;
    }
    if (first < last) {
        product(
            form, weights + first, stride, count, in->values + (first - in->shared) * width, width,
            last - first, width, output, width);
    }
}

static void tile(
    ck_form form, const ck_attention_input *in, size_t first, int count, float *scratch) {
    const size_t width = in->head_width;
    const size_t keys = in->start + (first + (size_t)count - 1) / in->heads + 1;
    const size_t start = first_key(in, first / in->heads) / CK_KEY_POSITIONS * CK_KEY_POSITIONS;
    const size_t stride = rounded(keys);
    float *queries = scratch;
    float *output = queries + QUERIES * width;
    float *weights = output + QUERIES * width;

    for (int i = 0; i < count; i++) {
        const size_t query = first + (size_t)i;
        const float *q = in->queries + query / in->heads * in->query_stride + query % in->heads * width;
        for (size_t j = 0; j < width; j++) queries[(size_t)i * width + j] = q[j] * in->scale;
        memset(weights + (size_t)i * stride + start, 0, (stride - start) * sizeof(float));
    }
    score(form, in, queries, count, start, keys, weights, stride);
    for (int i = 0; i < count; i++) {
        const size_t query = first + (size_t)i;
        const size_t position = query / in->heads;
        const size_t from = first_key(in, position);
        const size_t own = in->start + position + 1;
        float *row = weights + (size_t)i * stride;
        ck_softmax(form, row + from, own - from);
        memset(row + start, 0, (from - start) * sizeof(float));
        memset(row + own, 0, (keys - own) * sizeof(float));
        if (in->weights && in->weights[position]) {
            float *told = in->weights[position] + query % in->heads * own;
            memset(told, 0, from * sizeof(float));
            memcpy(told + from, row + from, (own - from) * sizeof(float));
        }
    }
    memset(output, 0, (size_t)count * width * sizeof(float));
    mix(form, in, weights, stride, count, start, keys, output);
    for (int i = 0; i < count; i++) {
        const size_t query = first + (size_t)i;
        float *y = in->output + query / in->heads * in->query_stride + query % in->heads * width;
        memcpy(y, output + (size_t)i * width, width * sizeof(float));
    }
}

void ck_attention(
    ck_form form, const ck_attention_input *input, size_t first, size_t last, float *scratch) {
    for (size_t query = first; query < last; query += QUERIES) {
        const size_t count = last - query < QUERIES ? last - query : QUERIES;
        tile(form, input, query, (int)count, scratch);
    }
}
