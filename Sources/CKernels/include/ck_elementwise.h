// Operations on values one by one, and on neighbouring pairs.
#ifndef CK_ELEMENTWISE_H
#define CK_ELEMENTWISE_H

#include <stddef.h>

#include "ck_form.h"

/// y = a + b.
void ck_add(ck_form form, const float *a, const float *b, size_t count, float *y);

/// y = gate / (1 + e^-gate) · up.
void ck_silu_multiply(ck_form form, const float *gate, const float *up, size_t count, float *y);

/// y = GELU(gate) · up, by the approximation with a hyperbolic tangent (Hendrycks and Gimpel, 2016).
void ck_gelu_multiply(ck_form form, const float *gate, const float *up, size_t count, float *y);

/// Which values of a head are turned together.
typedef enum ck_pairing {
    /// Neighbours: 2 i and 2 i + 1.
    CK_NEIGHBOURS = 0,
    /// i and pairs + i.
    CK_HALVES = 1,
} ck_pairing;

/// Turns the first `pairs` pairs of each head of `width` values by the angles with these cosines and sines.
void ck_rotate(
    ck_form form, ck_pairing pairing, const float *x, size_t heads, size_t width, size_t pairs,
    const float *cosines, const float *sines, float *y);

#endif
