// SPDX-License-Identifier: MIT
/*
 * Guards: a grace period waits for readers that were there before it, and for
 * nothing else; callbacks run once, after it, in order.
 *
 * Would lie if synchronize_rcu() always took longer than the reader's loop:
 * the reader stays until it has seen that the updater is waiting.
 */
#include <kunit/test.h>
#include <linux/completion.h>
#include <linux/cpumask.h>
#include <linux/delay.h>
#include <linux/jiffies.h>
#include <linux/kthread.h>
#include <linux/rculist.h>
#include <linux/rcupdate.h>
#include <linux/sched.h>
#include <linux/sched/task.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/vmalloc.h>

struct item {
	int value;
	struct list_head list;
	struct rcu_head rcu;
	struct completion *done;
	int *order;
	int place;
};

static void item_callback(struct rcu_head *head)
{
	struct item *it = container_of(head, struct item, rcu);

	it->place = (*it->order)++;
	if (it->done)
		complete(it->done);
}

static void synchronize_returns(struct kunit *test)
{
	unsigned long start = jiffies;

	synchronize_rcu();
	KUNIT_EXPECT_LT(test, jiffies - start, 5 * HZ);
}

static void state_is_over_after_synchronize(struct kunit *test)
{
	unsigned long state = get_state_synchronize_rcu();

	KUNIT_EXPECT_FALSE(test, poll_state_synchronize_rcu(state));
	synchronize_rcu();
	KUNIT_EXPECT_TRUE(test, poll_state_synchronize_rcu(state));
}

static void callbacks_run_in_order(struct kunit *test)
{
	DECLARE_COMPLETION_ONSTACK(done);
	struct item items[3];
	int order = 0, i;

	memset(items, 0, sizeof(items));
	preempt_disable();	/* all on one CPU */
	for (i = 0; i < 3; i++) {
		items[i].order = &order;
		items[i].done = i == 2 ? &done : NULL;
		call_rcu(&items[i].rcu, item_callback);
	}
	KUNIT_EXPECT_EQ(test, order, 0);
	preempt_enable();
	wait_for_completion(&done);
	for (i = 0; i < 3; i++)
		KUNIT_EXPECT_EQ(test, items[i].place, i);
}

static void barrier_waits_for_all_callbacks(struct kunit *test)
{
	struct item items[20];
	int order = 0, i;

	memset(items, 0, sizeof(items));
	for (i = 0; i < 20; i++) {
		items[i].order = &order;
		call_rcu(&items[i].rcu, item_callback);
	}
	rcu_barrier();
	KUNIT_EXPECT_EQ(test, READ_ONCE(order), 20);
}

static void kfree_rcu_frees(struct kunit *test)
{
	int i;

	for (i = 0; i < 100; i++) {
		struct item *it = kmalloc(sizeof(*it), GFP_KERNEL);

		KUNIT_ASSERT_NOT_NULL(test, it);
		kfree_rcu(it, rcu);
	}
	rcu_barrier();
	KUNIT_SUCCEED(test);
}

/* A reader on another CPU, which stays until it is told to leave. */
struct reader {
	struct completion inside;
	bool leave;
	bool left;
};

static int reader_fn(void *data)
{
	struct reader *r = data;

	rcu_read_lock();
	complete(&r->inside);
	while (!READ_ONCE(r->leave))
		cpu_relax();
	WRITE_ONCE(r->left, true);
	rcu_read_unlock();
	return 0;
}

static int updater_fn(void *data)
{
	struct reader *r = data;

	synchronize_rcu();
	return READ_ONCE(r->left) ? 0 : -EBUSY;
}

static struct task_struct *start_on(struct kunit *test, int cpu,
				    int (*fn)(void *), void *data)
{
	struct task_struct *t = kthread_create(fn, data, "rcu_test/%d", cpu);

	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, t);
	kthread_bind(t, cpu);
	get_task_struct(t);
	wake_up_process(t);
	return t;
}

static void grace_period_waits_for_a_reader(struct kunit *test)
{
	struct reader r = { .leave = false };
	struct task_struct *reader, *updater;
	int other;

	if (num_online_cpus() < 2)
		kunit_skip(test, "needs two CPUs");
	init_completion(&r.inside);
	other = cpumask_any_but(cpu_online_mask, 0);
	reader = start_on(test, other, reader_fn, &r);
	wait_for_completion(&r.inside);
	updater = start_on(test, 0, updater_fn, &r);
	msleep(60);
	WRITE_ONCE(r.leave, true);
	/* -EINTR would mean that it had never run */
	KUNIT_EXPECT_EQ(test, kthread_stop_put(updater), 0);
	KUNIT_EXPECT_EQ(test, kthread_stop_put(reader), 0);
}

static void list_readers_see_whole_entries(struct kunit *test)
{
	struct item a = { .value = 1 }, b = { .value = 2 }, *pos;
	LIST_HEAD(head);
	int sum = 0;

	list_add_tail_rcu(&a.list, &head);
	list_add_rcu(&b.list, &head);
	rcu_read_lock();
	list_for_each_entry_rcu(pos, &head, list) {
		if (pos == &b)
			list_del_rcu(&b.list);	/* a reader goes on from b */
		sum += pos->value;
	}
	rcu_read_unlock();
	KUNIT_EXPECT_EQ(test, sum, 3);
	pos = list_first_or_null_rcu(&head, struct item, list);
	KUNIT_EXPECT_PTR_EQ(test, pos, &a);
}

