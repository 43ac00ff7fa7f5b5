// SPDX-License-Identifier: MIT
/*
 * kallsyms.c - which function is this address in, and where is that name?
 *
 * The table is made by tools/kallsyms.py between two links: sorted offsets,
 * and an index by name, both searched by halving, and names squeezed into
 * tokens (see there). It is constant, so nothing here takes a lock, and an oops
 * may ask at any time. A bit for each symbol says whether modules may use it.
 * Symbols of modules come from whoever set kallsyms_modules.
 *
 * Linux: kernel/kallsyms.c; exported symbols have a table of their own there.
 */
#include <linux/kallsyms.h>
#include <kernel/kallsyms.h>
#include <linux/errno.h>
#include <linux/export.h>
#include <linux/sprintf.h>
#include <linux/string.h>
#include <asm/sections.h>

struct kallsyms_source *kallsyms_modules;

static unsigned long symbol_addr(unsigned int i)
{
	return KALLSYMS_BASE + kallsyms_offsets[i];
}

/* unpacks the name at off: type letter, then name; returns what follows it */
static unsigned int expand(unsigned int off, char *type, char *name)
{
	const unsigned char *p = kallsyms_names + off;
	unsigned int len = *p++, n = 0;

	*type = 0;
	for (unsigned int i = 0; i < len; i++) {
		const unsigned char *t = kallsyms_token_table +
					 kallsyms_token_index[p[i]];

		for (; *t; t++) {
			if (!*type)
				*type = *t;
			else if (n < KSYM_NAME_LEN - 1)
				name[n++] = *t;
		}
	}
	name[n] = '\0';
	return off + 1 + len;
}

static unsigned int name_offset(unsigned int i)
{
	unsigned int off = kallsyms_markers[i / KALLSYMS_STEP];

	for (i %= KALLSYMS_STEP; i; i--)
		off += 1 + kallsyms_names[off];
	return off;
}

/* the i-th symbol: its type letter as nm prints it, or 0 past the last */
char kallsyms_get_symbol(unsigned int i, unsigned long *addr, char *namebuf)
{
	char type;

	if (i >= kallsyms_num_syms)
		return 0;
	*addr = symbol_addr(i);
	expand(name_offset(i), &type, namebuf);
	return type;
}

/* index of the symbol that addr is in, size and offset; -1 if none */
static int find_symbol(unsigned long addr, unsigned long *size,
		       unsigned long *offset)
{
	unsigned int low = 0, high = kallsyms_num_syms;
	unsigned long end;

	if (!high || addr < symbol_addr(0) || addr >= (unsigned long)_end)
		return -1;
	while (high - low > 1) {
		unsigned int mid = (low + high) / 2;

		if (symbol_addr(mid) <= addr)
			low = mid;
		else
			high = mid;
	}
	/* of several names for one place, the first */
	while (low && symbol_addr(low - 1) == symbol_addr(low))
		low--;
	for (high = low + 1; high < kallsyms_num_syms &&
	     symbol_addr(high) == symbol_addr(low);)
		high++;
	end = high < kallsyms_num_syms ? symbol_addr(high) :
	      (unsigned long)_end;
	if (is_kernel_text(addr) && end > (unsigned long)_etext)
		end = (unsigned long)_etext;
	*size = end - symbol_addr(low);
	*offset = addr - symbol_addr(low);
	return low;
}

/** kallsyms_lookup_size_offset - how big is @addr's function? 0: in none */
int kallsyms_lookup_size_offset(unsigned long addr, unsigned long *size,
				unsigned long *offset)
{
	return find_symbol(addr, size, offset) >= 0;
}

/**
 * kallsyms_lookup - the symbol that an address lies in
 * @addr:    the address
 * @size:    result: the symbol's length in bytes
 * @offset:  result: how far into it
 * @modname: result: its module's name, NULL for the kernel
 * @namebuf: KSYM_NAME_LEN bytes for the name
 *
 * Context: any.
 * Return: the name, or NULL.
 */
