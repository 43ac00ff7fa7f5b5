// SPDX-License-Identifier: MIT
/*
 * seqlock_clock.c - readers that never make the writer wait.
 *
 * A reader looks at the sequence before and after; if the writer was there
 * meanwhile it reads again. That is how the time of day is read.
 */
#define pr_fmt(fmt) "seqlock: " fmt

#include <linux/completion.h>
#include <linux/err.h>
#include <linux/kthread.h>
#include <linux/module.h>
#include <linux/sched.h>
#include <linux/seqlock.h>

#define TICKS	2000

static DEFINE_SEQLOCK(clock_lock);
static unsigned int seconds, minutes;	/* clock_lock */
static bool ended;
static struct completion finished;

static int ticker(void *data)
{
	int i;

	for (i = 0; i < TICKS; i++) {
		write_seqlock(&clock_lock);
		if (++seconds == 60) {
			seconds = 0;
			minutes++;
		}
		write_sequnlock(&clock_lock);
		if (i % 100 == 0)
			cond_resched();
	}
	WRITE_ONCE(ended, true);
	kthread_complete_and_exit(&finished, 0);
}

static unsigned int read_clock(void)
{
	unsigned int seq, s, m;

	do {
		seq = read_seqbegin(&clock_lock);
		s = READ_ONCE(seconds);
		m = READ_ONCE(minutes);
	} while (read_seqretry(&clock_lock, seq));
	return m * 60 + s;
}

/* Time never runs backwards. */
static int watcher(void *data)
{
	unsigned int before = 0, now, wrong = 0;

	while (!READ_ONCE(ended)) {
		now = read_clock();
		wrong += now < before;
		before = now;
		cond_resched();
	}
	pr_info("[%s] time ran backwards %u times\n", current->comm, wrong);
	kthread_complete_and_exit(&finished, 0);
}

static int __init clock_init(void)
{
	struct task_struct *w, *t;
	unsigned int seq;

	init_completion(&finished);
	w = kthread_run(watcher, NULL, "watcher");
	t = kthread_run(ticker, NULL, "ticker");
	if (IS_ERR(t))
		WRITE_ONCE(ended, true);
	else
		wait_for_completion(&finished);
	if (!IS_ERR(w))
		wait_for_completion(&finished);
	pr_info("%u minutes, %u seconds\n", minutes, seconds);

	seq = read_seqbegin(&clock_lock);
	pr_info("nobody wrote: retry %d\n", read_seqretry(&clock_lock, seq));
	write_seqlock_bh(&clock_lock);
	write_sequnlock_bh(&clock_lock);
	pr_info("somebody wrote: retry %d\n", read_seqretry(&clock_lock, seq));
	read_seqlock_excl(&clock_lock);
	pr_info("a reader that shuts writers out reads %u\n",
		minutes * 60 + seconds);
	read_sequnlock_excl(&clock_lock);
	return 0;
}

static void __exit clock_exit(void)
{
}

module_init(clock_init);
module_exit(clock_exit);

MODULE_DESCRIPTION("seqlock_t: a clock with one writer");
MODULE_LICENSE("Dual MIT/GPL");
