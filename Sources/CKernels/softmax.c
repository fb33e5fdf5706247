#include "ck_softmax.h"

#include <math.h>

#include "vectors.h"

/// Values whose exponentials are summed in float before they go to a sum in double.
#define RUN 1024

static float largest_scalar(const float *x, size_t count) {
    float largest = -INFINITY;
    for (size_t i = 0; i < count; i++) largest = fmaxf(largest, x[i]);
    return largest;
}

/// Σ e^(x − largest); writes the exponentials too where `y` is given.
static double exponentials_scalar(const float *x, size_t count, float largest, float *y) {
    double total = 0;
    for (size_t i = 0; i < count; i++) {
        const float e = expf(x[i] - largest);
        if (y) y[i] = e;
        total += (double)e;
    }
    return total;
}

static void scale_scalar(float *x, size_t count, float factor) {
    for (size_t i = 0; i < count; i++) x[i] *= factor;
}

#if defined(__x86_64__)
CK_AVX2_FUNCTION static float largest_avx2(const float *x, size_t count) {
    __m256 most = _mm256_set1_ps(-INFINITY);
    size_t i = 0;
    for (; i + 8 <= count; i += 8) most = _mm256_max_ps(most, _mm256_loadu_ps(x + i));
    return fmaxf(ck_max_avx2(most), largest_scalar(x + i, count - i));
}

CK_AVX2_FUNCTION static double exponentials_avx2(const float *x, size_t count, float largest, float *y) {
    double total = 0;
    size_t i = 0;
    while (i + 8 <= count) {
        const size_t end = count - i > RUN ? i + RUN : count;
        __m256 sum = _mm256_setzero_ps();
        for (; i + 8 <= end; i += 8) {
            const __m256 e = ck_exp_avx2(_mm256_sub_ps(_mm256_loadu_ps(x + i), _mm256_set1_ps(largest)));
            if (y) _mm256_storeu_ps(y + i, e);
            sum = _mm256_add_ps(sum, e);
        }
        total += (double)ck_sum_avx2(sum);
    }
    return total + exponentials_scalar(x + i, count - i, largest, y ? y + i : NULL);
}

CK_AVX2_FUNCTION static void scale_avx2(float *x, size_t count, float factor) {
    scale_scalar(x, count, factor);
}
#endif

#if defined(__aarch64__)
static float largest_neon(const float *x, size_t count) {
    float32x4_t most = vdupq_n_f32(-INFINITY);
    size_t i = 0;
    for (; i + 4 <= count; i += 4) most = vmaxq_f32(most, vld1q_f32(x + i));
    return fmaxf(vmaxvq_f32(most), largest_scalar(x + i, count - i));
}

static double exponentials_neon(const float *x, size_t count, float largest, float *y) {
    double total = 0;
    size_t i = 0;
    while (i + 4 <= count) {
        const size_t end = count - i > RUN ? i + RUN : count;
        float32x4_t sum = vdupq_n_f32(0);
        for (; i + 4 <= end; i += 4) {
            const float32x4_t e = ck_exp_neon(vsubq_f32(vld1q_f32(x + i), vdupq_n_f32(largest)));
            if (y) vst1q_f32(y + i, e);
            sum = vaddq_f32(sum, e);
        }
        total += (double)vaddvq_f32(sum);
    }
    return total + exponentials_scalar(x + i, count - i, largest, y ? y + i : NULL);
}
#endif

static float largest_of(ck_form form, const float *x, size_t count) {
    switch (form) {
#if defined(__x86_64__)
    case CK_AVX2:
    case CK_AVX_VNNI:
    case CK_AVX512_VNNI:
        return largest_avx2(x, count);
#endif
#if defined(__aarch64__)
    case CK_NEON:
        return largest_neon(x, count);
#endif
    default:
        return largest_scalar(x, count);
    }
}

static double exponentials(ck_form form, const float *x, size_t count, float largest, float *y) {
    switch (form) {
#if defined(__x86_64__)
    case CK_AVX2:
    case CK_AVX_VNNI:
    case CK_AVX512_VNNI:
        return exponentials_avx2(x, count, largest, y);
#endif
#if defined(__aarch64__)
    case CK_NEON:
        return exponentials_neon(x, count, largest, y);
#endif
    default:
        return exponentials_scalar(x, count, largest, y);
    }
}

void ck_softmax(ck_form form, float *x, size_t count) {
    if (count == 0) return;
    const double sum = exponentials(form, x, count, largest_of(form, x, count), x);
    const float factor = (float)(1 / sum);
#if defined(__x86_64__)
    if (form != CK_SCALAR) {
        scale_avx2(x, count, factor);
        return;
    }
#endif
    scale_scalar(x, count, factor);
}

float ck_log_sum_exp(ck_form form, const float *x, size_t count) {
    if (count == 0) return -INFINITY;
    const float largest = largest_of(form, x, count);
    return largest + (float)log(exponentials(form, x, count, largest, NULL));
}
