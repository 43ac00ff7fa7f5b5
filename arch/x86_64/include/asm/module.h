/* SPDX-License-Identifier: MIT */
/* module.h - relocation; arch/x86_64/cpu/module.c. */
#ifndef _ASM_MODULE_H
#define _ASM_MODULE_H

#include <linux/elf.h>

int apply_relocate_add(const char *name, void *section, const Elf64_Rela *rel,
		       unsigned long count, const Elf64_Sym *symtab);

#endif
