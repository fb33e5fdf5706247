// Updates of trained values.
#ifndef CK_ADAM_H
#define CK_ADAM_H

#include <stddef.h>

#include "ck_form.h"

/// How one update is made.
typedef struct ck_adam_step {
    float learning_rate;
    float beta1;
    float beta2;
    float epsilon;
    /// Decoupled.
    float weight_decay;
    /// 1 - β₁ᵗ and 1 - β₂ᵗ.
    float correction1;
    float correction2;
    /// What gradients are multiplied by first.
    float gradient_scale;
} ck_adam_step;

/// One step of AdamW (Loshchilov and Hutter, 2019): values and both moments are changed in place.
void ck_adam_w(
    ck_form form, ck_adam_step step, const float *gradients, size_t count, float *values, float *m, float *v);

/// Σ x², in double.
double ck_sum_of_squares(ck_form form, const float *x, size_t count);

#endif
