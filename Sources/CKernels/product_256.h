// A form of a product with vectors of 256 bits, eight rows wide; see product_forms.h.

/// Adds what a block's weights give with quants or with rests.
INLINE __m256 NAME(add)(__m256 total, const weights_256 *w, const int8_t *x, const ck_scale *scale) {
    const int count = 8 / PARTS;
    for (int part = 0; part < PARTS; part++) {
        const __m256i sum = DOT(w->quants + part * count, x + part * 4 * count, count);
        const __m256 both = _mm256_mul_ps(_mm256_set1_ps(scale->scale), w->scale[part]);
        total = _mm256_fmadd_ps(_mm256_cvtepi32_ps(sum), both, total);
        if (WITH_MINIMUM) {
            const __m256 activations = _mm256_set1_ps(ck_part_sum(scale, part, PARTS));
            total = _mm256_fmadd_ps(w->minimum[part], activations, total);
        }
    }
    return total;
}

/// One tile, `groups` by `positions`, both constants where it is used.
INLINE void NAME(tile)(
    const BLOCK *w, size_t rows, size_t group, const int groups, ck_quantized x, size_t position,
    const int positions, float *y, size_t stride) {
    const size_t blocks = x.columns / CK_BLOCK_COLUMNS;
    const ck_activations *in = x.blocks + position * blocks;
    __m256 sums[4];
    for (int i = 0; i < groups * positions; i++) sums[i] = _mm256_setzero_ps();
    w += group * blocks;
    for (size_t block = 0; block < blocks; block++) {
        for (int g = 0; g < groups; g++) {
            weights_256 weights;
            NAME(spread)(w + (size_t)g * blocks + block, &weights);
            for (int p = 0; p < positions; p++) {
                const ck_activations *a = in + (size_t)p * blocks + block;
                __m256 *total = &sums[g * positions + p];
                *total = NAME(add)(*total, &weights, a->quants, &a->quant);
            }
        }
    }
    // Rests are few: apart from the loop above they take none of its registers.
    for (size_t block = 0; block < blocks; block++) {
        uint32_t rests = 0;
        for (int p = 0; p < positions; p++) rests |= ck_rest(in + (size_t)p * blocks + block);
        if (!rests) continue;
        for (int g = 0; g < groups; g++) {
            weights_256 weights;
            NAME(spread)(w + (size_t)g * blocks + block, &weights);
            for (int p = 0; p < positions; p++) {
                const ck_activations *a = in + (size_t)p * blocks + block;
                __m256 *total = &sums[g * positions + p];
                if (ck_rest(a)) *total = NAME(add)(*total, &weights, a->rests, &a->rest);
            }
        }
    }
    for (int g = 0; g < groups; g++) {
        for (int p = 0; p < positions; p++) {
            ck_store_256(sums[g * positions + p], group + (size_t)g, rows, y + (position + (size_t)p) * stride);
        }
    }
}

// Several positions share what was made of a group's weights; a single one takes several groups, to hide latency.
FUNCTION static void NAME(product)(
    const BLOCK *w, size_t rows, size_t first, size_t last, ck_quantized x, float *y, size_t stride) {
    size_t group = first;
    if (x.positions == 1) {
        for (; group + 4 <= last; group += 4) NAME(tile)(w, rows, group, 4, x, 0, 1, y, stride);
        for (; group < last; group++) NAME(tile)(w, rows, group, 1, x, 0, 1, y, stride);
        return;
    }
    if (x.positions == 2) {
        for (; group + 2 <= last; group += 2) NAME(tile)(w, rows, group, 2, x, 0, 2, y, stride);
        first = group;
    }
    for (size_t start = 0; start < x.positions; start += CK_TILED_POSITIONS) {
        const size_t end = ck_tiled_end(start, x.positions);
        for (size_t group = first; group < last; group++) {
            for (size_t p = start; p < end;) {
                switch (ck_next_positions(end - p, 4)) {
                case 4: NAME(tile)(w, rows, group, 1, x, p, 4, y, stride); p += 4; break;
                case 3: NAME(tile)(w, rows, group, 1, x, p, 3, y, stride); p += 3; break;
                case 2: NAME(tile)(w, rows, group, 1, x, p, 2, y, stride); p += 2; break;
                default: NAME(tile)(w, rows, group, 1, x, p, 1, y, stride); p += 1;
                }
            }
        }
    }
}
