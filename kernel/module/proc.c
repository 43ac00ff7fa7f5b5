// SPDX-License-Identifier: MIT
/*
 * proc.c - /proc/modules, a line for each module; and what lsmod goes through.
 *
 * Locks: module_mutex. Linux: kernel/module/procfs.c.
 */
#include <kernel/module.h>
#include <linux/init.h>
#include <linux/module.h>
#include <linux/proc_fs.h>
#include <linux/seq_file.h>
#include "internal.h"

/** module_bytes - memory that @mod takes, in bytes */
unsigned int module_bytes(const struct module *mod)
{
	unsigned int sum = 0;
	enum mod_mem_type t;

	for (t = 0; t < MOD_MEM_NUM_TYPES; t++)
		sum += mod->mem[t].size;
	return sum;
}

/* " 2 a,b," or " 0 -" */
static void show_users(struct seq_file *m, struct module *mod)
{
	struct module_use *use;

	seq_printf(m, " %i ", module_refcount(mod));
	list_for_each_entry(use, &mod->source_list, source_list)
		seq_printf(m, "%s,", use->source->name);
	if (mod->init && !mod->exit)
		seq_puts(m, "[permanent],");
	else if (list_empty(&mod->source_list))
		seq_puts(m, "-");
}

static const char *state_name(const struct module *mod)
{
	switch (mod->state) {
	case MODULE_STATE_GOING:
		return "Unloading";
	case MODULE_STATE_COMING:
		return "Loading";
	default:
		return "Live";
	}
}

static void show_module(struct seq_file *m, struct module *mod)
{
	char letters[MODULE_TAINT_LETTERS];

	seq_printf(m, "%s %u", mod->name, module_bytes(mod));
	show_users(m, mod);
	seq_printf(m, " %s 0x%px", state_name(mod), mod->mem[MOD_TEXT].base);
	if (mod->taints)
		seq_printf(m, " (%s)", module_taint_letters(mod, letters));
	seq_puts(m, "\n");
}

/** for_each_module - call @fn for each. Context: process; fn may not sleep */
void for_each_module(void (*fn)(const struct module *mod))
{
	struct module *mod;

	guard(mutex)(&module_mutex);
	list_for_each_entry(mod, &modules, list)
		if (mod->state != MODULE_STATE_UNFORMED)
			fn(mod);
}

static int modules_show(struct seq_file *m, void *unused)
{
	struct module *mod;

	guard(mutex)(&module_mutex);
	list_for_each_entry(mod, &modules, list)
		if (mod->state != MODULE_STATE_UNFORMED)
			show_module(m, mod);
	return 0;
}

static int __init modules_proc_init(void)
{
	proc_create_single("modules", 0444, NULL, modules_show);
	return 0;
}
fs_initcall(modules_proc_init);
