// SPDX-License-Identifier: MIT
/*
 * modules.c - insmod, rmmod, lsmod, modinfo, modprobe.
 *
 * The words are those of the package kmod, so that what went wrong is said as
 * on any Linux machine; why, the kernel has said in a line before.
 */
#include <kernel/module.h>
#include <kernel/tty.h>
#include <linux/errno.h>
#include <linux/fs.h>
#include <linux/kernel.h>
#include <linux/module.h>
#include <linux/string.h>

#include "commands.h"

static const char *load_error(int err)
{
	switch (err) {
	case -ENOENT:
		return "Unknown symbol in module, or unknown parameter (see dmesg)";
	case -ENOEXEC:
		return "Invalid module format";
	case -EINVAL:
		return "Invalid parameters";
	default:
		return shell_reason(err);
	}
}

static int report_load(const char *cmd, const char *file, int err)
{
	if (err >= 0)
		return 0;
	return shell_error(err, cmd, "ERROR: could not insert module %s: %s",
			   file, load_error(err));
}

/* the words after the name as one text, as the kernel gets them */
static void join_args(char *args, size_t size, int argc, char **argv)
{
	int i;

	args[0] = '\0';
	for (i = 2; i < argc; i++)
		scnprintf(args + strlen(args), size - strlen(args),
			  strchr(argv[i], ' ') ? "\"%s\" " : "%s ", argv[i]);
}

static int load(int argc, char **argv,
		int (*how)(const char *file, const char *args))
{
	char args[SHELL_LINE];

	if (argc < 2)
		return shell_usage(argv[0], "which module?");
	if (!module_file_exists(argv[1]))
		return shell_error(-ENOENT, argv[0],
				   "ERROR: could not load module %s: No such file or directory",
				   argv[1]);
	join_args(args, sizeof(args), argc, argv);
	return report_load(argv[0], argv[1], how(argv[1], args));
}

static int run_insmod(int argc, char **argv)
{
	return load(argc, argv, insmod);
}

const struct shell_cmd cmd_insmod = {
	.name = "insmod", .usage = "NAME|FILE [PARAMETER=VALUE...]",
	.help = "load a module from /lib/modules, or from a file",
	.paths = true, .run = run_insmod,
};

static int run_modprobe(int argc, char **argv)
{
	return load(argc, argv, modprobe);
}

const struct shell_cmd cmd_modprobe = {
	.name = "modprobe", .usage = "NAME [PARAMETER=VALUE...]",
	.help = "load a module and what it needs",
	.paths = true, .run = run_modprobe,
};

/* " a b" of the modules that use it; returns how many */
static int print_users(const struct module *mod)
{
	struct module_use *use;
	int n = 0;

	list_for_each_entry(use, &mod->source_list, source_list)
		tty_printf("%s%s", n++ ? "," : "", use->source->name);
	return n;
}

static void print_module(const struct module *mod)
{
	tty_printf("%-19s %8u  %d ", mod->name, module_bytes(mod),
		   module_refcount((struct module *)mod));
	print_users(mod);
	tty_puts("\n");
}

static int run_lsmod(int argc, char **argv)
{
	if (argc > 1)
		return shell_usage("lsmod", "takes no arguments");
	tty_puts("Module                  Size  Used by\n");
	for_each_module(print_module);
	return 0;
}

const struct shell_cmd cmd_lsmod = {
	.name = "lsmod", .usage = "", .help = "the modules that are loaded",
	.run = run_lsmod,
};

static const char *wanted;

static void print_if_wanted(const struct module *mod)
{
	if (strcmp(mod->name, wanted) || list_empty(&mod->source_list))
		return;
	tty_puts(" by: ");
	print_users(mod);
}

static void print_in_use(const char *name)
{
	tty_printf("rmmod: ERROR: Module %s is in use", name);
	wanted = name;
	for_each_module(print_if_wanted);
	tty_puts("\n");
}

static int rmmod_one(char *name)
{
	int err;

	strreplace(name, '-', '_');
	err = delete_module(name);
	switch (err) {
	case 0:
		return 0;
	case -ENOENT:
		return shell_error(err, "rmmod",
				   "ERROR: Module %s is not currently loaded",
				   name);
	case -EWOULDBLOCK:
		print_in_use(name);
		return err;
	default:
		return shell_error(err, "rmmod",
				   "ERROR: could not remove module %s: %s",
				   name, shell_reason(err));
	}
}

static int run_rmmod(int argc, char **argv)
{
	int i, err = 0;

	if (argc < 2)
		return shell_usage("rmmod", "which module?");
	for (i = 1; i < argc; i++)
		err = rmmod_one(argv[i]) ?: err;
	return err;
}

const struct shell_cmd cmd_rmmod = {
	.name = "rmmod", .usage = "NAME...",
	.help = "unload modules, and say what they left behind",
	.run = run_rmmod,
};

static void print_info(const char *tag, const char *text)
{
	tty_printf("%s:%*s%s\n", tag, max(1, 15 - (int)strlen(tag)), "", text);
}

static int run_modinfo(int argc, char **argv)
{
	int err;

	if (argc != 2)
		return shell_usage("modinfo", "which module?");
	err = modinfo_read(argv[1], print_info);
	if (err)
		return shell_error(err, "modinfo",
				   "ERROR: Module %s: %pe", argv[1],
				   ERR_PTR(err));
	return 0;
}

const struct shell_cmd cmd_modinfo = {
	.name = "modinfo", .usage = "NAME|FILE",
	.help = "what a module's file says of itself",
	.paths = true, .run = run_modinfo,
};
