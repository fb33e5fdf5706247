#include "ck_storage.h"

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
