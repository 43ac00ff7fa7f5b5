/* SPDX-License-Identifier: MIT */
/* kallsyms.h - addresses to names and back; kernel/printk/kallsyms.c. */
#ifndef _LINUX_KALLSYMS_H
#define _LINUX_KALLSYMS_H

#include <linux/types.h>

#define KSYM_NAME_LEN	128
#define KSYM_SYMBOL_LEN	(KSYM_NAME_LEN + 64)	/* name+0x../0x.. [module] */

/* symbols of loaded modules; set by kernel/module */
struct kallsyms_source {
	const char *(*lookup)(unsigned long addr, unsigned long *size,
			      unsigned long *offset, char **modname,
			      char *namebuf);
	unsigned long (*lookup_name)(const char *name);
	bool (*is_text)(unsigned long addr);
	bool (*is_address)(unsigned long addr);
};
extern struct kallsyms_source *kallsyms_modules;

const char *kallsyms_lookup(unsigned long addr, unsigned long *size,
			    unsigned long *offset, char **modname,
			    char *namebuf);
unsigned long kallsyms_lookup_name(const char *name);
bool kernel_text_address(unsigned long addr);
bool is_static_object(unsigned long addr);
unsigned long kallsyms_lookup_export(const char *name);
int kallsyms_lookup_size_offset(unsigned long addr, unsigned long *size,
				unsigned long *offset);
int kallsyms_on_each_symbol(int (*fn)(void *data, const char *name,
				      unsigned long addr), void *data);
char kallsyms_get_symbol(unsigned int i, unsigned long *addr, char *namebuf);

int sprint_symbol(char *buf, unsigned long addr);	/* %pS */
int sprint_symbol_no_offset(char *buf, unsigned long addr); /* %ps */
int sprint_backtrace(char *buf, unsigned long addr);	/* %pB */

#endif /* _LINUX_KALLSYMS_H */
