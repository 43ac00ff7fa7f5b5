// SPDX-License-Identifier: MIT
/*
 * kallsyms.c - which module, and which function of it, is an address in?
 *
 * For backtraces and oopses, so it must answer in any context: the list of
 * modules is read under RCU, each module's own symbol table is constant. Of
 * modules that have gone the last few are remembered, so that the fault of
 * somebody who still runs there can be told as such.
 *
 * Locks: RCU (any context, preemption off). Linux: kernel/module/kallsyms.c.
 */
#include <linux/array_size.h>
#include <linux/init.h>
#include <linux/kallsyms.h>
#include <linux/minmax.h>
#include <linux/module.h>
#include <linux/panic.h>
#include <linux/preempt.h>
#include <linux/rculist.h>
#include <linux/sprintf.h>
#include <linux/string.h>
#include <asm/traps.h>
#include "internal.h"

/* ------------------------------------------------------ address to module */

/** __module_address - the module that @addr lies in. Context: preemption off */
struct module *__module_address(unsigned long addr)
{
	struct module *mod;

	list_for_each_entry_rcu(mod, &modules, list)
		if (mod->state != MODULE_STATE_UNFORMED &&
		    within_module(addr, mod))
			return mod;
	return NULL;
}

static bool is_text_of(unsigned long addr, const struct module *mod)
{
	return addr - (unsigned long)mod->mem[MOD_TEXT].base <
	       mod->mem[MOD_TEXT].size ||
	       addr - (unsigned long)mod->mem[MOD_INIT_TEXT].base <
	       mod->mem[MOD_INIT_TEXT].size;
}

/** __module_text_address - the same, if it is code. Context: preemption off */
struct module *__module_text_address(unsigned long addr)
{
	struct module *mod = __module_address(addr);

	return mod && is_text_of(addr, mod) ? mod : NULL;
}

/** is_module_address - does @addr lie in a module? */
bool is_module_address(unsigned long addr)
{
	guard(preempt)();
	return __module_address(addr) != NULL;
}

/** is_module_text_address - does @addr lie in the code of a module? */
bool is_module_text_address(unsigned long addr)
{
	guard(preempt)();
	return __module_text_address(addr) != NULL;
}

/* ------------------------------------------------------ address to symbol */

static bool is_place(const Elf64_Sym *sym)
{
	return sym->st_shndx != SHN_UNDEF && sym->st_shndx < SHN_LORESERVE &&
	       ELF_ST_TYPE(sym->st_info) <= STT_FUNC;
}

/* the end of the part that addr lies in */
static unsigned long part_end(const struct module *mod, unsigned long addr)
{
	enum mod_mem_type t;

	for (t = 0; t < MOD_MEM_NUM_TYPES; t++)
		if (addr - (unsigned long)mod->mem[t].base < mod->mem[t].size)
			return (unsigned long)mod->mem[t].base +
			       mod->mem[t].size;
	return addr;
}

/* the last symbol at or before addr, in its part; next: where another begins */
static const Elf64_Sym *nearest(const struct module *mod, unsigned long addr,
				unsigned long *next)
{
	const Elf64_Sym *sym = mod->symtab, *best = NULL;

	*next = part_end(mod, addr);
	for (; sym < mod->symtab + mod->num_symtab; sym++) {
		if (!is_place(sym) || !mod->strtab[sym->st_name])
			continue;
		if (sym->st_value > addr)
			*next = min(*next, (unsigned long)sym->st_value);
		else if (part_end(mod, sym->st_value) == part_end(mod, addr) &&
			 (!best || sym->st_value > best->st_value))
			best = sym;
	}
	return best;
}

static const char *lookup(unsigned long addr, unsigned long *size,
			  unsigned long *offset, char **modname, char *namebuf)
{
	const Elf64_Sym *sym;
	unsigned long next;
	struct module *mod;

	guard(preempt)();
	mod = __module_address(addr);
	sym = mod ? nearest(mod, addr, &next) : NULL;
	if (!sym)
		return NULL;
	*size = next - sym->st_value;
	*offset = addr - sym->st_value;
	*modname = mod->name;
	strscpy(namebuf, mod->strtab + sym->st_name, KSYM_NAME_LEN);
	return namebuf;
}

