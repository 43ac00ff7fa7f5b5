// SPDX-License-Identifier: MIT
/*
 * Guards: a worker runs each queued work once, in order; flush and cancel wait
 * for what runs; modifying against cancelling neither deadlocks nor runs a
 * work that was cancelled. Also the freezer, whose customers workers are.
 */
#include <kunit/test.h>
#include <linux/atomic.h>
#include <linux/completion.h>
#include <linux/delay.h>
#include <linux/freezer.h>
#include <linux/jiffies.h>
#include <linux/kthread.h>
#include <linux/sched.h>
#include <linux/sched/task.h>

struct test_work {
	struct kthread_work work;
	struct kthread_delayed_work dwork;
	struct completion started;
	struct completion go;
	atomic_t runs;
	int place;
};

static int order;

static void count_work(struct kthread_work *work)
{
	struct test_work *t = container_of(work, struct test_work, work);

	t->place = order++;
	atomic_inc(&t->runs);
}

static void count_dwork(struct kthread_work *work)
{
	struct test_work *t = container_of(work, struct test_work, dwork.work);

	atomic_inc(&t->runs);
}

static void slow_work(struct kthread_work *work)
{
	struct test_work *t = container_of(work, struct test_work, work);

	complete(&t->started);
	wait_for_completion(&t->go);
	atomic_inc(&t->runs);
}

static void test_work_init(struct test_work *t, kthread_work_func_t fn)
{
	kthread_init_work(&t->work, fn);
	kthread_init_delayed_work(&t->dwork, count_dwork);
	init_completion(&t->started);
	init_completion(&t->go);
	atomic_set(&t->runs, 0);
	t->place = -1;
}

static int worker_init(struct kunit *test)
{
	struct kthread_worker *worker;

	worker = kthread_create_worker(0, "kunit_worker");
	if (IS_ERR(worker))
		return PTR_ERR(worker);
	test->priv = worker;
	order = 0;
	return 0;
}

static void worker_exit(struct kunit *test)
{
	kthread_destroy_worker(test->priv);
}

static void works_run_in_order(struct kunit *test)
{
	struct test_work t[4];
	int i;

	for (i = 0; i < 4; i++) {
		test_work_init(&t[i], count_work);
		KUNIT_EXPECT_TRUE(test, kthread_queue_work(test->priv,
							   &t[i].work));
	}
	kthread_flush_worker(test->priv);
	for (i = 0; i < 4; i++) {
		KUNIT_EXPECT_EQ(test, t[i].place, i);
		KUNIT_EXPECT_EQ(test, atomic_read(&t[i].runs), 1);
	}
}

static void queued_twice_runs_once(struct kunit *test)
{
	struct test_work block, t;

	test_work_init(&block, slow_work);
	test_work_init(&t, count_work);
	kthread_queue_work(test->priv, &block.work);
	wait_for_completion(&block.started);
	KUNIT_EXPECT_TRUE(test, kthread_queue_work(test->priv, &t.work));
	KUNIT_EXPECT_FALSE(test, kthread_queue_work(test->priv, &t.work));
	complete(&block.go);
	kthread_flush_work(&t.work);
	KUNIT_EXPECT_EQ(test, atomic_read(&t.runs), 1);
}

static void running_work_can_be_queued_again(struct kunit *test)
{
	struct test_work t;

	test_work_init(&t, slow_work);
	kthread_queue_work(test->priv, &t.work);
	wait_for_completion(&t.started);
	KUNIT_EXPECT_TRUE(test, kthread_queue_work(test->priv, &t.work));
	complete_all(&t.go);
	kthread_flush_worker(test->priv);
	KUNIT_EXPECT_EQ(test, atomic_read(&t.runs), 2);
}

static void cancel_takes_a_queued_work_off(struct kunit *test)
{
	struct test_work block, t;

	test_work_init(&block, slow_work);
	test_work_init(&t, count_work);
	kthread_queue_work(test->priv, &block.work);
	wait_for_completion(&block.started);
	kthread_queue_work(test->priv, &t.work);
	KUNIT_EXPECT_TRUE(test, kthread_cancel_work_sync(&t.work));
	KUNIT_EXPECT_FALSE(test, kthread_cancel_work_sync(&t.work));
	complete(&block.go);
	kthread_flush_worker(test->priv);
	KUNIT_EXPECT_EQ(test, atomic_read(&t.runs), 0);
}

