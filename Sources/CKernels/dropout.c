#include "ck_backward.h"
#include "lanes.h"

/// Bits that look like chance: the finaliser of MurmurHash3 (Appleby, 2011) over the index and the key.
CK_PLAIN_INLINE uint32_t mixed(uint32_t index, uint32_t key) {
    uint32_t h = index * 0x9e3779b9u + key;
    h ^= h >> 16;
    h *= 0x85ebca6bu;
    h ^= h >> 13;
    h *= 0xc2b2ae35u;
    return h ^ (h >> 16);
}

CK_PLAIN_INLINE void dropout_body(
    const float *x, size_t first, size_t count, uint32_t key, float rate, float *restrict y) {
    const uint32_t limit = (uint32_t)(rate * 16777216.0f);
    const float factor = 1.0f / (1.0f - rate);
    for (size_t i = 0; i < count; i++) {
        y[i] = (mixed((uint32_t)(first + i), key) >> 8) < limit ? 0.0f : x[i] * factor;
    }
}

CK_IN_EACH_FORM(
    void, dropout, dropout_body,
    (const float *x, size_t first, size_t count, uint32_t key, float rate, float *restrict y),
    (x, first, count, key, rate, y))

void ck_dropout(
    ck_form form, const float *x, size_t first, size_t count, unsigned key, float rate, float *y) {
    dropout(form, x, first, count, key, rate, y);
}
