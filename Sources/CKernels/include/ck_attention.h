// Attention of some queries over the keys and values of one key/value head, kept in half precision.
#ifndef CK_ATTENTION_H
#define CK_ATTENTION_H

#include <stddef.h>
#include <stdint.h>

#include "ck_form.h"

/// Positions of a block of keys: `[block][value of the head][position]`.
#define CK_KEY_POSITIONS 16

/// Queries over one key/value head. A query is a position and one of the query heads that share the key/value head:
/// query `i` is that of position `i / heads` and head `i % heads`.
typedef struct ck_attention_input {
    /// `[position][head][value]`, from the first of the sharing heads of the first position on.
    const float *queries;
    float *output;
    /// Values from one position to the next, in `queries` and `output`.
    size_t query_stride;
    /// Keys in blocks of 16 positions, from position `shared` on.
    const uint16_t *keys;
    /// `[position][value]`, from position `shared` on.
    const uint16_t *values;
    /// Keys and values of the positions before, which several texts have in common.
    const uint16_t *shared_keys;
    const uint16_t *shared_values;
    /// How many they are: a multiple of 16, or 0.
    size_t shared;
    size_t head_width;
    size_t heads;
    /// How many positions stand before that of the first query; it looks at them and at itself.
    size_t start;
    /// How many positions, its own included, a query looks back; 0 for all.
    size_t window;
    /// What a query is multiplied by: 1 / √d in most models.
    float scale;
    /// For each position where its weights go, `[head][key]`, from the first of the sharing heads on; NULL where they
    /// are not wanted.
    float *const *weights;
} ck_attention_input;

/// Floats of scratch memory for queries up to one that looks at `keys` keys.
size_t ck_attention_scratch(size_t keys, size_t head_width);

/// Appends a position to a key/value head: its keys in blocks, its values in a row, both held to the range of halves.
void ck_attention_append(
    ck_form form, const float *key, const float *value, size_t head_width, size_t position, uint16_t *keys,
    uint16_t *values);

/// softmax(scale · q · Kᵀ) · V of queries `first ..< last`.
void ck_attention(
    ck_form form, const ck_attention_input *input, size_t first, size_t last, float *scratch);

#endif
