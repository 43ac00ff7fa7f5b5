// SPDX-License-Identifier: MIT
/*
 * demo.c - shows what kernel threads are for, one use after the other.
 *
 * Each is a module of tests/modules/demo_NAME, written for Linux; the initrd has
 * them. It is loaded, its threads do what they do, and it is unloaded again:
 * what is said in between goes through printk(), and so stands in dmesg, too.
 */
#include <kernel/module.h>
#include <kernel/tty.h>
#include <linux/array_size.h>
#include <linux/delay.h>
#include <linux/err.h>
#include <linux/minmax.h>
#include <linux/printk.h>
#include <linux/sprintf.h>
#include <linux/string.h>

#include "commands.h"

/* for people to read what is said, and for the threads to say it */
#define WATCH_MS	400

static const char *const demo_names[] = {
	"background", "async", "delayed", "concurrent", "driver", "event", NULL
};

static void print_description(const char *tag, const char *text)
{
	if (!strcmp(tag, "description"))
		tty_printf("%s\n", text);
}

static int run_one(const char *name)
{
	char module[32];
	int err;

	snprintf(module, sizeof(module), "demo_%s", name);
	tty_printf("\n%s: ", name);
	err = modinfo_read(module, print_description);
	if (err)
		return shell_error(err, "demo", "/lib/modules/%s.ko: %pe",
				   module, ERR_PTR(err));
	err = insmod(module, "");
	if (err)
		return shell_error(err, "demo", "%s could not run: %pe", name,
				   ERR_PTR(err));
	if (!strcmp(name, "driver"))
		shell_exec("echo kernel threads do the work > /dev/demo_upper; "
			   "cat /dev/demo_upper");
	msleep_interruptible(WATCH_MS);
	return delete_module(module);
}

static int run_demos(const char *name)
{
	const char *const *demo;
	int err = -ENOENT;

	for (demo = demo_names; *demo && !tty_interrupted(); demo++)
		if (!name || !strcmp(name, *demo))
			err = run_one(*demo);
	if (err == -ENOENT && name)
		return shell_usage("demo", "no such demo: %s", name);
	return err;
}

/* `quiet` must not silence what this command was asked to show. */
static int run_demo(int argc, char **argv)
{
	int loglevel = console_loglevel, err;

	if (argc > 2)
		return shell_usage("demo", "one at a time, or all");
	console_loglevel = max(loglevel, LOGLEVEL_INFO + 1);
	err = run_demos(argc == 2 ? argv[1] : NULL);
	console_loglevel = loglevel;
	return err;
}

const struct shell_cmd cmd_demo = {
	.name = "demo",
	.usage = "[background|async|delayed|concurrent|driver|event]",
	.help = "six things that kernel threads are used for",
	.sub = demo_names, .run = run_demo,
};
