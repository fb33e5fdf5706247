#include <stdint.h>
#include <string.h>

#include "ck_storage.h"
#include "half_scalar.h"
#include "plain_block.h"

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
