// SPDX-License-Identifier: MIT
/*
 * runner.c - runs the suites of this module, prints KTAP.
 *
 * Loading kunit.ko runs them: all, or those that filter=NAME selects. The
 * section .kunit_test_suites is walked in link order. A case runs in a
 * kthread made for it; the runner waits for that thread's end, not for the
 * case's word, so an assertion that failed, or an oops, ends in a report too.
 *
 * What would make it lie: a suite that the linker dropped. The plan line is
 * counted from the section, and tests/boot/run.py knows how many suites the
 * source has.
 *
 * Linux: lib/kunit/{test,try-catch,executor}.c. Left out: see kunit/test.h.
 */
#include <kunit/test.h>
#include <linux/completion.h>
#include <linux/err.h>
#include <linux/jiffies.h>
#include <linux/kthread.h>
#include <linux/module.h>
#include <linux/printk.h>
#include <linux/sched.h>
#include <linux/sched/task.h>
#include <linux/sprintf.h>
#include <linux/string.h>
#include <asm/reboot.h>

/* A hang detector: the slowest machine is 64 emulated CPUs on two real ones */
#define KUNIT_CASE_SECONDS 120

static char *filter = "";
module_param(filter, charp, 0444);
MODULE_PARM_DESC(filter, "only the suites whose names begin so");

/* What the runner and the thread of one case share. */
struct kunit_run {
	struct kunit test;
	struct kunit_suite *suite;
	struct kunit_case *test_case;
};

static void kunit_where(struct kunit *test, const char *file, int line)
{
	test->failed = true;
	pr_info("    # %s: %s at %s:%d\n", test->name,
		"failed", file, line);
}

/**
 * kunit_abort - end the case that calls this
 * @test: the case
 *
 * Context: the case's own thread; must not hold a lock.
 */
void __noreturn kunit_abort(struct kunit *test)
{
	kthread_exit(-EFAULT);
}

/**
 * kunit_fail - note a failure, in words
 * @test: the case
 * @file: where
 * @line: where
 * @abort: end the case now
 * @fmt: what was expected, and what was found
 */
void kunit_fail(struct kunit *test, const char *file, int line, bool abort,
		const char *fmt, ...)
{
	char text[160];
	va_list args;

	va_start(args, fmt);
	vsnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	kunit_where(test, file, line);
	pr_info("        %s\n", text);
	if (abort)
		kunit_abort(test);
}

/**
 * kunit_fail_binary - note a comparison that did not hold, with both values
 * @test: the case
 * @file: where
 * @line: where
 * @abort: end the case now
 * @left_text: left side of the comparison
 * @left: and value
 * @op: how they should compare
 * @right_text: right side
 * @right: and value
 */
void kunit_fail_binary(struct kunit *test, const char *file, int line,
		       bool abort, const char *left_text, long long left,
		       const char *op, const char *right_text, long long right)
{
	kunit_where(test, file, line);
	pr_info("        %s %s %s: %lld (0x%llx), %lld (0x%llx)\n", left_text,
		op, right_text, left, left, right, right);
	if (abort)
		kunit_abort(test);
}

/**
 * kunit_fail_str - note that two strings do not compare as expected
 * @test: the case
 * @file: where
 * @line: where
 * @abort: end the case now
 * @text: the whole comparison
 * @left: left string, may be NULL
 * @right: right string, may be NULL
 */
void kunit_fail_str(struct kunit *test, const char *file, int line, bool abort,
		    const char *text, const char *left, const char *right)
{
	kunit_where(test, file, line);
	pr_info("        %s: \"%s\", \"%s\"\n", text, left ?: "(null)",
		right ?: "(null)");
	if (abort)
		kunit_abort(test);
}

/**
 * kunit_mark_skipped_because - the case cannot be tried on this machine
 * @test: the case
 * @fmt: why
 */
void kunit_mark_skipped_because(struct kunit *test, const char *fmt, ...)
{
	char text[120];
	va_list args;

	va_start(args, fmt);
	vsnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	test->skipped = true;
	pr_info("    # %s: skipped: %s\n", test->name, text);
}

