// SPDX-License-Identifier: MIT
/*
 * workqueue_test.c - works, workers and workqueues.
 *
 * Guards: each queued work runs once, by one worker at a time; a pool starts
 * another worker when one sleeps and not before; flush, cancel and destroy wait
 * for what they say and for no more.
 *
 * A work that shall be seen in the middle waits for a completion of the case,
 * so nothing here depends on how fast the machine is; where a thing must *not*
 * happen, the case gives it some ticks in which it could.
 */
#include <kunit/test.h>
#include <linux/atomic.h>
#include <linux/completion.h>
#include <linux/cpu.h>
#include <linux/cpumask.h>
#include <linux/delay.h>
#include <linux/errno.h>
#include <linux/freezer.h>
#include <linux/jiffies.h>
#include <linux/kthread.h>
#include <linux/sched.h>
#include <linux/sched/task.h>
#include <linux/string.h>
#include <linux/workqueue.h>

#include "../../kernel/workqueue/internal.h"

/* Enough for a woken thread to run, if it is going to. */
#define SOME_TICKS	5
#define NR_WORKS	24

struct test_work {
	struct work_struct work;
	struct delayed_work dwork;
	struct completion started;
	struct completion go;
	struct completion done;
	atomic_t runs;
	atomic_t inside;
	bool overlapped;
	int cpu;
	int place;
	unsigned long when;
	struct task_struct *worker;
	struct workqueue_struct *wq;
	int again;
};

static struct test_work works[NR_WORKS];
static atomic_t order;

static void note_run(struct test_work *t)
{
	t->cpu = raw_smp_processor_id();
	t->when = jiffies;
	t->worker = current;
	t->place = atomic_inc_return(&order);
	atomic_inc(&t->runs);
}

static void count_work(struct work_struct *work)
{
	struct test_work *t = container_of(work, struct test_work, work);

	note_run(t);
	complete(&t->done);
}

/* Sleeps in the middle until the case lets it go. */
static void slow_work(struct work_struct *work)
{
	struct test_work *t = container_of(work, struct test_work, work);

	if (atomic_inc_return(&t->inside) > 1)
		t->overlapped = true;
	complete(&t->started);
	wait_for_completion(&t->go);
	atomic_dec(&t->inside);
	note_run(t);
	complete(&t->done);
}

static void count_dwork(struct work_struct *work)
{
	struct test_work *t = container_of(to_delayed_work(work),
					   struct test_work, dwork);

	note_run(t);
	complete(&t->done);
}

static void again_work(struct work_struct *work)
{
	struct test_work *t = container_of(work, struct test_work, work);

	atomic_inc(&t->runs);
	if (t->again && (t->again < 0 || t->again--))
		queue_work(t->wq, work);
}

static void init_work(struct test_work *t, work_func_t func)
{
	memset(t, 0, sizeof(*t));
	INIT_WORK(&t->work, func);
	INIT_DELAYED_WORK(&t->dwork, count_dwork);
	init_completion(&t->started);
	init_completion(&t->go);
	init_completion(&t->done);
	t->cpu = -1;
}

static int case_init(struct kunit *test)
{
	int i;

	for (i = 0; i < NR_WORKS; i++)
		init_work(&works[i], count_work);
	atomic_set(&order, 0);
	return 0;
}

/* Release @n works that sleep, and wait for them. */
static void let_go(struct test_work *t, int n)
{
	int i;

	for (i = 0; i < n; i++)
		complete_all(&t[i].go);
	for (i = 0; i < n; i++)
		flush_work(&t[i].work);
}

static struct workqueue_struct *alloc_wq(struct kunit *test, unsigned int flags,
					 int max_active)
{
	struct workqueue_struct *wq = alloc_workqueue("kunit_wq", flags,
						      max_active);

	KUNIT_ASSERT_NOT_NULL(test, wq);
	return wq;
}

static int other_cpu(void)
{
	return cpumask_any_but(cpu_online_mask, 0);
}

/* ----------------------------------------------------------------- queueing */

static void a_queued_work_runs_once(struct kunit *test)
{
	struct test_work *t = &works[0];

	KUNIT_EXPECT_TRUE(test, schedule_work(&t->work));
	wait_for_completion(&t->done);
	flush_work(&t->work);
	KUNIT_EXPECT_EQ(test, atomic_read(&t->runs), 1);
	KUNIT_EXPECT_FALSE(test, work_pending(&t->work));
}

static DECLARE_WORK(static_work, count_work);

static void a_static_work_is_ready(struct kunit *test)
{
	KUNIT_EXPECT_FALSE(test, work_pending(&static_work));
	KUNIT_EXPECT_FALSE(test, flush_work(&static_work));
	KUNIT_EXPECT_EQ(test, work_busy(&static_work), 0);
}

static void a_pending_work_is_not_queued_again(struct kunit *test)
{
	struct workqueue_struct *wq = alloc_ordered_workqueue("kunit_wq", 0);

	init_work(&works[0], slow_work);
	queue_work(wq, &works[0].work);
	KUNIT_EXPECT_TRUE(test, queue_work(wq, &works[1].work));
	KUNIT_EXPECT_FALSE(test, queue_work(wq, &works[1].work));
	KUNIT_EXPECT_TRUE(test, work_pending(&works[1].work));
	let_go(works, 2);
	KUNIT_EXPECT_EQ(test, atomic_read(&works[1].runs), 1);
	destroy_workqueue(wq);
}

static void a_running_work_can_be_queued_again(struct kunit *test)
{
	struct test_work *t = &works[0];

	init_work(t, slow_work);
	schedule_work(&t->work);
	wait_for_completion(&t->started);
	KUNIT_EXPECT_EQ(test, work_busy(&t->work), WORK_BUSY_RUNNING);
	KUNIT_EXPECT_TRUE(test, schedule_work(&t->work));
	KUNIT_EXPECT_EQ(test, work_busy(&t->work),
			WORK_BUSY_RUNNING | WORK_BUSY_PENDING);
	let_go(t, 1);
	KUNIT_EXPECT_EQ(test, atomic_read(&t->runs), 2);
	KUNIT_EXPECT_FALSE(test, t->overlapped);
	KUNIT_EXPECT_EQ(test, work_busy(&t->work), 0);
}

