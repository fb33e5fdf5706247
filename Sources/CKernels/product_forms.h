// The forms of a product with a packed matrix, written once for every packing. The including file, one a packing, includes
// `product_weights.h`, defines the following and then includes this:
//
// - `BLOCK`, the packed block; `PARTS`, 1 or 2: into how many parts with a scale of their own its columns fall.
// - `MINIMUM`, whether a weight is scale · quant + minimum. The forms with VNNI have a minimum in any case, since they
//   multiply only weights without sign.
// - `CHAIN`, how many vectors of quants can be multiplied and summed in 16 bits, and `SIGNED`, whether quants have a
//   sign: both for AVX2, which sums in pairs; `CHAIN` for NEON too, which does not.
// - `plain_quant`, `plain_scale` and `plain_minimum` of a row's column or part, and for each wide form `spread_…`, which
//   fills its structure of weights.

#include "product_scalar.h"

#if defined(__x86_64__)
#define NAME(name) name##_avx2
#define INLINE CK_AVX2_INLINE
#define FUNCTION CK_AVX2_FUNCTION
#define DOT(w, x, count) dot_avx2(w, x, count, CHAIN, SIGNED)
#define WITH_MINIMUM MINIMUM
#include "product_256.h"
#undef NAME
#undef INLINE
#undef FUNCTION
#undef DOT
#undef WITH_MINIMUM

#define NAME(name) name##_vnni
#define INLINE CK_AVX_VNNI_INLINE
#define FUNCTION CK_AVX_VNNI_FUNCTION
#define DOT(w, x, count) dot_vnni(w, x, count)
#define WITH_MINIMUM 1
#include "product_256.h"

#include "product_512.h"
#endif

#if defined(__aarch64__)
#include "product_neon.h"
#endif

/// The product in a form.
static void product(
    ck_form form, const BLOCK *w, size_t rows, size_t first, size_t last, ck_quantized x, float *y,
    size_t stride) {
    switch (form) {
#if defined(__x86_64__)
    case CK_AVX2:
        product_avx2(w, rows, first, last, x, y, stride);
        return;
    case CK_AVX_VNNI:
        product_vnni(w, rows, first, last, x, y, stride);
        return;
    case CK_AVX512_VNNI:
        product_avx512(w, rows, first, last, x, y, stride);
        return;
#endif
#if defined(__aarch64__)
    case CK_NEON:
        product_neon(w, rows, first, last, x, y, stride);
        return;
#endif
    default:
        product_scalar(w, rows, first, last, x, y, stride);
    }
}
