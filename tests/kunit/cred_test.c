// SPDX-License-Identifier: MIT
/*
 * Guards: a struct pid outlives its thread and then finds nobody; credentials
 * are copied, changed and committed by one thread without the others noticing.
 */
#include <kunit/test.h>
#include <linux/completion.h>
#include <linux/cred.h>
#include <linux/kthread.h>
#include <linux/pid.h>
#include <linux/rcupdate.h>
#include <linux/sched/task.h>

static int until_stopped(void *unused)
{
	while (!kthread_should_stop())
		schedule_timeout_interruptible(MAX_SCHEDULE_TIMEOUT);
	return 0;
}

static void pid_finds_thread_while_it_lives(struct kunit *test)
{
	struct task_struct *t = kthread_run(until_stopped, NULL, "pid_test");
	struct pid *pid = find_get_pid(t->pid);
	struct task_struct *found;

	KUNIT_ASSERT_NOT_NULL(test, pid);
	KUNIT_EXPECT_EQ(test, pid_nr(pid), t->pid);
	KUNIT_EXPECT_EQ(test, pid->numbers[0].nr, t->pid);
	KUNIT_EXPECT_PTR_EQ(test, t->thread_pid, pid);
	found = get_pid_task(pid, PIDTYPE_PID);
	KUNIT_EXPECT_PTR_EQ(test, found, t);
	put_task_struct(found);

	kthread_stop(t);
	KUNIT_EXPECT_NULL(test, get_pid_task(pid, PIDTYPE_PID));
	KUNIT_EXPECT_EQ(test, pid_vnr(pid), pid->numbers[0].nr);
	put_pid(pid);
}

static void pid_of_nobody_is_null(struct kunit *test)
{
	KUNIT_EXPECT_NULL(test, find_get_pid(-1));
	KUNIT_EXPECT_NULL(test, find_get_pid(0));
	KUNIT_EXPECT_NULL(test, find_get_pid(PID_MAX_LIMIT + 1));
	KUNIT_EXPECT_NULL(test, pid_task(NULL, PIDTYPE_PID));
	KUNIT_EXPECT_EQ(test, pid_nr(NULL), 0);
	put_pid(NULL);
}

static void find_ge_pid_takes_the_next(struct kunit *test)
{
	rcu_read_lock();
	KUNIT_EXPECT_EQ(test, pid_nr(find_ge_pid(1, &init_pid_ns)), 1);
	KUNIT_EXPECT_EQ(test, pid_nr(find_ge_pid(2, &init_pid_ns)), 2);
	rcu_read_unlock();
}

static void threads_start_as_root(struct kunit *test)
{
	struct task_struct *t = kthread_run(until_stopped, NULL, "cred_test");

	KUNIT_EXPECT_TRUE(test, uid_eq(task_uid(t), GLOBAL_ROOT_UID));
	KUNIT_EXPECT_TRUE(test, uid_eq(current_euid(), GLOBAL_ROOT_UID));
	KUNIT_EXPECT_EQ(test, from_kuid(current_user_ns(), current_uid()), 0);
	KUNIT_EXPECT_TRUE(test, capable(CAP_SYS_ADMIN));
	KUNIT_EXPECT_TRUE(test, in_group_p(GLOBAL_ROOT_GID));
	KUNIT_EXPECT_FALSE(test, in_group_p(KGIDT_INIT(7)));
	kthread_stop(t);
}

struct other_user {
	struct completion changed;
	bool capable, in_group;
};

static int become_other(void *data)
{
	struct other_user *o = data;
	struct cred *new = prepare_creds();

	new->uid = new->euid = make_kuid(&init_user_ns, 1000);
	new->fsgid = make_kgid(&init_user_ns, 100);
	cap_clear(new->cap_effective);
	commit_creds(new);
	o->capable = capable(CAP_SYS_ADMIN);
	o->in_group = in_group_p(KGIDT_INIT(100));
	complete(&o->changed);
	return until_stopped(NULL);
}

static void committed_creds_are_the_threads_own(struct kunit *test)
{
	struct other_user o = {};
	struct task_struct *t;
	const struct cred *held;

	init_completion(&o.changed);
	t = kthread_run(become_other, &o, "cred_test");
	wait_for_completion(&o.changed);
	KUNIT_EXPECT_FALSE(test, o.capable);
	KUNIT_EXPECT_TRUE(test, o.in_group);
	KUNIT_EXPECT_EQ(test, task_uid(t).val, 1000);
	KUNIT_EXPECT_EQ(test, current_uid().val, 0);
	KUNIT_EXPECT_TRUE(test, capable(CAP_SYS_ADMIN));

	/* They live as long as the last who holds them. */
	held = get_task_cred(t);
	kthread_stop(t);
	rcu_barrier();
	KUNIT_EXPECT_EQ(test, held->uid.val, 1000);
	KUNIT_EXPECT_EQ(test, atomic_long_read(&held->usage), 1);
	put_cred(held);
}

static void overridden_creds_come_back(struct kunit *test)
{
	struct cred *new = prepare_creds();
	const struct cred *before = current_cred(), *old;

	KUNIT_ASSERT_NOT_NULL(test, new);
	new->fsuid = KUIDT_INIT(5);
	old = override_creds(new);
	KUNIT_EXPECT_PTR_EQ(test, old, before);
	KUNIT_EXPECT_EQ(test, current_fsuid().val, 5);
	KUNIT_EXPECT_EQ(test, current_real_cred()->fsuid.val, 0);
	revert_creds(old);
	KUNIT_EXPECT_PTR_EQ(test, current_cred(), before);
	KUNIT_EXPECT_EQ(test, atomic_long_read(&new->usage), 1);
	put_cred(new);
}

static struct kunit_case cred_cases[] = {
	KUNIT_CASE(pid_finds_thread_while_it_lives),
	KUNIT_CASE(pid_of_nobody_is_null),
	KUNIT_CASE(find_ge_pid_takes_the_next),
	KUNIT_CASE(threads_start_as_root),
	KUNIT_CASE(committed_creds_are_the_threads_own),
	KUNIT_CASE(overridden_creds_come_back),
	{}
};

static struct kunit_suite cred_suite = {
	.name = "cred",
	.test_cases = cred_cases,
};
kunit_test_suite(cred_suite);
