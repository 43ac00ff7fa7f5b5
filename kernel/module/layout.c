// SPDX-License-Identifier: MIT
/*
 * layout.c - a module's file becomes memory, with rights.
 *
 * Sections are gathered by what may be done with them, each kind into pages of
 * its own in the module area, which is near enough to the kernel for calls of
 * 32 bits. They are filled in while writable; module_protect() then takes away
 * what they must not allow: nothing is ever writable and executable.
 *
 *   MOD_TEXT       .text .exit.text                     R X
 *   MOD_RODATA     .rodata __param .modinfo symbols ...     R
 *   MOD_DATA       .data .bss struct module             RW
 *   MOD_INIT_TEXT  .init.text                           R X, freed after init
 *   MOD_INIT_DATA  .init.data .init.rodata              RW,  freed after init
 *
 * Per-CPU variables go where alloc_percpu() puts them, a copy for each CPU.
 *
 * Locks: none; the module is not known to anybody yet.
 * Linux: layout_sections(), move_module() in kernel/module/main.c, strict_rwx.c.
 */
#include <linux/align.h>
#include <linux/cpumask.h>
#include <linux/gfp.h>
#include <linux/module.h>
#include <linux/percpu.h>
#include <linux/string.h>
#include <linux/vmalloc.h>
#include <asm/pgtable.h>
#include "internal.h"

static enum mod_mem_type part_of(const struct load_info *info, unsigned int i)
{
	bool init = !strncmp(section_name(info, i), ".init", 5);
	u64 flags = info->sechdrs[i].sh_flags;

	if (flags & SHF_EXECINSTR)
		return init ? MOD_INIT_TEXT : MOD_TEXT;
	if (init)
		return MOD_INIT_DATA;
	return flags & SHF_WRITE ? MOD_DATA : MOD_RODATA;
}

static bool is_loaded(const struct load_info *info, unsigned int i)
{
	return (info->sechdrs[i].sh_flags & SHF_ALLOC) &&
	       i != info->index.percpu;
}

/* sh_addr becomes the distance from the part's start */
static void measure_parts(struct load_info *info)
{
	unsigned int i;

	/* the symbols stay: backtraces and users of our exports read them */
	info->sechdrs[info->index.sym].sh_flags |= SHF_ALLOC;
	info->sechdrs[info->index.str].sh_flags |= SHF_ALLOC;
	for (i = 1; i < nr_sections(info); i++) {
		Elf64_Shdr *s = &info->sechdrs[i];
		struct module_memory *part;

		if (!is_loaded(info, i))
			continue;
		part = &info->mod->mem[part_of(info, i)];
		s->sh_addr = ALIGN(part->size, s->sh_addralign ?: 1);
		part->size = s->sh_addr + s->sh_size;
	}
}

static int alloc_parts(struct module *mod)
{
	enum mod_mem_type t;

	for (t = 0; t < MOD_MEM_NUM_TYPES; t++) {
		struct module_memory *part = &mod->mem[t];

		part->size = PAGE_ALIGN(part->size);
		if (!part->size)
			continue;
		part->base = __vmalloc_node_range(part->size, PAGE_SIZE,
						  MODULES_VADDR, MODULES_END,
						  GFP_KERNEL, PAGE_KERNEL, 0,
						  NUMA_NO_NODE, NULL);
		if (!part->base) {
			part->size = 0;
			return -ENOMEM;
		}
	}
	return 0;
}

static void copy_section(struct load_info *info, unsigned int i)
{
	Elf64_Shdr *s = &info->sechdrs[i];
	void *to = info->mod->mem[part_of(info, i)].base + s->sh_addr;

	if (s->sh_type == SHT_NOBITS)
		memset(to, 0, s->sh_size);
	else
		memcpy(to, info->hdr + s->sh_offset, s->sh_size);
	s->sh_addr = (unsigned long)to;
}

static int alloc_percpu_part(struct load_info *info)
{
	Elf64_Shdr *s = &info->sechdrs[info->index.percpu];

	if (!info->index.percpu || !s->sh_size)
		return 0;
	info->mod->percpu = __alloc_percpu(s->sh_size, s->sh_addralign);
	s->sh_addr = (unsigned long)info->mod->percpu;
	return info->mod->percpu ? 0 : -ENOMEM;
}

/**
 * module_copy_percpu - give each CPU the first values of per-CPU variables
 * @info: relocated, which completes them
 */
void module_copy_percpu(struct load_info *info)
{
	Elf64_Shdr *s = &info->sechdrs[info->index.percpu];
	unsigned int cpu;

	if (!info->mod->percpu || s->sh_type == SHT_NOBITS)
		return;
	for_each_possible_cpu(cpu)
		memcpy(per_cpu_ptr(info->mod->percpu, cpu),
		       info->hdr + s->sh_offset, s->sh_size);
}

/**
 * module_move - give the sections of a file the places where they stay
 * @info: has passed elf_check(); its sh_addr become addresses, mod the place
 *	where struct module stays
 *
 * Context: process. Return: 0 or -ENOMEM; the caller frees the parts then, too.
 */
int module_move(struct load_info *info)
{
	unsigned int i;
	int err;

	memset(info->mod->mem, 0, sizeof(info->mod->mem));
	measure_parts(info);
	err = alloc_parts(info->mod) ?: alloc_percpu_part(info);
	if (err)
		return err;
	for (i = 1; i < nr_sections(info); i++)
		if (is_loaded(info, i))
			copy_section(info, i);
	info->mod = (void *)info->sechdrs[info->index.mod].sh_addr;
	return 0;
}

/**
 * module_protect - take away the rights that each part must not have
 * @mod: complete, relocated
 *
 * Context: process, interrupts on. Return: 0 or -ENOMEM.
 */
int module_protect(struct module *mod)
{
	enum mod_mem_type t;
	int err = 0;

	for (t = 0; !err && t < MOD_MEM_NUM_TYPES; t++) {
		unsigned long base = (unsigned long)mod->mem[t].base;
		int pages = mod->mem[t].size >> PAGE_SHIFT;

		if (!pages || t == MOD_DATA || t == MOD_INIT_DATA)
			continue;
		err = set_memory_ro(base, pages);
		if (!err && t != MOD_RODATA)
			err = set_memory_x(base, pages);
	}
	return err;
}

/**
 * module_free_part - give memory back
 * @mod: nobody runs in these parts any more; may lie in the last one itself
 * @first: of the parts
 * @last: and the last one
 *
 * Context: process, interrupts on.
 */
void module_free_part(struct module *mod, unsigned int first, unsigned int last)
{
	enum mod_mem_type t;

	for (t = first; t <= last; t++) {
		void *base = mod->mem[t].base;
		int pages = mod->mem[t].size >> PAGE_SHIFT;

		/* struct module is in MOD_DATA: no line after its vfree() */
		if (!pages)
			continue;
		mod->mem[t].size = 0;
		/* now, on all CPUs: who still runs here shall fault here */
		if (t == MOD_TEXT || t == MOD_INIT_TEXT)
			set_memory_np((unsigned long)base, pages);
		vfree(base);
		if (t == MOD_DATA)
			return;
	}
}
