// SPDX-License-Identifier: MIT
/*
 * kmod.c - modules by name: where the file is, and what it needs first.
 *
 * The files lie in /lib/modules, which the initrd brings. insmod() loads one
 * file; modprobe() first loads what the file's "depends=" names, and gives a
 * module what the kernel command line has for it: NAME.parameter=value.
 *
 * Locks: none. Linux: the programs of the package kmod, and kernel/module/kmod.c.
 * Left out: aliases, the tree below /lib/modules/RELEASE, softdeps.
 */
#include <kernel/module.h>
#include <kernel/params.h>
#include <linux/err.h>
#include <linux/export.h>
#include <linux/fs.h>
#include <linux/init.h>
#include <linux/kmod.h>
#include <linux/kthread.h>
#include <linux/module.h>
#include <linux/rcupdate.h>
#include <linux/slab.h>
#include <linux/sprintf.h>
#include <linux/string.h>
#include "internal.h"

#define MODULE_DIR	"/lib/modules/"
#define PATH_BYTES	128
#define MAX_DEPTH	8		/* of modules that need modules */

/* "a-b.ko", "a_b", "/tmp/a_b.ko" are all ways to say it */
static void module_path(char *path, const char *file)
{
	size_t len = strlen(file);
	bool has_ko = len > 3 && !strcmp(file + len - 3, ".ko");

	snprintf(path, PATH_BYTES, "%s%s%s", strchr(file, '/') ? "" : MODULE_DIR,
		 file, has_ko ? "" : ".ko");
}

/* the module's name for a file's: no folder, no .ko, no '-' */
static void module_name_of(char *name, const char *file)
{
	strscpy(name, kbasename(file), MODULE_NAME_LEN);
	if (strlen(name) > 3 && !strcmp(name + strlen(name) - 3, ".ko"))
		name[strlen(name) - 3] = '\0';
	strreplace(name, '-', '_');
}

/* opens it as it is called, or with '_' for '-', as its file may be called */
static struct file *open_module(const char *file)
{
	char path[PATH_BYTES];
	struct file *f;

	module_path(path, file);
	f = filp_open(path, O_RDONLY, 0);
	if (!IS_ERR(f) || PTR_ERR(f) != -ENOENT || strchr(file, '/'))
		return f;
	strreplace(path + sizeof(MODULE_DIR) - 1, '-', '_');
	f = filp_open(path, O_RDONLY, 0);
	if (!IS_ERR(f) || PTR_ERR(f) != -ENOENT)
		return f;
	strreplace(path + sizeof(MODULE_DIR) - 1, '_', '-');
	return filp_open(path, O_RDONLY, 0);
}

/* the whole file, for kvfree(); its length */
void *read_module(const char *file, size_t *len)
{
	struct file *f = open_module(file);
	loff_t pos = 0;
	ssize_t got;
	void *image;

	if (IS_ERR(f))
		return f;
	*len = file_inode(f)->i_size;
	image = kvmalloc(*len + 1, GFP_KERNEL);
	got = image ? kernel_read(f, image, *len, &pos) : -ENOMEM;
	filp_close(f, NULL);
	if (got == *len)
		return image;
	kvfree(image);
	return ERR_PTR(got < 0 ? got : -EIO);
}

/**
 * insmod - load one file as a module
 * @file: a path, or a name in /lib/modules, with or without ".ko"
 * @args: "parameter=value ..."
 *
 * Context: process. Return: 0, that of opening the file, or of
 * init_module_image().
 */
int insmod(const char *file, const char *args)
{
	size_t len;
	void *image = read_module(file, &len);
	int err;

	if (IS_ERR(image))
		return PTR_ERR(image);
	err = init_module_image(image, len, kbasename(file), args);
	kvfree(image);
	return err;
}

/** module_file_exists - is there such a file, for insmod()? */
bool module_file_exists(const char *file)
{
	struct file *f = open_module(file);

	if (IS_ERR(f))
		return false;
	filp_close(f, NULL);
	return true;
}

/* --------------------------------------------------------------- modprobe */

