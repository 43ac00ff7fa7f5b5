/* SPDX-License-Identifier: MIT */
/* Cache lines, and variables that have one of their own. */
#ifndef _LINUX_CACHE_H
#define _LINUX_CACHE_H

#include <linux/compiler.h>

#define L1_CACHE_SHIFT		6
#define L1_CACHE_BYTES		(1 << L1_CACHE_SHIFT)
#define SMP_CACHE_BYTES		L1_CACHE_BYTES
#define L1_CACHE_ALIGN(x)	(((x) + L1_CACHE_BYTES - 1) & ~(L1_CACHE_BYTES - 1UL))
#define SMP_CACHE_ALIGN(x)	L1_CACHE_ALIGN(x)
#define INTERNODE_CACHE_SHIFT	L1_CACHE_SHIFT

#define ____cacheline_aligned		__aligned(L1_CACHE_BYTES)
#define ____cacheline_aligned_in_smp	____cacheline_aligned
#define ____cacheline_internodealigned_in_smp ____cacheline_aligned
#define __cacheline_aligned \
	____cacheline_aligned __section(".data..cacheline_aligned")
#define __cacheline_aligned_in_smp	__cacheline_aligned

#ifndef __read_mostly
#define __read_mostly		__section(".data..read_mostly")
#endif
#ifndef __ro_after_init
#define __ro_after_init		__section(".data..ro_after_init")
#endif

#define cache_line_size()	L1_CACHE_BYTES
#define __cacheline_group_begin(GROUP)	__u8 __cacheline_group_begin__##GROUP[0]
#define __cacheline_group_end(GROUP)	__u8 __cacheline_group_end__##GROUP[0]

#endif