static void delayed_work_waits_its_delay(struct kunit *test)
{
	unsigned long start = jiffies;
	struct test_work t;

	test_work_init(&t, count_work);
	KUNIT_EXPECT_TRUE(test, kthread_queue_delayed_work(test->priv,
							   &t.dwork, 5));
	KUNIT_EXPECT_FALSE(test, kthread_queue_delayed_work(test->priv,
							    &t.dwork, 5));
	while (!atomic_read(&t.runs) && time_before(jiffies, start + 10 * HZ))
		schedule_timeout_uninterruptible(1);
	KUNIT_EXPECT_EQ(test, atomic_read(&t.runs), 1);
	KUNIT_EXPECT_GE(test, jiffies - start, 5);
	kthread_cancel_delayed_work_sync(&t.dwork);
}

static void delayed_work_can_be_cancelled(struct kunit *test)
{
	struct test_work t;

	test_work_init(&t, count_work);
	kthread_queue_delayed_work(test->priv, &t.dwork, 1000 * HZ);
	KUNIT_EXPECT_TRUE(test, kthread_cancel_delayed_work_sync(&t.dwork));
	KUNIT_EXPECT_FALSE(test, kthread_cancel_delayed_work_sync(&t.dwork));
	KUNIT_EXPECT_EQ(test, atomic_read(&t.runs), 0);
}

static void mod_moves_a_delayed_work(struct kunit *test)
{
	struct test_work t;

	test_work_init(&t, count_work);
	KUNIT_EXPECT_FALSE(test, kthread_mod_delayed_work(test->priv, &t.dwork,
							  1000 * HZ));
	KUNIT_EXPECT_TRUE(test, kthread_mod_delayed_work(test->priv, &t.dwork,
							 0));
	kthread_flush_worker(test->priv);
	KUNIT_EXPECT_EQ(test, atomic_read(&t.runs), 1);
}

static void slow_dwork(struct kthread_work *work)
{
	struct test_work *t = container_of(work, struct test_work, dwork.work);

	complete(&t->started);
	wait_for_completion(&t->go);
	atomic_inc(&t->runs);
}

static int cancel_fn(void *data)
{
	struct test_work *t = data;

	return kthread_cancel_delayed_work_sync(&t->dwork);
}

/* A canceller waits for the running work: nobody may queue it behind him. */
static void mod_yields_to_a_canceller(struct kunit *test)
{
	struct task_struct *canceller;
	struct test_work t;

	test_work_init(&t, count_work);
	kthread_init_delayed_work(&t.dwork, slow_dwork);
	kthread_queue_delayed_work(test->priv, &t.dwork, 0);
	wait_for_completion(&t.started);
	canceller = kthread_run(cancel_fn, &t, "kunit_cancel");
	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, canceller);
	get_task_struct(canceller);
	while (!READ_ONCE(t.dwork.work.canceling))
		schedule_timeout_uninterruptible(1);
	KUNIT_EXPECT_TRUE(test, kthread_mod_delayed_work(test->priv, &t.dwork,
							 0));
	KUNIT_EXPECT_FALSE(test, kthread_queue_delayed_work(test->priv,
							    &t.dwork, 0));
	complete_all(&t.go);
	kthread_stop_put(canceller);
	kthread_flush_worker(test->priv);
	KUNIT_EXPECT_EQ(test, atomic_read(&t.runs), 1);
}

/* Two threads modify and cancel the same work as fast as they can. */
struct race {
	struct kthread_worker *worker;
	struct test_work t;
};

static int mod_fn(void *data)
{
	struct race *r = data;
	int n;

	for (n = 0; !kthread_should_stop(); n++) {
		kthread_mod_delayed_work(r->worker, &r->t.dwork, n % 3);
		cond_resched();
	}
	return 0;
}