static void a_work_that_queues_itself_runs_as_often(struct kunit *test)
{
	struct workqueue_struct *wq = alloc_wq(test, 0, 0);

	init_work(&works[0], again_work);
	works[0].wq = wq;
	works[0].again = 9;
	queue_work(wq, &works[0].work);
	drain_workqueue(wq);
	KUNIT_EXPECT_EQ(test, atomic_read(&works[0].runs), 10);
	destroy_workqueue(wq);
}

static void a_work_runs_on_the_cpu_it_was_queued_on(struct kunit *test)
{
	int cpu;

	for_each_online_cpu(cpu) {
		init_work(&works[0], count_work);
		KUNIT_EXPECT_TRUE(test, schedule_work_on(cpu, &works[0].work));
		flush_work(&works[0].work);
		KUNIT_EXPECT_EQ(test, works[0].cpu, cpu);
	}
}

/* Also if the second CPU's pool has somebody idle. */
static void a_work_never_runs_twice_at_once(struct kunit *test)
{
	struct test_work *t = &works[0];

	if (num_online_cpus() < 2)
		kunit_skip(test, "one CPU");
	init_work(t, slow_work);
	schedule_work_on(0, &t->work);
	wait_for_completion(&t->started);
	KUNIT_EXPECT_TRUE(test, schedule_work_on(other_cpu(), &t->work));
	schedule_timeout_uninterruptible(SOME_TICKS);
	KUNIT_EXPECT_EQ(test, atomic_read(&t->inside), 1);
	let_go(t, 1);
	KUNIT_EXPECT_EQ(test, atomic_read(&t->runs), 2);
	KUNIT_EXPECT_FALSE(test, t->overlapped);
	KUNIT_EXPECT_EQ(test, t->cpu, 0);
}

static void a_disabled_work_is_not_queued(struct kunit *test)
{
	struct test_work *t = &works[0];

	KUNIT_EXPECT_FALSE(test, disable_work(&t->work));
	KUNIT_EXPECT_FALSE(test, disable_work_sync(&t->work));
	KUNIT_EXPECT_FALSE(test, schedule_work(&t->work));
	KUNIT_EXPECT_FALSE(test, enable_work(&t->work));
	KUNIT_EXPECT_FALSE(test, schedule_work(&t->work));
	KUNIT_EXPECT_TRUE(test, enable_work(&t->work));
	KUNIT_EXPECT_TRUE(test, schedule_work(&t->work));
	flush_work(&t->work);
	KUNIT_EXPECT_EQ(test, atomic_read(&t->runs), 1);
}

static void a_work_knows_itself(struct kunit *test)
{
	KUNIT_EXPECT_NULL(test, current_work());
}

static long answer(void *arg)
{
	KUNIT_EXPECT_NOT_NULL((struct kunit *)arg, current_work());
	return 42 + raw_smp_processor_id();
}

static void work_on_cpu_returns_what_was_returned(struct kunit *test)
{
	int cpu;

	for_each_online_cpu(cpu) {
		KUNIT_EXPECT_EQ(test, work_on_cpu(cpu, answer, test), 42 + cpu);
		KUNIT_EXPECT_EQ(test, work_on_cpu_safe(cpu, answer, test),
				42 + cpu);
	}
	KUNIT_EXPECT_EQ(test, work_on_cpu_safe(NR_CPUS - 1, answer, test),
			num_online_cpus() == NR_CPUS ? 42 + NR_CPUS - 1 :
			-ENODEV);
}

static cpumask_t seen_cpus;

static void note_cpu(struct work_struct *work)
{
	cpumask_set_cpu(raw_smp_processor_id(), &seen_cpus);
}

static void schedule_on_each_cpu_reaches_all(struct kunit *test)
{
	cpumask_clear(&seen_cpus);
	KUNIT_EXPECT_EQ(test, schedule_on_each_cpu(note_cpu), 0);
	KUNIT_EXPECT_TRUE(test, cpumask_equal(&seen_cpus, cpu_online_mask));
}

static void a_worker_is_a_child_of_kthreadd(struct kunit *test)
{
	struct test_work *t = &works[0];
	char comm[64];

	init_work(t, slow_work);
	schedule_work_on(0, &t->work);
	wait_for_completion(&t->started);
	t->worker = NULL;
	complete(&t->go);
	wait_for_completion(&t->done);
	KUNIT_ASSERT_NOT_NULL(test, t->worker);
	KUNIT_EXPECT_EQ(test, task_ppid_nr(t->worker), 2);
	KUNIT_EXPECT_EQ(test, strncmp(t->worker->comm, "kworker/0:", 10), 0);
	wq_worker_comm(comm, sizeof(comm), t->worker);
	KUNIT_EXPECT_NOT_NULL(test, strstr(comm, "events"));
	flush_work(&t->work);
}

static void a_name_of_another_thread_stays(struct kunit *test)
{
	char comm[64];

	wq_worker_comm(comm, sizeof(comm), current);
	KUNIT_EXPECT_STREQ(test, comm, current->comm);
}

/* ------------------------------------------------------ concurrency managed */

static void a_work_that_sleeps_lets_another_run(struct kunit *test)
{
	init_work(&works[0], slow_work);
	schedule_work_on(0, &works[0].work);
	wait_for_completion(&works[0].started);
	schedule_work_on(0, &works[1].work);
	wait_for_completion(&works[1].done);
	KUNIT_EXPECT_EQ(test, atomic_read(&works[0].runs), 0);
	let_go(works, 1);
	KUNIT_EXPECT_PTR_NE(test, works[0].worker, works[1].worker);
}

static void many_can_sleep_at_once(struct kunit *test)
{
	int i;

	for (i = 0; i < NR_WORKS; i++) {
		init_work(&works[i], slow_work);
		schedule_work_on(0, &works[i].work);
	}
	for (i = 0; i < NR_WORKS; i++)
		wait_for_completion(&works[i].started);
	let_go(works, NR_WORKS);
	for (i = 0; i < NR_WORKS; i++)
		KUNIT_EXPECT_EQ(test, atomic_read(&works[i].runs), 1);
}

static atomic_t hog_saw;

/* Runs for some ticks without sleeping. */
static void hog_work(struct work_struct *work)
{
	struct test_work *t = container_of(work, struct test_work, work);
	unsigned long end = jiffies + 20 * SOME_TICKS;

	complete(&t->started);
	while (time_before(jiffies, end) && !atomic_read(&t[1].runs))
		cpu_relax();
	atomic_set(&hog_saw, atomic_read(&t[1].runs));
}

