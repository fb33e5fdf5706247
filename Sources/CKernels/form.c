#include "ck_form.h"

int ck_form_available(ck_form form) {
    switch (form) {
    case CK_SCALAR:
        return 1;
#if defined(__x86_64__)
    case CK_AVX2:
        return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")
            && __builtin_cpu_supports("f16c");
    case CK_AVX_VNNI:
        return ck_form_available(CK_AVX2) && __builtin_cpu_supports("avxvnni");
    case CK_AVX512_VNNI:
        return ck_form_available(CK_AVX2) && __builtin_cpu_supports("avx512f")
            && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq")
            && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512vnni");
#endif
#if defined(__aarch64__)
    case CK_NEON:
        return 1;
#endif
    default:
        return 0;
    }
}

ck_form ck_best_form(void) {
    if (ck_form_available(CK_NEON)) return CK_NEON;
    if (ck_form_available(CK_AVX512_VNNI)) return CK_AVX512_VNNI;
    if (ck_form_available(CK_AVX_VNNI)) return CK_AVX_VNNI;
    if (ck_form_available(CK_AVX2)) return CK_AVX2;
    return CK_SCALAR;
}
