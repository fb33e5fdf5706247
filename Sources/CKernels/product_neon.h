// The form of a product for 64-bit ARM, half a group wide; see product_forms.h.

static inline float32x4_t add_neon(
    float32x4_t total, const weights_neon *w, const int8_t *x, const ck_scale *scale) {
    const int count = 8 / PARTS;
    for (int part = 0; part < PARTS; part++) {
        const int32x4_t sum = dot_neon(w->quants + part * count, x + part * 4 * count, count, CHAIN);
        total = vfmaq_f32(total, vcvtq_f32_s32(sum), vmulq_n_f32(w->scale[part], scale->scale));
        if (MINIMUM) total = vfmaq_n_f32(total, w->minimum[part], ck_part_sum(scale, part, PARTS));
    }
    return total;
}

/// Rows `4 half ..< 4 half + 4` of a group times `positions` positions.
static inline void tile_neon(
    const BLOCK *w, size_t half, ck_quantized x, size_t position, const int positions,
    float sums[][CK_GROUP_ROWS]) {
    const size_t blocks = x.columns / CK_BLOCK_COLUMNS;
    const ck_activations *in = x.blocks + position * blocks;
    float32x4_t totals[4];
    for (int p = 0; p < positions; p++) totals[p] = vdupq_n_f32(0);
    for (size_t block = 0; block < blocks; block++) {
        weights_neon weights;
        spread_neon(w + block, half, &weights);
        for (int p = 0; p < positions; p++) {
            const ck_activations *a = in + (size_t)p * blocks + block;
            totals[p] = add_neon(totals[p], &weights, a->quants, &a->quant);
            if (ck_rest(a)) totals[p] = add_neon(totals[p], &weights, a->rests, &a->rest);
        }
    }
    for (int p = 0; p < positions; p++) vst1q_f32(sums[p] + 4 * half, totals[p]);
}

static void product_neon(
    const BLOCK *w, size_t rows, size_t first, size_t last, ck_quantized x, float *y, size_t stride) {
    const size_t blocks = x.columns / CK_BLOCK_COLUMNS;
    float sums[4][CK_GROUP_ROWS];
    for (size_t start = 0; start < x.positions; start += CK_TILED_POSITIONS) {
        const size_t end = ck_tiled_end(start, x.positions);
        for (size_t group = first; group < last; group++) {
            for (size_t position = start; position < end;) {
                const size_t positions = ck_next_positions(end - position, 4);
                for (size_t half = 0; half < 2; half++) {
                    const BLOCK *g = w + group * blocks;
                    switch (positions) {
                    case 4: tile_neon(g, half, x, position, 4, sums); break;
                    case 3: tile_neon(g, half, x, position, 3, sums); break;
                    case 2: tile_neon(g, half, x, position, 2, sums); break;
                    default: tile_neon(g, half, x, position, 1, sums);
                    }
                }
                for (size_t p = 0; p < positions; p++, position++) {
                    ck_store_group(sums[p], group, rows, y + position * stride);
                }
            }
        }
    }
}
