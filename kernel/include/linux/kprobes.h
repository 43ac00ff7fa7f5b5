/* SPDX-License-Identifier: MIT */
/* Left out: kprobes: use gdb, see make gdb. */
#ifndef _LINUX_KPROBES_H
#define _LINUX_KPROBES_H

#include <linux/refused.h>

__refused_area("<linux/kprobes.h>", "kprobes: use gdb, see make gdb")

#endif
