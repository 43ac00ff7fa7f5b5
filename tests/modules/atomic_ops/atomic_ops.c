// SPDX-License-Identifier: MIT
/*
 * atomic_ops.c - numbers that several CPUs change at once.
 *
 * Without _return or _test an operation promises no order; with it, it is a full
 * barrier. refcount_t is the one for references: it does not overflow.
 */
#define pr_fmt(fmt) "atomic: " fmt

#include <linux/atomic.h>
#include <linux/completion.h>
#include <linux/err.h>
#include <linux/kthread.h>
#include <linux/module.h>
#include <linux/refcount.h>
#include <linux/sched.h>

#define THREADS	3
#define ROUNDS	10000

static atomic_t shared = ATOMIC_INIT(0);
static atomic64_t wide = ATOMIC64_INIT(1LL << 40);
static atomic_long_t max_seen = ATOMIC_LONG_INIT(0);
static struct completion finished;

/* The maximum of all, by compare and exchange. */
static void note_max(long value)
{
	long old = atomic_long_read(&max_seen);

	while (old < value &&
	       !atomic_long_try_cmpxchg(&max_seen, &old, value))
		;
}

static int adder(void *data)
{
	int i;

	for (i = 0; i < ROUNDS; i++) {
		note_max(atomic_inc_return(&shared));
		atomic64_add(3, &wide);
		if (i % 1000 == 0)
			cond_resched();
	}
	kthread_complete_and_exit(&finished, 0);
}

static void alone(void)
{
	refcount_t refs = REFCOUNT_INIT(1);
	atomic_t a = ATOMIC_INIT(5);
	int old = 7;

	pr_info("add_return %d\n", atomic_add_return(3, &a));
	pr_info("fetch_add %d\n", atomic_fetch_add(2, &a));
	pr_info("sub_return %d\n", atomic_sub_return(4, &a));
	pr_info("xchg %d\n", atomic_xchg(&a, 7));
	pr_info("cmpxchg of 1: %d\n", atomic_cmpxchg(&a, 1, 2));
	pr_info("try_cmpxchg of 7: %d\n", atomic_try_cmpxchg(&a, &old, 1));
	pr_info("dec_and_test %d\n", atomic_dec_and_test(&a));
	pr_info("inc_not_zero %d\n", atomic_inc_not_zero(&a));
	pr_info("add_negative %d\n", atomic_add_negative(-1, &a));
	pr_info("add_unless -1: %d\n", atomic_add_unless(&a, 1, -1));
	atomic_set(&a, 0xf0);
	atomic_or(0x0f, &a);
	atomic_andnot(0x3c, &a);
	pr_info("or and andnot %#x\n", atomic_read(&a));
	pr_info("fetch_xor %#x\n", atomic_fetch_xor(0xc3, &a));
	pr_info("dec_if_positive %d\n", atomic_dec_if_positive(&a));
	refcount_inc(&refs);
	pr_info("references: last? %d", refcount_dec_and_test(&refs));
	pr_cont(", last? %d", refcount_dec_and_test(&refs));
	pr_cont(", alive? %d\n", refcount_inc_not_zero(&refs));
}

static int __init ops_init(void)
{
	struct task_struct *task;
	int i;

	alone();
	init_completion(&finished);
	for (i = 0; i < THREADS; i++) {
		task = kthread_run(adder, NULL, "adder/%d", i);
		if (IS_ERR(task))
			break;
	}
	while (i--)
		wait_for_completion(&finished);
	pr_info("shared %d, max %ld, wide 2^40 + %lld\n", atomic_read(&shared),
		atomic_long_read(&max_seen),
		(long long)(atomic64_read(&wide) - (1LL << 40)));
	return 0;
}

static void __exit ops_exit(void)
{
}

module_init(ops_init);
module_exit(ops_exit);

MODULE_DESCRIPTION("atomic_t, atomic64_t, atomic_long_t, refcount_t");
MODULE_LICENSE("Dual MIT/GPL");
