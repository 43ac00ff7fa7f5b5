// SPDX-License-Identifier: MIT
/*
 * module.c - relocation: addresses are written into a module's code and data.
 *
 * The compiler left holes, each with a recipe: S is the symbol's address, A a
 * constant, P the hole's own address. With -mcmodel=kernel all are 32 bits wide
 * but those of pointers in data, and the module area is near enough.
 *
 * Locks: none; nobody runs this code yet.
 * Linux: arch/x86/kernel/module.c. The recipes: AMD64 ABI, table 4.9.
 */
#include <asm/module.h>

#include <linux/errno.h>
#include <linux/printk.h>
#include <linux/string.h>

static int overflow(const char *name, unsigned int type, u64 val)
{
	pr_err("%s: overflow in relocation type %u val %llx: not compiled with -mcmodel=kernel?\n",
	       name, type, val);
	return -ENOEXEC;
}

static int relocate(const char *name, void *place, unsigned int type, u64 val)
{
	switch (type) {
	case R_X86_64_NONE:
		return 0;
	case R_X86_64_64:
		memcpy(place, &val, 8);
		return 0;
	case R_X86_64_PC64:
		val -= (u64)place;
		memcpy(place, &val, 8);
		return 0;
	case R_X86_64_32:
		memcpy(place, &val, 4);
		return val == (u32)val ? 0 : overflow(name, type, val);
	case R_X86_64_PC32:
	case R_X86_64_PLT32:
		val -= (u64)place;
		fallthrough;
	case R_X86_64_32S:
		memcpy(place, &val, 4);
		return val == (s64)(s32)val ? 0 : overflow(name, type, val);
	}
	pr_err("%s: unknown relocation type %u\n", name, type);
	return -ENOEXEC;
}

/**
 * apply_relocate_add - fill in the holes of one section
 * @name: the module's, for messages
 * @section: where the section lies
 * @rel: its relocations, inside the section
 * @count: how many
 * @symtab: symbols; st_value is an address
 *
 * Return: 0, or -ENOEXEC after a line that says why.
 */
int apply_relocate_add(const char *name, void *section, const Elf64_Rela *rel,
		       unsigned long count, const Elf64_Sym *symtab)
{
	int err = 0;

	for (; !err && count; count--, rel++)
		err = relocate(name, section + rel->r_offset,
			       ELF64_R_TYPE(rel->r_info),
			       symtab[ELF64_R_SYM(rel->r_info)].st_value +
			       rel->r_addend);
	return err;
}
