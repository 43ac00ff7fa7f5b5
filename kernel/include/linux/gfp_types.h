/* SPDX-License-Identifier: MIT */
/*
 * What an allocation may do and where its memory may lie. Used by gfp.h and
 * slab.h.
 */
#ifndef _LINUX_GFP_TYPES_H
#define _LINUX_GFP_TYPES_H

#include <linux/types.h>

/* Zone: the default is all of memory. */
#define __GFP_DMA		0x01u	/* here the same as DMA32 */
#define __GFP_HIGHMEM		0x02u	/* accepted: all memory is mapped */
#define __GFP_DMA32		0x04u	/* below 4 GiB */

/* What the allocator may do. */
#define __GFP_HIGH		0x20u	/* may dip into the reserve */
#define __GFP_IO		0x40u
#define __GFP_FS		0x80u
#define __GFP_ZERO		0x100u	/* return zeroed memory */
#define __GFP_DIRECT_RECLAIM	0x400u	/* the caller may sleep */
#define __GFP_KSWAPD_RECLAIM	0x800u
#define __GFP_NOWARN		0x2000u	/* failure is the caller's business */
#define __GFP_RETRY_MAYFAIL	0x4000u
#define __GFP_NOFAIL		0x8000u	/* panic rather than return NULL */
#define __GFP_NORETRY		0x10000u
#define __GFP_MEMALLOC		0x20000u
#define __GFP_COMP		0x40000u	/* tails point to their head */
#define __GFP_NOMEMALLOC	0x80000u
#define __GFP_HARDWALL		0x100000u
#define __GFP_THISNODE		0x200000u
#define __GFP_ACCOUNT		0x400000u
#define __GFP_BITS_SHIFT	26
#define __GFP_BITS_MASK		((1u << __GFP_BITS_SHIFT) - 1)

#define __GFP_RECLAIM	(__GFP_DIRECT_RECLAIM | __GFP_KSWAPD_RECLAIM)
#define GFP_KERNEL	(__GFP_RECLAIM | __GFP_IO | __GFP_FS)
#define GFP_KERNEL_ACCOUNT (GFP_KERNEL | __GFP_ACCOUNT)
#define GFP_ATOMIC	(__GFP_HIGH | __GFP_KSWAPD_RECLAIM)
#define GFP_NOWAIT	(__GFP_KSWAPD_RECLAIM | __GFP_NOWARN)
#define GFP_NOIO	__GFP_RECLAIM
#define GFP_NOFS	(__GFP_RECLAIM | __GFP_IO)
#define GFP_USER	(GFP_KERNEL | __GFP_HARDWALL)
#define GFP_HIGHUSER	(GFP_USER | __GFP_HIGHMEM)
#define GFP_DMA		__GFP_DMA
#define GFP_DMA32	__GFP_DMA32

#endif
