/* SPDX-License-Identifier: MIT */
/*
 * Turning pr_debug() on while running: here by #define DEBUG, at compile
 * time.
 */
#ifndef _LINUX_DYNAMIC_DEBUG_H
#define _LINUX_DYNAMIC_DEBUG_H

#include <linux/printk.h>

#endif
