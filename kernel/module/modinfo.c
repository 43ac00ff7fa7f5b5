// SPDX-License-Identifier: MIT
/*
 * modinfo.c - what a module's file says of itself, for people.
 *
 * Most texts are shown as they stand. A parameter has two, its type and its
 * description, which belong on one line: "parm: count:how often (int)".
 *
 * Locks: none. Linux: the program modinfo of the package kmod.
 */
#include <kernel/module.h>
#include <linux/err.h>
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/sprintf.h>
#include <linux/string.h>
#include "internal.h"

#define LINE_BYTES	256

/* what stands behind "name:" in the texts with this tag; NULL if nowhere */
static const char *about(const struct load_info *info, const char *tag,
			 const char *name, size_t len)
{
	const char *p = NULL;

	while ((p = elf_modinfo(info, tag, p)))
		if (!strncmp(p, name, len) && p[len] == ':')
			return p + len + 1;
	return NULL;
}

static void show_param(const struct load_info *info, const char *name,
		       modinfo_show_t show)
{
	size_t len = strchrnul(name, ':') - name;
	const char *desc = about(info, "parm", name, len);
	const char *type = about(info, "parmtype", name, len);
	char line[LINE_BYTES];

	if (desc)
		snprintf(line, sizeof(line), "%.*s:%s (%s)", (int)len, name,
			 desc, type ?: "?");
	else
		snprintf(line, sizeof(line), "%.*s:%s", (int)len, name,
			 type ?: "?");
	show("parm", line);
}

static void show_plain(const char *text, modinfo_show_t show)
{
	char tag[LINE_BYTES];
	const char *equals = strchr(text, '=');

	if (!equals || !strncmp(text, "parm", 4))
		return;
	snprintf(tag, sizeof(tag), "%.*s", (int)(equals - text), text);
	show(tag, equals + 1);
}

static void show_all(const struct load_info *info, modinfo_show_t show)
{
	const char *p = NULL;

	while ((p = elf_modinfo(info, NULL, p)))
		show_plain(p, show);
	while ((p = elf_modinfo(info, "parmtype", p)))
		show_param(info, p, show);
}

/**
 * modinfo_read - show what a module's file says of itself
 * @file: as for insmod()
 * @show: is called with tag and text of each
 *
 * Context: process. Return: 0, or what opening and elf_check() return.
 */
int modinfo_read(const char *file, modinfo_show_t show)
{
	struct load_info info = { .name = kbasename(file) };
	void *image = read_module(file, &info.len);
	int err;

	if (IS_ERR(image))
		return PTR_ERR(image);
	info.hdr = image;
	err = elf_check(&info);
	if (!err)
		show_all(&info, show);
	kvfree(image);
	return err;
}
