/* SPDX-License-Identifier: MIT */
/* Mapping pages: all memory is mapped all the time. */
#ifndef _LINUX_HIGHMEM_H
#define _LINUX_HIGHMEM_H

#include <linux/mm.h>
#include <linux/string.h>

#define kmap(page)		page_address(page)
#define kunmap(page)		((void)(page))
#define kmap_local_page(page)	page_address(page)
#define kunmap_local(addr)	((void)(addr))
#define clear_highpage(page)	clear_page(page_address(page))

#endif
