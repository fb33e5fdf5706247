// What a low-rank update adds to a product (Hu and others, 2021): y += scale · B t, with t = A x.
#ifndef CK_LOW_RANK_H
#define CK_LOW_RANK_H

#include <stddef.h>

#include "ck_form.h"
#include "ck_pack.h"
#include "ck_storage.h"

/// Adds groups `first ..< last` of rows: `y[position · stride + row] += scale · Σ b[row][i] · t[position][i]`.
///
/// `b` holds F32 or F16 in groups of eight rows, `[group][i][row of the group]`, the last one filled up; `t` holds
/// `rank` values a position. A result does not depend on how many positions or groups are worked on together.
void ck_add_low_rank(
    ck_form form, ck_storage storage, const void *b, size_t rank, size_t rows, size_t first, size_t last,
    float scale, const float *t, size_t positions, float *y, size_t stride);

#endif
