// The form of a product with vectors of 512 bits, two groups wide; see product_forms.h.

CK_AVX512_INLINE __m512 add_avx512(__m512 total, const weights_512 *w, const int8_t *x, const ck_scale *scale) {
    const int count = 8 / PARTS;
    for (int part = 0; part < PARTS; part++) {
        const __m512i sum = dot_avx512(w->quants + part * count, x + part * 4 * count, count);
        const __m512 both = _mm512_mul_ps(_mm512_set1_ps(scale->scale), w->scale[part]);
        total = _mm512_fmadd_ps(_mm512_cvtepi32_ps(sum), both, total);
        const __m512 activations = _mm512_set1_ps(ck_part_sum(scale, part, PARTS));
        total = _mm512_fmadd_ps(w->minimum[part], activations, total);
    }
    return total;
}

/// One tile, `pairs` of groups by `positions`, both constants where it is used; where `last` ends the last pair after
/// one group, that one is both of it.
CK_AVX512_INLINE void tile_avx512(
    const BLOCK *w, size_t rows, size_t group, size_t last, const int pairs, ck_quantized x, size_t position,
    const int positions, float *y, size_t stride) {
    const size_t blocks = x.columns / CK_BLOCK_COLUMNS;
    const ck_activations *in = x.blocks + position * blocks;
    const size_t second = group + 1 < last ? blocks : 0;
    __m512 sums[8];
    for (int i = 0; i < pairs * positions; i++) sums[i] = _mm512_setzero_ps();
    w += group * blocks;
    for (size_t block = 0; block < blocks; block++) {
        for (int pair = 0; pair < pairs; pair++) {
            const BLOCK *b = w + 2 * (size_t)pair * blocks + block;
            weights_512 weights;
            spread_avx512(b, b + second, &weights);
            for (int p = 0; p < positions; p++) {
                const ck_activations *a = in + (size_t)p * blocks + block;
                __m512 *total = &sums[pair * positions + p];
                *total = add_avx512(*total, &weights, a->quants, &a->quant);
                if (ck_rest(a)) *total = add_avx512(*total, &weights, a->rests, &a->rest);
            }
        }
    }
    for (int pair = 0; pair < pairs; pair++) {
        for (int p = 0; p < positions; p++) {
            const __m512 sum = sums[pair * positions + p];
            float *out = y + (position + (size_t)p) * stride;
            const size_t own = group + 2 * (size_t)pair;
            ck_store_256(_mm512_castps512_ps256(sum), own, rows, out);
            if (second > 0) ck_store_256(_mm512_extractf32x8_ps(sum, 1), own + 1, rows, out);
        }
    }
}

CK_AVX512_FUNCTION static void product_avx512(
    const BLOCK *w, size_t rows, size_t first, size_t last, ck_quantized x, float *y, size_t stride) {
    if (x.positions == 1) {
        size_t group = first;
        for (; group + 4 <= last; group += 4) tile_avx512(w, rows, group, last, 2, x, 0, 1, y, stride);
        for (; group < last; group += 2) tile_avx512(w, rows, group, last, 1, x, 0, 1, y, stride);
        return;
    }
    for (size_t start = 0; start < x.positions; start += CK_TILED_POSITIONS) {
        const size_t end = ck_tiled_end(start, x.positions);
        for (size_t group = first; group < last; group += 2) {
            for (size_t p = start; p < end;) {
                switch (ck_next_positions(end - p, 8)) {
                case 8: tile_avx512(w, rows, group, last, 1, x, p, 8, y, stride); p += 8; break;
                case 4: tile_avx512(w, rows, group, last, 1, x, p, 4, y, stride); p += 4; break;
                case 3: tile_avx512(w, rows, group, last, 1, x, p, 3, y, stride); p += 3; break;
                case 2: tile_avx512(w, rows, group, last, 1, x, p, 2, y, stride); p += 2; break;
                default: tile_avx512(w, rows, group, last, 1, x, p, 1, y, stride); p += 1;
                }
            }
        }
    }
}
