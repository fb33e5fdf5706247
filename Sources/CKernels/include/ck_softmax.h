// Softmax and what belongs to it.
#ifndef CK_SOFTMAX_H
#define CK_SOFTMAX_H

#include <stddef.h>

#include "ck_form.h"

/// x = softmax(x), in place; the largest value may be anything finite.
void ck_softmax(ck_form form, float *x, size_t count);

/// log Σ e^x, without overflow; -∞ for no value.
float ck_log_sum_exp(ck_form form, const float *x, size_t count);

#endif
