// SPDX-License-Identifier: MIT
/*
 * srcu_test.c - readers that sleep, and who waits for them.
 *
 * Guards kernel/rcu/srcu.c, and beside it what else waits for readers in a way
 * of its own: percpu_rw_semaphore and rcuwait.
 */
#include <kunit/test.h>
#include <linux/completion.h>
#include <linux/kthread.h>
#include <linux/percpu-rwsem.h>
#include <linux/rcupdate.h>
#include <linux/rcuwait.h>
#include <linux/slab.h>
#include <linux/srcu.h>

#include "threads.h"

DEFINE_STATIC_SRCU(srcu);
static DECLARE_COMPLETION(done);
static int state;

static int synchronize(void *unused)
{
	synchronize_srcu(&srcu);
	WRITE_ONCE(state, 1);
	complete(&done);
	return stay_until_stopped();
}

static void an_updater_waits_for_a_reader_that_sleeps(struct kunit *test)
{
	struct task_struct *t;
	int idx = srcu_read_lock(&srcu);

	state = 0;
	t = kthread_run(synchronize, NULL, "updater");
	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, t);
	KUNIT_EXPECT_TRUE(test, fell_asleep(t, TASK_UNINTERRUPTIBLE));
	msleep(20);
	KUNIT_EXPECT_EQ(test, READ_ONCE(state), 0);
	srcu_read_unlock(&srcu, idx);
	wait_for_completion(&done);
	KUNIT_EXPECT_EQ(test, state, 1);
	kthread_stop(t);
}

static void it_does_not_wait_for_later_readers(struct kunit *test)
{
	struct task_struct *t;
	int idx = srcu_read_lock(&srcu), later;

	state = 0;
	t = kthread_run(synchronize, NULL, "updater");
	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, t);
	KUNIT_EXPECT_TRUE(test, fell_asleep(t, TASK_UNINTERRUPTIBLE));
	while (!(READ_ONCE(srcu.idx) & 1) == !idx)	/* until the flip */
		msleep(1);
	later = srcu_read_lock(&srcu);
	srcu_read_unlock(&srcu, idx);
	wait_for_completion(&done);	/* hangs if it waits for us */
	srcu_read_unlock(&srcu, later);
	kthread_stop(t);
}

static void readers_of_another_structure_do_not_matter(struct kunit *test)
{
	struct srcu_struct other;
	int idx;

	KUNIT_ASSERT_EQ(test, init_srcu_struct(&other), 0);
	idx = srcu_read_lock(&other);
	synchronize_srcu(&srcu);
	srcu_read_unlock(&other, idx);
	synchronize_srcu(&other);
	cleanup_srcu_struct(&other);
}

static struct rcu_head heads[20];
static int nr_called, called[20];

static void note_call(struct rcu_head *head)
{
	called[nr_called++] = head - heads;
}

static void callbacks_come_in_order_and_before_the_barrier(struct kunit *test)
{
	struct srcu_struct ssp;
	int idx;

	KUNIT_ASSERT_EQ(test, init_srcu_struct(&ssp), 0);
	nr_called = 0;
	idx = srcu_read_lock(&ssp);
	for (int i = 0; i < 20; i++)
		call_srcu(&ssp, &heads[i], note_call);
	msleep(20);
	KUNIT_EXPECT_EQ(test, READ_ONCE(nr_called), 0);
	srcu_read_unlock(&ssp, idx);
	srcu_barrier(&ssp);
	KUNIT_EXPECT_EQ(test, nr_called, 20);
	for (int i = 0; i < 20; i++)
		KUNIT_EXPECT_EQ(test, called[i], i);
	cleanup_srcu_struct(&ssp);
}