static void run_beside_hog(struct workqueue_struct *wq)
{
	init_work(&works[0], hog_work);
	queue_work_on(0, wq, &works[0].work);
	wait_for_completion(&works[0].started);
	queue_work_on(0, wq, &works[1].work);
	flush_work(&works[0].work);
	flush_work(&works[1].work);
}

static void a_work_that_runs_keeps_the_next_waiting(struct kunit *test)
{
	run_beside_hog(system_wq);
	KUNIT_EXPECT_EQ(test, atomic_read(&hog_saw), 0);
	KUNIT_EXPECT_EQ(test, atomic_read(&works[1].runs), 1);
}

static void a_cpu_intensive_work_does_not(struct kunit *test)
{
	struct workqueue_struct *wq = alloc_wq(test, WQ_CPU_INTENSIVE, 0);

	run_beside_hog(wq);
	KUNIT_EXPECT_EQ(test, atomic_read(&hog_saw), 1);
	destroy_workqueue(wq);
}

static void a_highpri_work_does_not_wait_for_others(struct kunit *test)
{
	init_work(&works[0], hog_work);
	schedule_work_on(0, &works[0].work);
	wait_for_completion(&works[0].started);
	queue_work_on(0, system_highpri_wq, &works[1].work);
	flush_work(&works[0].work);
	flush_work(&works[1].work);
	KUNIT_EXPECT_EQ(test, atomic_read(&hog_saw), 1);
	KUNIT_EXPECT_EQ(test, task_nice(works[1].worker), -20);
	KUNIT_EXPECT_EQ(test, task_nice(works[0].worker ?: current), 0);
}

static void unbound_workers_may_run_everywhere(struct kunit *test)
{
	queue_work(system_unbound_wq, &works[0].work);
	wait_for_completion(&works[0].done);
	KUNIT_EXPECT_TRUE(test, cpumask_subset(cpu_online_mask,
					       &works[0].worker->cpus_mask));
	KUNIT_EXPECT_EQ(test, strncmp(works[0].worker->comm, "kworker/u", 9),
			0);
	schedule_work_on(0, &works[1].work);
	wait_for_completion(&works[1].done);
	KUNIT_EXPECT_TRUE(test, cpumask_equal(&works[1].worker->cpus_mask,
					      cpumask_of(0)));
}

static void unbound_works_do_not_wait_for_one_that_runs(struct kunit *test)
{
	run_beside_hog(system_unbound_wq);
	KUNIT_EXPECT_EQ(test, atomic_read(&hog_saw), 1);
}

/* Two idle ones stay, whatever the time. */
static void idle_workers_retire(struct kunit *test)
{
	struct worker_pool *pool = &per_cpu(cpu_worker_pools, 0)[0];
	struct worker *worker;
	int before;

	many_can_sleep_at_once(test);
	schedule_timeout_uninterruptible(SOME_TICKS);
	before = READ_ONCE(pool->nr_workers);
	KUNIT_EXPECT_GE(test, before, NR_WORKS);
	idle_worker_timeout(&pool->idle_timer);
	KUNIT_EXPECT_EQ(test, READ_ONCE(pool->nr_workers), before);

	raw_spin_lock_irq(&pool->lock);
	list_for_each_entry(worker, &pool->idle_list, entry)
		worker->last_active -= IDLE_WORKER_TIMEOUT;
	raw_spin_unlock_irq(&pool->lock);
	idle_worker_timeout(&pool->idle_timer);
	KUNIT_EXPECT_LE(test, READ_ONCE(pool->nr_workers), 3);
	KUNIT_EXPECT_GE(test, READ_ONCE(pool->nr_idle), 2);
	schedule_work_on(0, &works[0].work);
	KUNIT_EXPECT_TRUE(test, flush_work(&works[0].work));
}

/* --------------------------------------------------------- max_active, order */

static int nr_started(int n)
{
	int i, started = 0;

	for (i = 0; i < n; i++)
		started += atomic_read(&works[i].inside);
	return started;
}

static void queue_slow(struct workqueue_struct *wq, int n)
{
	int i;

	for (i = 0; i < n; i++) {
		init_work(&works[i], slow_work);
		queue_work_on(0, wq, &works[i].work);
	}
}

static void max_active_is_kept(struct kunit *test)
{
	struct workqueue_struct *wq = alloc_wq(test, 0, 2);

	queue_slow(wq, 5);
	wait_for_completion(&works[1].started);
	schedule_timeout_uninterruptible(SOME_TICKS);
	KUNIT_EXPECT_EQ(test, nr_started(5), 2);
	KUNIT_EXPECT_TRUE(test, workqueue_congested(0, wq));
	let_go(works, 1);
	wait_for_completion(&works[2].started);
	schedule_timeout_uninterruptible(SOME_TICKS);
	KUNIT_EXPECT_EQ(test, nr_started(5), 2);
	let_go(works, 5);
	KUNIT_EXPECT_FALSE(test, workqueue_congested(0, wq));
	destroy_workqueue(wq);
}

static void a_higher_max_active_lets_more_go(struct kunit *test)
{
	struct workqueue_struct *wq = alloc_wq(test, WQ_UNBOUND, 1);

	queue_slow(wq, 4);
	wait_for_completion(&works[0].started);
	KUNIT_EXPECT_EQ(test, nr_started(4), 1);
	workqueue_set_max_active(wq, 3);
	wait_for_completion(&works[2].started);
	schedule_timeout_uninterruptible(SOME_TICKS);
	KUNIT_EXPECT_EQ(test, nr_started(4), 3);
	let_go(works, 4);
	destroy_workqueue(wq);
}

static void an_inactive_work_can_be_cancelled(struct kunit *test)
{
	struct workqueue_struct *wq = alloc_wq(test, 0, 1);

	queue_slow(wq, 3);
	wait_for_completion(&works[0].started);
	KUNIT_EXPECT_TRUE(test, cancel_work_sync(&works[1].work));
	let_go(works, 1);
	wait_for_completion(&works[2].started);
	let_go(works, 3);
	KUNIT_EXPECT_EQ(test, atomic_read(&works[1].runs), 0);
	KUNIT_EXPECT_EQ(test, atomic_read(&works[2].runs), 1);
	destroy_workqueue(wq);
}

