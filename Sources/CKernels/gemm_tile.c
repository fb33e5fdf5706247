#include "gemm_tile.h"

#include "vectors.h"

#define SCALAR_ROWS 4
#define SCALAR_COLUMNS 16

static void compute_scalar(const ck_tile *tile, size_t rows) {
    float sums[SCALAR_ROWS][SCALAR_COLUMNS] = {{0}};
    const float *a = tile->a, *b = tile->b;
    for (size_t k = 0; k < tile->depth; k++, a += tile->a_step, b += tile->b_step) {
        for (size_t i = 0; i < rows; i++) {
            const float left = a[(ptrdiff_t)i * tile->a_row];
            for (size_t j = 0; j < SCALAR_COLUMNS; j++) sums[i][j] += left * b[j];
        }
    }
    for (size_t i = 0; i < rows; i++) {
        float *c = tile->c + (ptrdiff_t)i * tile->c_step;
        for (size_t j = 0; j < tile->columns; j++) {
            const float sum = tile->scale * sums[i][j];
            c[j] = tile->adding ? sum + c[j] : sum;
        }
    }
}

/// Asks for the memory of C, so that it is there when the sums are.
static inline __attribute__((always_inline)) void ask_for(const ck_tile *tile, const size_t rows) {
    for (size_t i = 0; i < rows; i++) {
        const float *c = tile->c + (ptrdiff_t)i * tile->c_step;
        __builtin_prefetch(c, 1);
        __builtin_prefetch(c + tile->columns - 1, 1);
    }
}

// A wide form has a function for each number of rows and for whole and half tiles, so that the sums of each are known to
// fit the registers. A row's address is that of the third row before it plus a multiple of one step: few pointers go on.

#if defined(__x86_64__)
#define AVX512_ROWS 8
#define AVX512_VECTORS 2

CK_AVX512_INLINE void tile_avx512(const ck_tile *tile, const size_t rows, const size_t vectors) {
    __m512 sums[AVX512_ROWS][AVX512_VECTORS];
    for (size_t i = 0; i < rows; i++) {
        for (size_t v = 0; v < vectors; v++) sums[i][v] = _mm512_setzero_ps();
    }
    const ptrdiff_t a_row = tile->a_row, a_step = tile->a_step, b_step = tile->b_step;
    const float *a[] = {tile->a, tile->a + 3 * a_row, tile->a + 6 * a_row};
    const float *b = tile->b;
    ask_for(tile, rows);
    for (size_t k = tile->depth; k > 0; k--) {
        __m512 right[AVX512_VECTORS];
        for (size_t v = 0; v < vectors; v++) right[v] = _mm512_loadu_ps(b + 16 * v);
        for (size_t i = 0; i < rows; i++) {
            const __m512 left = _mm512_set1_ps(a[i / 3][(ptrdiff_t)(i % 3) * a_row]);
            for (size_t v = 0; v < vectors; v++) sums[i][v] = _mm512_fmadd_ps(left, right[v], sums[i][v]);
        }
        for (size_t i = 0; i < 3; i++) a[i] += a_step;
        b += b_step;
    }
    const __m512 scale = _mm512_set1_ps(tile->scale);
    for (size_t v = 0; v < vectors; v++) {
        const size_t left = tile->columns > 16 * v ? tile->columns - 16 * v : 0;
        const __mmask16 mask = left < 16 ? (__mmask16)((1u << left) - 1) : 0xffff;
        float *c = tile->c + 16 * v;
        for (size_t i = 0; i < rows; i++, c += tile->c_step) {
            __m512 sum = _mm512_mul_ps(scale, sums[i][v]);
            if (tile->adding) sum = _mm512_add_ps(sum, _mm512_maskz_loadu_ps(mask, c));
            _mm512_mask_storeu_ps(c, mask, sum);
        }
    }
}

#define AVX512_TILE(ROWS)                                                                                      \
    CK_AVX512_FUNCTION static void tile_avx512_##ROWS(const ck_tile *tile) {                                   \
        if (tile->columns > 16) tile_avx512(tile, ROWS, 2);                                                    \
        else tile_avx512(tile, ROWS, 1);                                                                       \
    }
AVX512_TILE(1)
AVX512_TILE(2)
AVX512_TILE(3)
AVX512_TILE(4)
AVX512_TILE(5)
AVX512_TILE(6)
AVX512_TILE(7)
AVX512_TILE(8)

static void compute_avx512(const ck_tile *tile, size_t rows) {
    static void (*const functions[])(const ck_tile *) = {
        tile_avx512_1, tile_avx512_2, tile_avx512_3, tile_avx512_4,
        tile_avx512_5, tile_avx512_6, tile_avx512_7, tile_avx512_8,
    };
    functions[rows - 1](tile);
}

#define AVX2_ROWS 6
#define AVX2_VECTORS 2

