/* SPDX-License-Identifier: MIT */
/*
 * System calls: nobody calls the kernel from outside. Kept because modules
 * include it for asmlinkage.
 */
#ifndef _LINUX_SYSCALLS_H
#define _LINUX_SYSCALLS_H

#include <linux/compiler.h>
#include <linux/types.h>
#include <linux/refused.h>

__refused_area("<linux/syscalls.h>", "system calls: all code is the kernel's")

#endif
