/* SPDX-License-Identifier: MIT */
/* This machine is little endian. */
#ifndef _ASM_BYTEORDER_H
#define _ASM_BYTEORDER_H

#include <linux/byteorder/generic.h>

#endif
