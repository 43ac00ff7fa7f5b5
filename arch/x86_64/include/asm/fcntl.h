/* SPDX-License-Identifier: MIT */
/* Flags of open() are the same on all machines but a few. */
#ifndef _ASM_FCNTL_H
#define _ASM_FCNTL_H

#include <linux/fcntl.h>

#endif
