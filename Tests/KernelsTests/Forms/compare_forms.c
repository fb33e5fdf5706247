// Compares every form that this processor runs with the scalar one, over odd sizes, unaligned and empty input.
//
// Built by scripts/test-neon for 64-bit ARM, by scripts/test-sanitized with checks of addresses and undefined behaviour;
// prints each difference that is too large and ends with 1 if there is one.
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "comparison.h"

#define LARGEST 8192

static int failures = 0;
static int comparisons = 0;
static uint32_t state = 1;

float uniform(void) {
    state = state * 1664525u + 1013904223u;
    return (float)(state >> 8) / (float)(1 << 23) - 1.0f;
}

float *values(size_t count) {
    float *memory = malloc((count + 1) * sizeof(float));
    if (!memory) exit(2);
    for (size_t i = 0; i < count + 1; i++) memory[i] = 3 * uniform();
    return memory + 1;
}

void release(float *values) { free(values - 1); }

void compare(const char *name, size_t size, const float *a, const float *b, size_t count, float tolerance) {
    comparisons++;
    for (size_t i = 0; i < count; i++) {
        if (fabsf(a[i] - b[i]) <= tolerance * (1 + fabsf(a[i]))) continue;
        printf("%s of %zu: value %zu is %g, scalar %g\n", name, size, i, (double)b[i], (double)a[i]);
        failures++;
        return;
    }
}

void compare_exact(
    const char *name, size_t size, const float *a, const float *b, const double *expected, size_t count) {
    comparisons++;
    for (size_t i = 0; i < count; i++) {
        const int is_same = memcmp(a + i, b + i, sizeof(float)) == 0;
        if (is_same && fabs(b[i] - expected[i]) <= 2e-5 * (1 + fabs(expected[i]))) continue;
        printf(
            "%s of %zu: value %zu is %g, scalar %g, in double %g\n", name, size, i, (double)b[i], (double)a[i],
            expected[i]);
        failures++;
        return;
    }
}

static void elementwise(ck_form form, size_t n) {
    float *x = values(n), *w = values(n), *a = values(n), *b = values(n);
    ck_rms_norm(CK_SCALAR, x, w, n, 1e-5f, a);
    ck_rms_norm(form, x, w, n, 1e-5f, b);
    compare("norm", n, a, b, n, 1e-5f);
    ck_add(CK_SCALAR, x, w, n, a);
    ck_add(form, x, w, n, b);
    compare("add", n, a, b, n, 0);
    ck_silu_multiply(CK_SCALAR, x, w, n, a);
    ck_silu_multiply(form, x, w, n, b);
    compare("silu", n, a, b, n, 1e-5f);
    ck_gelu_multiply(CK_SCALAR, x, w, n, a);
    ck_gelu_multiply(form, x, w, n, b);
    compare("gelu", n, a, b, n, 1e-5f);
    memcpy(a, x, n * sizeof(float));
    memcpy(b, x, n * sizeof(float));
    ck_softmax(CK_SCALAR, a, n);
    ck_softmax(form, b, n);
    compare("softmax", n, a, b, n, 1e-5f);
    if (n > 0) {
        const float dots[2] = {ck_dot(CK_SCALAR, x, w, n), ck_dot(form, x, w, n)};
        compare("dot", n, dots, dots + 1, 1, 1e-3f);
        const float sums[2] = {ck_log_sum_exp(CK_SCALAR, x, n), ck_log_sum_exp(form, x, n)};
        compare("log-sum-exp", n, sums, sums + 1, 1, 1e-5f);
    }
    uint16_t halves[2][LARGEST + 16];
    ck_floats_to_halves(CK_SCALAR, x, n, halves[0]);
    ck_floats_to_halves(form, x, n, halves[1]);
    ck_halves_to_floats(CK_SCALAR, halves[0], n, a);
    ck_halves_to_floats(form, halves[1], n, b);
    compare("halves", n, a, b, n, 0);
    release(x), release(w), release(a), release(b);
}