const char *kallsyms_lookup(unsigned long addr, unsigned long *size,
			    unsigned long *offset, char **modname,
			    char *namebuf)
{
	struct kallsyms_source *modules = READ_ONCE(kallsyms_modules);
	int i = find_symbol(addr, size, offset);
	char type;

	*modname = NULL;
	if (i >= 0) {
		expand(name_offset(i), &type, namebuf);
		return namebuf;
	}
	return modules ? modules->lookup(addr, size, offset, modname, namebuf) :
	       NULL;
}

/* calls fn for each symbol until one call returns nonzero, which is returned */
int kallsyms_on_each_symbol(int (*fn)(void *data, const char *name,
				      unsigned long addr), void *data)
{
	unsigned int off = 0;
	char name[KSYM_NAME_LEN], type;

	for (unsigned int i = 0; i < kallsyms_num_syms; i++) {
		int ret;

		off = expand(off, &type, name);
		ret = fn(data, name, symbol_addr(i));
		if (ret)
			return ret;
	}
	return 0;
}

/* how the n-th symbol by name compares with @name, as strcmp() */
static int compare_name(unsigned int n, const char *name)
{
	char buf[KSYM_NAME_LEN], type;

	expand(name_offset(kallsyms_by_name[n]), &type, buf);
	return strcmp(buf, name);
}

/* the number of a kernel symbol, of namesakes the global one; -1: none */
static int find_by_name(const char *name)
{
	unsigned int low = 0, high = kallsyms_num_syms;

	while (low < high) {
		unsigned int mid = (low + high) / 2;

		if (compare_name(mid, name) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	if (low == kallsyms_num_syms || compare_name(low, name))
		return -1;
	return kallsyms_by_name[low];
}

/**
 * kallsyms_lookup_name - the address of a symbol
 * @name: its name; of static functions with one name, any
 *
 * Return: the address, or 0.
 */
unsigned long kallsyms_lookup_name(const char *name)
{
	struct kallsyms_source *modules = READ_ONCE(kallsyms_modules);
	int i = find_by_name(name);

	if (i >= 0)
		return symbol_addr(i);
	return modules ? modules->lookup_name(name) : 0;
}
EXPORT_SYMBOL(kallsyms_lookup_name);

/** kernel_text_address - is this code, of the kernel or of a module? */
bool kernel_text_address(unsigned long addr)
{
	struct kallsyms_source *modules = READ_ONCE(kallsyms_modules);

	return is_kernel_text(addr) || (modules && modules->is_text(addr));
}

/** is_static_object - does @addr lie in the image or in a module? */
bool is_static_object(unsigned long addr)
{
	struct kallsyms_source *modules = READ_ONCE(kallsyms_modules);

	return is_kernel(addr) || (modules && modules->is_address(addr));
}

/** kallsyms_lookup_export - a kernel symbol that modules may use; 0: none such */
unsigned long kallsyms_lookup_export(const char *name)
{
	int i = find_by_name(name);

	if (i < 0 || !(kallsyms_exported[i / 8] & 1 << i % 8))
		return 0;
	return symbol_addr(i);
}

/* looks up at addr - back, so that a call at a function's end names it */
static int print_symbol(char *buf, unsigned long addr, int back, bool offsets)
{
	unsigned long size, offset;
	char name[KSYM_NAME_LEN], *module;
	int len;

	if (!kallsyms_lookup(addr - back, &size, &offset, &module, name))
		return sprintf(buf, "0x%lx", addr);
	len = sprintf(buf, "%s", name);
	if (offsets)
		len += sprintf(buf + len, "+0x%lx/0x%lx", offset + back, size);
	if (module)
		len += sprintf(buf + len, " [%s]", module);
	return len;
}

/* "name+0x12/0x80", or "0x..." for what is no symbol; returns the length */
int sprint_symbol(char *buf, unsigned long addr)
{
	return print_symbol(buf, addr, 0, true);
}
EXPORT_SYMBOL_GPL(sprint_symbol);

/** sprint_symbol_no_offset - sprint_symbol() with the name alone */
int sprint_symbol_no_offset(char *buf, unsigned long addr)
{
	return print_symbol(buf, addr, 0, false);
}
EXPORT_SYMBOL_GPL(sprint_symbol_no_offset);

/* for return addresses: what follows a call that never returns is foreign */
int sprint_backtrace(char *buf, unsigned long addr)
{
	return print_symbol(buf, addr, 1, true);
}
