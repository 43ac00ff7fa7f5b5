// SPDX-License-Identifier: MIT
/*
 * ww_mutex_test.c - many locks in any order: nobody waits for ever.
 *
 * Guards kernel/sched/ww_mutex.c. Two contexts that take two locks from both
 * ends must end with one that gave up and then got both; which one, the class
 * says. What would make it lie: threads that never met, so the cases see the
 * other one asleep before they go on.
 */
#include <kunit/test.h>
#include <linux/completion.h>
#include <linux/errno.h>
#include <linux/kthread.h>
#include <linux/sched/signal.h>
#include <linux/ww_mutex.h>

#include "threads.h"

static DEFINE_WW_CLASS(ww_class);
static DEFINE_WD_CLASS(wd_class);
static struct ww_mutex a, b;
static struct completion go, done;
static int other_result;
static struct ww_class *class_now;

static void setup(struct ww_class *class)
{
	class_now = class;
	ww_mutex_init(&a, class);
	ww_mutex_init(&b, class);
	init_completion(&go);
	init_completion(&done);
	other_result = 1;
}

static void one_context_may_not_take_a_lock_twice(struct kunit *test)
{
	struct ww_acquire_ctx ctx;

	setup(&ww_class);
	ww_acquire_init(&ctx, &ww_class);
	KUNIT_EXPECT_EQ(test, ww_mutex_lock(&a, &ctx), 0);
	KUNIT_EXPECT_EQ(test, ww_mutex_lock(&a, &ctx), -EALREADY);
	KUNIT_EXPECT_EQ(test, ww_mutex_trylock(&a, &ctx), 0);
	KUNIT_EXPECT_EQ(test, ww_mutex_lock(&b, &ctx), 0);
	KUNIT_EXPECT_EQ(test, ctx.acquired, 2u);
	ww_acquire_done(&ctx);
	KUNIT_EXPECT_TRUE(test, ww_mutex_is_locked(&b));
	ww_mutex_unlock(&a);
	ww_mutex_unlock(&b);
	ww_acquire_fini(&ctx);
	KUNIT_EXPECT_FALSE(test, ww_mutex_is_locked(&a));
}

static void without_a_context_it_is_a_mutex(struct kunit *test)
{
	setup(&ww_class);
	KUNIT_EXPECT_EQ(test, ww_mutex_lock(&a, NULL), 0);
	KUNIT_EXPECT_EQ(test, ww_mutex_trylock(&a, NULL), 0);
	KUNIT_EXPECT_EQ(test, ww_mutex_trylock(&b, NULL), 1);
	ww_mutex_unlock(&b);
	ww_mutex_unlock(&a);
}

/* takes b, then a, with a context that is younger than the case's */
static int b_then_a(void *unused)
{
	struct ww_acquire_ctx ctx;

	wait_for_completion(&go);
	ww_acquire_init(&ctx, class_now);
	ww_mutex_lock(&b, &ctx);
	complete(&done);
	other_result = ww_mutex_lock(&a, &ctx);
	if (other_result == -EDEADLK) {
		ww_mutex_unlock(&b);
		ww_mutex_lock_slow(&a, &ctx);
		ww_mutex_lock(&b, &ctx);
	}
	ww_mutex_unlock(&a);
	ww_mutex_unlock(&b);
	ww_acquire_fini(&ctx);
	complete(&done);
	return stay_until_stopped();
}

static void from_both_ends(struct kunit *test, struct ww_class *class)
{
	struct ww_acquire_ctx ctx;
	struct task_struct *t;

	setup(class);
	t = kthread_run(b_then_a, NULL, "younger");
	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, t);
	ww_acquire_init(&ctx, class);
	KUNIT_EXPECT_EQ(test, ww_mutex_lock(&a, &ctx), 0);
	complete(&go);
	wait_for_completion(&done);	/* it has b */
	KUNIT_EXPECT_EQ(test, ww_mutex_lock(&b, &ctx), 0);
	KUNIT_EXPECT_EQ(test, other_result, -EDEADLK);
	ww_mutex_unlock(&a);
	ww_mutex_unlock(&b);
	ww_acquire_fini(&ctx);
	wait_for_completion(&done);
	kthread_stop(t);
}

static void the_older_wounds_the_younger(struct kunit *test)
{
	from_both_ends(test, &ww_class);
}

static void the_younger_dies(struct kunit *test)
{
	from_both_ends(test, &wd_class);
}

/* holds b and sleeps on a, with an older context than the one who comes */
static int older_waits(void *data)
{
	struct ww_acquire_ctx *ctx = data;

	ctx->task = current;
	ww_mutex_lock(&b, ctx);
	other_result = ww_mutex_lock(&a, ctx);
	ww_mutex_unlock(&a);
	ww_mutex_unlock(&b);
	complete(&done);
	return stay_until_stopped();
}

