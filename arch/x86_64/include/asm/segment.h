/* SPDX-License-Identifier: MIT */
/* Segment selectors. */
#ifndef _ASM_SEGMENT_H
#define _ASM_SEGMENT_H

#include <asm/desc.h>

#endif
