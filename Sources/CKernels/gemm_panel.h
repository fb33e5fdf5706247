// Packing for float products: what a tile reads one value after the other comes to lie so.
#ifndef CK_GEMM_PANEL_H
#define CK_GEMM_PANEL_H

#include <stddef.h>

#include "ck_form.h"
#include "ck_gemm.h"

/// The most products that are summed before the sums go to C: a multiple of a block's columns and of a group's rows, so
/// that a panel of a tile's columns fits the nearest cache.
#define CK_PANEL_DEPTH 256

/// Puts lines side by side: `out[i · out_step + line] = in[line · line_step + i · step]`, for `length` values of each.
void ck_pack_lines(
    ck_form form, const float *in, ptrdiff_t line_step, ptrdiff_t step, size_t lines, size_t length,
    float *out, size_t out_step);

/// Writes rows `row ..< row + depth` by columns `column ..< column + count` of a factor of weights as rows of `width`
/// floats; what follows the count is not specified. Rows are written up to the next multiple of a group's.
///
/// `row` and `column` are multiples of 16, and of `width` that which counts columns; `row` is a multiple of 32 if the
/// factor is transposed.
void ck_pack_weights(
    ck_form form, const ck_factor *weights, size_t row, size_t depth, size_t column, size_t count,
    size_t width, float *out);

#endif
