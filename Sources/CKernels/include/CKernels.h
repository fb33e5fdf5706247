// The operations of the engine's innermost loops, each with a scalar form and forms for wider instructions.
//
// Every function that has several forms takes the form as its first argument: there is no global state. A form may be
// asked for only where `ck_form_available` says so. Sizes may be zero; pointers need no alignment beyond their type's.
#ifndef CKERNELS_H
#define CKERNELS_H

#include "ck_adam.h"
#include "ck_attention.h"
#include "ck_backward.h"
#include "ck_elementwise.h"
#include "ck_form.h"
#include "ck_gemm.h"
#include "ck_half.h"
#include "ck_low_rank.h"
#include "ck_norm.h"
#include "ck_pack.h"
#include "ck_thread.h"
#include "ck_product.h"
#include "ck_quantize.h"
#include "ck_read.h"
#include "ck_softmax.h"
#include "ck_storage.h"

#endif
