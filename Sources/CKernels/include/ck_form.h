// The forms in which an operation may be written, and which of them this processor runs.
#ifndef CK_FORM_H
#define CK_FORM_H

typedef enum ck_form {
    /// Plain C.
    CK_SCALAR = 0,
    /// x86-64 with AVX2, FMA and F16C.
    CK_AVX2 = 1,
    /// The same with AVX-VNNI, which multiplies and adds four bytes at a time.
    CK_AVX_VNNI = 2,
    /// 64-bit ARM.
    CK_NEON = 3,
    /// x86-64 with AVX-512 (F, BW, DQ, VL and VNNI): vectors twice as wide in the products.
    CK_AVX512_VNNI = 4,
} ck_form;

/// Whether this processor runs a form.
int ck_form_available(ck_form form);

/// The fastest form that this processor runs.
ck_form ck_best_form(void);

#endif
