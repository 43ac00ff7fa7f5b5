// SPDX-License-Identifier: MIT
/*
 * leftovers.c - what a module left behind when it went.
 *
 * A timer, a thread, a file in /proc that a module forgot calls into memory
 * that is gone, some time later, and the oops then names nobody. So after a
 * module's exit function has returned, and before its memory goes, each room of
 * the kernel looks through its own lists for things that still point into it:
 * MODULE_LEFTOVERS() collects these functions, the lower layers need not know
 * of modules.
 *
 * Locks: those of the rooms; module_mutex is held.
 * Linux: nothing like it but the memory allocation profiler's word.
 */
#include <linux/export.h>
#include <linux/module.h>
#include <linux/sprintf.h>
#include "internal.h"

extern const module_leftovers_t __start_module_leftovers[];
extern const module_leftovers_t __stop_module_leftovers[];

/**
 * module_leftover - say that a module has forgotten something
 * @mod: the module
 * @fmt: what, and where it comes from; without a newline
 *
 * Context: any; only from a function of MODULE_LEFTOVERS().
 */
void module_leftover(struct module *mod, const char *fmt, ...)
{
	struct va_format vaf = { .fmt = fmt };
	va_list args;

	va_start(args, fmt);
	vaf.va = &args;
	pr_warn("%s: left behind: %pV\n", mod->name, &vaf);
	va_end(args);
}

/**
 * report_leftovers - ask every room what is left of a module
 * @mod: it has run its exit function; its memory is still there
 *
 * Context: process. Return: how many things.
 */
int report_leftovers(struct module *mod)
{
	const module_leftovers_t *fn;
	int found = 0;

	for (fn = __start_module_leftovers; fn < __stop_module_leftovers; fn++)
		found += (*fn)(mod);
	return found;
}
