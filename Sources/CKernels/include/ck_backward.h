// Backward passes: from the gradient of a loss by what an operation gave to that by what it was given.
#ifndef CK_BACKWARD_H
#define CK_BACKWARD_H

#include <stddef.h>

#include "ck_form.h"

/// Back through y = x r · weight with r = 1 / √(mean(x²) + ε), for one row: dx, added to what is there where `adding`.
/// Gives r.
float ck_rms_norm_backward(
    ck_form form, const float *x, const float *weight, const float *dy, size_t count, float epsilon, int adding,
    float *dx);

/// Adds dy · x r to dweight, for one row.
void ck_rms_norm_weight_backward(
    ck_form form, const float *x, float r, const float *dy, size_t count, float *dweight);

/// Back through y = silu(gate) · up.
void ck_silu_backward(
    ck_form form, const float *gate, const float *up, const float *dy, size_t count, float *dgate, float *dup);

/// Back through y = GELU(gate) · up, with the same approximation as forward.
void ck_gelu_backward(
    ck_form form, const float *gate, const float *up, const float *dy, size_t count, float *dgate, float *dup);

/// Back through p = softmax(s), in place: dp becomes p (dp - Σ p dp).
void ck_softmax_backward(ck_form form, const float *p, size_t count, float *dp);

/// -log softmax(logits)[target]; leaves `factor` times its gradient in `logits`.
float ck_cross_entropy(ck_form form, float *logits, size_t count, size_t target, float factor);

/// -log softmax(logits)[target].
float ck_cross_entropy_loss(ck_form form, const float *logits, size_t count, size_t target);

/// y = x where a value is kept, over the share that is kept, and 0 where not; which, is a function of `key` and the index, that
/// of the first value here being `first`.
void ck_dropout(
    ck_form form, const float *x, size_t first, size_t count, unsigned key, float rate, float *y);

#endif
