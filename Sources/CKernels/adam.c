#include "ck_adam.h"

#include <math.h>

#include "lanes.h"

CK_PLAIN_INLINE void adam_body(
    ck_adam_step s, const float *restrict gradients, size_t count, float *restrict values, float *restrict m,
    float *restrict v) {
    const float kept = 1.0f - s.learning_rate * s.weight_decay;
    const float rate = s.learning_rate / s.correction1;
    const float root = 1.0f / sqrtf(s.correction2);
    for (size_t i = 0; i < count; i++) {
        const float g = gradients[i] * s.gradient_scale;
        const float first = s.beta1 * m[i] + (1.0f - s.beta1) * g;
        const float second = s.beta2 * v[i] + (1.0f - s.beta2) * g * g;
        m[i] = first;
        v[i] = second;
        values[i] = values[i] * kept - rate * first / (sqrtf(second) * root + s.epsilon);
    }
}

CK_IN_EACH_FORM(
    void, adam, adam_body,
    (ck_adam_step s, const float *restrict gradients, size_t count, float *restrict values, float *restrict m,
     float *restrict v),
    (s, gradients, count, values, m, v))

void ck_adam_w(
    ck_form form, ck_adam_step step, const float *gradients, size_t count, float *values, float *m, float *v) {
    adam(form, step, gradients, count, values, m, v);
}

CK_PLAIN_INLINE double squares_body(const float *x, size_t count) {
    double lanes[CK_LANES] = {0};
    size_t i = 0;
    for (; i + CK_LANES <= count; i += CK_LANES) {
        for (int l = 0; l < CK_LANES; l++) lanes[l] += (double)x[i + l] * (double)x[i + l];
    }
    for (int l = 0; i < count; i++, l++) lanes[l] += (double)x[i] * (double)x[i];
    double sum = 0;
    for (int l = 0; l < CK_LANES; l++) sum += lanes[l];
    return sum;
}

CK_IN_EACH_FORM(double, squares, squares_body, (const float *x, size_t count), (x, count))

double ck_sum_of_squares(ck_form form, const float *x, size_t count) { return squares(form, x, count); }
