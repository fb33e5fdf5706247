#include <math.h>

#include "ck_backward.h"
#include "lanes.h"

/// Σ a b.
CK_PLAIN_INLINE float dot(const float *a, const float *b, size_t count) {
    float lanes[CK_LANES] = {0};
    size_t i = 0;
    for (; i + CK_LANES <= count; i += CK_LANES) {
        for (int l = 0; l < CK_LANES; l++) lanes[l] += a[i + l] * b[i + l];
    }
    for (int l = 0; i < count; i++, l++) lanes[l] += a[i] * b[i];
    return ck_sum_lanes(lanes);
}

/// Σ dy weight x.
CK_PLAIN_INLINE float weighted_dot(const float *dy, const float *weight, const float *x, size_t count) {
    float lanes[CK_LANES] = {0};
    size_t i = 0;
    for (; i + CK_LANES <= count; i += CK_LANES) {
        for (int l = 0; l < CK_LANES; l++) lanes[l] += dy[i + l] * weight[i + l] * x[i + l];
    }
    for (int l = 0; i < count; i++, l++) lanes[l] += dy[i] * weight[i] * x[i];
    return ck_sum_lanes(lanes);
}

CK_PLAIN_INLINE float input_body(
    const float *x, const float *weight, const float *dy, size_t count, float epsilon, int adding,
    float *restrict dx) {
    if (count == 0) return 0;
    const float r = 1.0f / sqrtf(dot(x, x, count) / (float)count + epsilon);
    const float along = weighted_dot(dy, weight, x, count) * r * r * r / (float)count;
    if (adding) {
        for (size_t i = 0; i < count; i++) dx[i] += dy[i] * weight[i] * r - x[i] * along;
    } else {
        for (size_t i = 0; i < count; i++) dx[i] = dy[i] * weight[i] * r - x[i] * along;
    }
    return r;
}

CK_IN_EACH_FORM(
    float, input, input_body,
    (const float *x, const float *weight, const float *dy, size_t count, float epsilon, int adding,
     float *restrict dx),
    (x, weight, dy, count, epsilon, adding, dx))

float ck_rms_norm_backward(
    ck_form form, const float *x, const float *weight, const float *dy, size_t count, float epsilon, int adding,
    float *dx) {
    return input(form, x, weight, dy, count, epsilon, adding, dx);
}

CK_PLAIN_INLINE void weight_body(const float *x, float r, const float *dy, size_t count, float *restrict dweight) {
    for (size_t i = 0; i < count; i++) dweight[i] += dy[i] * x[i] * r;
}

CK_IN_EACH_FORM(
    void, weights, weight_body,
    (const float *x, float r, const float *dy, size_t count, float *restrict dweight),
    (x, r, dy, count, dweight))

void ck_rms_norm_weight_backward(
    ck_form form, const float *x, float r, const float *dy, size_t count, float *dweight) {
    weights(form, x, r, dy, count, dweight);
}
