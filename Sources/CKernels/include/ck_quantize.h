// Activations quantised to eight bits, and to eight bits more where eight are too few.
#ifndef CK_QUANTIZE_H
#define CK_QUANTIZE_H

#include <stddef.h>
#include <stdint.h>

#include "ck_form.h"

/// What the products need to know of 32 quantised values.
typedef struct ck_scale {
    /// Value = scale · quant.
    float scale;
    /// scale · the sum of the quants, for weights with a minimum.
    float sum;
    /// The same of the first 16 quants alone, for weights with a minimum for every 16.
    float first;
} ck_scale;

/// A block of 32 activations: activation ≈ quant + rest, each with its scale.
typedef struct ck_activations {
    ck_scale quant;
    /// What quantising left out, quantised again; its scale is 0 in blocks that have none, and its quants are not set.
    ck_scale rest;
    int8_t quants[32];
    int8_t rests[32];
} ck_activations;

/// Quantises `positions` rows of `blocks` blocks of 32 activations to -127 ... 127, each block on its own.
///
/// The error of a block is as large as its scale is. Blocks of a row whose squared scale is above one and a half times the
/// row's mean are few and hold most of the error: what was left out of them is quantised too. Rows do not depend on
/// each other.
void ck_quantize(ck_form form, const float *x, size_t positions, size_t blocks, ck_activations *y);

#endif
