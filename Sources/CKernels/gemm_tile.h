// The innermost part of a float product: a few rows and columns of C, whose sums stay in registers.
#ifndef CK_GEMM_TILE_H
#define CK_GEMM_TILE_H

#include <stddef.h>

#include "ck_form.h"

/// The columns of the widest tile.
#define CK_WIDEST_TILE 32

typedef struct ck_tile {
    /// How many products a sum has.
    size_t depth;
    const float *a;
    /// From row to row of `a`.
    ptrdiff_t a_row;
    /// From one product of a sum to the next.
    ptrdiff_t a_step;
    /// Rows of a whole tile's columns.
    const float *b;
    ptrdiff_t b_step;
    float scale;
    int adding;
    float *c;
    ptrdiff_t c_step;
    /// Columns of `c` that there are.
    size_t columns;
} ck_tile;

/// A form's tiles.
typedef struct ck_tiles {
    size_t rows;
    size_t columns;
    /// Computes a tile of so many rows, 1 to `rows`.
    void (*compute)(const ck_tile *tile, size_t rows);
} ck_tiles;

ck_tiles ck_tiles_of(ck_form form);

#endif