static void grace_periods_can_be_polled(struct kunit *test)
{
	int idx = srcu_read_lock(&srcu);
	unsigned long cookie = start_poll_synchronize_srcu(&srcu);

	KUNIT_EXPECT_FALSE(test, poll_state_synchronize_srcu(&srcu, cookie));
	srcu_read_unlock(&srcu, idx);
	while (!poll_state_synchronize_srcu(&srcu, cookie))
		msleep(1);
	KUNIT_EXPECT_FALSE(test, poll_state_synchronize_srcu(&srcu,
				get_state_synchronize_srcu(&srcu)));
}

static void guards_end_readers(struct kunit *test)
{
	scoped_guard(srcu, &srcu)
		KUNIT_EXPECT_NE(test, srcu_read_lock_held(&srcu), 0);
	synchronize_srcu(&srcu);
}

struct boxed {
	int value;
	struct rcu_head rcu;
};
static struct boxed *box;
static atomic_t stop, bad;

static int srcu_reader(void *unused)
{
	while (!atomic_read(&stop)) {
		int idx = srcu_read_lock(&srcu);
		struct boxed *b = srcu_dereference(box, &srcu);

		cond_resched();
		if (READ_ONCE(b->value) != 42)
			atomic_inc(&bad);
		srcu_read_unlock(&srcu, idx);
	}
	complete(&done);
	return stay_until_stopped();
}

static void free_box(struct rcu_head *head)
{
	struct boxed *b = container_of(head, struct boxed, rcu);

	b->value = 0;
	kfree(b);
}

static struct boxed *new_box(void)
{
	struct boxed *b = kmalloc(sizeof(*b), GFP_KERNEL | __GFP_NOFAIL);

	b->value = 42;
	return b;
}

static void readers_never_see_what_was_freed(struct kunit *test)
{
	struct task_struct *t[3];
	struct boxed *old;

	atomic_set(&stop, 0);
	atomic_set(&bad, 0);
	box = new_box();
	for (int i = 0; i < 3; i++)
		t[i] = kthread_run(srcu_reader, NULL, "reader/%d", i);
	for (int i = 0; i < 100; i++) {
		old = box;
		rcu_assign_pointer(box, new_box());
		if (i % 2) {
			synchronize_srcu(&srcu);
			free_box(&old->rcu);
		} else {
			call_srcu(&srcu, &old->rcu, free_box);
		}
	}
	atomic_set(&stop, 1);
	for (int i = 0; i < 3; i++)
		wait_for_completion(&done);
	for (int i = 0; i < 3; i++)
		kthread_stop(t[i]);
	srcu_barrier(&srcu);
	kfree(box);
	KUNIT_EXPECT_EQ(test, atomic_read(&bad), 0);
}

/* --------------------------------------------------- percpu_rw_semaphore */

DEFINE_STATIC_PERCPU_RWSEM(sem);

static int write_once(void *unused)
{
	percpu_down_write(&sem);
	WRITE_ONCE(state, state + 1);
	percpu_up_write(&sem);
	complete(&done);
	return stay_until_stopped();
}

static void a_writer_waits_for_readers(struct kunit *test)
{
	struct task_struct *t;

	state = 0;
	percpu_down_read(&sem);
	KUNIT_EXPECT_TRUE(test, percpu_is_read_locked(&sem));
	t = kthread_run(write_once, NULL, "writer");
	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, t);
	while (!percpu_is_write_locked(&sem))
		msleep(1);
	KUNIT_EXPECT_TRUE(test, fell_asleep(t, TASK_UNINTERRUPTIBLE));
	KUNIT_EXPECT_FALSE(test, percpu_down_read_trylock(&sem));
	KUNIT_EXPECT_EQ(test, READ_ONCE(state), 0);
	percpu_up_read(&sem);
	wait_for_completion(&done);
	KUNIT_EXPECT_EQ(test, state, 1);
	KUNIT_EXPECT_TRUE(test, percpu_down_read_trylock(&sem));
	percpu_up_read(&sem);
	kthread_stop(t);
}

static unsigned long left, right;

