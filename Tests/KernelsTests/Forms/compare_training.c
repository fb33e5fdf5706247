// What training alone needs: every form gives the same bits, and these are near those of double precision.
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "comparison.h"

static void norm_backward(ck_form form, size_t n, int adding) {
    float *x = values(n), *w = values(n), *dy = values(n), *start = values(n), *y[2], *dw[2];
    double *dx = malloc((n + 1) * sizeof(double)), *dweight = malloc((n + 1) * sizeof(double));
    if (!dx || !dweight) exit(2);
    double squares = 0, along = 0;
    for (size_t i = 0; i < n; i++) {
        squares += (double)x[i] * x[i];
        along += (double)dy[i] * w[i] * x[i];
    }
    const double r = 1 / sqrt(squares / (double)n + 1e-5);
    for (size_t i = 0; i < n; i++) {
        dx[i] = (double)dy[i] * w[i] * r - x[i] * along * r * r * r / (double)n + (adding ? start[i] : 0);
        dweight[i] = start[i] + (double)dy[i] * x[i] * r;
    }
    for (int i = 0; i < 2; i++) {
        y[i] = values(n), dw[i] = values(n);
        memcpy(y[i], start, n * sizeof(float));
        memcpy(dw[i], start, n * sizeof(float));
        const ck_form which = i ? form : CK_SCALAR;
        const float root = ck_rms_norm_backward(which, x, w, dy, n, 1e-5f, adding, y[i]);
        ck_rms_norm_weight_backward(which, x, root, dy, n, dw[i]);
    }
    compare_exact("norm backward", n, y[0], y[1], dx, n);
    compare_exact("norm weights backward", n, dw[0], dw[1], dweight, n);
    release(x), release(w), release(dy), release(start), free(dx), free(dweight);
    for (int i = 0; i < 2; i++) release(y[i]), release(dw[i]);
}

static void gate_backward(ck_form form, size_t n, int is_gelu, float scale) {
    float *gate = values(n), *up = values(n), *dy = values(n), *dgate[2], *dup[2];
    double *by_gate = malloc((n + 1) * sizeof(double)), *by_up = malloc((n + 1) * sizeof(double));
    if (!by_gate || !by_up) exit(2);
    for (size_t i = 0; i < n; i++) {
        gate[i] *= scale;
        const double g = gate[i], root = 1.5957691216057308;
        const double inner = is_gelu ? root * g * (1 + 0.044715 * g * g) : g;
        const double slope = is_gelu ? root * (1 + 3 * 0.044715 * g * g) : 1;
        const double sigmoid = 1 / (1 + exp(-inner));
        by_gate[i] = (double)dy[i] * up[i] * sigmoid * (1 + g * (1 - sigmoid) * slope);
        by_up[i] = dy[i] * g * sigmoid;
    }
    for (int i = 0; i < 2; i++) {
        dgate[i] = values(n), dup[i] = values(n);
        (is_gelu ? ck_gelu_backward : ck_silu_backward)(i ? form : CK_SCALAR, gate, up, dy, n, dgate[i], dup[i]);
    }
    compare_exact(is_gelu ? "gelu backward" : "silu backward", n, dgate[0], dgate[1], by_gate, n);
    compare_exact(is_gelu ? "gelu times" : "silu times", n, dup[0], dup[1], by_up, n);
    release(gate), release(up), release(dy), free(by_gate), free(by_up);
    for (int i = 0; i < 2; i++) release(dgate[i]), release(dup[i]);
}

static void softmax_backward(ck_form form, size_t n) {
    float *p = values(n), *dp[2] = {values(n), values(n)};
    double *expected = malloc((n + 1) * sizeof(double)), mean = 0;
    if (!expected) exit(2);
    for (size_t i = 0; i < n; i++) {
        p[i] = fabsf(p[i]) / (float)n;
        mean += (double)p[i] * dp[0][i];
    }
    for (size_t i = 0; i < n; i++) expected[i] = p[i] * (dp[0][i] - mean);
    memcpy(dp[1], dp[0], n * sizeof(float));
    for (int i = 0; i < 2; i++) ck_softmax_backward(i ? form : CK_SCALAR, p, n, dp[i]);
    compare_exact("softmax backward", n, dp[0], dp[1], expected, n);
    release(p), release(dp[0]), release(dp[1]), free(expected);
}

