// SPDX-License-Identifier: MIT
/* system.c - commands that act on the whole machine, and sleep. */
#include <kernel/tty.h>
#include <linux/errno.h>
#include <linux/freezer.h>
#include <linux/jiffies.h>
#include <linux/kstrtox.h>
#include <linux/ctype.h>
#include <linux/reboot.h>
#include <linux/string.h>

#include "commands.h"

#define SLEEP_MAX	1000000		/* seconds */

static int run_freeze(int argc, char **argv)
{
	int err;

	if (argc > 1)
		return shell_usage("freeze", "takes no arguments");
	err = freeze_kernel_threads();
	if (err)
		return shell_error(err, "freeze", "some thread does not: %pe",
				   ERR_PTR(err));
	tty_puts("frozen: all threads that let themselves be\n");
	return 0;
}

const struct shell_cmd cmd_freeze = {
	.name = "freeze", .usage = "",
	.help = "stop all freezable threads where they stand",
	.run = run_freeze,
};

static int run_thaw(int argc, char **argv)
{
	if (argc > 1)
		return shell_usage("thaw", "takes no arguments");
	thaw_kernel_threads();
	tty_puts("thawed\n");
	return 0;
}

const struct shell_cmd cmd_thaw = {
	.name = "thaw", .usage = "", .help = "let frozen threads go on",
	.run = run_thaw,
};

/* "2", "0.25": milliseconds, or -EINVAL */
static long parse_seconds(const char *s)
{
	char *end;
	unsigned long ms, digit = 100;

	if (!isdigit(*s) && *s != '.')
		return -EINVAL;
	ms = simple_strtoul(s, &end, 10);
	if (ms > SLEEP_MAX || strlen(s) > 16)
		return -EINVAL;
	ms *= 1000;
	if (*end == '.')
		for (end++; isdigit(*end); end++, digit /= 10)
			ms += (*end - '0') * digit;
	return *end ? -EINVAL : (long)ms;
}

static int run_sleep(int argc, char **argv)
{
	long ms;

	if (argc != 2)
		return shell_usage("sleep", "how long?");
	ms = parse_seconds(argv[1]);
	if (ms < 0)
		return shell_usage("sleep", "not a time in seconds: %s",
				   argv[1]);
	if (tty_sleep(msecs_to_jiffies(ms)))
		return shell_error(-EINTR, "sleep", "interrupted");
	return 0;
}

const struct shell_cmd cmd_sleep = {
	.name = "sleep", .usage = "SECONDS",
	.help = "wait; Ctrl-C ends it", .run = run_sleep,
};

static int run_reboot(int argc, char **argv)
{
	if (argc > 1)
		return shell_usage("reboot", "takes no arguments");
	kernel_restart(NULL);
}

const struct shell_cmd cmd_reboot = {
	.name = "reboot", .usage = "", .help = "start the machine again",
	.run = run_reboot,
};

static int run_poweroff(int argc, char **argv)
{
	if (argc > 1)
		return shell_usage("poweroff", "takes no arguments");
	kernel_power_off();
}

const struct shell_cmd cmd_poweroff = {
	.name = "poweroff", .usage = "", .help = "switch the machine off",
	.run = run_poweroff,
};
