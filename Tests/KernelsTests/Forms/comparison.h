// Values to compare forms on, and the comparisons.
#ifndef COMPARISON_H
#define COMPARISON_H

#include <stddef.h>

#include "CKernels.h"

/// A number of -1 ..< 1 that looks random.
float uniform(void);

/// One float behind an aligned address, so that wide loads meet unaligned input. Nothing follows the last value, so that
/// an address sanitiser sees a read beyond it.
float *values(size_t count);

void release(float *values);

/// Holds what a form gives to what the scalar one gives.
void compare(const char *name, size_t size, const float *a, const float *b, size_t count, float tolerance);

/// Holds what every form is to give to the same bits, and those to the values of double precision.
void compare_exact(
    const char *name, size_t size, const float *a, const float *b, const double *expected, size_t count);

/// Compares all that training alone needs, on rows of `n` values.
void compare_training(ck_form form, size_t n);

#endif