static void ordered_works_run_in_order(struct kunit *test)
{
	struct workqueue_struct *wq = alloc_ordered_workqueue("kunit_%d", 0, 7);
	int i;

	KUNIT_ASSERT_NOT_NULL(test, wq);
	for (i = 0; i < NR_WORKS; i++)
		queue_work(wq, &works[i].work);
	flush_workqueue(wq);
	for (i = 0; i < NR_WORKS; i++)
		KUNIT_EXPECT_EQ(test, works[i].place, i + 1);
	destroy_workqueue(wq);
}

static void ordered_works_run_one_at_a_time(struct kunit *test)
{
	struct workqueue_struct *wq = create_singlethread_workqueue("kunit_one");

	KUNIT_ASSERT_NOT_NULL(test, wq);
	queue_slow(wq, 3);
	wait_for_completion(&works[0].started);
	schedule_timeout_uninterruptible(SOME_TICKS);
	KUNIT_EXPECT_EQ(test, nr_started(3), 1);
	let_go(works, 3);
	KUNIT_EXPECT_LT(test, works[0].place, works[1].place);
	KUNIT_EXPECT_LT(test, works[1].place, works[2].place);
	destroy_workqueue(wq);
}

/* -------------------------------------------------------------------- flush */

static void flush_of_an_idle_work_does_not_wait(struct kunit *test)
{
	KUNIT_EXPECT_FALSE(test, flush_work(&works[0].work));
	schedule_work(&works[0].work);
	wait_for_completion(&works[0].done);
	flush_work(&works[0].work);
	KUNIT_EXPECT_FALSE(test, flush_work(&works[0].work));
}

static int flush_wq_thread(void *data)
{
	struct test_work *t = data;

	flush_workqueue(t->wq);
	t->place = atomic_inc_return(&order);
	complete(&t->done);
	return 0;
}

static int flush_work_thread(void *data)
{
	struct test_work *t = data;

	flush_work(&t[-1].work);
	complete(&t->done);
	return 0;
}

/* Until a flusher hangs in a list, or has changed the colour. */
static void wait_until_asleep(struct task_struct *p)
{
	while (!wait_task_inactive(p, TASK_UNINTERRUPTIBLE))
		schedule_timeout_uninterruptible(1);
}

static void flush_work_waits_for_the_run(struct kunit *test)
{
	struct task_struct *p;

	init_work(&works[0], slow_work);
	schedule_work(&works[0].work);
	wait_for_completion(&works[0].started);
	p = kthread_run(flush_work_thread, &works[1], "kunit_flush");
	get_task_struct(p);
	wait_until_asleep(p);
	KUNIT_EXPECT_FALSE(test, completion_done(&works[1].done));
	complete(&works[0].go);
	wait_for_completion(&works[1].done);
	KUNIT_EXPECT_EQ(test, atomic_read(&works[0].runs), 1);
	put_task_struct(p);
}

static void flush_work_ends_with_a_cancel(struct kunit *test)
{
	struct workqueue_struct *wq = alloc_ordered_workqueue("kunit_wq", 0);
	struct task_struct *p;

	init_work(&works[0], slow_work);
	queue_work(wq, &works[0].work);
	queue_work(wq, &works[1].work);
	p = kthread_run(flush_work_thread, &works[2], "kunit_flush");
	get_task_struct(p);
	wait_until_asleep(p);
	KUNIT_EXPECT_TRUE(test, cancel_work(&works[1].work));
	wait_for_completion(&works[2].done);
	let_go(works, 1);
	KUNIT_EXPECT_EQ(test, atomic_read(&works[1].runs), 0);
	put_task_struct(p);
	destroy_workqueue(wq);
}

static struct task_struct *start_flusher(struct test_work *t,
					 struct workqueue_struct *wq)
{
	struct task_struct *p;

	t->wq = wq;
	p = kthread_create(flush_wq_thread, t, "kunit_flush");
	if (IS_ERR(p))
		return NULL;
	get_task_struct(p);
	wake_up_process(p);
	wait_until_asleep(p);
	return p;
}

static void flush_does_not_wait_for_what_comes_later(struct kunit *test)
{
	struct workqueue_struct *wq = alloc_wq(test, WQ_UNBOUND, 0);
	struct task_struct *p;

	init_work(&works[0], slow_work);
	init_work(&works[1], slow_work);
	queue_work(wq, &works[0].work);
	p = start_flusher(&works[2], wq);
	queue_work(wq, &works[1].work);
	wait_for_completion(&works[1].started);
	KUNIT_EXPECT_FALSE(test, completion_done(&works[2].done));
	let_go(works, 1);
	wait_for_completion(&works[2].done);
	KUNIT_EXPECT_EQ(test, atomic_read(&works[1].runs), 0);
	let_go(works, 2);
	put_task_struct(p);
	destroy_workqueue(wq);
}

static void flush_waits_for_inactive_works(struct kunit *test)
{
	struct workqueue_struct *wq = alloc_wq(test, 0, 1);
	struct task_struct *p;

	queue_slow(wq, 2);
	p = start_flusher(&works[2], wq);
	let_go(works, 1);
	wait_for_completion(&works[1].started);
	KUNIT_EXPECT_FALSE(test, completion_done(&works[2].done));
	let_go(works, 2);
	wait_for_completion(&works[2].done);
	put_task_struct(p);
	destroy_workqueue(wq);
}

static void flushers_finish_in_order(struct kunit *test)
{
	struct workqueue_struct *wq = alloc_wq(test, WQ_UNBOUND, 0);
	struct task_struct *a, *b;

	init_work(&works[0], slow_work);
	queue_work(wq, &works[0].work);
	a = start_flusher(&works[2], wq);
	queue_work(wq, &works[1].work);
	wait_for_completion(&works[1].done);
	b = start_flusher(&works[3], wq);
	/* b's own works are done, but a's is not. */
	KUNIT_EXPECT_FALSE(test, completion_done(&works[3].done));
	let_go(works, 1);
	wait_for_completion(&works[2].done);
	wait_for_completion(&works[3].done);
	put_task_struct(a);
	put_task_struct(b);
	destroy_workqueue(wq);
}