static bool is_loaded(const char *name)
{
	guard(mutex)(&module_mutex);
	return find_module(name) != NULL;
}

/* "NAME.x=1" of the kernel command line becomes "x=1 " at the end of args */
static void add_boot_params(const char *name, char *args, size_t size)
{
	char *line = kstrdup(saved_command_line, GFP_KERNEL), *at, *param, *val;
	size_t n = strlen(name);

	if (!line)
		return;
	for (at = skip_spaces(line); *at;) {
		at = next_arg(at, &param, &val);
		if (strlen(param) <= n || param[n] != '.')
			continue;
		param[n] = '\0';
		if (!parameq(param, name))
			continue;
		scnprintf(args + strlen(args), size - strlen(args),
			  val ? " %s=\"%s\"" : " %s", param + n + 1, val);
	}
	kfree(line);
}

static int probe(const char *file, const char *args, int depth);

/* "a,b": each of them first */
static int probe_depends(void *image, size_t len, const char *name, int depth)
{
	struct load_info info = { .name = name, .hdr = image, .len = len };
	const char *depends;
	char *list, *at, *one;
	int err = elf_check(&info);

	if (err)
		return err;
	depends = elf_modinfo(&info, "depends", NULL);
	at = list = kstrdup(depends ?: "", GFP_KERNEL);
	if (!list)
		return -ENOMEM;
	while (!err && (one = strsep(&at, ",")))
		if (*one)
			err = probe(one, "", depth + 1);
	kfree(list);
	return err == -EEXIST ? 0 : err;
}

static int probe(const char *file, const char *args, int depth)
{
	char name[MODULE_NAME_LEN], all[256];
	size_t len;
	void *image;
	int err;

	module_name_of(name, file);
	if (is_loaded(name))
		return 0;
	if (depth > MAX_DEPTH)
		return -ELOOP;
	image = read_module(file, &len);
	if (IS_ERR(image))
		return PTR_ERR(image);
	strscpy(all, args);
	add_boot_params(name, all, sizeof(all));
	err = probe_depends(image, len, name, depth);
	if (!err)
		err = init_module_image(image, len, kbasename(file), all);
	kvfree(image);
	return err;
}

/**
 * modprobe - load a module, and before it what it needs
 * @name: of the module or of its file
 * @args: its parameters
 *
 * Context: process. Return: 0, also if it is loaded already; as insmod().
 */
int modprobe(const char *name, const char *args)
{
	return probe(name, args, 0);
}

/* ---------------------------------------------------------- request_module */

static int request_thread(void *name)
{
	modprobe(name, "");
	kfree(name);
	return 0;
}

/**
 * __request_module - load a module on behalf of code that needs it
 * @wait: until it is there
 * @fmt: its name
 *
 * Context: process. Return: 0; -errno, where Linux returns modprobe's status.
 */
int __request_module(bool wait, const char *fmt, ...)
{
	struct task_struct *task;
	va_list args;
	char *name;
	int err = 0;

	va_start(args, fmt);
	name = kvasprintf(GFP_KERNEL, fmt, args);
	va_end(args);
	if (!name)
		return -ENOMEM;
	if (wait) {
		err = modprobe(name, "");
		kfree(name);
		return err;
	}
	task = kthread_run(request_thread, name, "modprobe");
	if (IS_ERR(task)) {
		kfree(name);
		err = PTR_ERR(task);
	}
	return err;
}
EXPORT_SYMBOL(__request_module);

/* ----------------------------------------------------------- modules_load= */

static char *modules_load;

static int __init set_modules_load(char *names)
{
	modules_load = names;
	return 1;
}
__setup("modules_load=", set_modules_load);

/* Linux: systemd does this, from the same word. */
static int __init load_boot_modules(void)
{
	char *name;
	int err;

	while ((name = strsep(&modules_load, ","))) {
		if (!*name)
			continue;
		err = modprobe(name, "");
		if (err)
			pr_err("modules_load: %s: %pe\n", name, ERR_PTR(err));
	}
	return 0;
}
late_initcall(load_boot_modules);
