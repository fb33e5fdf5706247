#include <string.h>

#include "ck_half.h"
#include "ck_pack.h"
#include "gemm_panel.h"
#include "gemm_tile.h"
#include "half_scalar.h"
#include "plain_block.h"
#include "vectors.h"

/// Bytes of a group's block.
static size_t group_bytes(ck_storage storage) {
    return ck_packed_bytes(storage, CK_GROUP_ROWS, CK_BLOCK_COLUMNS);
}

/// The packed block of a row's group that holds a column.
static const uint8_t *packed_block(const ck_factor *weights, size_t row, size_t column) {
    const size_t block = row / CK_GROUP_ROWS * (weights->width / CK_BLOCK_COLUMNS) + column / CK_BLOCK_COLUMNS;
    return (const uint8_t *)weights->weights + block * group_bytes(weights->storage);
}

/// Writes some whole blocks of a row of the matrix of weights.
static void read_blocks(const ck_factor *weights, size_t row, size_t column, size_t count, float *y) {
    if (weights->packed) {
        const uint8_t *in = packed_block(weights, row, column);
        ck_unpack_row(weights->storage, in, count, row % CK_GROUP_ROWS, y);
        return;
    }
    const uint8_t *in = (const uint8_t *)weights->weights + row * ck_row_bytes(weights->storage, weights->width);
    for (size_t i = 0; i < count; i += CK_BLOCK_COLUMNS) {
        ck_plain_block plain;
        ck_read_plain(weights->storage, in, (column + i) / CK_BLOCK_COLUMNS, &plain);
        ck_plain_to_floats(&plain, y + i);
    }
}

/// Writes some columns of a row of the matrix of weights.
static void read_row(
    ck_form form, const ck_factor *weights, size_t row, size_t column, size_t count, float *y) {
    const size_t index = row * weights->width + column;
    switch (weights->storage) {
    case CK_F32:
        memcpy(y, (const float *)weights->weights + index, count * sizeof(float));
        return;
    case CK_F16:
        ck_halves_to_floats(form, (const uint16_t *)weights->weights + index, count, y);
        return;
    case CK_BF16:
        for (size_t i = 0; i < count; i++) y[i] = ck_bfloat_to_float(((const uint16_t *)weights->weights)[index + i]);
        return;
    default: break;
    }
    const size_t skipped = column % CK_BLOCK_COLUMNS;
    if (skipped == 0 && count % CK_BLOCK_COLUMNS == 0) {
        read_blocks(weights, row, column, count, y);
        return;
    }
    // Half a block.
    float block[CK_BLOCK_COLUMNS];
    read_blocks(weights, row, column - skipped, CK_BLOCK_COLUMNS, block);
    memcpy(y, block + skipped, count * sizeof(float));
}

/// Packs rows of weights that are rows of the factor.
static void pack_rows(
    ck_form form, const ck_factor *weights, size_t row, size_t depth, size_t column, size_t count,
    size_t width, float *out) {
    for (size_t i = 0; i < depth; i++) read_row(form, weights, row + i, column, count, out + i * width);
}

/// Packs rows of weights that are columns of the factor.
static void pack_columns(
    ck_form form, const ck_factor *weights, size_t row, size_t count, size_t column, size_t depth,
    size_t width, float *out) {
    float lines[CK_GROUP_ROWS][CK_PANEL_DEPTH];
    for (size_t first = 0; first < count; first += CK_GROUP_ROWS) {
        const size_t many = count - first < CK_GROUP_ROWS ? count - first : CK_GROUP_ROWS;
        for (size_t i = 0; i < many; i++) read_row(form, weights, row + first + i, column, depth, lines[i]);
        ck_pack_lines(form, lines[0], CK_PANEL_DEPTH, 1, many, depth, out + first, width);
    }
}

#if defined(__x86_64__)
/// Half the columns of a group's block: four columns of the eight rows a vector, as signed bytes.
typedef struct half_block {
    __m256i quants[4];
    __m256 scale;
    __m256 minimum;
} half_block;

CK_AVX2_INLINE __m256i load_avx2(const void *bytes) { return _mm256_loadu_si256((const __m256i *)bytes); }

/// The low four bits of quants.
CK_AVX2_INLINE void load_low_avx2(const uint8_t *quants, size_t half, half_block *y) {
    const __m256i mask = _mm256_set1_epi8(0xf);
    for (int j = 0; j < 4; j++) {
        const __m256i pairs = load_avx2(quants + 32 * j);
        y->quants[j] = _mm256_and_si256(half ? _mm256_srli_epi32(pairs, 4) : pairs, mask);
    }
}