static void mod_against_cancel(struct kunit *test)
{
	struct race r = { .worker = test->priv };
	struct task_struct *mod;
	int i;

	test_work_init(&r.t, count_work);
	mod = kthread_run(mod_fn, &r, "kunit_mod");
	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, mod);
	for (i = 0; i < 200; i++) {
		kthread_cancel_delayed_work_sync(&r.t.dwork);
		if (i % 50 == 0)
			msleep(1);
	}
	kthread_stop(mod);
	kthread_cancel_delayed_work_sync(&r.t.dwork);
	i = atomic_read(&r.t.runs);
	msleep(20);
	KUNIT_EXPECT_EQ(test, atomic_read(&r.t.runs), i);
}

static void worker_on_cpu_is_bound(struct kunit *test)
{
	struct kthread_worker *w = kthread_create_worker_on_cpu(0, 0, "kunit0");

	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, w);
	KUNIT_EXPECT_EQ(test, w->task->nr_cpus_allowed, 1);
	KUNIT_EXPECT_STREQ(test, w->task->comm, "kunit0");
	kthread_destroy_worker(w);
}

/* While frozen a freezable worker keeps its works; thawed, it runs them. */
static void freezer_holds_a_freezable_worker(struct kunit *test)
{
	struct kthread_worker *w;
	struct test_work t;

	w = kthread_create_worker(KTW_FREEZABLE, "kunit_frz");
	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, w);
	test_work_init(&t, count_work);
	kthread_flush_worker(w);	/* it has called set_freezable() */

	KUNIT_EXPECT_EQ(test, freeze_kernel_threads(), 0);
	KUNIT_EXPECT_TRUE(test, frozen(w->task));
	kthread_queue_work(w, &t.work);
	msleep(20);
	KUNIT_EXPECT_EQ(test, atomic_read(&t.runs), 0);
	thaw_kernel_threads();
	kthread_flush_worker(w);
	KUNIT_EXPECT_EQ(test, atomic_read(&t.runs), 1);
	kthread_destroy_worker(w);
}

static DECLARE_WAIT_QUEUE_HEAD(freeze_wq);
static bool freeze_event;

static int freezable_sleeper(void *unused)
{
	set_freezable();
	wait_event_freezable(freeze_wq, READ_ONCE(freeze_event) ||
			     kthread_should_stop());
	return READ_ONCE(freeze_event) ? 5 : 0;
}

/* It is frozen where it sleeps; the event that came meanwhile is not lost. */
static void freezer_freezes_a_sleeper_in_place(struct kunit *test)
{
	struct task_struct *t;

	WRITE_ONCE(freeze_event, false);
	t = kthread_run(freezable_sleeper, NULL, "kunit_sleep");
	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, t);
	get_task_struct(t);
	msleep(10);
	KUNIT_EXPECT_EQ(test, freeze_kernel_threads(), 0);
	KUNIT_EXPECT_TRUE(test, frozen(t));
	WRITE_ONCE(freeze_event, true);
	wake_up(&freeze_wq);
	KUNIT_EXPECT_TRUE(test, frozen(t));
	thaw_kernel_threads();
	KUNIT_EXPECT_EQ(test, kthread_stop_put(t), 5);
}

static struct kunit_case worker_cases[] = {
	KUNIT_CASE(works_run_in_order),
	KUNIT_CASE(queued_twice_runs_once),
	KUNIT_CASE(running_work_can_be_queued_again),
	KUNIT_CASE(cancel_takes_a_queued_work_off),
	KUNIT_CASE(delayed_work_waits_its_delay),
	KUNIT_CASE(delayed_work_can_be_cancelled),
	KUNIT_CASE(mod_moves_a_delayed_work),
	KUNIT_CASE(mod_yields_to_a_canceller),
	KUNIT_CASE(mod_against_cancel),
	KUNIT_CASE(worker_on_cpu_is_bound),
	KUNIT_CASE(freezer_holds_a_freezable_worker),
	KUNIT_CASE(freezer_freezes_a_sleeper_in_place),
	{}
};

static struct kunit_suite worker_suite = {
	.name = "kthread_worker",
	.init = worker_init,
	.exit = worker_exit,
	.test_cases = worker_cases,
};
kunit_test_suite(worker_suite);
