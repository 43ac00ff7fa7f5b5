// SPDX-License-Identifier: MIT
/*
 * refcount.c - who still needs a module, and where it lies.
 *
 * Questions about one struct module, for all layers: an open file keeps its
 * module, a symbol taken from another module keeps that. The count is 1 while
 * the module is loaded; rmmod takes that one away, if it is the last.
 *
 * Locks: none; the count is atomic. A NULL module is the kernel, which stays.
 * Linux: kernel/module/main.c.
 */
#include <linux/bug.h>
#include <linux/export.h>
#include <linux/module.h>

/**
 * try_module_get - keep a module from being unloaded
 * @module: the module, or NULL for the kernel itself
 *
 * Context: any. Return: false if it is on its way out.
 */
bool try_module_get(struct module *module)
{
	return !module || (module_is_live(module) &&
			   atomic_inc_not_zero(&module->refcnt));
}
EXPORT_SYMBOL(try_module_get);

/** __module_get - one more user of a module that has one already */
void __module_get(struct module *module)
{
	if (module)
		atomic_inc(&module->refcnt);
}
EXPORT_SYMBOL(__module_get);

/** module_put - a user less; @module may be NULL */
void module_put(struct module *module)
{
	if (module)
		WARN_ON(atomic_dec_if_positive(&module->refcnt) < 0);
}
EXPORT_SYMBOL(module_put);

/** module_refcount - how many users; -1: it is being unloaded */
int module_refcount(struct module *module)
{
	return atomic_read(&module->refcnt) - 1;
}
EXPORT_SYMBOL(module_refcount);

static bool within_parts(unsigned long addr, const struct module *mod,
			 enum mod_mem_type first, enum mod_mem_type last)
{
	enum mod_mem_type t;

	for (t = first; t <= last; t++)
		if (addr - (unsigned long)mod->mem[t].base < mod->mem[t].size)
			return true;
	return false;
}

/** within_module_core - does @addr lie in what stays of @mod after init? */
bool within_module_core(unsigned long addr, const struct module *mod)
{
	return within_parts(addr, mod, MOD_TEXT, MOD_DATA);
}

/** within_module_init - does @addr lie in what is freed after init? */
bool within_module_init(unsigned long addr, const struct module *mod)
{
	return within_parts(addr, mod, MOD_INIT_TEXT, MOD_INIT_DATA);
}

/** within_module - does @addr lie in @mod? */
bool within_module(unsigned long addr, const struct module *mod)
{
	return within_parts(addr, mod, MOD_TEXT, MOD_INIT_DATA);
}
