/* SPDX-License-Identifier: MIT */
/*
 * kmod.h - load a module by name; kernel/module/kmod.c.
 *
 * Linux: runs the program modprobe. Here its work is done in place.
 */
#ifndef _LINUX_KMOD_H
#define _LINUX_KMOD_H

#include <linux/compiler.h>
#include <linux/errno.h>
#include <linux/types.h>

struct load_info;

__printf(2, 3) int __request_module(bool wait, const char *name, ...);
#define request_module(mod...)		__request_module(true, mod)
#define request_module_nowait(mod...)	__request_module(false, mod)
#define try_then_request_module(x, mod...) \
	((x) ?: (__request_module(true, mod), (x)))

#endif
