#include <stdint.h>
#include <string.h>

#include "ck_storage.h"
#include "half_scalar.h"
#include "plain_block.h"

typedef struct layout {
    size_t columns;
    size_t bytes;
} layout;

/// A type's block.
static layout block_of(ck_storage storage) {
    switch (storage) {
    case CK_F32: return (layout){1, 4};
    case CK_F16:
    case CK_BF16: return (layout){1, 2};
    case CK_Q4_0: return (layout){32, 18};
    case CK_Q4_1: return (layout){32, 20};
    case CK_Q5_0: return (layout){32, 22};
    case CK_Q5_1: return (layout){32, 24};
    case CK_Q8_0: return (layout){32, 34};
    case CK_Q4_K: return (layout){256, 144};
    case CK_Q5_K: return (layout){256, 176};
    case CK_Q6_K: return (layout){256, 210};
    }
    return (layout){0, 0};
}

size_t ck_block_columns(ck_storage storage) { return block_of(storage).columns; }

size_t ck_row_bytes(ck_storage storage, size_t columns) {
    const layout block = block_of(storage);
    return block.columns == 0 ? 0 : columns / block.columns * block.bytes;
}

void ck_dequantize_row(ck_storage storage, const void *row, size_t columns, float *y) {
    const uint8_t *bytes = row;
    ck_plain_block plain;
    switch (storage) {
    case CK_F32:
        if (columns > 0) memcpy(y, row, columns * 4);
        return;
    case CK_F16:
        for (size_t i = 0; i < columns; i++) y[i] = ck_half_to_float(ck_read_half(bytes + 2 * i));
        return;
    case CK_BF16:
        for (size_t i = 0; i < columns; i++) y[i] = ck_bfloat_to_float(ck_read_half(bytes + 2 * i));
        return;
    default:
        for (size_t i = 0; i < columns / CK_BLOCK_COLUMNS; i++, y += CK_BLOCK_COLUMNS) {
            ck_read_plain(storage, bytes, i, &plain);
            ck_plain_to_floats(&plain, y);
        }
    }
}
