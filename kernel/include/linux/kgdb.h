/* SPDX-License-Identifier: MIT */
/* Left out: debugger in the kernel: use gdb, see make gdb. */
#ifndef _LINUX_KGDB_H
#define _LINUX_KGDB_H

#include <linux/refused.h>

__refused_area("<linux/kgdb.h>", "debugger in the kernel: use gdb, see make gdb")

#endif
