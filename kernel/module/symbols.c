// SPDX-License-Identifier: MIT
/*
 * symbols.c - the names that a module uses become addresses.
 *
 * What a module does not define itself it may take from the kernel's exported
 * symbols (kallsyms knows them), or from those of another module, which is then
 * kept as long as this one is there. Every name that nobody has is printed
 * before loading fails.
 *
 * A test module, which says MODULE_IMPORT_NS(EXPORTED_FOR_KUNIT_TESTING), may
 * use every global symbol of the kernel.
 *
 * Locks: module_mutex for the list of modules and for who uses whom.
 * Linux: resolve_symbol(), simplify_symbols(), ref_module() in
 * kernel/module/main.c; left out: versions, namespaces, GPL-only symbols.
 */
#include <linux/errno.h>
#include <linux/kallsyms.h>
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <asm/module.h>
#include "internal.h"

static const char export_mark[] = "__export_";

static bool is_export_mark(const struct module *mod, const Elf64_Sym *sym,
			   const char *name)
{
	const char *text = mod->strtab + sym->st_name;
	size_t n = sizeof(export_mark) - 1;

	return sym->st_shndx == SHN_ABS && !strncmp(text, export_mark, n) &&
	       !strcmp(text + n, name);
}

static const Elf64_Sym *global_symbol(const struct module *mod,
				      const char *name)
{
	const Elf64_Sym *sym = mod->symtab;

	for (; sym < mod->symtab + mod->num_symtab; sym++)
		if (sym->st_shndx != SHN_UNDEF &&
		    ELF_ST_BIND(sym->st_info) != STB_LOCAL &&
		    !strcmp(mod->strtab + sym->st_name, name))
			return sym;
	return NULL;
}

/* does @mod export a symbol of that name, and where is it? */
bool module_exports(const struct module *mod, const char *name,
		    unsigned long *addr)
{
	const Elf64_Sym *sym = mod->symtab, *found;

	for (; sym < mod->symtab + mod->num_symtab; sym++) {
		if (!is_export_mark(mod, sym, name))
			continue;
		found = global_symbol(mod, name);
		if (!found)
			return false;
		*addr = found->st_value;
		return true;
	}
	return false;
}

/* ----------------------------------------------------------- who uses whom */

/* does @a use @b? Context: module_mutex */
bool already_uses(const struct module *a, const struct module *b)
{
	struct module_use *use;

	list_for_each_entry(use, &b->source_list, source_list)
		if (use->source == a)
			return true;
	return false;
}

static int add_use(struct module *a, struct module *b)
{
	struct module_use *use;

	if (already_uses(a, b))
		return 0;
	use = kmalloc(sizeof(*use), GFP_KERNEL);
	if (!use)
		return -ENOMEM;
	if (!try_module_get(b)) {
		kfree(use);
		return -ENOENT;
	}
	use->source = a;
	use->target = b;
	list_add(&use->source_list, &b->source_list);
	list_add(&use->target_list, &a->target_list);
	return 0;
}

/** module_forget_uses - @mod no longer needs others. Context: module_mutex */
void module_forget_uses(struct module *mod)
{
	struct module_use *use, *next;

	list_for_each_entry_safe(use, next, &mod->target_list, target_list) {
		list_del(&use->source_list);
		list_del(&use->target_list);
		module_put(use->target);
		kfree(use);
	}
}

/* -------------------------------------------------------------- resolution */

static struct module *exporter(const char *name, unsigned long *addr)
{
	struct module *other;

	list_for_each_entry(other, &modules, list)
		if (other->state != MODULE_STATE_UNFORMED &&
		    other->state != MODULE_STATE_GOING &&
		    module_exports(other, name, addr))
			return other;
	return NULL;
}

/* from another module; one whose init still runs may fail, so it is awaited */
static int resolve_in_modules(struct module *mod, const char *name,
			      unsigned long *addr)
{
	struct module *owner;
	int err = -ENOENT;

	mutex_lock(&module_mutex);
	owner = exporter(name, addr);
	if (owner && owner->state == MODULE_STATE_COMING) {
		module_wait_for_init(owner);
		owner = exporter(name, addr);
	}
	if (owner)
		err = add_use(mod, owner);
	mutex_unlock(&module_mutex);
	return err;
}

static bool is_test_module(const struct load_info *info)
{
	const char *ns = elf_modinfo(info, "import_ns", NULL);

	return ns && !strcmp(ns, "EXPORTED_FOR_KUNIT_TESTING");
}

static int resolve(struct load_info *info, Elf64_Sym *sym)
{
	const char *name = info->strtab + sym->st_name;
	unsigned long addr = kallsyms_lookup_export(name);
	int err = 0;

	if (!addr && is_test_module(info))
		addr = kallsyms_lookup_name(name);
	if (!addr)
		err = resolve_in_modules(info->mod, name, &addr);
	if (!err)
		sym->st_value = addr;
	else if (ELF_ST_BIND(sym->st_info) == STB_WEAK)
		err = 0;	/* it stays 0, and the module looks for that */
	else
		pr_warn("%s: Unknown symbol %s (err %d)\n", info->name, name,
			err);
	return err;
}

/**
 * simplify_symbols - every symbol of a module gets its address
 * @info: its sections have their places
 *
 * Context: process, module_mutex not held.
 * Return: 0, -ENOENT for an unknown symbol, -ENOEXEC, -ENOMEM.
 */
int simplify_symbols(struct load_info *info)
{
	Elf64_Shdr *table = &info->sechdrs[info->index.sym];
	Elf64_Sym *sym = (void *)table->sh_addr;
	Elf64_Sym *end = sym + table->sh_size / sizeof(*sym);
	int err = 0, first = 0;

	for (sym++; sym < end; sym++) {
		switch (sym->st_shndx) {
		case SHN_ABS:
			break;
		case SHN_COMMON:
			pr_warn("%s: please compile with -fno-common\n",
				info->name);
			return -ENOEXEC;
		case SHN_UNDEF:
			err = resolve(info, sym);
			first = first ?: err;
			break;
		default:
			sym->st_value += info->sechdrs[sym->st_shndx].sh_addr;
		}
	}
	return first;
}

static int apply_one(struct load_info *info, unsigned int i)
{
	Elf64_Shdr *rel = &info->sechdrs[i];
	Elf64_Shdr *target = &info->sechdrs[rel->sh_info];
	void *where = (void *)target->sh_addr;

	/* each CPU gets a copy later, of what is in the file */
	if (rel->sh_info == info->index.percpu)
		where = info->hdr + target->sh_offset;
	return apply_relocate_add(info->name, where, info->hdr + rel->sh_offset,
				  rel->sh_size / sizeof(Elf64_Rela),
				  (void *)info->sechdrs[info->index.sym].sh_addr);
}

/**
 * apply_relocations - write the addresses into code and data
 * @info: its symbols have their addresses
 *
 * Return: 0 or -ENOEXEC.
 */
int apply_relocations(struct load_info *info)
{
	unsigned int i;
	int err = 0;

	for (i = 1; !err && i < nr_sections(info); i++) {
		Elf64_Shdr *s = &info->sechdrs[i];

		/* debug information needs none, .modinfo has none */
		if (s->sh_type == SHT_RELA && s->sh_info != info->index.info &&
		    (info->sechdrs[s->sh_info].sh_flags & SHF_ALLOC))
			err = apply_one(info, i);
	}
	return err;
}
