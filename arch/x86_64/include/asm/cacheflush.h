/* SPDX-License-Identifier: MIT */
/* Caches are coherent on this machine. */
#ifndef _ASM_CACHEFLUSH_H
#define _ASM_CACHEFLUSH_H

#define flush_cache_all()		do { } while (0)
#define flush_icache_range(start, end)	((void)(start), (void)(end))
#define flush_dcache_page(page)		((void)(page))

#endif
