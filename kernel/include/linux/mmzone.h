/* SPDX-License-Identifier: MIT */
/* Limits of the page allocator. Implemented in mm/page_alloc.c. */
#ifndef _LINUX_MMZONE_H
#define _LINUX_MMZONE_H

/* The largest block: 1024 pages, 4 MiB. */
#define MAX_PAGE_ORDER		10
#define NR_PAGE_ORDERS		(MAX_PAGE_ORDER + 1)
#define MAX_ORDER_NR_PAGES	(1UL << MAX_PAGE_ORDER)

#define NUMA_NO_NODE	(-1)

#endif