static int read_and_write(void *id)
{
	for (int i = 0; i < 60; i++) {
		if ((i + (long)id) % 8) {
			percpu_down_read(&sem);
			if (READ_ONCE(left) != READ_ONCE(right))
				atomic_inc(&bad);
			percpu_up_read(&sem);
		} else {
			percpu_down_write(&sem);
			WRITE_ONCE(left, left + 1);
			cond_resched();
			WRITE_ONCE(right, right + 1);
			percpu_up_write(&sem);
		}
	}
	complete(&done);
	return stay_until_stopped();
}

static void readers_and_writers_exclude_each_other(struct kunit *test)
{
	struct task_struct *t[4];

	left = right = 0;
	atomic_set(&bad, 0);
	for (long i = 0; i < 4; i++)
		t[i] = kthread_run(read_and_write, (void *)i, "prw/%ld", i);
	for (int i = 0; i < 4; i++)
		wait_for_completion(&done);
	for (int i = 0; i < 4; i++)
		kthread_stop(t[i]);
	KUNIT_EXPECT_EQ(test, atomic_read(&bad), 0);
	KUNIT_EXPECT_EQ(test, left, right);
	KUNIT_EXPECT_EQ(test, left, 29ul);
}

static void semaphores_can_be_made_and_freed(struct kunit *test)
{
	struct percpu_rw_semaphore dynamic;

	KUNIT_ASSERT_EQ(test, percpu_init_rwsem(&dynamic), 0);
	percpu_down_write(&dynamic);
	percpu_up_write(&dynamic);
	percpu_down_read(&dynamic);
	percpu_up_read(&dynamic);
	percpu_free_rwsem(&dynamic);
	percpu_free_rwsem(&dynamic);
}

/* ---------------------------------------------------------------- rcuwait */

static struct rcuwait rcuwait = __RCUWAIT_INITIALIZER(rcuwait);

static int rcuwait_sleeper(void *unused)
{
	rcuwait_wait_event(&rcuwait, READ_ONCE(state) == 7, TASK_IDLE);
	complete(&done);
	return stay_until_stopped();
}

static void rcuwait_wakes_its_one_waiter(struct kunit *test)
{
	struct task_struct *t;

	state = 0;
	KUNIT_EXPECT_EQ(test, rcuwait_wake_up(&rcuwait), 0);
	t = kthread_run(rcuwait_sleeper, NULL, "rcuwait");
	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, t);
	KUNIT_EXPECT_TRUE(test, fell_asleep(t, TASK_IDLE));
	KUNIT_EXPECT_EQ(test, rcuwait_active(&rcuwait), 1);
	WRITE_ONCE(state, 7);
	KUNIT_EXPECT_EQ(test, rcuwait_wake_up(&rcuwait), 1);
	wait_for_completion(&done);
	KUNIT_EXPECT_EQ(test, rcuwait_active(&rcuwait), 0);
	KUNIT_EXPECT_EQ(test, rcuwait_wait_event_timeout(&rcuwait, false,
							 TASK_IDLE, 2), 0l);
	kthread_stop(t);
}

static struct kunit_case srcu_cases[] = {
	KUNIT_CASE(an_updater_waits_for_a_reader_that_sleeps),
	KUNIT_CASE(it_does_not_wait_for_later_readers),
	KUNIT_CASE(readers_of_another_structure_do_not_matter),
	KUNIT_CASE(callbacks_come_in_order_and_before_the_barrier),
	KUNIT_CASE(grace_periods_can_be_polled),
	KUNIT_CASE(guards_end_readers),
	KUNIT_CASE(readers_never_see_what_was_freed),
	KUNIT_CASE(a_writer_waits_for_readers),
	KUNIT_CASE(readers_and_writers_exclude_each_other),
	KUNIT_CASE(semaphores_can_be_made_and_freed),
	KUNIT_CASE(rcuwait_wakes_its_one_waiter),
	{}
};

static struct kunit_suite srcu_suite = {
	.name = "srcu",
	.test_cases = srcu_cases,
};
kunit_test_suite(srcu_suite);
