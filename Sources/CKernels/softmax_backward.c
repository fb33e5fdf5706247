#include "ck_backward.h"
#include "lanes.h"

CK_PLAIN_INLINE void softmax_body(const float *p, size_t count, float *restrict dp) {
    float lanes[CK_LANES] = {0};
    size_t i = 0;
    for (; i + CK_LANES <= count; i += CK_LANES) {
        for (int l = 0; l < CK_LANES; l++) lanes[l] += p[i + l] * dp[i + l];
    }
    for (int l = 0; i < count; i++, l++) lanes[l] += p[i] * dp[i];
    const float mean = ck_sum_lanes(lanes);
    for (size_t k = 0; k < count; k++) dp[k] = p[k] * (dp[k] - mean);
}

CK_IN_EACH_FORM(
    void, softmax, softmax_body, (const float *p, size_t count, float *restrict dp), (p, count, dp))

void ck_softmax_backward(ck_form form, const float *p, size_t count, float *dp) {
    softmax(form, p, count, dp);
}
