#include "ck_elementwise.h"
#include "vectors.h"

#if defined(__x86_64__)
CK_AVX2_FUNCTION static void add_avx2(const float *a, const float *b, size_t count, float *y) {
    size_t i = 0;
    for (; i + 8 <= count; i += 8) {
        _mm256_storeu_ps(y + i, _mm256_add_ps(_mm256_loadu_ps(a + i), _mm256_loadu_ps(b + i)));
    }
    for (; i < count; i++) y[i] = a[i] + b[i];
}
#endif

#if defined(__aarch64__)
static void add_neon(const float *a, const float *b, size_t count, float *y) {
    size_t i = 0;
    for (; i + 4 <= count; i += 4) vst1q_f32(y + i, vaddq_f32(vld1q_f32(a + i), vld1q_f32(b + i)));
    for (; i < count; i++) y[i] = a[i] + b[i];
}
#endif

void ck_add(ck_form form, const float *a, const float *b, size_t count, float *y) {
    switch (form) {
#if defined(__x86_64__)
    case CK_AVX2:
    case CK_AVX_VNNI:
    case CK_AVX512_VNNI:
        add_avx2(a, b, count, y);
        return;
#endif
#if defined(__aarch64__)
    case CK_NEON:
        add_neon(a, b, count, y);
        return;
#endif
    default:
        for (size_t i = 0; i < count; i++) y[i] = a[i] + b[i];
    }
}
