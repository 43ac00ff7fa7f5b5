/* SPDX-License-Identifier: MIT */
/*
 * Hints for a leak checker that Linux has and modules may give; what a
 * module leaves behind is counted when it is unloaded.
 */
#ifndef _LINUX_KMEMLEAK_H
#define _LINUX_KMEMLEAK_H

#include <linux/types.h>

#define kmemleak_alloc(ptr, size, min_count, gfp)	((void)(ptr))
#define kmemleak_free(ptr)		((void)(ptr))
#define kmemleak_not_leak(ptr)		((void)(ptr))
#define kmemleak_ignore(ptr)		((void)(ptr))
#define kmemleak_scan_area(ptr, size, gfp)	((void)(ptr))
#define kmemleak_no_scan(ptr)		((void)(ptr))

#endif
