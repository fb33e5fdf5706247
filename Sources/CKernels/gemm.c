#include "ck_gemm.h"

#include <string.h>

#include "ck_pack.h"
#include "gemm_panel.h"
#include "gemm_tile.h"

/// Rows of a left factor that are packed at a time at most.
#define BLOCK_ROWS 64

/// How many products are summed before the sums go to C: about equal parts of all, whole blocks of weights.
static size_t depth_of(size_t count) {
    const size_t parts = (count + CK_PANEL_DEPTH - 1) / CK_PANEL_DEPTH;
    const size_t depth = parts > 0 ? (count + parts - 1) / parts : 1;
    return (depth + CK_BLOCK_COLUMNS - 1) / CK_BLOCK_COLUMNS * CK_BLOCK_COLUMNS;
}

static size_t smaller(size_t a, size_t b) { return a < b ? a : b; }

size_t ck_gemm_tile_rows(ck_form form) { return ck_tiles_of(form).rows; }

size_t ck_gemm_tile_columns(ck_form form) { return ck_tiles_of(form).columns; }

/// Sets the right factor's part of a tile: where it lies if it may be read there, else packed to `panel`.
static void set_right(
    ck_form form, const ck_factor *b, size_t row, size_t column, size_t width, int in_place, float *panel,
    ck_tile *tile) {
    tile->b = panel;
    tile->b_step = (ptrdiff_t)width;
    if (b->weights) {
        ck_pack_weights(form, b, row, tile->depth, column, tile->columns, width, panel);
        return;
    }
    const float *in = b->values + (ptrdiff_t)row * b->row_step + (ptrdiff_t)column * b->column_step;
    if (in_place && tile->columns == width && b->column_step == 1) {
        tile->b = in;
        tile->b_step = b->row_step;
    } else {
        ck_pack_lines(form, in, b->column_step, b->row_step, tile->columns, tile->depth, panel, width);
    }
}

/// Where rows `row ..< row + depth` of a column's tile lie in a packed right factor.
static size_t packed_place(size_t columns, size_t width, size_t row, size_t depth, size_t column) {
    return row * ((columns + width - 1) / width * width) + column * depth;
}

size_t ck_gemm_packed_count(ck_form form, size_t rows, size_t columns) {
    return packed_place(columns, ck_tiles_of(form).columns, rows, 0, 0);
}

void ck_gemm_pack(ck_form form, const ck_factor *b, size_t first, size_t last, float *packed) {
    const size_t width = ck_tiles_of(form).columns;
    const size_t depth = depth_of(b->rows);
    for (size_t k = 0; k < b->rows; k += depth) {
        const size_t count = smaller(depth, b->rows - k);
        for (size_t column = first * width; column < last * width && column < b->columns; column += width) {
            const float *in = b->values + (ptrdiff_t)k * b->row_step + (ptrdiff_t)column * b->column_step;
            const size_t columns = smaller(width, b->columns - column);
            float *panel = packed + packed_place(b->columns, width, k, count, column);
            if (columns < width) memset(panel, 0, count * width * sizeof(float));
            ck_pack_lines(form, in, b->column_step, b->row_step, columns, count, panel, width);
        }
    }
}

/// A product whose right factor is packed: some rows of the left one are packed at a time, and meet all of it.
static void multiply_packed(
    ck_form form, const ck_gemm *product, size_t first_row, size_t last_row, size_t first_column,
    size_t last_column) {
    const ck_tiles tiles = ck_tiles_of(form);
    const ck_factor *a = &product->a, *b = &product->b;
    _Alignas(64) float left[CK_PANEL_DEPTH * BLOCK_ROWS];
    const size_t block = BLOCK_ROWS / tiles.rows * tiles.rows;
    const size_t depth = depth_of(a->columns);
    for (size_t start = first_row; start < last_row; start += block) {
        const size_t end = smaller(start + block, last_row);
        for (size_t k = 0; k < a->columns; k += depth) {
            ck_tile tile = {
                .depth = smaller(depth, a->columns - k),
                .a_row = 1,
                .a_step = (ptrdiff_t)tiles.rows,
                .b_step = (ptrdiff_t)tiles.columns,
                .scale = product->scale,
                .adding = product->adding || k > 0,
                .c_step = product->c_step,
            };
            for (size_t row = start; row < end; row += tiles.rows) {
                const float *in = a->values + (ptrdiff_t)row * a->row_step + (ptrdiff_t)k * a->column_step;
                ck_pack_lines(
                    form, in, a->row_step, a->column_step, smaller(tiles.rows, end - row), tile.depth,
                    left + (row - start) * tile.depth, tiles.rows);
            }
            for (size_t column = first_column; column < last_column; column += tiles.columns) {
                tile.columns = smaller(tiles.columns, last_column - column);
                tile.b = product->packed + packed_place(b->columns, tiles.columns, k, tile.depth, column);
                for (size_t row = start; row < end; row += tiles.rows) {
                    tile.a = left + (row - start) * tile.depth;
                    tile.c = product->c + (ptrdiff_t)row * product->c_step + column;
                    tiles.compute(&tile, smaller(tiles.rows, end - row));
                }
            }
        }
    }
}

static void clear(const ck_gemm *product, size_t first_row, size_t last_row, size_t first, size_t last) {
    for (size_t row = first_row; row < last_row; row++) {
        for (size_t column = first; column < last; column++) {
            product->c[(ptrdiff_t)row * product->c_step + (ptrdiff_t)column] = 0;
        }
    }
}

void ck_gemm_multiply(
    ck_form form, const ck_gemm *product, size_t first_row, size_t last_row, size_t first_column,
    size_t last_column) {
    const ck_tiles tiles = ck_tiles_of(form);
    const ck_factor *a = &product->a;
    if (a->columns == 0 && !product->adding) clear(product, first_row, last_row, first_column, last_column);
    if (product->packed) {
        multiply_packed(form, product, first_row, last_row, first_column, last_column);
        return;
    }
    // To pack pays where a panel is read often enough.
    const int in_place = last_row - first_row <= 2 * tiles.rows;
    _Alignas(64) float panel[CK_PANEL_DEPTH * CK_WIDEST_TILE];
    // What stands beyond the columns of a last, narrow panel is computed with, though never kept: let it be numbers.
    if (in_place || last_column - first_column < tiles.columns) memset(panel, 0, sizeof panel);
    const size_t depth = depth_of(a->columns);
    for (size_t k = 0; k < a->columns; k += depth) {
        ck_tile tile = {
            .depth = smaller(depth, a->columns - k),
            .a_row = a->row_step,
            .a_step = a->column_step,
            .scale = product->scale,
            .adding = product->adding || k > 0,
            .c_step = product->c_step,
        };
        for (size_t column = first_column; column < last_column; column += tiles.columns) {
            tile.columns = smaller(tiles.columns, last_column - column);
            set_right(form, &product->b, k, column, tiles.columns, in_place, panel, &tile);
            for (size_t row = first_row; row < last_row; row += tiles.rows) {
                tile.a = a->values + (ptrdiff_t)row * a->row_step + (ptrdiff_t)k * a->column_step;
                tile.c = product->c + (ptrdiff_t)row * product->c_step + column;
                tiles.compute(&tile, smaller(tiles.rows, last_row - row));
            }
        }
    }
}