static void more_flushers_than_colours(struct kunit *test)
{
	struct workqueue_struct *wq = alloc_wq(test, WQ_UNBOUND, 0);
	struct task_struct *p[NR_WORKS];
	int i;

	init_work(&works[0], slow_work);
	queue_work(wq, &works[0].work);
	for (i = 1; i < NR_WORKS; i++)
		p[i] = start_flusher(&works[i], wq);
	for (i = 1; i < NR_WORKS; i++)
		KUNIT_EXPECT_FALSE(test, completion_done(&works[i].done));
	let_go(works, 1);
	for (i = 1; i < NR_WORKS; i++) {
		wait_for_completion(&works[i].done);
		put_task_struct(p[i]);
	}
	flush_workqueue(wq);
	destroy_workqueue(wq);
}

static void flush_returns_though_a_work_queues_itself(struct kunit *test)
{
	struct workqueue_struct *wq = alloc_wq(test, WQ_UNBOUND, 0);

	init_work(&works[0], again_work);
	works[0].wq = wq;
	works[0].again = -1;
	queue_work(wq, &works[0].work);
	flush_workqueue(wq);
	KUNIT_EXPECT_GE(test, atomic_read(&works[0].runs), 1);
	cancel_work_sync(&works[0].work);
	destroy_workqueue(wq);
}

/* ------------------------------------------------------------------- cancel */

static void cancel_of_an_idle_work_says_no(struct kunit *test)
{
	KUNIT_EXPECT_FALSE(test, cancel_work(&works[0].work));
	KUNIT_EXPECT_FALSE(test, cancel_work_sync(&works[0].work));
	KUNIT_EXPECT_FALSE(test, cancel_delayed_work(&works[0].dwork));
	KUNIT_EXPECT_FALSE(test, cancel_delayed_work_sync(&works[0].dwork));
	KUNIT_EXPECT_TRUE(test, schedule_work(&works[0].work));
	flush_work(&works[0].work);
}

static void a_cancelled_work_does_not_run(struct kunit *test)
{
	struct workqueue_struct *wq = alloc_ordered_workqueue("kunit_wq", 0);

	init_work(&works[0], slow_work);
	queue_work(wq, &works[0].work);
	queue_work(wq, &works[1].work);
	queue_work(wq, &works[2].work);
	KUNIT_EXPECT_TRUE(test, cancel_work(&works[1].work));
	KUNIT_EXPECT_TRUE(test, cancel_work_sync(&works[2].work));
	let_go(works, 1);
	flush_workqueue(wq);
	KUNIT_EXPECT_EQ(test, atomic_read(&works[1].runs), 0);
	KUNIT_EXPECT_EQ(test, atomic_read(&works[2].runs), 0);
	destroy_workqueue(wq);
}

static int cancel_thread(void *data)
{
	struct test_work *t = data;

	t->again = cancel_work_sync(&t[-1].work);
	complete(&t->done);
	return 0;
}

static void cancel_sync_waits_for_the_run(struct kunit *test)
{
	struct task_struct *p;

	init_work(&works[0], slow_work);
	schedule_work(&works[0].work);
	wait_for_completion(&works[0].started);
	p = kthread_run(cancel_thread, &works[1], "kunit_cancel");
	get_task_struct(p);
	wait_until_asleep(p);
	KUNIT_EXPECT_FALSE(test, completion_done(&works[1].done));
	/* While it is being cancelled nobody can queue it. */
	KUNIT_EXPECT_FALSE(test, schedule_work(&works[0].work));
	complete(&works[0].go);
	wait_for_completion(&works[1].done);
	KUNIT_EXPECT_EQ(test, works[1].again, 0);
	KUNIT_EXPECT_EQ(test, work_busy(&works[0].work), 0);
	put_task_struct(p);
}

static void cancel_sync_stops_a_work_that_queues_itself(struct kunit *test)
{
	int runs;

	init_work(&works[0], again_work);
	works[0].wq = system_unbound_wq;
	works[0].again = -1;
	queue_work(works[0].wq, &works[0].work);
	while (!atomic_read(&works[0].runs))
		schedule_timeout_uninterruptible(1);
	cancel_work_sync(&works[0].work);
	runs = atomic_read(&works[0].runs);
	schedule_timeout_uninterruptible(SOME_TICKS);
	KUNIT_EXPECT_EQ(test, atomic_read(&works[0].runs), runs);
	KUNIT_EXPECT_EQ(test, work_busy(&works[0].work), 0);
}

/* ------------------------------------------------------------------ delayed */

static void a_delayed_work_is_not_early(struct kunit *test)
{
	unsigned long start = jiffies;

	KUNIT_EXPECT_TRUE(test, schedule_delayed_work(&works[0].dwork, 3));
	KUNIT_EXPECT_TRUE(test, delayed_work_pending(&works[0].dwork));
	KUNIT_EXPECT_FALSE(test, schedule_delayed_work(&works[0].dwork, 1));
	wait_for_completion(&works[0].done);
	KUNIT_EXPECT_GE(test, works[0].when - start, 3);
	flush_delayed_work(&works[0].dwork);
}

static void a_delayed_work_runs_on_its_cpu(struct kunit *test)
{
	int cpu;

	for_each_online_cpu(cpu) {
		init_work(&works[0], count_work);
		schedule_delayed_work_on(cpu, &works[0].dwork, 1);
		wait_for_completion(&works[0].done);
		KUNIT_EXPECT_EQ(test, works[0].cpu, cpu);
		flush_delayed_work(&works[0].dwork);
	}
}

static void no_delay_needs_no_timer(struct kunit *test)
{
	schedule_delayed_work(&works[0].dwork, 0);
	KUNIT_EXPECT_FALSE(test, timer_pending(&works[0].dwork.timer));
	wait_for_completion(&works[0].done);
	flush_delayed_work(&works[0].dwork);
}

static void flush_delayed_work_does_not_wait_for_the_time(struct kunit *test)
{
	schedule_delayed_work(&works[0].dwork, 1000 * HZ);
	KUNIT_EXPECT_TRUE(test, flush_delayed_work(&works[0].dwork));
	KUNIT_EXPECT_EQ(test, atomic_read(&works[0].runs), 1);
	KUNIT_EXPECT_FALSE(test, flush_delayed_work(&works[0].dwork));
}

static void a_delayed_work_can_be_cancelled(struct kunit *test)
{
	schedule_delayed_work(&works[0].dwork, 1000 * HZ);
	KUNIT_EXPECT_TRUE(test, cancel_delayed_work(&works[0].dwork));
	KUNIT_EXPECT_FALSE(test, timer_pending(&works[0].dwork.timer));
	schedule_delayed_work(&works[0].dwork, 1000 * HZ);
	KUNIT_EXPECT_TRUE(test, cancel_delayed_work_sync(&works[0].dwork));
	KUNIT_EXPECT_EQ(test, atomic_read(&works[0].runs), 0);
}

