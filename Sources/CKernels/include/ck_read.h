// Reading memory and nothing else: what the speed of products is measured by.
#ifndef CK_READ_H
#define CK_READ_H

#include <stddef.h>
#include <stdint.h>

/// Reads `count` words; gives their sum, so that no compiler leaves the reading out.
uint64_t ck_read(const uint64_t *words, size_t count);

#endif
