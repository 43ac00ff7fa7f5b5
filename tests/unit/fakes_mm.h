/* SPDX-License-Identifier: MIT */
/*
 * A machine with memory, for the tests of kernel/mm. Implemented in fakes_mm.c.
 */
#ifndef _FAKES_MM_H
#define _FAKES_MM_H

#include <linux/types.h>

/* All of kernel/mm up, with RAM where the pairs (start, end) say; 0 ends. */
void mm_machine(const phys_addr_t *ram);

/* What the code under test complained of. */
extern unsigned int mm_warnings;
extern unsigned int mm_flushes;

/* Table allocations that succeed before all others fail. */
extern long mm_tables_left;

#endif
