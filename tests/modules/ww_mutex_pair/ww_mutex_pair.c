// SPDX-License-Identifier: MIT
/*
 * ww_mutex_pair.c - two locks in any order, without a deadlock.
 *
 * Each thread that wants several locks takes a ticket. The younger of two that
 * wait for each other gets -EDEADLK, lets go of all it has, and waits for the one
 * it could not get. Here two threads move money in opposite directions.
 */
#define pr_fmt(fmt) "ww_mutex: " fmt

#include <linux/completion.h>
#include <linux/err.h>
#include <linux/kthread.h>
#include <linux/module.h>
#include <linux/sched.h>
#include <linux/ww_mutex.h>

#define MOVES	200

static DEFINE_WW_CLASS(accounts_class);

struct account {
	struct ww_mutex lock;
	int balance;			/* lock */
};

static struct account accounts[2];
static struct completion finished;

static void lock_both(struct account *first, struct account *second,
		      struct ww_acquire_ctx *ctx)
{
	ww_mutex_lock(&first->lock, ctx);
	cond_resched();
	while (ww_mutex_lock(&second->lock, ctx) == -EDEADLK) {
		ww_mutex_unlock(&first->lock);
		ww_mutex_lock_slow(&second->lock, ctx);
		swap(first, second);
	}
}

static int mover(void *data)
{
	struct account *from = data, *to = accounts + (from == accounts);
	struct ww_acquire_ctx ctx;
	int i;

	for (i = 0; i < MOVES; i++) {
		ww_acquire_init(&ctx, &accounts_class);
		lock_both(from, to, &ctx);
		ww_acquire_done(&ctx);
		from->balance -= 1;
		to->balance += 1;
		ww_mutex_unlock(&to->lock);
		ww_mutex_unlock(&from->lock);
		ww_acquire_fini(&ctx);
	}
	kthread_complete_and_exit(&finished, 0);
}

static void alone(void)
{
	struct ww_acquire_ctx ctx;
	int err;

	ww_acquire_init(&ctx, &accounts_class);
	err = ww_mutex_lock(&accounts[0].lock, &ctx);
	pr_info("locked: %d\n", err);
	pr_info("again: %d, -EALREADY is %d\n",
		ww_mutex_lock(&accounts[0].lock, &ctx), -EALREADY);
	pr_info("try the other: %d, is locked %d\n",
		ww_mutex_trylock(&accounts[1].lock, &ctx),
		ww_mutex_is_locked(&accounts[0].lock));
	ww_mutex_unlock(&accounts[1].lock);
	ww_mutex_unlock(&accounts[0].lock);
	ww_acquire_fini(&ctx);
}

static int __init pair_init(void)
{
	struct task_struct *task;
	int i;

	init_completion(&finished);
	for (i = 0; i < 2; i++) {
		ww_mutex_init(&accounts[i].lock, &accounts_class);
		accounts[i].balance = 1000;
	}
	alone();
	for (i = 0; i < 2; i++) {
		task = kthread_run(mover, &accounts[i], "mover/%d", i);
		if (IS_ERR(task))
			break;
	}
	while (i--)
		wait_for_completion(&finished);
	pr_info("balances %d and %d\n", accounts[0].balance,
		accounts[1].balance);
	return 0;
}

static void __exit pair_exit(void)
{
	ww_mutex_destroy(&accounts[0].lock);
	ww_mutex_destroy(&accounts[1].lock);
}

module_init(pair_init);
module_exit(pair_exit);

MODULE_DESCRIPTION("ww_mutex: two locks in two orders");
MODULE_LICENSE("Dual MIT/GPL");
