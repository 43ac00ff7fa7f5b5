/* SPDX-License-Identifier: MIT */
/* sprintf.h - formatting into memory; kernel/lib/vsprintf.c, kasprintf.c. */
#ifndef _LINUX_SPRINTF_H
#define _LINUX_SPRINTF_H

#include <stdarg.h>
#include <linux/alloc_tag.h>
#include <linux/compiler.h>
#include <linux/types.h>

int num_to_str(char *buf, int size, unsigned long long num, unsigned int width);

__printf(2, 3) int sprintf(char *buf, const char *fmt, ...);
__printf(2, 0) int vsprintf(char *buf, const char *fmt, va_list args);
__printf(3, 4) int snprintf(char *buf, size_t size, const char *fmt, ...);
__printf(3, 0) int vsnprintf(char *buf, size_t size, const char *fmt,
			     va_list args);
__printf(3, 4) int scnprintf(char *buf, size_t size, const char *fmt, ...);
__printf(3, 0) int vscnprintf(char *buf, size_t size, const char *fmt,
			      va_list args);
__printf(2, 3) char *kasprintf(gfp_t gfp, const char *fmt, ...);
__printf(2, 0) char *kvasprintf(gfp_t gfp, const char *fmt, va_list args);
__printf(2, 0) const char *kvasprintf_const(gfp_t gfp, const char *fmt,
					    va_list args);

__scanf(2, 3) int sscanf(const char *buf, const char *fmt, ...);
__scanf(2, 0) int vsscanf(const char *buf, const char *fmt, va_list args);

#ifdef CONFIG_MEM_ALLOC_PROFILING
#define kasprintf(gfp, fmt...)		alloc_hooks(kasprintf(gfp, fmt))
#define kvasprintf(gfp, fmt, args)	alloc_hooks(kvasprintf(gfp, fmt, args))
#endif

extern bool no_hash_pointers;	/* no_hash_pointers on the command line */

#endif /* _LINUX_SPRINTF_H */
