// SPDX-License-Identifier: MIT
/*
 * hrtimer_periodic.c - timers in nanoseconds, from the timer interrupt itself.
 *
 * A periodic one forwards its own expiry and says RESTART; hrtimer_forward_now()
 * tells how many periods have passed, so that none is forgotten.
 */
#define pr_fmt(fmt) "hrtimer: " fmt

#include <linux/completion.h>
#include <linux/hrtimer.h>
#include <linux/ktime.h>
#include <linux/module.h>

#define PERIOD_US	500
#define PERIODS		10

static struct hrtimer periodic, single;
static struct completion enough;
static u64 periods;
static bool in_irq_always = true;

static const ktime_t period = PERIOD_US * NSEC_PER_USEC;

static enum hrtimer_restart on_period(struct hrtimer *timer)
{
	in_irq_always &= in_hardirq() != 0;
	periods += hrtimer_forward_now(timer, period);
	if (periods < PERIODS)
		return HRTIMER_RESTART;
	complete(&enough);
	return HRTIMER_NORESTART;
}

static enum hrtimer_restart on_single(struct hrtimer *timer)
{
	pr_info("this is not printed\n");
	return HRTIMER_NORESTART;
}

static void run_periodic(void)
{
	ktime_t before = ktime_get(), took;

	init_completion(&enough);
	hrtimer_init(&periodic, CLOCK_MONOTONIC, HRTIMER_MODE_REL);
	periodic.function = on_period;
	hrtimer_start(&periodic, period, HRTIMER_MODE_REL);
	wait_for_completion(&enough);
	took = ktime_sub(ktime_get(), before);
	pr_info("at least %d periods: %s, as long as they take: %s\n", PERIODS,
		periods >= PERIODS ? "yes" : "no",
		ktime_to_us(took) >= PERIODS * PERIOD_US ? "yes" : "no");
	pr_info("always in an interrupt: %s\n", in_irq_always ? "yes" : "no");
	/* its function may still be on its way out: cancel waits for that */
	hrtimer_cancel(&periodic);
	pr_info("active %d\n", hrtimer_active(&periodic));
}

static int __init periodic_init(void)
{
	ktime_t expires;

	run_periodic();
	hrtimer_init(&single, CLOCK_MONOTONIC, HRTIMER_MODE_ABS);
	single.function = on_single;
	expires = ktime_add_ms(ktime_get(), 3600 * 1000);
	hrtimer_start(&single, expires, HRTIMER_MODE_ABS);
	pr_info("queued %d, expires when it should: %s\n",
		hrtimer_is_queued(&single),
		hrtimer_get_expires(&single) == expires ? "yes" : "no");
	pr_info("more than 3000 s remain: %s\n",
		ktime_to_ns(hrtimer_get_remaining(&single)) >
		3000LL * NSEC_PER_SEC ? "yes" : "no");
	return 0;
}

static void __exit periodic_exit(void)
{
	pr_info("try to cancel: %d\n", hrtimer_try_to_cancel(&single));
	pr_info("cancel again: %d\n", hrtimer_cancel(&single));
}

module_init(periodic_init);
module_exit(periodic_exit);

MODULE_DESCRIPTION("hrtimer_start(), hrtimer_forward_now(), hrtimer_cancel()");
MODULE_LICENSE("Dual MIT/GPL");
