// IEEE 754 binary16 to and from float.
#ifndef CK_HALF_H
#define CK_HALF_H

#include <stddef.h>
#include <stdint.h>

#include "ck_form.h"

/// Writes `count` floats as the nearest halves, ties to even.
void ck_floats_to_halves(ck_form form, const float *x, size_t count, uint16_t *y);

/// Writes `count` halves as floats.
void ck_halves_to_floats(ck_form form, const uint16_t *x, size_t count, float *y);

#endif
