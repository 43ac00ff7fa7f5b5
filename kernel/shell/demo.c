// SPDX-License-Identifier: MIT
/*
 * demo.c - shows what kernel threads are for, one use after the other.
 *
 * Each demo_*.c is written as a Linux driver would be and can be read alone.
 * What the threads say goes through printk(), so that it stands in dmesg with
 * its time.
 */
#include <kernel/tty.h>
#include <linux/array_size.h>
#include <linux/err.h>
#include <linux/minmax.h>
#include <linux/printk.h>
#include <linux/string.h>

#include "commands.h"
#include "demo.h"

static const struct demo *const demos[] = {
	&demo_background, &demo_async, &demo_delayed,
	&demo_concurrent, &demo_driver, &demo_event,
};

static int run_one(unsigned int i)
{
	int err;

	tty_printf("\n%u. %s: ", i + 1, demos[i]->name);
	tty_puts(demos[i]->says);
	tty_puts("\n");
	err = demos[i]->run();
	if (err)
		shell_error(err, "demo", "%s could not run: %pe",
			    demos[i]->name, ERR_PTR(err));
	return err;
}

static int run_demos(const char *name)
{
	unsigned int i, found = 0;
	int err = 0;

	for (i = 0; i < ARRAY_SIZE(demos) && !tty_interrupted(); i++) {
		if (name && strcmp(name, demos[i]->name))
			continue;
		found++;
		err = run_one(i) ?: err;
	}
	if (!found && name)
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

static const char *const demo_names[] = {
	"background", "async", "delayed", "concurrent", "driver", "event", NULL
};

const struct shell_cmd cmd_demo = {
	.name = "demo",
	.usage = "[background|async|delayed|concurrent|driver|event]",
	.help = "six things that kernel threads are used for",
	.sub = demo_names, .run = run_demo,
};
