// SPDX-License-Identifier: MIT
/*
 * timer_chain.c - a function that is called later, in a softirq.
 *
 * The timer stands inside of what it is about; from_timer() leads back. It fires
 * once; to go on it sets itself again. timer_delete_sync() waits until the
 * function is not running on any CPU, so that the module may go.
 */
#define pr_fmt(fmt) "timer: " fmt

#include <linux/completion.h>
#include <linux/jiffies.h>
#include <linux/module.h>
#include <linux/timer.h>

#define SHOTS	3
#define STEP	(HZ / 50)

struct countdown {
	struct timer_list timer;
	struct completion zero;
	int left;
};

static struct countdown countdown;
static struct timer_list far;
static unsigned long started;

static void tick(struct timer_list *t)
{
	struct countdown *c = from_timer(c, t, timer);

	pr_info("%d, %s, pending %d\n", c->left,
		in_serving_softirq() ? "in a softirq" : "somewhere else",
		timer_pending(t));
	if (--c->left)
		mod_timer(t, jiffies + STEP);
	else
		complete(&c->zero);
}

static void never(struct timer_list *unused)
{
	pr_info("this is not printed\n");
}

static int __init chain_init(void)
{
	started = jiffies;
	countdown.left = SHOTS;
	init_completion(&countdown.zero);
	timer_setup(&countdown.timer, tick, 0);
	pr_info("pending before: %d\n", timer_pending(&countdown.timer));
	countdown.timer.expires = jiffies + STEP;
	add_timer(&countdown.timer);
	wait_for_completion(&countdown.zero);
	pr_info("early: %s\n",
		time_before(jiffies, started + SHOTS * STEP) ? "yes" : "no");

	timer_setup(&far, never, TIMER_DEFERRABLE);
	pr_info("set: %d\n", mod_timer(&far, jiffies + 3600 * HZ));
	pr_info("set again: %d\n", mod_timer(&far, jiffies + 7200 * HZ));
	pr_info("pending, more than an hour: %d\n", timer_pending(&far) &&
		time_after(far.expires, jiffies + 3600 * HZ));
	pr_info("reduced: %d\n", timer_reduce(&far, jiffies + 1800 * HZ));
	pr_info("deleted: %d\n", timer_delete(&far));
	pr_info("deleted again: %d\n", timer_delete(&far));
	pr_info("mod_timer_pending sets none that is off: %d\n",
		mod_timer_pending(&far, jiffies + 3600 * HZ));
	mod_timer(&far, jiffies + 3600 * HZ);
	return 0;
}

static void __exit chain_exit(void)
{
	pr_info("in the end: %d\n", timer_delete_sync(&countdown.timer));
	pr_info("and: %d\n", timer_shutdown_sync(&far));
	pr_info("none can be set after that: %d\n",
		mod_timer(&far, jiffies + 1));
	pr_info("pending: %d\n", timer_pending(&far));
}

module_init(chain_init);
module_exit(chain_exit);

MODULE_DESCRIPTION("timer_setup(), mod_timer(), timer_delete_sync()");
MODULE_LICENSE("Dual MIT/GPL");