static unsigned long lookup_in(const struct module *mod, const char *name)
{
	const Elf64_Sym *sym = mod->symtab;

	for (; sym < mod->symtab + mod->num_symtab; sym++)
		if (is_place(sym) && !strcmp(mod->strtab + sym->st_name, name))
			return sym->st_value;
	return 0;
}

/* "name", or "module:name" */
static unsigned long lookup_name(const char *name)
{
	const char *colon = strchr(name, ':');
	unsigned long addr = 0;
	struct module *mod;

	guard(preempt)();
	list_for_each_entry_rcu(mod, &modules, list) {
		if (mod->state == MODULE_STATE_UNFORMED)
			continue;
		if (colon && (strncmp(mod->name, name, colon - name) ||
			      mod->name[colon - name]))
			continue;
		addr = lookup_in(mod, colon ? colon + 1 : name);
		if (addr)
			break;
	}
	return addr;
}

static struct kallsyms_source module_symbols = {
	.lookup = lookup,
	.lookup_name = lookup_name,
	.is_text = is_module_text_address,
	.is_address = is_module_address,
};

/* ------------------------------------------------------- faults in modules */

static const struct exception_table_entry *
search_module_extables(unsigned long ip)
{
	const struct exception_table_entry *e;
	struct module *mod;

	guard(preempt)();
	mod = __module_text_address(ip);
	if (!mod)
		return NULL;
	for (e = mod->extable; e < mod->extable + mod->num_exentries; e++)
		if (e->insn == ip)
			return e;
	return NULL;
}

/* modules that have gone, the youngest at unloaded_next - 1 */
static struct {
	char name[MODULE_NAME_LEN];
	unsigned long start, size;
} unloaded[8];
static unsigned int unloaded_next;

/** module_remember_unloaded - its code is about to go. Context: module_mutex */
void module_remember_unloaded(const struct module *mod)
{
	unsigned int i = unloaded_next++ % ARRAY_SIZE(unloaded);

	strscpy(unloaded[i].name, mod->name);
	unloaded[i].start = (unsigned long)mod->mem[MOD_TEXT].base;
	unloaded[i].size = mod->mem[MOD_TEXT].size;
}

/* called by an oops: was a module's code here? */
static void explain_fault(unsigned long ip)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(unloaded); i++)
		if (ip - unloaded[i].start < unloaded[i].size)
			pr_alert("The code of module %s was here until it was unloaded: this thread still ran in it, or something called back.\n",
				 unloaded[i].name);
}

/** module_taint_letters - "PO" of the taints that @mod brought, or "" */
const char *module_taint_letters(const struct module *mod, char *buf)
{
	sprintf(buf, "%s%s", mod->taints & BIT(TAINT_PROPRIETARY_MODULE) ? "P" :
		"", mod->taints & BIT(TAINT_OOT_MODULE) ? "O" : "");
	return buf;
}

static void print_module(const struct module *mod)
{
	char letters[MODULE_TAINT_LETTERS];

	pr_cont(" %s", mod->name);
	if (mod->taints)
		pr_cont("(%s)", module_taint_letters(mod, letters));
	if (mod->state == MODULE_STATE_GOING)
		pr_cont("-");
	if (mod->state == MODULE_STATE_COMING)
		pr_cont("+");
}

/* "Modules linked in: a(O) b(O) [last unloaded: c]" */
static void print_modules(void)
{
	struct module *mod;

	printk(KERN_DEFAULT "Modules linked in:");
	guard(preempt)();
	list_for_each_entry_rcu(mod, &modules, list)
		if (mod->state != MODULE_STATE_UNFORMED)
			print_module(mod);
	if (unloaded_next)
		pr_cont(" [last unloaded: %s]",
			unloaded[(unloaded_next - 1) % ARRAY_SIZE(unloaded)].name);
	pr_cont("\n");
}

/* The layers below ask about modules through these pointers. */
static int __init module_symbols_init(void)
{
	kallsyms_modules = &module_symbols;
	module_extable_search = search_module_extables;
	oops_explain_ip = explain_fault;
	panic_hooks.show_modules = print_modules;
	return 0;
}
core_initcall(module_symbols_init);
