/* SPDX-License-Identifier: MIT */
/*
 * extable.h - instructions that may fault, and where to go on then.
 *
 * Linux: entries are relative and carry the kind of repair; here the place
 * after the fault does the repair itself.
 */
#ifndef _ASM_EXTABLE_H
#define _ASM_EXTABLE_H

#include <linux/types.h>

struct exception_table_entry {
	unsigned long insn, fixup;
};

/* the entry of an instruction in a module; set by kernel/module */
extern const struct exception_table_entry *
(*module_extable_search)(unsigned long ip);

#define _ASM_EXTABLE(from, to)			\
	".pushsection __ex_table, \"a\"\n"	\
	".balign 8\n"				\
	".quad " #from ", " #to "\n"		\
	".popsection\n"

#endif
