/* SPDX-License-Identifier: MIT */
/* internal.h - what the files of kernel/module share. */
#ifndef _MODULE_INTERNAL_H
#define _MODULE_INTERNAL_H

#include <linux/elf.h>
#include <linux/mutex.h>
#include <linux/types.h>

struct module;

/*
 * struct load_info - a file on its way to become a module
 * @name: for messages: the module's, or the file's as long as that is not known
 * @hdr: the file, a copy that loading changes
 * @len: its bytes
 * @sechdrs: section headers; sh_addr becomes where the section lies
 * @secstrings: names of sections
 * @strtab: names of symbols
 * @mod: the struct module, first in @hdr, then where it stays
 * @index: numbers of the sections that matter
 */
struct load_info {
	const char *name;
	void *hdr;
	size_t len;
	Elf64_Shdr *sechdrs;
	const char *secstrings;
	const char *strtab;
	struct module *mod;
	struct {
		unsigned int sym, str, mod, info, percpu;
	} index;
};

static inline Elf64_Ehdr *elf_header(const struct load_info *info)
{
	return info->hdr;
}

static inline unsigned int nr_sections(const struct load_info *info)
{
	return elf_header(info)->e_shnum;
}

static inline const char *section_name(const struct load_info *info,
				       unsigned int i)
{
	return info->secstrings + info->sechdrs[i].sh_name;
}

/* elf.c: the file as bytes that nobody believes */
int elf_check(struct load_info *info);
unsigned int elf_find_section(const struct load_info *info, const char *name);
const char *elf_modinfo(const struct load_info *info, const char *tag,
			const char *prev);

/* layout.c: the file as memory */
int module_move(struct load_info *info);
void module_copy_percpu(struct load_info *info);
int module_protect(struct module *mod);
void module_free_part(struct module *mod, unsigned int first,
		      unsigned int last);

/* symbols.c: names become addresses */
int simplify_symbols(struct load_info *info);
int apply_relocations(struct load_info *info);
bool module_exports(const struct module *mod, const char *name,
		    unsigned long *addr);
void module_forget_uses(struct module *mod);
bool already_uses(const struct module *a, const struct module *b);

/* main.c */
extern struct mutex module_mutex;
extern struct list_head modules;
int init_module_image(void *image, size_t len, const char *name,
		      const char *args);
void module_wait_for_init(struct module *mod);

/* kmod.c */
void *read_module(const char *file, size_t *len);

/* sysfs.c */
int module_sysfs_add(struct module *mod);
void module_sysfs_remove(struct module *mod);

/* kallsyms.c */
#define MODULE_TAINT_LETTERS	8
const char *module_taint_letters(const struct module *mod, char *buf);
void module_remember_unloaded(const struct module *mod);

/* leftovers.c */
int report_leftovers(struct module *mod);

#endif
