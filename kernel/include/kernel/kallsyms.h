/* SPDX-License-Identifier: MIT */
/* kallsyms.h - the table that tools/kallsyms.py writes; Linux's names. */
#ifndef _KERNEL_KALLSYMS_H
#define _KERNEL_KALLSYMS_H

#define KALLSYMS_BASE	0xffffffff80000000UL
#define KALLSYMS_STEP	16

extern const unsigned int kallsyms_num_syms;
extern const unsigned int kallsyms_offsets[];	/* rising, from the base */
extern const unsigned int kallsyms_markers[];	/* where name 16 * n begins */
extern const unsigned short kallsyms_by_name[];	/* numbers, sorted by name */
extern const unsigned char kallsyms_exported[];	/* a bit each */
extern const unsigned char kallsyms_names[];	/* length, then tokens */
extern const unsigned short kallsyms_token_index[];
extern const unsigned char kallsyms_token_table[];

#endif /* _KERNEL_KALLSYMS_H */
