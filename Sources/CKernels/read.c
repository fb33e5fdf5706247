#include "ck_read.h"

uint64_t ck_read(const uint64_t *words, size_t count) {
    uint64_t sums[8] = {0};
    size_t i = 0;
    for (; i + 8 <= count; i += 8) {
        for (int j = 0; j < 8; j++) sums[j] += words[i + j];
    }
    for (; i < count; i++) sums[0] += words[i];
    uint64_t total = 0;
    for (int j = 0; j < 8; j++) total += sums[j];
    return total;
}
