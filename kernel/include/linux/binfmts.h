/* SPDX-License-Identifier: MIT */
/* Left out: programs to run: processes in user mode. */
#ifndef _LINUX_BINFMTS_H
#define _LINUX_BINFMTS_H

#include <linux/refused.h>

__refused_area("<linux/binfmts.h>", "programs to run: processes in user mode")

#endif
