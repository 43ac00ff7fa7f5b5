/* SPDX-License-Identifier: MIT */
/*
 * export.h - symbols that modules may use.
 *
 * EXPORT_SYMBOL() costs no byte of the image: it leaves a mark in the symbol
 * table of the object, a local absolute symbol named after the exported one,
 * whose value says for whom. tools/kallsyms.py reads the kernel's marks between
 * the two links, the module loader those of a module.
 *
 * Linux: a table of addresses and names of its own, __ksymtab.
 */
#ifndef _LINUX_EXPORT_H
#define _LINUX_EXPORT_H

#include <linux/stringify.h>

/* the value of the mark */
#define EXPORT_FOR_ALL	1
#define EXPORT_FOR_GPL	2

#define __EXPORT_MARK(sym, value)	\
	asm(".set __export_" #sym ", " __stringify(value))

#define EXPORT_SYMBOL(sym)		__EXPORT_MARK(sym, EXPORT_FOR_ALL)
#define EXPORT_SYMBOL_GPL(sym)		__EXPORT_MARK(sym, EXPORT_FOR_GPL)
/* Namespaces are not checked: what is exported to one is exported to all. */
#define EXPORT_SYMBOL_NS(sym, ns)	EXPORT_SYMBOL(sym)
#define EXPORT_SYMBOL_NS_GPL(sym, ns)	EXPORT_SYMBOL_GPL(sym)

#ifdef MODULE
extern struct module __this_module;
#define THIS_MODULE (&__this_module)
#else
#define THIS_MODULE ((struct module *)0)
#endif

#endif
