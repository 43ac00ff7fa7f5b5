// SPDX-License-Identifier: MIT
/*
 * tasklet_softirq.c - a little work, soon, without a thread of its own.
 *
 * A tasklet that is scheduled twice before it runs, runs once; it never runs on
 * two CPUs at once. Disabled it stays scheduled until it is enabled.
 */
#define pr_fmt(fmt) "tasklet: " fmt

#include <linux/completion.h>
#include <linux/interrupt.h>
#include <linux/module.h>

static struct completion ran;

static void new_style(struct tasklet_struct *t)
{
	pr_info("new style, in a softirq %d, in a task %d\n",
		!!in_serving_softirq(), in_task());
	complete(&ran);
}

static void old_style(unsigned long data)
{
	pr_info("old style, data %lu\n", data);
	complete(&ran);
}

static DECLARE_TASKLET(first, new_style);
static DECLARE_TASKLET_DISABLED(second, new_style);
static struct tasklet_struct third, fourth;

static int __init tasklets_init(void)
{
	init_completion(&ran);
	tasklet_schedule(&first);
	wait_for_completion(&ran);

	/* with bottom halves off it cannot run between the two */
	local_bh_disable();
	tasklet_schedule(&first);
	tasklet_schedule(&first);
	local_bh_enable();
	wait_for_completion(&ran);
	tasklet_unlock_wait(&first);
	pr_info("scheduled twice, more runs: %d\n",
		try_wait_for_completion(&ran));

	tasklet_schedule(&second);
	pr_info("disabled: ran %d\n",
		(int)wait_for_completion_timeout(&ran, HZ / 20));
	tasklet_enable(&second);
	wait_for_completion(&ran);

	tasklet_init(&third, old_style, 42);
	tasklet_hi_schedule(&third);
	wait_for_completion(&ran);
	tasklet_setup(&fourth, new_style);
	tasklet_schedule(&fourth);
	wait_for_completion(&ran);
	return 0;
}

static void __exit tasklets_exit(void)
{
	tasklet_kill(&first);
	tasklet_kill(&second);
	tasklet_kill(&third);
	tasklet_kill(&fourth);
	pr_info("all are dead\n");
}

module_init(tasklets_init);
module_exit(tasklets_exit);

MODULE_DESCRIPTION("tasklet_schedule(), tasklet_disable(), tasklet_kill()");
MODULE_LICENSE("Dual MIT/GPL");
