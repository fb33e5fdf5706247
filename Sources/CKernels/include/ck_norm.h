// Root-mean-square norm.
#ifndef CK_NORM_H
#define CK_NORM_H

#include <stddef.h>

#include "ck_form.h"

/// y = x / √(mean(x²) + ε) · weight, for one row.
void ck_rms_norm(ck_form form, const float *x, const float *weight, size_t count, float epsilon, float *y);

#endif