CK_AVX2_INLINE void tile_avx2(const ck_tile *tile, const size_t rows, const size_t vectors) {
    __m256 sums[AVX2_ROWS][AVX2_VECTORS];
    for (size_t i = 0; i < rows; i++) {
        for (size_t v = 0; v < vectors; v++) sums[i][v] = _mm256_setzero_ps();
    }
    const ptrdiff_t a_row = tile->a_row, a_step = tile->a_step, b_step = tile->b_step;
    const float *a[] = {tile->a, tile->a + 3 * a_row};
    const float *b = tile->b;
    ask_for(tile, rows);
    for (size_t k = tile->depth; k > 0; k--) {
        __m256 right[AVX2_VECTORS];
        for (size_t v = 0; v < vectors; v++) right[v] = _mm256_loadu_ps(b + 8 * v);
        for (size_t i = 0; i < rows; i++) {
            const __m256 left = _mm256_broadcast_ss(a[i / 3] + (ptrdiff_t)(i % 3) * a_row);
            for (size_t v = 0; v < vectors; v++) sums[i][v] = _mm256_fmadd_ps(left, right[v], sums[i][v]);
        }
        for (size_t i = 0; i < 2; i++) a[i] += a_step;
        b += b_step;
    }
    const __m256 scale = _mm256_set1_ps(tile->scale);
    const __m256i lanes = _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7);
    for (size_t v = 0; v < vectors; v++) {
        const __m256i mask = _mm256_cmpgt_epi32(_mm256_set1_epi32((int)tile->columns - 8 * (int)v), lanes);
        const int is_whole = tile->columns >= 8 * v + 8;
        float *c = tile->c + 8 * v;
        for (size_t i = 0; i < rows; i++, c += tile->c_step) {
            __m256 sum = _mm256_mul_ps(scale, sums[i][v]);
            if (tile->adding) {
                sum = _mm256_add_ps(sum, is_whole ? _mm256_loadu_ps(c) : _mm256_maskload_ps(c, mask));
            }
            if (is_whole) _mm256_storeu_ps(c, sum);
            else _mm256_maskstore_ps(c, mask, sum);
        }
    }
}

#define AVX2_TILE(ROWS)                                                                                        \
    CK_AVX2_FUNCTION static void tile_avx2_##ROWS(const ck_tile *tile) {                                       \
        if (tile->columns > 8) tile_avx2(tile, ROWS, 2);                                                       \
        else tile_avx2(tile, ROWS, 1);                                                                         \
    }
AVX2_TILE(1)
AVX2_TILE(2)
AVX2_TILE(3)
AVX2_TILE(4)
AVX2_TILE(5)
AVX2_TILE(6)

static void compute_avx2(const ck_tile *tile, size_t rows) {
    static void (*const functions[])(const ck_tile *) = {
        tile_avx2_1, tile_avx2_2, tile_avx2_3, tile_avx2_4, tile_avx2_5, tile_avx2_6,
    };
    functions[rows - 1](tile);
}
#endif

#if defined(__aarch64__)
#define NEON_ROWS 6
#define NEON_VECTORS 4

static inline __attribute__((always_inline)) void tile_neon(
    const ck_tile *tile, const size_t rows, const size_t vectors) {
    float32x4_t sums[NEON_ROWS][NEON_VECTORS];
    for (size_t i = 0; i < rows; i++) {
        for (size_t v = 0; v < vectors; v++) sums[i][v] = vdupq_n_f32(0);
    }
    const ptrdiff_t a_row = tile->a_row;
    const float *a = tile->a, *b = tile->b;
    ask_for(tile, rows);
    for (size_t k = 0; k < tile->depth; k++, a += tile->a_step, b += tile->b_step) {
        float32x4_t right[NEON_VECTORS];
        for (size_t v = 0; v < vectors; v++) right[v] = vld1q_f32(b + 4 * v);
        for (size_t i = 0; i < rows; i++) {
            const float left = a[(ptrdiff_t)i * a_row];
            for (size_t v = 0; v < vectors; v++) sums[i][v] = vfmaq_n_f32(sums[i][v], right[v], left);
        }
    }
    for (size_t i = 0; i < rows; i++) {
        float *c = tile->c + (ptrdiff_t)i * tile->c_step;
        for (size_t v = 0; v < vectors && 4 * v < tile->columns; v++) {
            const float32x4_t sum = vmulq_n_f32(sums[i][v], tile->scale);
            if (4 * v + 4 <= tile->columns) {
                vst1q_f32(c + 4 * v, tile->adding ? vaddq_f32(sum, vld1q_f32(c + 4 * v)) : sum);
                continue;
            }
            float rest[4];
            vst1q_f32(rest, sum);
            for (size_t j = 4 * v; j < tile->columns; j++) {
                c[j] = tile->adding ? rest[j % 4] + c[j] : rest[j % 4];
            }
        }
    }
}

#define NEON_TILE(ROWS)                                                                                        \
    static void tile_neon_##ROWS(const ck_tile *tile) {                                                        \
        if (tile->columns > 8) tile_neon(tile, ROWS, 4);                                                       \
        else tile_neon(tile, ROWS, 2);                                                                         \
    }
NEON_TILE(1)
NEON_TILE(2)
NEON_TILE(3)
NEON_TILE(4)
NEON_TILE(5)
NEON_TILE(6)

static void compute_neon(const ck_tile *tile, size_t rows) {
    static void (*const functions[])(const ck_tile *) = {
        tile_neon_1, tile_neon_2, tile_neon_3, tile_neon_4, tile_neon_5, tile_neon_6,
    };
    functions[rows - 1](tile);
}
#endif

ck_tiles ck_tiles_of(ck_form form) {
    switch (form) {
#if defined(__x86_64__)
    case CK_AVX2:
    case CK_AVX_VNNI:
        return (ck_tiles){AVX2_ROWS, 8 * AVX2_VECTORS, compute_avx2};
    case CK_AVX512_VNNI:
        return (ck_tiles){AVX512_ROWS, 16 * AVX512_VECTORS, compute_avx512};
#endif
#if defined(__aarch64__)
    case CK_NEON:
        return (ck_tiles){NEON_ROWS, 4 * NEON_VECTORS, compute_neon};
#endif
    default:
        return (ck_tiles){SCALAR_ROWS, SCALAR_COLUMNS, compute_scalar};
    }
}