CK_AVX2_INLINE half_block load_half_avx2(ck_packing packing, const uint8_t *bytes, size_t half) {
    half_block y;
    y.minimum = _mm256_setzero_ps();
    switch (packing) {
    case CK_PACKED_4: {
        const ck_block4 *block = (const ck_block4 *)bytes;
        y.scale = ck_load_halves_avx2(block->scale);
        y.minimum = ck_load_halves_avx2(block->minimum);
        load_low_avx2(block->quants, half, &y);
        return y;
    }
    case CK_PACKED_5: {
        const ck_block5 *block = (const ck_block5 *)bytes;
        y.scale = ck_load_halves_avx2(block->scale);
        y.minimum = ck_load_halves_avx2(block->minimum);
        load_low_avx2(block->quants, half, &y);
        const __m256i high = load_avx2(block->high), mask = _mm256_set1_epi8(1);
        for (int j = 0; j < 4; j++) {
            const __m256i bit = _mm256_and_si256(_mm256_srli_epi32(high, 4 * (int)half + j), mask);
            y.quants[j] = _mm256_or_si256(y.quants[j], _mm256_slli_epi32(bit, 4));
        }
        return y;
    }
    case CK_PACKED_6: {
        const ck_block6 *block = (const ck_block6 *)bytes;
        y.scale = ck_load_halves_avx2(block->scale[half]);
        load_low_avx2(block->quants, half, &y);
        const __m256i high = load_avx2(block->high[half]), mask = _mm256_set1_epi8(3);
        for (int j = 0; j < 4; j++) {
            const __m256i bits = _mm256_and_si256(_mm256_srli_epi32(high, 2 * j), mask);
            const __m256i raised = _mm256_or_si256(y.quants[j], _mm256_slli_epi32(bits, 4));
            y.quants[j] = _mm256_sub_epi8(raised, _mm256_set1_epi8(32));
        }
        return y;
    }
    default: {
        const ck_block8 *block = (const ck_block8 *)bytes;
        y.scale = ck_load_halves_avx2(block->scale);
        for (int j = 0; j < 4; j++) y.quants[j] = load_avx2(block->quants + 128 * half + 32 * j);
        return y;
    }
    }
}

/// A group's rows as columns: each lane of a vector is a row already.
CK_AVX2_INLINE void put_columns_avx2(const half_block *half, size_t width, float *out) {
    for (int j = 0; j < 4; j++, out += 4 * width) {
        const __m256i quants = half->quants[j];
        const __m256i columns[] = {
            _mm256_slli_epi32(quants, 24), _mm256_slli_epi32(quants, 16), _mm256_slli_epi32(quants, 8), quants,
        };
        for (size_t c = 0; c < 4; c++) {
            const __m256 quant = _mm256_cvtepi32_ps(_mm256_srai_epi32(columns[c], 24));
            // Not fused, so that a weight is to the bit what it is as a row.
            const __m256 product = _mm256_mul_ps(half->scale, quant);
            _mm256_storeu_ps(out + c * width, _mm256_add_ps(product, half->minimum));
        }
    }
}

CK_AVX2_INLINE void put_row_avx2(__m128i quants, float scale, float minimum, float *out) {
    const __m256i wide[] = {_mm256_cvtepi8_epi32(quants), _mm256_cvtepi8_epi32(_mm_srli_si128(quants, 8))};
    for (size_t i = 0; i < 2; i++) {
        const __m256 product = _mm256_mul_ps(_mm256_set1_ps(scale), _mm256_cvtepi32_ps(wide[i]));
        _mm256_storeu_ps(out + 8 * i, _mm256_add_ps(product, _mm256_set1_ps(minimum)));
    }
}

