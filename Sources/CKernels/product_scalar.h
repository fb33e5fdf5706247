// The plain form of a product; see product_forms.h.

static void add_scalar(const BLOCK *w, const int8_t *x, const ck_scale *scale, float *sums) {
    for (int row = 0; row < CK_GROUP_ROWS; row++) {
        for (int part = 0; part < PARTS; part++) {
            int sum = 0;
            for (int i = part * 32 / PARTS; i < (part + 1) * 32 / PARTS; i++) sum += plain_quant(w, row, i) * x[i];
            sums[row] += (float)sum * (scale->scale * plain_scale(w, row, part));
            if (MINIMUM) sums[row] += plain_minimum(w, row, part) * ck_part_sum(scale, part, PARTS);
        }
    }
}

static void product_scalar(
    const BLOCK *w, size_t rows, size_t first, size_t last, ck_quantized x, float *y, size_t stride) {
    const size_t blocks = x.columns / CK_BLOCK_COLUMNS;
    for (size_t position = 0; position < x.positions; position++) {
        const ck_activations *in = x.blocks + position * blocks;
        for (size_t group = first; group < last; group++) {
            float sums[CK_GROUP_ROWS] = {0};
            for (size_t block = 0; block < blocks; block++) {
                const BLOCK *b = w + group * blocks + block;
                add_scalar(b, in[block].quants, &in[block].quant, sums);
                if (ck_rest(in + block)) add_scalar(b, in[block].rests, &in[block].rest, sums);
            }
            ck_store_group(sums, group, rows, y + position * stride);
        }
    }
}
