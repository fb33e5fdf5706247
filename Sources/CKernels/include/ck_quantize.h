// Activations quantised to eight bits.
#ifndef CK_QUANTIZE_H
#define CK_QUANTIZE_H

#include <stddef.h>
#include <stdint.h>

#include "ck_form.h"

/// What the products need to know of 32 quantised activations.
typedef struct ck_scale {
    /// Activation = scale · quant.
    float scale;
    /// scale · the sum of the quants, for weights with a minimum.
    float sum;
} ck_scale;

/// Quantises `blocks` blocks of 32 activations to -127 ... 127, each block on its own.
void ck_quantize(ck_form form, const float *x, size_t blocks, int8_t *quants, ck_scale *scales);

/// Writes what quantising left out: y = x − scale · quant.
void ck_quantize_residual(
    const float *x, size_t blocks, const int8_t *quants, const ck_scale *scales, float *y);

#endif