/// A group's rows as rows: four words of four columns come together for each.
CK_AVX2_INLINE void put_rows_avx2(const half_block *half, size_t width, float *out) {
    const __m256i low[] = {
        _mm256_unpacklo_epi32(half->quants[0], half->quants[1]),
        _mm256_unpackhi_epi32(half->quants[0], half->quants[1]),
    };
    const __m256i high[] = {
        _mm256_unpacklo_epi32(half->quants[2], half->quants[3]),
        _mm256_unpackhi_epi32(half->quants[2], half->quants[3]),
    };
    float scales[CK_GROUP_ROWS], minima[CK_GROUP_ROWS];
    _mm256_storeu_ps(scales, half->scale);
    _mm256_storeu_ps(minima, half->minimum);
    for (size_t i = 0; i < 4; i++) {
        const __m256i rows = i % 2 ? _mm256_unpackhi_epi64(low[i / 2], high[i / 2])
                                   : _mm256_unpacklo_epi64(low[i / 2], high[i / 2]);
        put_row_avx2(_mm256_castsi256_si128(rows), scales[i], minima[i], out + i * width);
        put_row_avx2(_mm256_extracti128_si256(rows, 1), scales[i + 4], minima[i + 4], out + (i + 4) * width);
    }
}

CK_AVX2_INLINE void pack_packed_columns_avx2(
    ck_packing packing, const ck_factor *weights, size_t row, size_t count, size_t column, size_t depth,
    size_t width, float *out) {
    const size_t bytes = group_bytes(weights->storage);
    for (size_t first = 0; first < count; first += CK_GROUP_ROWS) {
        const uint8_t *in = packed_block(weights, row + first, column);
        for (size_t k = 0; k < depth; k += CK_BLOCK_COLUMNS, in += bytes) {
            for (size_t half = 0; half < 2; half++) {
                const half_block values = load_half_avx2(packing, in, half);
                put_columns_avx2(&values, width, out + first + (k + 16 * half) * width);
            }
        }
    }
}

CK_AVX2_INLINE void pack_packed_rows_avx2(
    ck_packing packing, const ck_factor *weights, size_t row, size_t depth, size_t column, size_t count,
    size_t width, float *out) {
    const size_t bytes = weights->width / CK_BLOCK_COLUMNS * group_bytes(weights->storage);
    const uint8_t *in = packed_block(weights, row, column);
    for (size_t k = 0; k < depth; k += CK_GROUP_ROWS, in += bytes) {
        for (size_t start = 0; start < count; start += 16) {
            const half_block values = load_half_avx2(packing, in, (column + start) / 16 % 2);
            put_rows_avx2(&values, width, out + k * width + start);
        }
    }
}

#define PACKED_AVX2(BITS)                                                                                      \
    CK_AVX2_FUNCTION static void pack_packed##BITS##_avx2(                                                     \
        const ck_factor *weights, size_t row, size_t depth, size_t column, size_t count, size_t width,         \
        float *out) {                                                                                          \
        if (weights->transposed) {                                                                             \
            pack_packed_columns_avx2(                                                                          \
                CK_PACKED_##BITS, weights, weights->first + column, count, row, depth, width, out);            \
        } else {                                                                                               \
            pack_packed_rows_avx2(                                                                             \
                CK_PACKED_##BITS, weights, weights->first + row, depth, column, count, width, out);            \
        }                                                                                                      \
    }
PACKED_AVX2(4)
PACKED_AVX2(5)
PACKED_AVX2(6)
PACKED_AVX2(8)

static void pack_packed_avx2(
    const ck_factor *weights, size_t row, size_t depth, size_t column, size_t count, size_t width,
    float *out) {
    switch (ck_packing_of(weights->storage)) {
    case CK_AS_STORED: return;
    case CK_PACKED_4: pack_packed4_avx2(weights, row, depth, column, count, width, out); return;
    case CK_PACKED_5: pack_packed5_avx2(weights, row, depth, column, count, width, out); return;
    case CK_PACKED_6: pack_packed6_avx2(weights, row, depth, column, count, width, out); return;
    case CK_PACKED_8: pack_packed8_avx2(weights, row, depth, column, count, width, out); return;
    }
}
#endif

void ck_pack_weights(
    ck_form form, const ck_factor *weights, size_t row, size_t depth, size_t column, size_t count,
    size_t width, float *out) {
#if defined(__x86_64__)
    const size_t first = weights->first + (weights->transposed ? column : row);
    if (weights->packed && form != CK_SCALAR && first % CK_GROUP_ROWS == 0) {
        pack_packed_avx2(weights, row, depth, column, count, width, out);
        return;
    }
#endif
    if (weights->transposed) {
        pack_columns(form, weights, weights->first + column, count, row, depth, width, out);
    } else {
        pack_rows(form, weights, weights->first + row, depth, column, count, width, out);
    }
}
