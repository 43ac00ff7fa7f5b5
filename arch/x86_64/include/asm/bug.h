/* SPDX-License-Identifier: MIT */
/* BUG() and WARN() are the same on all machines. */
#ifndef _ASM_BUG_H
#define _ASM_BUG_H

#include <linux/bug.h>

#endif