static void the_younger_gives_up_before_it_waits(struct kunit *test)
{
	struct ww_acquire_ctx older, younger;
	struct task_struct *t;

	setup(&wd_class);
	ww_acquire_init(&older, &wd_class);
	ww_acquire_fini(&older);	/* for lockdep: another task's now */
	ww_acquire_init(&younger, &wd_class);
	KUNIT_EXPECT_EQ(test, ww_mutex_lock(&a, &younger), 0);
	t = kthread_run(older_waits, &older, "older");
	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, t);
	KUNIT_EXPECT_TRUE(test, fell_asleep(t, TASK_UNINTERRUPTIBLE));
	KUNIT_EXPECT_EQ(test, ww_mutex_lock(&b, &younger), -EDEADLK);
	ww_mutex_unlock(&a);
	ww_mutex_lock_slow(&b, &younger);
	ww_mutex_unlock(&b);
	ww_acquire_fini(&younger);
	wait_for_completion(&done);
	KUNIT_EXPECT_EQ(test, other_result, 0);
	kthread_stop(t);
}

static int interrupted_wait(void *unused)
{
	allow_signal(SIGUSR1);
	other_result = ww_mutex_lock_interruptible(&a, NULL);
	flush_signals(current);
	complete(&done);
	return stay_until_stopped();
}

static void a_signal_ends_the_wait(struct kunit *test)
{
	struct task_struct *t;

	setup(&ww_class);
	ww_mutex_lock(&a, NULL);
	t = kthread_run(interrupted_wait, NULL, "interrupted");
	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, t);
	KUNIT_EXPECT_TRUE(test, fell_asleep(t, TASK_INTERRUPTIBLE));
	send_sig(SIGUSR1, t, 0);
	wait_for_completion(&done);
	KUNIT_EXPECT_EQ(test, other_result, -EINTR);
	ww_mutex_unlock(&a);
	kthread_stop(t);
}

static struct ww_mutex many[4];
static atomic_t inside[4], errors;

/* takes all four, beginning anywhere, until it has them */
static int take_all(void *first)
{
	for (int round = 0; round < 100; round++) {
		int order = (long)first + round, contended = -1, i;
		struct ww_acquire_ctx ctx;
		bool held[4] = { false };

		ww_acquire_init(&ctx, class_now);
retry:
		if (contended >= 0) {
			ww_mutex_lock_slow(&many[contended], &ctx);
			held[contended] = true;
		}
		for (i = 0; i < 4; i++) {
			int n = round & 1 ? (order + i) % 4 : (order + 8 - i) % 4;

			if (!held[n] && ww_mutex_lock(&many[n], &ctx)) {
				for (int j = 0; j < 4; j++)
					if (held[j])
						ww_mutex_unlock(&many[j]);
				memset(held, 0, sizeof(held));
				contended = n;
				goto retry;
			}
			held[n] = true;
		}
		for (i = 0; i < 4; i++) {
			if (atomic_inc_return(&inside[i]) != 1)
				atomic_inc(&errors);
			cond_resched();
			atomic_dec(&inside[i]);
			ww_mutex_unlock(&many[i]);
		}
		ww_acquire_fini(&ctx);
	}
	complete(&done);
	return stay_until_stopped();
}

static void crowd(struct kunit *test, struct ww_class *class)
{
	struct task_struct *t[4];

	setup(class);
	atomic_set(&errors, 0);
	for (int i = 0; i < 4; i++)
		ww_mutex_init(&many[i], class);
	for (long i = 0; i < 4; i++) {
		t[i] = kthread_run(take_all, (void *)i, "crowd/%ld", i);
		KUNIT_ASSERT_NOT_ERR_OR_NULL(test, t[i]);
	}
	for (int i = 0; i < 4; i++)
		wait_for_completion(&done);
	for (int i = 0; i < 4; i++)
		kthread_stop(t[i]);
	KUNIT_EXPECT_EQ(test, atomic_read(&errors), 0);
}

static void crowds_get_through_by_wounds(struct kunit *test)
{
	crowd(test, &ww_class);
}

static void crowds_get_through_by_deaths(struct kunit *test)
{
	crowd(test, &wd_class);
}

static struct kunit_case ww_mutex_cases[] = {
	KUNIT_CASE(one_context_may_not_take_a_lock_twice),
	KUNIT_CASE(without_a_context_it_is_a_mutex),
	KUNIT_CASE(the_older_wounds_the_younger),
	KUNIT_CASE(the_younger_dies),
	KUNIT_CASE(the_younger_gives_up_before_it_waits),
	KUNIT_CASE(a_signal_ends_the_wait),
	KUNIT_CASE(crowds_get_through_by_wounds),
	KUNIT_CASE(crowds_get_through_by_deaths),
	{}
};

static struct kunit_suite ww_mutex_suite = {
	.name = "ww_mutex",
	.test_cases = ww_mutex_cases,
};
kunit_test_suite(ww_mutex_suite);