static void rotation(ck_form form, size_t heads, size_t width, size_t pairs) {
    const size_t n = heads * width;
    float *x = values(n), *c = values(pairs), *s = values(pairs), *a = values(n), *b = values(n);
    for (int pairing = CK_NEIGHBOURS; pairing <= CK_HALVES; pairing++) {
        ck_rotate(CK_SCALAR, (ck_pairing)pairing, x, heads, width, pairs, c, s, a);
        ck_rotate(form, (ck_pairing)pairing, x, heads, width, pairs, c, s, b);
        compare("rotation", n, a, b, n, 1e-5f);
    }
    release(x), release(c), release(s), release(a), release(b);
}

/// Stored weights with scales that are ordinary numbers.
static uint8_t *weights(ck_storage storage, size_t rows, size_t columns) {
    const size_t bytes = rows * ck_row_bytes(storage, columns);
    uint8_t *memory = malloc(bytes);
    if (!memory) exit(2);
    if (ck_packing_of(storage) == CK_AS_STORED) {
        for (size_t i = 0; i < rows * columns; i++) {
            const float value = uniform();
            if (storage == CK_F32) memcpy(memory + 4 * i, &value, 4);
            else if (storage == CK_BF16) memcpy(memory + 2 * i, (const uint8_t *)&value + 2, 2);
            else ck_floats_to_halves(CK_SCALAR, &value, 1, (uint16_t *)memory + i);
        }
        return memory;
    }
    for (size_t i = 0; i < bytes; i++) memory[i] = (uint8_t)(128 + 127 * uniform());
    const int has_minimum =
        storage == CK_Q4_1 || storage == CK_Q5_1 || storage == CK_Q4_K || storage == CK_Q5_K;
    const size_t block = ck_row_bytes(storage, ck_block_columns(storage));
    // The small scales of types with a K are up to 63 or 127.
    const float scale = ck_block_columns(storage) == 32 ? 1.0f / 16 : 1.0f / 512;
    for (size_t start = 0; start < bytes; start += block) {
        const float scales[2] = {scale * uniform(), 16 * scale * uniform()};
        uint16_t *place = (uint16_t *)(memory + start + (storage == CK_Q6_K ? 208 : 0));
        ck_floats_to_halves(CK_SCALAR, scales, has_minimum ? 2 : 1, place);
    }
    return memory;
}

static void packed_product(
    ck_form form, ck_packing packing, const void *w, size_t rows, ck_quantized x, float *y) {
    const size_t groups = (rows + CK_GROUP_ROWS - 1) / CK_GROUP_ROWS;
    switch (packing) {
    case CK_AS_STORED: return;
    case CK_PACKED_4: ck_product4(form, w, rows, 0, groups, x, y, rows); return;
    case CK_PACKED_5: ck_product5(form, w, rows, 0, groups, x, y, rows); return;
    case CK_PACKED_6: ck_product6(form, w, rows, 0, groups, x, y, rows); return;
    case CK_PACKED_8: ck_product8(form, w, rows, 0, groups, x, y, rows); return;
    }
}

static void product(
    ck_form form, ck_storage storage, size_t rows, size_t columns, size_t positions) {
    uint8_t *stored = weights(storage, rows, columns);
    float *x = values(positions * columns), *a = values(positions * rows), *b = values(positions * rows);
    const size_t groups = (rows + CK_GROUP_ROWS - 1) / CK_GROUP_ROWS;
    const ck_packing packing = ck_packing_of(storage);
    if (packing == CK_AS_STORED) {
        ck_product_float(CK_SCALAR, storage, stored, columns, 0, rows, x, positions, a, rows);
        ck_product_float(form, storage, stored, columns, 0, rows, x, positions, b, rows);
        compare("float product", columns, a, b, positions * rows, 1e-3f);
    } else {
        void *packed = malloc(ck_packed_bytes(storage, rows, columns));
        const size_t blocks = columns / 32;
        ck_activations *in[2];
        for (int i = 0; i < 2; i++) in[i] = calloc(positions * blocks + 1, sizeof(ck_activations));
        if (!packed || !in[0] || !in[1]) exit(2);
        // Single values far above the others, so that some blocks have rests.
        for (size_t i = 0; i < positions * columns; i += 150) x[i] *= 20;
        ck_pack(storage, stored, rows, columns, 0, groups, packed);
        ck_quantize(CK_SCALAR, x, positions, blocks, in[0]);
        ck_quantize(form, x, positions, blocks, in[1]);
        comparisons++;
        for (size_t i = 0; i < positions * blocks; i++) {
            if (memcmp(in[0][i].quants, in[1][i].quants, 32) == 0 && memcmp(in[0][i].rests, in[1][i].rests, 32) == 0) {
                continue;
            }
            printf("quants of %zu differ in block %zu\n", columns, i);
            failures++;
        }
        for (int i = 0; i < 2; i++) {
            const ck_quantized all = {in[0], positions, columns};
            packed_product(i == 0 ? CK_SCALAR : form, packing, packed, rows, all, i == 0 ? a : b);
        }
        compare("product", columns, a, b, positions * rows, 2e-4f);
        free(packed);
        free(in[0]), free(in[1]);
    }
    free(stored), release(x), release(a), release(b);
}

