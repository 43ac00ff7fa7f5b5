/* SPDX-License-Identifier: MIT */
/* Left out: debugger in the kernel: use gdb, see make gdb. */
#ifndef _LINUX_KDB_H
#define _LINUX_KDB_H

#include <linux/refused.h>

__refused_area("<linux/kdb.h>", "debugger in the kernel: use gdb, see make gdb")

#endif
