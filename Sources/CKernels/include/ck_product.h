// Products of a matrix of weights with rows of activations: y[position][row] = Σ w[row][column] · x[position][column].
//
// A result does not depend on how many positions or groups are worked on together: each sum has one fixed order.
#ifndef CK_PRODUCT_H
#define CK_PRODUCT_H

#include <stddef.h>
#include <stdint.h>

#include "ck_form.h"
#include "ck_pack.h"
#include "ck_quantize.h"
#include "ck_storage.h"

/// Quantised activations: `positions` rows of `columns / 32` blocks.
typedef struct ck_quantized {
    const ck_activations *blocks;
    size_t positions;
    size_t columns;
} ck_quantized;

/// Groups `first ..< last` of a packed four-bit matrix times quantised activations; writes `y[position · stride + row]`.
void ck_product4(
    ck_form form, const ck_block4 *w, size_t rows, size_t first, size_t last, ck_quantized x, float *y,
    size_t stride);

/// The same of a packed five-bit matrix.
void ck_product5(
    ck_form form, const ck_block5 *w, size_t rows, size_t first, size_t last, ck_quantized x, float *y,
    size_t stride);

/// The same of a packed six-bit matrix.
void ck_product6(
    ck_form form, const ck_block6 *w, size_t rows, size_t first, size_t last, ck_quantized x, float *y,
    size_t stride);

/// The same of a packed eight-bit matrix.
void ck_product8(
    ck_form form, const ck_block8 *w, size_t rows, size_t first, size_t last, ck_quantized x, float *y,
    size_t stride);

/// Rows `first ..< last` of a stored F32, F16 or BF16 matrix times float activations of `columns` a row.
void ck_product_float(
    ck_form form, ck_storage storage, const void *w, size_t columns, size_t first, size_t last,
    const float *x, size_t positions, float *y, size_t stride);

/// Σ a[i] · b[i] in float.
float ck_dot(ck_form form, const float *a, const float *b, size_t count);

#endif