static void attention(
    ck_form form, size_t width, size_t heads, size_t start, size_t positions, size_t window) {
    const size_t keys = start + positions;
    const size_t room = (keys + 15) / 16 * 16 * width;
    const size_t n = positions * heads * width;
    float *q = values(n);
    float *result[2] = {values(n), values(n)};
    float *scratch = values(ck_attention_scratch(keys, width));
    float *taken[2] = {values(heads * keys), values(heads * keys)};
    float **places = calloc(positions, sizeof(float *));
    uint16_t *k = calloc(room, 2), *v = calloc(room, 2);
    if (!places || !k || !v) exit(2);
    for (size_t position = 0; position < keys; position++) {
        float *key = values(width), *value = values(width);
        ck_attention_append(form, key, value, width, position, k, v);
        release(key), release(value);
    }
    for (int i = 0; i < 2; i++) {
        places[positions - 1] = taken[i];
        const ck_attention_input in = {
            .queries = q,
            .output = result[i],
            .query_stride = heads * width,
            .keys = k,
            .values = v,
            .head_width = width,
            .heads = heads,
            .start = start,
            .window = window,
            .scale = 0.2f,
            .weights = (float *const *)places,
        };
        ck_attention(i == 0 ? CK_SCALAR : form, &in, 0, positions * heads, scratch);
    }
    compare("attention", keys, result[0], result[1], n, 1e-4f);
    compare("attention weights", keys, taken[0], taken[1], heads * keys, 1e-4f);
    release(q), release(scratch), free(places), free(k), free(v);
    for (int i = 0; i < 2; i++) release(result[i]), release(taken[i]);
}

static void low_rank(ck_form form, ck_storage storage, size_t rank, size_t rows, size_t positions) {
    const size_t groups = (rows + CK_GROUP_ROWS - 1) / CK_GROUP_ROWS;
    uint8_t *b = weights(storage, groups * CK_GROUP_ROWS, rank);
    float *t = values(positions * rank), *y[2];
    for (int i = 0; i < 2; i++) {
        y[i] = values(positions * rows);
        memset(y[i], 0, positions * rows * sizeof(float));
        ck_add_low_rank(
            i ? form : CK_SCALAR, storage, b, rank, rows, 0, groups, 0.5f, t, positions, y[i], rows);
    }
    compare("low rank", rank, y[0], y[1], positions * rows, 1e-5f);
    release(t), free(b);
    for (int i = 0; i < 2; i++) release(y[i]);
}