static void mod_delayed_work_changes_the_time(struct kunit *test)
{
	unsigned long start = jiffies;

	KUNIT_EXPECT_FALSE(test, mod_delayed_work(system_wq, &works[0].dwork,
						  1000 * HZ));
	KUNIT_EXPECT_TRUE(test, mod_delayed_work(system_wq, &works[0].dwork,
						 2));
	wait_for_completion(&works[0].done);
	KUNIT_EXPECT_GE(test, works[0].when - start, 2);
	flush_delayed_work(&works[0].dwork);
	schedule_delayed_work(&works[0].dwork, 1000 * HZ);
	KUNIT_EXPECT_TRUE(test, mod_delayed_work(system_wq, &works[0].dwork,
						 0));
	wait_for_completion(&works[0].done);
	flush_delayed_work(&works[0].dwork);
}

static void a_disabled_delayed_work_is_not_queued(struct kunit *test)
{
	schedule_delayed_work(&works[0].dwork, 1000 * HZ);
	KUNIT_EXPECT_TRUE(test, disable_delayed_work_sync(&works[0].dwork));
	KUNIT_EXPECT_FALSE(test, schedule_delayed_work(&works[0].dwork, 1));
	KUNIT_EXPECT_FALSE(test, mod_delayed_work(system_wq, &works[0].dwork,
						  1));
	KUNIT_EXPECT_FALSE(test, timer_pending(&works[0].dwork.timer));
	KUNIT_EXPECT_TRUE(test, enable_delayed_work(&works[0].dwork));
	KUNIT_EXPECT_EQ(test, atomic_read(&works[0].runs), 0);
}

static struct rcu_work rcu_work;
static struct completion rcu_work_done;

static void rcu_work_fn(struct work_struct *work)
{
	if (to_rcu_work(work) == &rcu_work)
		complete(&rcu_work_done);
}

static void an_rcu_work_runs_after_a_grace_period(struct kunit *test)
{
	unsigned long gp = get_state_synchronize_rcu();

	init_completion(&rcu_work_done);
	INIT_RCU_WORK(&rcu_work, rcu_work_fn);
	KUNIT_EXPECT_TRUE(test, queue_rcu_work(system_wq, &rcu_work));
	KUNIT_EXPECT_TRUE(test, flush_rcu_work(&rcu_work));
	KUNIT_EXPECT_TRUE(test, completion_done(&rcu_work_done));
	KUNIT_EXPECT_TRUE(test, poll_state_synchronize_rcu(gp));
	KUNIT_EXPECT_FALSE(test, flush_rcu_work(&rcu_work));
}

/* --------------------------------------------------------- drain and destroy */

static void destroy_runs_what_is_queued(struct kunit *test)
{
	struct workqueue_struct *wq = alloc_wq(test, 0, 1);
	int i;

	for (i = 0; i < NR_WORKS; i++)
		queue_work(wq, &works[i].work);
	destroy_workqueue(wq);
	for (i = 0; i < NR_WORKS; i++)
		KUNIT_EXPECT_EQ(test, atomic_read(&works[i].runs), 1);
}

static void drain_waits_for_chains(struct kunit *test)
{
	struct workqueue_struct *wq = alloc_wq(test, WQ_UNBOUND, 0);

	init_work(&works[0], again_work);
	works[0].wq = wq;
	works[0].again = 5;
	queue_work(wq, &works[0].work);
	drain_workqueue(wq);
	KUNIT_EXPECT_EQ(test, atomic_read(&works[0].runs), 6);
	KUNIT_EXPECT_TRUE(test, queue_work(wq, &works[1].work));
	destroy_workqueue(wq);
}

static void wrong_flags_make_no_workqueue(struct kunit *test)
{
	struct workqueue_struct *wq = alloc_wq(test, WQ_SYSFS, WQ_MAX_ACTIVE);

	KUNIT_EXPECT_EQ(test, wq->max_active, WQ_MAX_ACTIVE);
	destroy_workqueue(wq);
	wq = create_workqueue("kunit_old");
	KUNIT_ASSERT_NOT_NULL(test, wq);
	KUNIT_EXPECT_EQ(test, wq->max_active, 1);
	KUNIT_EXPECT_NOT_NULL(test, wq->rescuer);
	destroy_workqueue(wq);
}

/* ----------------------------------------------------------------- rescuers */

static bool ran_by_rescuer;

static void rescued_work(struct work_struct *work)
{
	ran_by_rescuer = current_is_workqueue_rescuer();
	count_work(work);
}

static void use_up_workers(struct kunit *test, int n)
{
	int i;

	for (i = 0; i < n; i++) {
		init_work(&works[i], slow_work);
		schedule_work_on(0, &works[i].work);
	}
}

/* The works in the way sleep, and no new worker can be made. */
static void a_rescuer_helps_when_no_worker_can_be_made(struct kunit *test)
{
	struct workqueue_struct *wq = alloc_wq(test, WQ_MEM_RECLAIM, 0);
	struct worker_pool *pool = &per_cpu(cpu_worker_pools, 0)[0];
	struct test_work *t = &works[NR_WORKS - 1];
	int n = READ_ONCE(pool->nr_workers) + 2;

	KUNIT_ASSERT_LT(test, n, NR_WORKS);
	WRITE_ONCE(wq_fail_create_worker, true);
	use_up_workers(test, n);
	init_work(t, rescued_work);
	queue_work_on(0, wq, &t->work);
	wait_for_completion(&t->done);
	KUNIT_EXPECT_TRUE(test, ran_by_rescuer);
	KUNIT_EXPECT_EQ(test, t->cpu, 0);
	KUNIT_EXPECT_EQ(test, strncmp(t->worker->comm, "kworker/R-kunit", 15),
			0);
	WRITE_ONCE(wq_fail_create_worker, false);
	let_go(works, n);
	flush_work(&t->work);
	destroy_workqueue(wq);
}

static void a_rescuer_ends_with_its_workqueue(struct kunit *test)
{
	struct workqueue_struct *wq = alloc_wq(test, WQ_MEM_RECLAIM, 0);
	struct task_struct *p = wq->rescuer->task;

	get_task_struct(p);
	KUNIT_EXPECT_EQ(test, task_ppid_nr(p), 2);
	destroy_workqueue(wq);
	KUNIT_EXPECT_NE(test, READ_ONCE(p->exit_state), 0);
	put_task_struct(p);
}