static void assigned_pointer_is_read_back(struct kunit *test)
{
	static struct item __rcu *gp;
	struct item it = { .value = 7 };

	rcu_assign_pointer(gp, &it);
	rcu_read_lock();
	KUNIT_EXPECT_EQ(test, rcu_dereference(gp)->value, 7);
	rcu_read_unlock();
	RCU_INIT_POINTER(gp, NULL);
	KUNIT_EXPECT_NULL(test, rcu_access_pointer(gp));
}

static void many_callbacks_are_all_run(struct kunit *test)
{
	struct item *items = kcalloc(2000, sizeof(*items), GFP_KERNEL);
	int order = 0, i;

	KUNIT_ASSERT_NOT_NULL(test, items);
	for (i = 0; i < 2000; i++) {
		items[i].order = &order;
		call_rcu(&items[i].rcu, item_callback);
	}
	rcu_barrier();
	KUNIT_EXPECT_EQ(test, READ_ONCE(order), 2000);
	kfree(items);
}

static void polled_grace_periods_end_by_themselves(struct kunit *test)
{
	unsigned long cookie, later;
	struct rcu_gp_oldstate full;

	rcu_read_lock();
	cookie = start_poll_synchronize_rcu();
	KUNIT_EXPECT_FALSE(test, poll_state_synchronize_rcu(cookie));
	rcu_read_unlock();
	while (!poll_state_synchronize_rcu(cookie))
		msleep(1);
	later = get_state_synchronize_rcu();
	KUNIT_EXPECT_FALSE(test, same_state_synchronize_rcu(cookie, later));
	KUNIT_EXPECT_TRUE(test, poll_state_synchronize_rcu(
					get_completed_synchronize_rcu()));
	start_poll_synchronize_rcu_full(&full);
	cond_synchronize_rcu_full(&full);
	KUNIT_EXPECT_TRUE(test, poll_state_synchronize_rcu_full(&full));
}

static void heads_remember_their_call(struct kunit *test)
{
	struct item *it = kzalloc(sizeof(*it), GFP_KERNEL);
	int order = 0;

	KUNIT_ASSERT_NOT_NULL(test, it);
	it->order = &order;
	rcu_head_init(&it->rcu);
	KUNIT_EXPECT_FALSE(test, rcu_head_after_call_rcu(&it->rcu,
							 item_callback));
	call_rcu_hurry(&it->rcu, item_callback);
	KUNIT_EXPECT_TRUE(test, rcu_head_after_call_rcu(&it->rcu,
							item_callback));
	rcu_barrier();
	kfree(it);
}

static void kvfree_rcu_frees_both_kinds(struct kunit *test)
{
	struct item *small = kmalloc(sizeof(*small), GFP_KERNEL);
	struct item *large = vmalloc(3 * PAGE_SIZE);

	KUNIT_ASSERT_NOT_NULL(test, small);
	KUNIT_ASSERT_NOT_NULL(test, large);
	kvfree_rcu(small, rcu);
	kvfree_rcu(large, rcu);
	kvfree_rcu_mightsleep(vmalloc(PAGE_SIZE));
	kfree_rcu_mightsleep(kmalloc(8, GFP_KERNEL));
	kvfree_rcu_barrier();
}

static void guards_are_readers(struct kunit *test)
{
	KUNIT_EXPECT_EQ(test, rcu_read_lock_held(), 0);
	scoped_guard(rcu)
		KUNIT_EXPECT_NE(test, rcu_read_lock_held(), 0);
	KUNIT_EXPECT_EQ(test, rcu_read_lock_held(), 0);
}

static void lists_are_spliced_and_replaced(struct kunit *test)
{
	struct item a = { .value = 1 }, b = { .value = 2 }, c = { .value = 3 };
	LIST_HEAD(from);
	LIST_HEAD(to);
	struct item *it;
	int n = 0;

	list_add_tail_rcu(&a.list, &from);
	list_add_tail_rcu(&b.list, &from);
	list_add_rcu(&c.list, &to);
	list_splice_init_rcu(&from, &to, synchronize_rcu);
	KUNIT_EXPECT_TRUE(test, list_empty(&from));
	rcu_read_lock();
	list_for_each_entry_rcu(it, &to, list)
		n = n * 10 + it->value;
	rcu_read_unlock();
	KUNIT_EXPECT_EQ(test, n, 123);
	KUNIT_EXPECT_PTR_EQ(test, to.prev, &c.list);
}

static struct kunit_case rcu_cases[] = {
	KUNIT_CASE(polled_grace_periods_end_by_themselves),
	KUNIT_CASE(heads_remember_their_call),
	KUNIT_CASE(kvfree_rcu_frees_both_kinds),
	KUNIT_CASE(guards_are_readers),
	KUNIT_CASE(lists_are_spliced_and_replaced),
	KUNIT_CASE(synchronize_returns),
	KUNIT_CASE(state_is_over_after_synchronize),
	KUNIT_CASE(callbacks_run_in_order),
	KUNIT_CASE(barrier_waits_for_all_callbacks),
	KUNIT_CASE(kfree_rcu_frees),
	KUNIT_CASE(grace_period_waits_for_a_reader),
	KUNIT_CASE(list_readers_see_whole_entries),
	KUNIT_CASE(assigned_pointer_is_read_back),
	KUNIT_CASE(many_callbacks_are_all_run),
	{}
};

static struct kunit_suite rcu_suite = {
	.name = "rcu",
	.test_cases = rcu_cases,
};
kunit_test_suite(rcu_suite);
