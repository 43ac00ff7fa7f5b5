// SPDX-License-Identifier: MIT
/*
 * srcu_reader.c - RCU whose readers may sleep.
 *
 * Each srcu_struct has grace periods of its own: a sleeping reader only holds up
 * those who wait for the same one.
 */
#define pr_fmt(fmt) "srcu: " fmt

#include <linux/completion.h>
#include <linux/delay.h>
#include <linux/err.h>
#include <linux/kthread.h>
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/srcu.h>

struct config {
	int version;
	struct rcu_head rcu;
};

DEFINE_STATIC_SRCU(config_srcu);
static struct config __rcu *config;
static struct completion reading, finished;
static bool reader_left;

static int reader(void *data)
{
	struct config *c;
	int idx, before;

	idx = srcu_read_lock(&config_srcu);
	c = srcu_dereference(config, &config_srcu);
	before = c->version;
	complete(&reading);
	msleep(50);		/* an RCU reader could not */
	pr_info("[%s] version %d before the sleep, %d after it\n",
		current->comm, before, c->version);
	WRITE_ONCE(reader_left, true);
	srcu_read_unlock(&config_srcu, idx);
	kthread_complete_and_exit(&finished, 0);
}

static void free_config(struct rcu_head *head)
{
	struct config *c = container_of(head, struct config, rcu);

	pr_info("version %d is freed\n", c->version);
	kfree(c);
}

static struct config *replace(int version)
{
	struct config *new = kzalloc(sizeof(*new), GFP_KERNEL), *old;

	if (!new)
		return NULL;
	new->version = version;
	old = rcu_dereference_protected(config, true);
	rcu_assign_pointer(config, new);
	return old;
}

static int __init reader_init(void)
{
	struct task_struct *task;
	struct config *old;

	init_completion(&reading);
	init_completion(&finished);
	replace(1);
	if (!config)
		return -ENOMEM;
	task = kthread_run(reader, NULL, "srcu_reader");
	if (IS_ERR(task)) {
		kfree(config);
		return PTR_ERR(task);
	}
	wait_for_completion(&reading);
	old = replace(2);
	synchronize_srcu(&config_srcu);
	pr_info("waited for the reader: %s\n",
		READ_ONCE(reader_left) ? "yes" : "no");
	kfree(old);
	wait_for_completion(&finished);
	return 0;
}

static void __exit reader_exit(void)
{
	struct config *old = rcu_dereference_protected(config, true);

	rcu_assign_pointer(config, NULL);
	call_srcu(&config_srcu, &old->rcu, free_config);
	srcu_barrier(&config_srcu);
	pr_info("no callback is left\n");
}

module_init(reader_init);
module_exit(reader_exit);

MODULE_DESCRIPTION("srcu_read_lock(), synchronize_srcu(), call_srcu()");
MODULE_LICENSE("Dual MIT/GPL");