static int kunit_case_thread(void *data)
{
	struct kunit_run *run = data;

	if (run->suite->init && run->suite->init(&run->test)) {
		KUNIT_FAIL(&run->test, "init of the suite failed");
		return 0;
	}
	run->test_case->run_case(&run->test);
	return 0;
}

/*
 * True when the thread of the case has ended in time. One that hangs is left
 * behind for `ps` and gdb to look at, so its struct kunit_run must stay: it is
 * static, and nothing else is started after a hang.
 */
static bool kunit_case_runs(struct kunit_run *run)
{
	struct task_struct *p;
	bool ended;

	p = kthread_create(kunit_case_thread, run, "kunit_case");
	if (IS_ERR(p)) {
		KUNIT_FAIL(&run->test, "no thread: %ld", PTR_ERR(p));
		return true;
	}
	get_task_struct(p);
	wake_up_process(p);
	ended = wait_for_completion_timeout(p->vfork_done,
					    KUNIT_CASE_SECONDS * HZ);
	if (!ended)
		KUNIT_FAIL(&run->test, "hangs: pid %d", p->pid);
	put_task_struct(p);
	return ended;
}

static bool kunit_hung;

static bool kunit_run_case(struct kunit_suite *suite, struct kunit_case *c,
			   int n)
{
	static struct kunit_run run;
	struct kunit *test = &run.test;

	if (kunit_hung) {
		pr_info("    ok %d %s # SKIP an earlier case hangs\n", n,
			c->name);
		return true;
	}
	run = (struct kunit_run){ .test.name = c->name, .suite = suite,
				  .test_case = c };
	kunit_hung = !kunit_case_runs(&run);
	if (suite->exit && !kunit_hung)
		suite->exit(test);
	pr_info("    %s %d %s%s\n", test->failed ? "not ok" : "ok", n, c->name,
		test->skipped ? " # SKIP" : "");
	return !test->failed;
}

static int kunit_count_cases(const struct kunit_suite *suite)
{
	int n = 0;

	while (suite->test_cases[n].run_case)
		n++;
	return n;
}

/* Returns how many cases failed. */
static int kunit_run_suite(struct kunit_suite *suite, int n)
{
	int i, cases = kunit_count_cases(suite), failed = 0;

	pr_info("    KTAP version 1\n");
	pr_info("    # Subtest: %s\n", suite->name);
	pr_info("    1..%d\n", cases);
	if (suite->suite_init && suite->suite_init(suite)) {
		pr_info("not ok %d %s # suite_init failed\n", n, suite->name);
		return cases;
	}
	for (i = 0; i < cases; i++)
		failed += !kunit_run_case(suite, &suite->test_cases[i], i + 1);
	if (suite->suite_exit)
		suite->suite_exit(suite);
	pr_info("%s %d %s\n", failed ? "not ok" : "ok", n, suite->name);
	return failed;
}

static bool kunit_selected(const struct kunit_suite *suite)
{
	return !strncmp(suite->name, filter, strlen(filter));
}

/* Returns how many cases failed, or -ESRCH when no suite has such a name. */
static int kunit_run_tests(struct kunit_suite *const *first, unsigned int num)
{
	struct kunit_suite *const *s;
	int suites = 0, n = 0, failed = 0;

	for (s = first; s < first + num; s++)
		suites += kunit_selected(*s);
	if (!suites)
		return -ESRCH;
	pr_info("KTAP version 1\n");
	pr_info("1..%d\n", suites);
	for (s = first; s < first + num; s++)
		if (kunit_selected(*s))
			failed += kunit_run_suite(*s, ++n);
	pr_info("# kunit: %d suites, %d failed cases\n", suites, failed);
	return failed;
}

/* After a failure it stays loaded: what hangs can be looked at. */
static int __init kunit_init(void)
{
	int failed = kunit_run_tests(THIS_MODULE->kunit_suites,
				     THIS_MODULE->num_kunit_suites);

	if (failed > 0)
		debug_exit_status = DEBUG_EXIT_FAILED;
	return min(failed, 0);
}
module_init(kunit_init);

static void __exit kunit_exit(void)
{
}
module_exit(kunit_exit);

MODULE_LICENSE("Dual MIT/GPL");
MODULE_DESCRIPTION("self tests; loading runs them");
MODULE_IMPORT_NS(EXPORTED_FOR_KUNIT_TESTING);
