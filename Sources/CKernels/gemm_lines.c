#include "gemm_panel.h"
#include "vectors.h"

#include <string.h>

static void pack_plain(
    const float *in, ptrdiff_t line_step, ptrdiff_t step, size_t lines, size_t length, float *out,
    size_t out_step) {
    for (size_t i = 0; i < length; i++, in += step, out += out_step) {
        for (size_t line = 0; line < lines; line++) out[line] = in[(ptrdiff_t)line * line_step];
    }
}

/// Lines that lie side by side as they are.
static void copy(const float *in, ptrdiff_t step, size_t lines, size_t length, float *out, size_t out_step) {
    // Sizes of whole tiles, so that the compiler copies by vectors.
    switch (lines) {
    case 8:
        for (size_t i = 0; i < length; i++) memcpy(out + i * out_step, in + (ptrdiff_t)i * step, 8 * sizeof(float));
        return;
    case 16:
        for (size_t i = 0; i < length; i++) memcpy(out + i * out_step, in + (ptrdiff_t)i * step, 16 * sizeof(float));
        return;
    case 32:
        for (size_t i = 0; i < length; i++) memcpy(out + i * out_step, in + (ptrdiff_t)i * step, 32 * sizeof(float));
        return;
    default: pack_plain(in, 1, step, lines, length, out, out_step);
    }
}

#if defined(__x86_64__)
/// Four lines of consecutive values: four by four values change places in each half of a vector.
CK_AVX2_INLINE void four_lines_avx2(
    const float *in, ptrdiff_t line_step, size_t length, float *out, size_t out_step) {
    size_t i = 0;
    for (; i + 8 <= length; i += 8, out += 8 * out_step) {
        const __m256 a = _mm256_loadu_ps(in + i);
        const __m256 b = _mm256_loadu_ps(in + line_step + (ptrdiff_t)i);
        const __m256 c = _mm256_loadu_ps(in + 2 * line_step + (ptrdiff_t)i);
        const __m256 d = _mm256_loadu_ps(in + 3 * line_step + (ptrdiff_t)i);
        const __m256d ab_low = _mm256_castps_pd(_mm256_unpacklo_ps(a, b));
        const __m256d ab_high = _mm256_castps_pd(_mm256_unpackhi_ps(a, b));
        const __m256d cd_low = _mm256_castps_pd(_mm256_unpacklo_ps(c, d));
        const __m256d cd_high = _mm256_castps_pd(_mm256_unpackhi_ps(c, d));
        const __m256 columns[] = {
            _mm256_castpd_ps(_mm256_unpacklo_pd(ab_low, cd_low)),
            _mm256_castpd_ps(_mm256_unpackhi_pd(ab_low, cd_low)),
            _mm256_castpd_ps(_mm256_unpacklo_pd(ab_high, cd_high)),
            _mm256_castpd_ps(_mm256_unpackhi_pd(ab_high, cd_high)),
        };
        for (size_t j = 0; j < 4; j++) {
            _mm_storeu_ps(out + j * out_step, _mm256_castps256_ps128(columns[j]));
            _mm_storeu_ps(out + (4 + j) * out_step, _mm256_extractf128_ps(columns[j], 1));
        }
    }
    pack_plain(in + i, line_step, 1, 4, length - i, out, out_step);
}

CK_AVX2_FUNCTION static void lines_avx2(
    const float *in, ptrdiff_t line_step, size_t lines, size_t length, float *out, size_t out_step) {
    size_t line = 0;
    for (; line + 4 <= lines; line += 4) {
        four_lines_avx2(in + (ptrdiff_t)line * line_step, line_step, length, out + line, out_step);
    }
    pack_plain(in + (ptrdiff_t)line * line_step, line_step, 1, lines - line, length, out + line, out_step);
}
#endif

#if defined(__aarch64__)
/// Four lines of consecutive values: stored so that they interleave.
static void lines_neon(
    const float *in, ptrdiff_t line_step, size_t lines, size_t length, float *out, size_t out_step) {
    size_t line = 0;
    for (; line + 4 <= lines; line += 4) {
        const float *start = in + (ptrdiff_t)line * line_step;
        size_t i = 0;
        for (; i + 4 <= length; i += 4) {
            const float32x4x4_t four = {{
                vld1q_f32(start + i),
                vld1q_f32(start + line_step + (ptrdiff_t)i),
                vld1q_f32(start + 2 * line_step + (ptrdiff_t)i),
                vld1q_f32(start + 3 * line_step + (ptrdiff_t)i),
            }};
            float values[16];
            vst4q_f32(values, four);
            for (size_t j = 0; j < 4; j++) {
                vst1q_f32(out + (i + j) * out_step + line, vld1q_f32(values + 4 * j));
            }
        }
        pack_plain(start + i, line_step, 1, 4, length - i, out + i * out_step + line, out_step);
    }
    pack_plain(in + (ptrdiff_t)line * line_step, line_step, 1, lines - line, length, out + line, out_step);
}
#endif

void ck_pack_lines(
    ck_form form, const float *in, ptrdiff_t line_step, ptrdiff_t step, size_t lines, size_t length,
    float *out, size_t out_step) {
    if (line_step == 1) {
        copy(in, step, lines, length, out, out_step);
        return;
    }
    if (step != 1) {
        pack_plain(in, line_step, step, lines, length, out, out_step);
        return;
    }
    switch (form) {
#if defined(__x86_64__)
    case CK_AVX2:
    case CK_AVX_VNNI:
    case CK_AVX512_VNNI:
        lines_avx2(in, line_step, lines, length, out, out_step);
        return;
#endif
#if defined(__aarch64__)
    case CK_NEON:
        lines_neon(in, line_step, lines, length, out, out_step);
        return;
#endif
    default:
        pack_plain(in, line_step, 1, lines, length, out, out_step);
    }
}
