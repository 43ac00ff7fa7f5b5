// SPDX-License-Identifier: MIT
/*
 * proof.c - the commands that check and measure this kernel from inside.
 *
 * `test` runs the KUnit suites and keeps the verdict for the end: with
 * debug_exit= on the command line, poweroff then reports a failure to the
 * emulator. `bench` runs tests/bench/kbench.c, which is written as a Linux
 * module, in a thread of its own.
 */
#include <kernel/tty.h>
#include <kunit/test.h>
#include <linux/completion.h>
#include <linux/err.h>
#include <linux/kthread.h>
#include <linux/sched.h>
#include <asm/reboot.h>

#include "commands.h"

static int run_test(int argc, char **argv)
{
	int failed;

	if (argc > 2)
		return shell_usage("test", "one suite at a time");
	failed = kunit_run_tests(argc == 2 ? argv[1] : NULL);
	if (failed == -ENOENT)
		return shell_usage("test", "no such suite: %s",
				   argc == 2 ? argv[1] : "there is none");
	if (failed)
		debug_exit_status = DEBUG_EXIT_FAILED;
	return failed ? -EIO : 0;
}

const struct shell_cmd cmd_test = {
	.name = "test", .usage = "[SUITE]",
	.help = "run the self tests, all or those of one suite",
	.run = run_test,
};

int kbench_main(void *arg);	/* tests/bench/kbench.c */

static DECLARE_COMPLETION(bench_done);

static int bench_thread(void *unused)
{
	int err = kbench_main(NULL);

	kthread_complete_and_exit(&bench_done, err);
}

static int run_bench(int argc, char **argv)
{
	struct task_struct *task;

	if (argc > 1)
		return shell_usage("bench", "takes no arguments");
	reinit_completion(&bench_done);
	task = kthread_create(bench_thread, NULL, "kbench");
	if (IS_ERR(task))
		return shell_error(PTR_ERR(task), "bench",
				   "cannot create its thread: %pe", task);
	/* as kbench.c binds itself where it is a module */
	if (num_online_cpus() > 1)
		kthread_bind(task, 0);
	wake_up_process(task);
	/* idle, since minutes of it are no reason for khungtaskd to complain */
	return wait_for_completion_state(&bench_done, TASK_IDLE);
}

const struct shell_cmd cmd_bench = {
	.name = "bench", .usage = "",
	.help = "measure what threads, locks and wake-ups cost",
	.run = run_bench,
};