static void cross_entropy(ck_form form, size_t n, float scale) {
    if (n == 0) return;
    float *logits[2] = {values(n), values(n)}, losses[2], alone[2];
    double *gradient = malloc(n * sizeof(double)), most = -INFINITY, sum = 0;
    if (!gradient) exit(2);
    for (size_t i = 0; i < n; i++) {
        logits[0][i] *= scale;
        most = logits[0][i] > most ? logits[0][i] : most;
    }
    const size_t target = n / 2;
    for (size_t i = 0; i < n; i++) sum += exp(logits[0][i] - most);
    for (size_t i = 0; i < n; i++) gradient[i] = 0.5 * (exp(logits[0][i] - most) / sum - (i == target));
    const double loss = most + log(sum) - logits[0][target];
    memcpy(logits[1], logits[0], n * sizeof(float));
    for (int i = 0; i < 2; i++) {
        alone[i] = ck_cross_entropy_loss(i ? form : CK_SCALAR, logits[i], n, target);
        losses[i] = ck_cross_entropy(i ? form : CK_SCALAR, logits[i], n, target, 0.5f);
    }
    compare_exact("cross-entropy", n, losses, losses + 1, &loss, 1);
    compare_exact("cross-entropy alone", n, losses, alone + 1, &loss, 1);
    compare_exact("cross-entropy's gradient", n, logits[0], logits[1], gradient, n);
    release(logits[0]), release(logits[1]), free(gradient);
}

static void update(ck_form form, size_t n) {
    const ck_adam_step step = {0.01f, 0.9f, 0.999f, 1e-8f, 0.1f, 0.1f, 0.001f, 0.5f};
    float *g = values(n), *start = values(n), *w[2], *m[2], *v[2], *kept[2];
    double *expected = malloc((n + 1) * sizeof(double)), *left = malloc((n + 1) * sizeof(double)), squares = 0;
    if (!expected || !left) exit(2);
    for (int i = 0; i < 2; i++) {
        w[i] = values(n), m[i] = values(n), v[i] = values(n), kept[i] = values(n);
        memcpy(w[i], start, n * sizeof(float));
        memset(m[i], 0, n * sizeof(float));
        memset(v[i], 0, n * sizeof(float));
        ck_adam_w(i ? form : CK_SCALAR, step, g, n, w[i], m[i], v[i]);
        ck_dropout(i ? form : CK_SCALAR, g, 3, n, 7, 0.25f, kept[i]);
    }
    for (size_t i = 0; i < n; i++) {
        const double gradient = 0.5 * g[i];
        expected[i] = start[i] * 0.999 - 0.01 * gradient / (fabs(gradient) + 1e-8);
        left[i] = kept[0][i] == 0 ? 0 : g[i] / 0.75;
        squares += (double)g[i] * g[i];
    }
    compare_exact("AdamW", n, w[0], w[1], expected, n);
    compare_exact("dropout", n, kept[0], kept[1], left, n);
    const float sums[2] = {(float)ck_sum_of_squares(CK_SCALAR, g, n), (float)ck_sum_of_squares(form, g, n)};
    compare_exact("sum of squares", n, sums, sums + 1, &squares, 1);
    release(g), release(start), free(expected), free(left);
    for (int i = 0; i < 2; i++) release(w[i]), release(m[i]), release(v[i]), release(kept[i]);
}

void compare_training(ck_form form, size_t n) {
    for (int adding = 0; adding < 2; adding++) norm_backward(form, n, adding);
    for (int is_gelu = 0; is_gelu < 2; is_gelu++) {
        gate_backward(form, n, is_gelu, 1), gate_backward(form, n, is_gelu, 3e3f);
    }
    softmax_backward(form, n);
    cross_entropy(form, n, 1), cross_entropy(form, n, 3e3f);
    update(form, n);
}
