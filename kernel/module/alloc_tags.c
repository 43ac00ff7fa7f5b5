// SPDX-License-Identifier: MIT
/*
 * alloc_tags.c - memory by the line of a module that allocated it:
 * /proc/allocinfo, and what is still out when the module goes.
 *
 * Locks: module_mutex for the list.
 * Linux: lib/alloc_tag.c, lib/codetag.c, same format, same words.
 */
#include <linux/alloc_tag.h>
#include <linux/init.h>
#include <linux/module.h>
#include <linux/proc_fs.h>
#include <linux/rcupdate.h>
#include <linux/seq_file.h>
#include "internal.h"

static u64 bytes_of(const struct module *mod)
{
	u64 sum = 0;
	unsigned int i;

	for (i = 0; i < mod->num_alloc_tags; i++)
		sum += mod->alloc_tags[i].bytes;
	return sum;
}

static int forgotten_memory(struct module *mod)
{
	int found = 0;
	unsigned int i;

	/* what kfree_rcu() has on its way is not forgotten */
	if (bytes_of(mod))
		rcu_barrier();
	for (i = 0; i < mod->num_alloc_tags; i++) {
		struct alloc_tag *tag = &mod->alloc_tags[i];

		if (!tag->bytes)
			continue;
		module_leftover(mod, "%s:%u module %s func:%s has %llu allocated at module unload (%llu calls)",
				tag->ct.filename, tag->ct.lineno,
				tag->ct.modname, tag->ct.function, tag->bytes,
				tag->calls);
		found++;
	}
	alloc_tags_detach(mod->alloc_tags, mod->num_alloc_tags);
	return found;
}
MODULE_LEFTOVERS(forgotten_memory);

static void show_tag(struct seq_file *m, const struct alloc_tag *tag)
{
	seq_printf(m, "%12lli %8llu %s:%u [%s] func:%s\n", tag->bytes,
		   tag->calls, tag->ct.filename, tag->ct.lineno,
		   tag->ct.modname, tag->ct.function);
}

static int allocinfo_show(struct seq_file *m, void *unused)
{
	struct module *mod;
	unsigned int i;

	seq_puts(m, "allocinfo - version: 1.0\n");
	seq_puts(m, "#     <size>  <calls> <tag info>\n");
	guard(mutex)(&module_mutex);
	list_for_each_entry(mod, &modules, list)
		for (i = 0; i < mod->num_alloc_tags; i++)
			show_tag(m, &mod->alloc_tags[i]);
	return 0;
}

static int __init allocinfo_init(void)
{
	proc_create_single("allocinfo", 0400, NULL, allocinfo_show);
	return 0;
}
fs_initcall(allocinfo_init);
