/* SPDX-License-Identifier: MIT */
/* The kernel's address map, moved to where a process may have memory. */
#ifndef _UNIT_ASM_PAGE_H
#define _UNIT_ASM_PAGE_H

#include_next <asm/page.h>

#undef PAGE_OFFSET
#undef VMALLOC_START
#undef VMALLOC_END
#undef VMEMMAP_START
#define PAGE_OFFSET	0x200000000000UL
#define VMALLOC_START	0x300000000000UL
#define VMALLOC_END	0x30ffffffffffUL
#define VMEMMAP_START	0x400000000000UL

/* as in the kernel's: __va() of an address below 64 TiB */
#undef __va
#undef __pa
#define __va(x)	((void *)((unsigned long)(x) + PAGE_OFFSET))
#define __pa(x)	((unsigned long)(x) - PAGE_OFFSET)

#endif
