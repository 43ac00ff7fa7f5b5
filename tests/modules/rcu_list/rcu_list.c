// SPDX-License-Identifier: MIT
/*
 * rcu_list.c - readers that take no lock, and memory that is freed when the last
 * of them has looked.
 *
 * An update makes a new entry, puts it in the place of the old one, and lets the
 * old one be freed after a grace period: kfree_rcu() does not wait,
 * synchronize_rcu() does, call_rcu() calls back. Writers keep each other out with
 * a spinlock.
 */
#define pr_fmt(fmt) "rcu: " fmt

#include <linux/atomic.h>
#include <linux/completion.h>
#include <linux/err.h>
#include <linux/kthread.h>
#include <linux/module.h>
#include <linux/rculist.h>
#include <linux/rcupdate.h>
#include <linux/slab.h>
#include <linux/spinlock.h>

#define READERS	2
#define UPDATES	50
#define MAGIC	0x900d

struct price {
	struct list_head list;
	struct rcu_head rcu;
	int good, cents, magic;
};

static LIST_HEAD(prices);
static DEFINE_SPINLOCK(prices_lock);	/* for writers */
static atomic_t freed = ATOMIC_INIT(0);
static bool ended;
static struct completion finished;

static struct price *new_price(int good, int cents)
{
	struct price *p = kmalloc(sizeof(*p), GFP_KERNEL);

	if (p) {
		p->good = good;
		p->cents = cents;
		p->magic = MAGIC;
	}
	return p;
}

static void free_price(struct rcu_head *head)
{
	struct price *p = container_of(head, struct price, rcu);

	p->magic = 0;
	kfree(p);
	atomic_inc(&freed);
}

static int price_of(int good)
{
	struct price *p;
	int cents = -ENOENT;

	rcu_read_lock();
	list_for_each_entry_rcu(p, &prices, list)
		if (p->good == good)
			cents = p->magic == MAGIC ? p->cents : -EIO;
	rcu_read_unlock();
	return cents;
}

static int reader(void *data)
{
	int wrong = 0, cents;

	while (!READ_ONCE(ended)) {
		cents = price_of(1);
		wrong += cents < 100 || cents > 100 + UPDATES;
		cond_resched();
	}
	if (wrong)
		pr_info("[%s] %d wrong prices\n", current->comm, wrong);
	kthread_complete_and_exit(&finished, 0);
}

static int raise_price(int good, int cents)
{
	struct price *new = new_price(good, cents), *old;

	if (!new)
		return -ENOMEM;
	spin_lock(&prices_lock);
	list_for_each_entry(old, &prices, list)
		if (old->good == good)
			break;
	list_replace_rcu(&old->list, &new->list);
	spin_unlock(&prices_lock);
	if (cents % 2)
		call_rcu(&old->rcu, free_price);
	else
		kfree_rcu(old, rcu);
	return 0;
}

static int __init list_init(void)
{
	struct task_struct *task;
	struct price *p;
	int i, n;

	init_completion(&finished);
	for (i = 0; i < 3; i++) {
		p = new_price(i, 100);
		if (p)
			list_add_tail_rcu(&p->list, &prices);
	}
	for (n = 0; n < READERS; n++) {
		task = kthread_run(reader, NULL, "reader/%d", n);
		if (IS_ERR(task))
			break;
	}
	for (i = 1; i <= UPDATES; i++)
		raise_price(1, 100 + i);
	synchronize_rcu();
	WRITE_ONCE(ended, true);
	while (n--)
		wait_for_completion(&finished);
	pr_info("the price is %d now, of another good %d, of none %d\n",
		price_of(1), price_of(2), price_of(9));
	return 0;
}

static void __exit list_exit(void)
{
	struct price *p, *next;

	list_for_each_entry_safe(p, next, &prices, list) {
		list_del_rcu(&p->list);
		call_rcu(&p->rcu, free_price);
	}
	/* callbacks are code of this module: all must have run */
	rcu_barrier();
	pr_info("%d freed by callbacks\n", atomic_read(&freed));
}

module_init(list_init);
module_exit(list_exit);

MODULE_DESCRIPTION("an RCU list: call_rcu(), kfree_rcu(), rcu_barrier()");
MODULE_LICENSE("Dual MIT/GPL");
