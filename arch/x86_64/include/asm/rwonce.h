/* SPDX-License-Identifier: MIT */
/* READ_ONCE() and WRITE_ONCE(), at Linux's path. */
#ifndef _ASM_RWONCE_H
#define _ASM_RWONCE_H

#include <linux/compiler.h>

#endif