/* ------------------------------------------------------------------ freezing */

static void a_freezable_work_waits_while_frozen(struct kunit *test)
{
	freeze_workqueues_begin();
	queue_work(system_freezable_wq, &works[0].work);
	queue_work(system_wq, &works[1].work);
	wait_for_completion(&works[1].done);
	schedule_timeout_uninterruptible(SOME_TICKS);
	KUNIT_EXPECT_EQ(test, atomic_read(&works[0].runs), 0);
	KUNIT_EXPECT_FALSE(test, freeze_workqueues_busy());
	thaw_workqueues();
	wait_for_completion(&works[0].done);
	flush_work(&works[0].work);
}

static void a_freezable_work_that_runs_is_busy(struct kunit *test)
{
	init_work(&works[0], slow_work);
	queue_work(system_freezable_wq, &works[0].work);
	wait_for_completion(&works[0].started);
	freeze_workqueues_begin();
	KUNIT_EXPECT_TRUE(test, freeze_workqueues_busy());
	let_go(works, 1);
	KUNIT_EXPECT_FALSE(test, freeze_workqueues_busy());
	thaw_workqueues();
}

static void a_new_freezable_workqueue_is_born_frozen(struct kunit *test)
{
	struct workqueue_struct *wq;

	freeze_workqueues_begin();
	wq = create_freezable_workqueue("kunit_frz");
	queue_work(wq, &works[0].work);
	schedule_timeout_uninterruptible(SOME_TICKS);
	KUNIT_EXPECT_EQ(test, atomic_read(&works[0].runs), 0);
	thaw_workqueues();
	destroy_workqueue(wq);
	KUNIT_EXPECT_EQ(test, atomic_read(&works[0].runs), 1);
}

static void the_freezer_stops_workqueues(struct kunit *test)
{
	KUNIT_EXPECT_EQ(test, freeze_kernel_threads(), 0);
	queue_work(system_freezable_wq, &works[0].work);
	schedule_timeout_uninterruptible(SOME_TICKS);
	KUNIT_EXPECT_EQ(test, atomic_read(&works[0].runs), 0);
	thaw_kernel_threads();
	wait_for_completion(&works[0].done);
	flush_work(&works[0].work);
}

/* ---------------------------------------------------------------- softirqs */

static bool ran_in_softirq;

static void bh_work(struct work_struct *work)
{
	struct test_work *t = container_of(work, struct test_work, work);

	ran_in_softirq = in_serving_softirq();
	t->cpu = raw_smp_processor_id();
	atomic_inc(&t->runs);
}

static void a_bh_work_runs_in_a_softirq(struct kunit *test)
{
	init_work(&works[0], bh_work);
	KUNIT_EXPECT_TRUE(test, queue_work(system_bh_wq, &works[0].work));
	flush_work(&works[0].work);
	KUNIT_EXPECT_TRUE(test, ran_in_softirq);
	KUNIT_EXPECT_EQ(test, atomic_read(&works[0].runs), 1);
	init_work(&works[0], bh_work);
	queue_work(system_bh_highpri_wq, &works[0].work);
	flush_work(&works[0].work);
	KUNIT_EXPECT_EQ(test, atomic_read(&works[0].runs), 1);
}

static void a_bh_work_reaches_other_cpus(struct kunit *test)
{
	int cpu;

	for_each_online_cpu(cpu) {
		init_work(&works[0], bh_work);
		queue_work_on(cpu, system_bh_wq, &works[0].work);
		flush_work(&works[0].work);
		KUNIT_EXPECT_EQ(test, works[0].cpu, cpu);
	}
}

static void a_bh_work_can_be_cancelled_without_sleep(struct kunit *test)
{
	bool was;

	init_work(&works[0], bh_work);
	local_bh_disable();
	queue_work(system_bh_wq, &works[0].work);
	was = cancel_work_sync(&works[0].work);
	local_bh_enable();
	KUNIT_EXPECT_TRUE(test, was);
	KUNIT_EXPECT_EQ(test, atomic_read(&works[0].runs), 0);
}

static struct execute_work ew;
static int ew_runs;

static void ew_fn(struct work_struct *work)
{
	ew_runs++;
}

static void execute_in_process_context_asks_the_context(struct kunit *test)
{
	int ret;

	ew_runs = 0;
	KUNIT_EXPECT_EQ(test, execute_in_process_context(ew_fn, &ew), 0);
	KUNIT_EXPECT_EQ(test, ew_runs, 1);
	local_bh_disable();
	ret = execute_in_process_context(ew_fn, &ew);
	local_bh_enable();
	KUNIT_EXPECT_EQ(test, ret, 1);
	flush_work(&ew.work);
	KUNIT_EXPECT_EQ(test, ew_runs, 2);
}

/* ------------------------------------------------------------- CPUs that go */

struct off_on {
	struct completion off, on, back;
};

/* Bound to the CPU, as the caller of workqueue_offline_cpu() must be. */
static int off_on_thread(void *data)
{
	struct off_on *o = data;

	workqueue_offline_cpu(raw_smp_processor_id());
	complete(&o->off);
	wait_for_completion(&o->on);
	workqueue_online_cpu(raw_smp_processor_id());
	complete(&o->back);
	return 0;
}

static void workers_of_a_cpu_that_goes_run_elsewhere(struct kunit *test)
{
	struct off_on o;
	int cpu = other_cpu();

	if (num_online_cpus() < 2)
		kunit_skip(test, "one CPU");
	init_completion(&o.off);
	init_completion(&o.on);
	init_completion(&o.back);
	init_work(&works[0], slow_work);
	schedule_work_on(cpu, &works[0].work);
	wait_for_completion(&works[0].started);
	kthread_run_on_cpu(off_on_thread, &o, cpu, "kunit_off/%u");
	wait_for_completion(&o.off);

	schedule_work_on(cpu, &works[1].work);
	wait_for_completion(&works[1].done);
	KUNIT_EXPECT_TRUE(test, cpumask_equal(&works[1].worker->cpus_mask,
					      cpu_possible_mask));
	complete(&o.on);
	wait_for_completion(&o.back);
	let_go(works, 1);
	KUNIT_EXPECT_EQ(test, works[0].cpu, cpu);

	/* Counted again: the next waits for a hog. */
	init_work(&works[0], hog_work);
	init_work(&works[1], count_work);
	schedule_work_on(cpu, &works[0].work);
	wait_for_completion(&works[0].started);
	schedule_work_on(cpu, &works[1].work);
	flush_work(&works[0].work);
	flush_work(&works[1].work);
	KUNIT_EXPECT_EQ(test, atomic_read(&hog_saw), 0);
	KUNIT_EXPECT_EQ(test, works[1].cpu, cpu);
}

