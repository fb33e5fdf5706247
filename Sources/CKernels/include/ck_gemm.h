// Float products of matrices: C = scale · A · B, or that added to C.
//
// A sum runs over the columns of A in one fixed order, whatever part of C is worked on together and however the factors lie
// in memory: only the form decides the bits.
#ifndef CK_GEMM_H
#define CK_GEMM_H

#include <stddef.h>

#include "ck_form.h"
#include "ck_storage.h"

/// A factor: floats in memory, by the steps between its rows and columns; or weights, where `weights` is set.
typedef struct ck_factor {
    size_t rows;
    size_t columns;
    const float *values;
    ptrdiff_t row_step;
    ptrdiff_t column_step;
    /// A stored matrix, or a packed one where `packed` is set. The factor is some of its rows from `first` on; where
    /// `transposed` is set these are its columns.
    const void *weights;
    ck_storage storage;
    int packed;
    int transposed;
    size_t first;
    /// The columns of the matrix of weights.
    size_t width;
} ck_factor;

typedef struct ck_gemm {
    /// Floats in memory.
    ck_factor a;
    /// Either.
    ck_factor b;
    /// `b` as `ck_gemm_pack` wrote it, which pays where C has many more rows than columns; NULL where it is to be packed on
    /// the way, a few columns at a time.
    const float *packed;
    float scale;
    /// Whether the product is added to C; if it is not, C is not read.
    int adding;
    float *c;
    /// From row to row; columns follow each other.
    ptrdiff_t c_step;
} ck_gemm;

/// Rows of C that a form works on at a time. Work is split at multiples of it.
size_t ck_gemm_tile_rows(ck_form form);

/// Columns of C that a form works on at a time. Work is split at multiples of it.
size_t ck_gemm_tile_columns(ck_form form);

/// Floats that a packed right factor takes.
size_t ck_gemm_packed_count(ck_form form, size_t rows, size_t columns);

/// Packs tiles `first ..< last` of the columns of a right factor of floats in memory.
void ck_gemm_pack(ck_form form, const ck_factor *b, size_t first, size_t last, float *packed);

/// Computes rows `first_row ..< last_row` by columns `first_column ..< last_column` of C.
void ck_gemm_multiply(
    ck_form form, const ck_gemm *product, size_t first_row, size_t last_row, size_t first_column,
    size_t last_column);

#endif
