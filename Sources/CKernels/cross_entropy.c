#include <math.h>

#include "ck_backward.h"
#include "lanes.h"

CK_PLAIN_INLINE float largest(const float *x, size_t count) {
    float lanes[CK_LANES];
    for (int l = 0; l < CK_LANES; l++) lanes[l] = -INFINITY;
    size_t i = 0;
    for (; i + CK_LANES <= count; i += CK_LANES) {
        for (int l = 0; l < CK_LANES; l++) lanes[l] = x[i + l] > lanes[l] ? x[i + l] : lanes[l];
    }
    for (int l = 0; i < count; i++, l++) lanes[l] = x[i] > lanes[l] ? x[i] : lanes[l];
    float most = lanes[0];
    for (int l = 1; l < CK_LANES; l++) most = lanes[l] > most ? lanes[l] : most;
    return most;
}

CK_PLAIN_INLINE float sum_of_exponentials(const float *x, size_t count, float most) {
    // In double from stretch to stretch: a vocabulary has many small terms.
    double sum = 0;
    for (size_t start = 0; start < count; start += 1024) {
        const size_t end = start + 1024 < count ? start + 1024 : count;
        float lanes[CK_LANES] = {0};
        size_t i = start;
        for (; i + CK_LANES <= end; i += CK_LANES) {
            for (int l = 0; l < CK_LANES; l++) lanes[l] += ck_exp_lane(x[i + l] - most);
        }
        for (int l = 0; i < end; i++, l++) lanes[l] += ck_exp_lane(x[i] - most);
        sum += ck_sum_lanes(lanes);
    }
    return (float)sum;
}

CK_PLAIN_INLINE float loss_body(const float *logits, size_t count, size_t target) {
    const float most = largest(logits, count);
    return most - logits[target] + logf(sum_of_exponentials(logits, count, most));
}

CK_PLAIN_INLINE float gradient_body(float *restrict logits, size_t count, size_t target, float factor) {
    const float most = largest(logits, count);
    const float sum = sum_of_exponentials(logits, count, most);
    const float loss = most - logits[target] + logf(sum);
    const float scale = factor / sum;
    for (size_t i = 0; i < count; i++) logits[i] = ck_exp_lane(logits[i] - most) * scale;
    logits[target] -= factor;
    return loss;
}

CK_IN_EACH_FORM(
    float, loss_only, loss_body, (const float *logits, size_t count, size_t target), (logits, count, target))
CK_IN_EACH_FORM(
    float, gradient, gradient_body, (float *restrict logits, size_t count, size_t target, float factor),
    (logits, count, target, factor))

float ck_cross_entropy(ck_form form, float *logits, size_t count, size_t target, float factor) {
    return gradient(form, logits, count, target, factor);
}

float ck_cross_entropy_loss(ck_form form, const float *logits, size_t count, size_t target) {
    return loss_only(form, logits, count, target);
}