/* The whole way: down, a work queued there all the same, and up again. */
static void works_of_an_offline_cpu_run(struct kunit *test)
{
	int cpu = other_cpu();

	if (num_online_cpus() < 2)
		kunit_skip(test, "one CPU");
	KUNIT_ASSERT_EQ(test, remove_cpu(cpu), 0);
	schedule_work_on(cpu, &works[0].work);
	wait_for_completion(&works[0].done);
	KUNIT_EXPECT_NE(test, works[0].cpu, cpu);
	KUNIT_EXPECT_EQ(test, add_cpu(cpu), 0);
	flush_work(&works[0].work);
	schedule_work_on(cpu, &works[1].work);
	wait_for_completion(&works[1].done);
	KUNIT_EXPECT_EQ(test, works[1].cpu, cpu);
	KUNIT_EXPECT_TRUE(test, cpumask_equal(&works[1].worker->cpus_mask,
					      cpumask_of(cpu)));
	flush_work(&works[1].work);
}

static void a_healthy_pool_is_not_reported(struct kunit *test)
{
	KUNIT_EXPECT_EQ(test, wq_check_lockups(HZ), 0);
}

static struct kunit_case workqueue_cases[] = {
	KUNIT_CASE(a_queued_work_runs_once),
	KUNIT_CASE(a_static_work_is_ready),
	KUNIT_CASE(a_pending_work_is_not_queued_again),
	KUNIT_CASE(a_running_work_can_be_queued_again),
	KUNIT_CASE(a_work_that_queues_itself_runs_as_often),
	KUNIT_CASE(a_work_runs_on_the_cpu_it_was_queued_on),
	KUNIT_CASE(a_work_never_runs_twice_at_once),
	KUNIT_CASE(a_disabled_work_is_not_queued),
	KUNIT_CASE(a_work_knows_itself),
	KUNIT_CASE(work_on_cpu_returns_what_was_returned),
	KUNIT_CASE(schedule_on_each_cpu_reaches_all),
	KUNIT_CASE(a_worker_is_a_child_of_kthreadd),
	KUNIT_CASE(a_name_of_another_thread_stays),
	KUNIT_CASE(a_work_that_sleeps_lets_another_run),
	KUNIT_CASE(many_can_sleep_at_once),
	KUNIT_CASE(a_work_that_runs_keeps_the_next_waiting),
	KUNIT_CASE(a_cpu_intensive_work_does_not),
	KUNIT_CASE(a_highpri_work_does_not_wait_for_others),
	KUNIT_CASE(unbound_workers_may_run_everywhere),
	KUNIT_CASE(unbound_works_do_not_wait_for_one_that_runs),
	KUNIT_CASE(idle_workers_retire),
	KUNIT_CASE(max_active_is_kept),
	KUNIT_CASE(a_higher_max_active_lets_more_go),
	KUNIT_CASE(an_inactive_work_can_be_cancelled),
	KUNIT_CASE(ordered_works_run_in_order),
	KUNIT_CASE(ordered_works_run_one_at_a_time),
	KUNIT_CASE(flush_of_an_idle_work_does_not_wait),
	KUNIT_CASE(flush_work_waits_for_the_run),
	KUNIT_CASE(flush_work_ends_with_a_cancel),
	KUNIT_CASE(flush_does_not_wait_for_what_comes_later),
	KUNIT_CASE(flush_waits_for_inactive_works),
	KUNIT_CASE(flushers_finish_in_order),
	KUNIT_CASE(more_flushers_than_colours),
	KUNIT_CASE(flush_returns_though_a_work_queues_itself),
	KUNIT_CASE(cancel_of_an_idle_work_says_no),
	KUNIT_CASE(a_cancelled_work_does_not_run),
	KUNIT_CASE(cancel_sync_waits_for_the_run),
	KUNIT_CASE(cancel_sync_stops_a_work_that_queues_itself),
	KUNIT_CASE(a_delayed_work_is_not_early),
	KUNIT_CASE(a_delayed_work_runs_on_its_cpu),
	KUNIT_CASE(no_delay_needs_no_timer),
	KUNIT_CASE(flush_delayed_work_does_not_wait_for_the_time),
	KUNIT_CASE(a_delayed_work_can_be_cancelled),
	KUNIT_CASE(mod_delayed_work_changes_the_time),
	KUNIT_CASE(a_disabled_delayed_work_is_not_queued),
	KUNIT_CASE(an_rcu_work_runs_after_a_grace_period),
	KUNIT_CASE(destroy_runs_what_is_queued),
	KUNIT_CASE(drain_waits_for_chains),
	KUNIT_CASE(wrong_flags_make_no_workqueue),
	KUNIT_CASE(a_rescuer_helps_when_no_worker_can_be_made),
	KUNIT_CASE(a_rescuer_ends_with_its_workqueue),
	KUNIT_CASE(a_freezable_work_waits_while_frozen),
	KUNIT_CASE(a_freezable_work_that_runs_is_busy),
	KUNIT_CASE(a_new_freezable_workqueue_is_born_frozen),
	KUNIT_CASE(the_freezer_stops_workqueues),
	KUNIT_CASE(a_bh_work_runs_in_a_softirq),
	KUNIT_CASE(a_bh_work_reaches_other_cpus),
	KUNIT_CASE(a_bh_work_can_be_cancelled_without_sleep),
	KUNIT_CASE(execute_in_process_context_asks_the_context),
	KUNIT_CASE(workers_of_a_cpu_that_goes_run_elsewhere),
	KUNIT_CASE(works_of_an_offline_cpu_run),
	KUNIT_CASE(a_healthy_pool_is_not_reported),
	{ }
};

static struct kunit_suite workqueue_suite = {
	.name = "workqueue",
	.init = case_init,
	.test_cases = workqueue_cases,
};
kunit_test_suite(workqueue_suite);
