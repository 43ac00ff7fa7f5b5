// SPDX-License-Identifier: MIT
/*
 * proof.c - the commands that check and measure this kernel from inside.
 *
 * Both load a module: kunit.ko runs the self tests, kbench.ko the benchmark, and
 * goes again. With debug_exit= on the command line, poweroff later reports a
 * failed test to the emulator. After a failure kunit.ko stays, since a thread of
 * its may hang in it.
 */
#include <kernel/module.h>
#include <kernel/tty.h>
#include <linux/errno.h>
#include <linux/err.h>
#include <linux/sprintf.h>
#include <asm/reboot.h>

#include "commands.h"

static int run_test(int argc, char **argv)
{
	u8 before = debug_exit_status;
	char args[64] = "";
	int err;

	if (argc > 2)
		return shell_usage("test", "one suite at a time");
	if (argc == 2)
		snprintf(args, sizeof(args), "filter=%s", argv[1]);
	debug_exit_status = DEBUG_EXIT_OK;
	err = insmod("kunit", args);
	if (err == -ESRCH)
		return shell_usage("test", "no such suite: %s",
				   argc == 2 ? argv[1] : "there is none");
	if (err)
		return shell_error(err, "test", "kunit.ko: %pe", ERR_PTR(err));
	if (debug_exit_status == DEBUG_EXIT_FAILED)
		return -EIO;
	debug_exit_status = before;
	return delete_module("kunit");
}

const struct shell_cmd cmd_test = {
	.name = "test", .usage = "[SUITE]",
	.help = "run the self tests, all or those of one suite",
	.run = run_test,
};

static int run_bench(int argc, char **argv)
{
	int err;

	if (argc > 1)
		return shell_usage("bench", "takes no arguments");
	err = modprobe("kbench", "");
	if (err)
		return shell_error(err, "bench", "kbench.ko: %pe", ERR_PTR(err));
	return delete_module("kbench");
}

const struct shell_cmd cmd_bench = {
	.name = "bench", .usage = "",
	.help = "measure what threads, locks and wake-ups cost",
	.run = run_bench,
};
