#include "ck_backward.h"
#include "lanes.h"

CK_PLAIN_INLINE void silu_body(
    const float *gate, const float *up, const float *dy, size_t count, float *restrict dgate,
    float *restrict dup) {
    for (size_t i = 0; i < count; i++) {
        const float g = gate[i];
        const float sigmoid = 1.0f / (1.0f + ck_exp_lane(-g));
        dgate[i] = dy[i] * up[i] * sigmoid * (1.0f + g * (1.0f - sigmoid));
        dup[i] = dy[i] * g * sigmoid;
    }
}

CK_IN_EACH_FORM(
    void, silu, silu_body,
    (const float *gate, const float *up, const float *dy, size_t count, float *restrict dgate,
     float *restrict dup),
    (gate, up, dy, count, dgate, dup))

void ck_silu_backward(
    ck_form form, const float *gate, const float *up, const float *dy, size_t count, float *dgate, float *dup) {
    silu(form, gate, up, dy, count, dgate, dup);
}

/// x Φ(x) ≈ x sigmoid(2 u) with u = √(2/π) (x + 0.044715 x³), since (1 + tanh u) / 2 = sigmoid(2 u).
CK_PLAIN_INLINE void gelu_body(
    const float *gate, const float *up, const float *dy, size_t count, float *restrict dgate,
    float *restrict dup) {
    const float twice_root = 1.5957691216057308f;
    for (size_t i = 0; i < count; i++) {
        const float g = gate[i];
        const float cubic = 0.044715f * g * g;
        const float sigmoid = 1.0f / (1.0f + ck_exp_lane(-twice_root * g * (1.0f + cubic)));
        const float slope = twice_root * (1.0f + 3.0f * cubic);
        dgate[i] = dy[i] * up[i] * sigmoid * (1.0f + g * (1.0f - sigmoid) * slope);
        dup[i] = dy[i] * g * sigmoid;
    }
}

CK_IN_EACH_FORM(
    void, gelu, gelu_body,
    (const float *gate, const float *up, const float *dy, size_t count, float *restrict dgate,
     float *restrict dup),
    (gate, up, dy, count, dgate, dup))

void ck_gelu_backward(
    ck_form form, const float *gate, const float *up, const float *dy, size_t count, float *dgate, float *dup) {
    gelu(form, gate, up, dy, count, dgate, dup);
}
