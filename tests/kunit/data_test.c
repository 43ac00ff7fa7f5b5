// SPDX-License-Identifier: MIT
/*
 * data_test.c - data structures used by several threads at once.
 *
 * The host tests know what each structure holds after any sequence of steps;
 * here readers and writers really meet. What would make it lie: on one CPU
 * they meet only where a thread is preempted.
 */
#include <kunit/test.h>
#include <linux/completion.h>
#include <linux/err.h>
#include <linux/idr.h>
#include <linux/kfifo.h>
#include <linux/kref.h>
#include <linux/kthread.h>
#include <linux/mutex.h>
#include <linux/sched.h>
#include <linux/sched/task.h>
#include <linux/slab.h>
#include <linux/xarray.h>

/* --- kfifo: one writer, one reader, no lock */

#define NUMBERS	4000

static DEFINE_KFIFO(numbers, int, 16);

static int write_numbers(void *unused)
{
	int i = 0;

	while (i < NUMBERS) {
		if (kfifo_put(&numbers, i))
			i++;
		else
			cond_resched();
	}
	return 0;
}

static void a_fifo_needs_no_lock_between_two(struct kunit *test)
{
	struct task_struct *writer;
	int i = 0, n, wrong = 0;

	kfifo_reset(&numbers);
	writer = kthread_run(write_numbers, NULL, "writer");
	KUNIT_ASSERT_FALSE(test, IS_ERR(writer));
	get_task_struct(writer);
	while (i < NUMBERS) {
		if (kfifo_get(&numbers, &n))
			wrong += n != i++;
		else
			cond_resched();
	}
	kthread_stop_put(writer);
	KUNIT_EXPECT_EQ(test, wrong, 0);
	KUNIT_EXPECT_TRUE(test, kfifo_is_empty(&numbers));
}

/* --- xarray: readers without the lock while the tree grows and shrinks */

struct xa_race {
	struct xarray xa;
	int wrong;
	unsigned long looked;
};

static int read_entries(void *data)
{
	struct xa_race *race = data;
	unsigned long index, i = 0;
	void *entry;

	while (!kthread_should_stop()) {
		entry = xa_load(&race->xa, i++ % 300 * 100);
		if (entry && xa_to_value(entry) != (i - 1) % 300 * 100)
			race->wrong++;
		xa_for_each(&race->xa, index, entry)
			if (xa_to_value(entry) != index)
				race->wrong++;
		WRITE_ONCE(race->looked, i);
		cond_resched();
	}
	return 0;
}

static void readers_see_only_what_was_stored(struct kunit *test)
{
	static struct xa_race shared;
	struct xa_race *race = &shared;
	struct task_struct *reader;
	unsigned long i, round;

	race->wrong = race->looked = 0;
	xa_init(&race->xa);
	reader = kthread_run(read_entries, race, "reader");
	KUNIT_ASSERT_FALSE(test, IS_ERR(reader));
	for (round = 0; round < 50 || READ_ONCE(race->looked) < 50; round++) {
		for (i = 0; i < 30000; i += 100)
			xa_store(&race->xa, i, xa_mk_value(i), GFP_KERNEL);
		for (i = 0; i < 30000; i += 100)
			xa_erase(&race->xa, i);
		cond_resched();
	}
	kthread_stop(reader);
	KUNIT_EXPECT_EQ(test, race->wrong, 0);
	KUNIT_EXPECT_TRUE(test, xa_empty(&race->xa));
}

/* --- ida: no number twice */

struct ida_race {
	struct ida ida;
	unsigned long out[2];		/* a bit for each number */
	int twice;
	struct completion done;
};

static int take_and_free(void *data)
{
	struct ida_race *race = data;
	int i, id;

	for (i = 0; i < 500; i++) {
		id = ida_alloc_max(&race->ida, 127, GFP_KERNEL);
		if (id < 0 || test_and_set_bit(id % 64, &race->out[id / 64]))
			race->twice++;
		else
			clear_bit(id % 64, &race->out[id / 64]);
		if (id >= 0)
			ida_free(&race->ida, id);
	}
	complete(&race->done);
	return 0;
}

static void an_ida_gives_no_number_twice(struct kunit *test)
{
	static struct ida_race race;
	int i;

	race = (struct ida_race) { .twice = 0 };
	ida_init(&race.ida);
	init_completion(&race.done);
	for (i = 0; i < 4; i++)
		KUNIT_ASSERT_FALSE(test, IS_ERR(
			kthread_run(take_and_free, &race, "ida/%d", i)));
	for (i = 0; i < 4; i++)
		wait_for_completion(&race.done);
	KUNIT_EXPECT_EQ(test, race.twice, 0);
	KUNIT_EXPECT_TRUE(test, ida_is_empty(&race.ida));
}

/* --- idr: memory put aside before the lock is taken */

static void a_preloaded_idr_allocates_under_a_lock(struct kunit *test)
{
	DEFINE_IDR(idr);
	DEFINE_SPINLOCK(lock);
	int id;

	idr_preload(GFP_KERNEL);
	spin_lock(&lock);
	id = idr_alloc(&idr, test, 1000, 0, GFP_NOWAIT);
	spin_unlock(&lock);
	idr_preload_end();
	KUNIT_EXPECT_EQ(test, id, 1000);
	KUNIT_EXPECT_PTR_EQ(test, idr_find(&idr, 1000), (void *)test);
	KUNIT_EXPECT_FALSE(test, in_atomic());
	idr_destroy(&idr);
}

/* --- kref */

static struct mutex *release_lock;
static int released;

static void count_release(struct kref *kref)
{
	released++;
	if (release_lock)
		mutex_unlock(release_lock);
}

static void the_last_put_releases(struct kunit *test)
{
	struct kref kref = KREF_INIT(1);

	released = 0;
	release_lock = NULL;
	kref_get(&kref);
	KUNIT_EXPECT_EQ(test, kref_put(&kref, count_release), 0);
	KUNIT_EXPECT_EQ(test, released, 0);
	KUNIT_EXPECT_EQ(test, kref_put(&kref, count_release), 1);
	KUNIT_EXPECT_EQ(test, released, 1);
	KUNIT_EXPECT_EQ(test, kref_get_unless_zero(&kref), 0);
	KUNIT_EXPECT_EQ(test, kref_read(&kref), 0);
}

static void the_last_put_holds_the_mutex(struct kunit *test)
{
	struct kref kref = KREF_INIT(2);
	DEFINE_MUTEX(lock);

	released = 0;
	release_lock = &lock;
	KUNIT_EXPECT_EQ(test, kref_put_mutex(&kref, count_release, &lock), 0);
	KUNIT_EXPECT_FALSE(test, mutex_is_locked(&lock));
	KUNIT_EXPECT_EQ(test, kref_put_mutex(&kref, count_release, &lock), 1);
	KUNIT_EXPECT_EQ(test, released, 1);
	KUNIT_EXPECT_FALSE(test, mutex_is_locked(&lock));
}

static struct kunit_case data_cases[] = {
	KUNIT_CASE(a_fifo_needs_no_lock_between_two),
	KUNIT_CASE(readers_see_only_what_was_stored),
	KUNIT_CASE(an_ida_gives_no_number_twice),
	KUNIT_CASE(a_preloaded_idr_allocates_under_a_lock),
	KUNIT_CASE(the_last_put_releases),
	KUNIT_CASE(the_last_put_holds_the_mutex),
	{ }
};

static struct kunit_suite data_suite = {
	.name = "data",
	.test_cases = data_cases,
};

kunit_test_suite(data_suite);