/// A float product with weights, and with their rows as floats, which must give the same bits.
static void matrix_product(ck_form form, ck_storage storage, size_t m, size_t rows, size_t columns, int transposed) {
    uint8_t *stored = weights(storage, rows, columns);
    const size_t groups = (rows + CK_GROUP_ROWS - 1) / CK_GROUP_ROWS;
    const int is_packed = ck_packing_of(storage) != CK_AS_STORED;
    void *packed = malloc(ck_packed_bytes(storage, rows, columns) + 1);
    if (!packed) exit(2);
    if (is_packed) ck_pack(storage, stored, rows, columns, 0, groups, packed);
    float *w = values(rows * columns);
    for (size_t row = 0; row < rows; row++) {
        if (is_packed) ck_unpack_row(storage, packed, columns, row, w + row * columns);
        else ck_dequantize_row(storage, stored + row * ck_row_bytes(storage, columns), columns, w + row * columns);
    }
    const size_t k = transposed ? columns : rows, n = transposed ? rows : columns;
    float *a = values(m * k), *b = values(ck_gemm_packed_count(form, k, n)), *c[4];
    for (int i = 0; i < 4; i++) {
        c[i] = values(m * n);
        ck_gemm product = {
            .a = {.rows = m, .columns = k, .values = a, .row_step = (ptrdiff_t)k, .column_step = 1},
            .b = {.rows = k, .columns = n, .values = w, .row_step = (ptrdiff_t)columns, .column_step = 1},
            .scale = 0.5f,
            .c = c[i],
            .c_step = (ptrdiff_t)n,
        };
        if (transposed) {
            product.b.row_step = 1;
            product.b.column_step = (ptrdiff_t)columns;
        }
        if (i == 2) {
            product.b.weights = is_packed ? packed : stored;
            product.b.storage = storage;
            product.b.packed = is_packed;
            product.b.transposed = transposed;
            product.b.width = columns;
        }
        if (i == 3) {
            const size_t width = ck_gemm_tile_columns(form);
            ck_gemm_pack(form, &product.b, 0, (n + width - 1) / width, b);
            product.packed = b;
        }
        ck_gemm_multiply(i == 0 ? CK_SCALAR : form, &product, 0, m, 0, n);
    }
    compare("matrix product", k, c[0], c[1], m * n, 1e-3f);
    compare("product with weights", k, c[1], c[2], m * n, 0);
    compare("product with a packed factor", k, c[1], c[3], m * n, 0);
    for (int i = 0; i < 4; i++) release(c[i]);
    release(a), release(b), release(w), free(packed), free(stored);
}

static void run(ck_form form) {
    const size_t sizes[] = {0, 1, 3, 7, 8, 9, 31, 32, 33, 64, 100, 576, 1025, LARGEST};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) elementwise(form, sizes[i]);
    const size_t lanes[] = {0, 1, 15, 16, 17, 1000, 5003};
    for (size_t i = 0; i < sizeof lanes / sizeof *lanes; i++) compare_training(form, lanes[i]);
    rotation(form, 3, 64, 32), rotation(form, 2, 10, 3), rotation(form, 1, 8, 4), rotation(form, 0, 8, 4);
    const ck_storage storages[] = {
        CK_F32, CK_F16, CK_BF16, CK_Q4_0, CK_Q4_1, CK_Q5_0, CK_Q5_1, CK_Q8_0, CK_Q4_K, CK_Q5_K, CK_Q6_K,
    };
    for (size_t i = 0; i < sizeof storages / sizeof *storages; i++) {
        const ck_storage storage = storages[i];
        const size_t block = ck_block_columns(storage) > 32 ? ck_block_columns(storage) : 32;
        for (size_t positions = 0; positions < 8; positions++) product(form, storage, 13, 3 * block, positions);
        product(form, storage, 41, block, 35);
        product(form, storage, 1, 18 * block, 1);
        product(form, storage, 0, block, 2);
        for (int transposed = 0; transposed < 2; transposed++) {
            matrix_product(form, storage, 1, 1, block, transposed);
            matrix_product(form, storage, 13, 45, 3 * block, transposed);
            matrix_product(form, storage, 77, 301, block, transposed);
        }
    }
    for (size_t positions = 0; positions < 8; positions++) {
        low_rank(form, CK_F32, 5, 21, positions), low_rank(form, CK_F16, 16, 40, positions);
    }
    product(form, CK_F32, 5, 37, 3), product(form, CK_F16, 5, 37, 3), product(form, CK_BF16, 5, 37, 3);
    for (size_t window = 0; window <= 18; window += 9) {
        attention(form, 64, 3, 0, 1, window), attention(form, 64, 3, 37, 1, window);
        attention(form, 64, 3, 5, 21, window), attention(form, 8, 2, 15, 2, window);
        attention(form, 20, 1, 16, 5, window), attention(form, 6, 5, 3, 3, window);
    }
}

int main(void) {
    const struct { ck_form form; const char *name; } forms[] = {
        {CK_SCALAR, "scalar"}, {CK_AVX2, "avx2"}, {CK_AVX_VNNI, "avx-vnni"},
        {CK_AVX512_VNNI, "avx512-vnni"}, {CK_NEON, "neon"},
    };
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        if (!ck_form_available(forms[i].form)) continue;
        comparisons = 0;
        run(forms[i].form);
        printf("%s: %d comparisons with the scalar form, %d failed\n", forms[i].name, comparisons, failures);
    }
    return failures > 0;
}
