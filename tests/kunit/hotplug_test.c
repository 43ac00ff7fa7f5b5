// SPDX-License-Identifier: MIT
/*
 * Guards: CPUs leave and come back; what was theirs goes on elsewhere or waits
 * for them; who takes part in it is called in order, and undone when it fails.
 */
#include <kunit/test.h>
#include <linux/completion.h>
#include <linux/cpu.h>
#include <linux/delay.h>
#include <linux/interrupt.h>
#include <linux/irqdesc.h>
#include <linux/irq_work.h>
#include <linux/jiffies.h>
#include <linux/kthread.h>
#include <linux/list.h>
#include <linux/random.h>
#include <linux/rcupdate.h>
#include <linux/sched.h>
#include <linux/sched/task.h>
#include <linux/slab.h>
#include <linux/smp.h>
#include <linux/smpboot.h>
#include <linux/stop_machine.h>
#include <linux/timer.h>
#include "threads.h"

#define MANY	10		/* seconds until something will never come */

/* The CPU that the cases send away. */
static unsigned int victim(struct kunit *test)
{
	if (num_online_cpus() < 2)
		kunit_skip(test, "needs two CPUs");
	return cpumask_any_but(cpu_online_mask, 0);
}

/* Whatever a case left, the next one finds all CPUs. */
static void hotplug_exit(struct kunit *test)
{
	unsigned int cpu;

	for_each_present_cpu(cpu)
		add_cpu(cpu);
}

/* ------------------------------------------------------------- the masks */

static int note_cpu(void *data)
{
	*(int *)data = raw_smp_processor_id();
	return stay_until_stopped();
}

static int runs_on(unsigned int cpu)
{
	int where = -1;
	struct task_struct *t = kthread_run_on_cpu(note_cpu, &where, cpu,
						   "where/%u");

	if (IS_ERR(t))
		return PTR_ERR(t);
	fell_asleep(t, TASK_INTERRUPTIBLE);
	kthread_stop(t);
	return where;
}

static void each_cpu_leaves_and_returns(struct kunit *test)
{
	unsigned int cpu, cpus = num_online_cpus();

	victim(test);
	for_each_present_cpu(cpu) {
		if (!cpu || !cpu_online(cpu))
			continue;
		KUNIT_ASSERT_EQ(test, remove_cpu(cpu), 0);
		KUNIT_EXPECT_FALSE(test, cpu_online(cpu));
		KUNIT_EXPECT_FALSE(test, cpu_active(cpu));
		KUNIT_EXPECT_TRUE(test, cpu_present(cpu));
		KUNIT_EXPECT_EQ(test, num_online_cpus(), cpus - 1);
		KUNIT_EXPECT_EQ(test, remove_cpu(cpu), 1);

		KUNIT_ASSERT_EQ(test, add_cpu(cpu), 0);
		KUNIT_EXPECT_TRUE(test, cpu_online(cpu));
		KUNIT_EXPECT_TRUE(test, cpu_active(cpu));
		KUNIT_EXPECT_EQ(test, add_cpu(cpu), 1);
		KUNIT_EXPECT_EQ(test, runs_on(cpu), cpu);
	}
	KUNIT_EXPECT_EQ(test, num_online_cpus(), cpus);
}

static void all_but_the_first_leave(struct kunit *test)
{
	unsigned int cpu;

	victim(test);
	for_each_present_cpu(cpu)
		if (cpu && cpu_online(cpu))
			KUNIT_ASSERT_EQ(test, remove_cpu(cpu), 0);
	KUNIT_EXPECT_EQ(test, num_online_cpus(), 1);
	KUNIT_EXPECT_EQ(test, cpu_down(0), -EBUSY);
	KUNIT_EXPECT_EQ(test, runs_on(0), 0);
}

static void the_first_stays(struct kunit *test)
{
	KUNIT_EXPECT_EQ(test, remove_cpu(0), -EPERM);
	KUNIT_EXPECT_EQ(test, remove_cpu(NR_CPUS), -EINVAL);
	KUNIT_EXPECT_EQ(test, add_cpu(NR_CPUS), -EINVAL);
}

static void nothing_is_sent_to_it(struct kunit *test)
{
	unsigned int cpu = victim(test);
	int where;

	KUNIT_ASSERT_EQ(test, remove_cpu(cpu), 0);
	KUNIT_EXPECT_EQ(test, smp_call_function_single(cpu, (void *)note_cpu,
						       &where, 1), -ENXIO);
	KUNIT_EXPECT_EQ(test, stop_one_cpu(cpu, note_cpu, &where), -ENOENT);
}

/* ----------------------------------------------------------- its threads */

static DEFINE_PER_CPU(struct task_struct *, own_task);
static atomic_t parks, unparks;

static int never(unsigned int cpu)
{
	return 0;
}

static void nothing(unsigned int cpu)
{
}

static void count_park(unsigned int cpu)
{
	if (cpu == raw_smp_processor_id())
		atomic_inc(&parks);
}

static void count_unpark(unsigned int cpu)
{
	if (cpu == raw_smp_processor_id())
		atomic_inc(&unparks);
}

static struct smp_hotplug_thread own_threads = {
	.store = &own_task, .thread_should_run = never, .thread_fn = nothing,
	.setup = nothing, .park = count_park, .unpark = count_unpark,
	.thread_comm = "own/%u",
};

static void its_threads_park_and_unpark(struct kunit *test)
{
	unsigned int cpu = victim(test);
	struct task_struct *t;

	atomic_set(&parks, 0);
	atomic_set(&unparks, 0);
	KUNIT_ASSERT_EQ(test, smpboot_register_percpu_thread(&own_threads), 0);
	t = per_cpu(own_task, cpu);
	fell_asleep(t, TASK_INTERRUPTIBLE);
	KUNIT_EXPECT_EQ(test, remove_cpu(cpu), 0);
	KUNIT_EXPECT_EQ(test, atomic_read(&parks), 1);
	KUNIT_EXPECT_EQ(test, task_state_to_char(t), 'P');
	KUNIT_EXPECT_EQ(test, add_cpu(cpu), 0);
	fell_asleep(t, TASK_INTERRUPTIBLE);
	KUNIT_EXPECT_EQ(test, atomic_read(&unparks), 1);
	KUNIT_EXPECT_PTR_EQ(test, per_cpu(own_task, cpu), t);
	KUNIT_EXPECT_EQ(test, task_cpu(t), cpu);
	smpboot_unregister_percpu_thread(&own_threads);
}

static void threads_of_a_dead_cpu_can_be_stopped(struct kunit *test)
{
	unsigned int cpu = victim(test);

	KUNIT_ASSERT_EQ(test, smpboot_register_percpu_thread(&own_threads), 0);
	KUNIT_EXPECT_EQ(test, remove_cpu(cpu), 0);
	smpboot_unregister_percpu_thread(&own_threads);
	KUNIT_EXPECT_NULL(test, per_cpu(own_task, cpu));
	KUNIT_EXPECT_EQ(test, add_cpu(cpu), 0);
}

static void a_cpu_that_comes_gets_missing_threads(struct kunit *test)
{
	unsigned int cpu = victim(test);

	KUNIT_EXPECT_EQ(test, remove_cpu(cpu), 0);
	KUNIT_ASSERT_EQ(test, smpboot_register_percpu_thread(&own_threads), 0);
	KUNIT_EXPECT_NULL(test, per_cpu(own_task, cpu));
	KUNIT_EXPECT_EQ(test, add_cpu(cpu), 0);
	KUNIT_EXPECT_NOT_NULL(test, per_cpu(own_task, cpu));
	smpboot_unregister_percpu_thread(&own_threads);
}

static int spin_fn(void *data)
{
	unsigned long *turns = data;

	while (!kthread_should_stop())
		WRITE_ONCE(*turns, *turns + 1);
	return 0;
}

static bool still_turns(unsigned long *turns)
{
	unsigned long end = jiffies + MANY * HZ, old = READ_ONCE(*turns);

	while (READ_ONCE(*turns) == old && time_before(jiffies, end))
		msleep(1);
	return READ_ONCE(*turns) != old;
}

static void a_thread_that_runs_there_moves(struct kunit *test)
{
	unsigned int cpu = victim(test);
	unsigned long turns = 0;
	struct task_struct *t = kthread_create(spin_fn, &turns, "spin");

	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, t);
	kthread_bind(t, cpu);
	wake_up_process(t);
	KUNIT_EXPECT_TRUE(test, still_turns(&turns));
	KUNIT_EXPECT_EQ(test, remove_cpu(cpu), 0);
	KUNIT_EXPECT_NE(test, task_cpu(t), cpu);
	KUNIT_EXPECT_TRUE(test, still_turns(&turns));
	/* what it was bound to is gone: all CPUs are its from now on */
	KUNIT_EXPECT_TRUE(test, cpumask_equal(&t->cpus_mask,
					      cpu_possible_mask));
	kthread_stop(t);
}

static void a_fifo_thread_moves_too(struct kunit *test)
{
	unsigned int cpu = victim(test);
	unsigned long turns = 0;
	struct task_struct *t;

	if (num_online_cpus() < 3)
		kunit_skip(test, "needs a CPU besides the one it hogs");
	t = kthread_create(spin_fn, &turns, "fifo");
	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, t);
	kthread_bind(t, cpu);
	sched_set_fifo_low(t);
	/* bound for sure, but asleep: it may not hold up cpuhp/N for good */
	KUNIT_EXPECT_EQ(test, remove_cpu(cpu), 0);
	wake_up_process(t);
	KUNIT_EXPECT_TRUE(test, still_turns(&turns));
	KUNIT_EXPECT_NE(test, task_cpu(t), cpu);
	kthread_stop(t);
}

static void a_sleeper_wakes_elsewhere(struct kunit *test)
{
	unsigned int cpu = victim(test);
	int where = -1;
	struct task_struct *t = kthread_create(note_cpu, &where, "sleeper");

	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, t);
	kthread_bind(t, cpu);
	KUNIT_EXPECT_EQ(test, remove_cpu(cpu), 0);
	wake_up_process(t);
	KUNIT_EXPECT_TRUE(test, fell_asleep(t, TASK_INTERRUPTIBLE));
	KUNIT_EXPECT_NE(test, where, -1);
	KUNIT_EXPECT_NE(test, where, cpu);
	kthread_stop(t);
}

static void no_thread_may_be_put_there(struct kunit *test)
{
	unsigned int cpu = victim(test);

	KUNIT_EXPECT_EQ(test, remove_cpu(cpu), 0);
	KUNIT_EXPECT_EQ(test, set_cpus_allowed_ptr(current, cpumask_of(cpu)),
			-EINVAL);
}

/* ------------------------------------------- timers, callbacks, interrupts */

struct test_timer {
	struct timer_list timer;
	struct completion done;
	int cpu;
	bool dead;		/* it fired on a CPU that was away */
};

static void timer_fn(struct timer_list *t)
{
	struct test_timer *tt = from_timer(tt, t, timer);

	tt->cpu = raw_smp_processor_id();
	tt->dead = !cpu_online(tt->cpu);
	complete(&tt->done);
}

static void its_timers_fire_elsewhere(struct kunit *test)
{
	unsigned int cpu = victim(test), i;
	static struct test_timer tt[8];

	for (i = 0; i < 8; i++) {
		timer_setup(&tt[i].timer, timer_fn, 0);
		init_completion(&tt[i].done);
		tt[i].timer.expires = jiffies + (i < 6 ? HZ / 2 + i * 7 :
						 3600 * HZ);
		add_timer_on(&tt[i].timer, cpu);
	}
	KUNIT_EXPECT_EQ(test, remove_cpu(cpu), 0);
	for (i = 6; i < 8; i++)
		KUNIT_EXPECT_NE(test, tt[i].timer.flags & TIMER_CPUMASK, cpu);
	/* one is changed, one is deleted after the move */
	mod_timer(&tt[6].timer, jiffies + 2);
	KUNIT_EXPECT_EQ(test, timer_delete_sync(&tt[7].timer), 1);
	for (i = 0; i < 7; i++) {
		KUNIT_EXPECT_GT(test, wait_for_completion_timeout(&tt[i].done,
							MANY * HZ), 0);
		KUNIT_EXPECT_FALSE(test, tt[i].dead);
		timer_delete_sync(&tt[i].timer);
	}
}

static void timers_work_on_a_cpu_that_returned(struct kunit *test)
{
	unsigned int cpu = victim(test);
	static struct test_timer tt;

	KUNIT_EXPECT_EQ(test, remove_cpu(cpu), 0);
	msleep(50);
	KUNIT_EXPECT_EQ(test, add_cpu(cpu), 0);
	timer_setup(&tt.timer, timer_fn, 0);
	init_completion(&tt.done);
	tt.timer.expires = jiffies + 3;
	add_timer_on(&tt.timer, cpu);
	KUNIT_EXPECT_GT(test, wait_for_completion_timeout(&tt.done, MANY * HZ),
			0);
	KUNIT_EXPECT_EQ(test, tt.cpu, cpu);
	timer_delete_sync(&tt.timer);
}

struct test_cb {
	struct rcu_head rcu;
	atomic_t *count;
};

static void count_cb(struct rcu_head *head)
{
	struct test_cb *cb = container_of(head, struct test_cb, rcu);

	atomic_inc(cb->count);
	kfree(cb);
}

static int queue_cbs(void *count)
{
	int i;

	for (i = 0; i < 50; i++) {
		struct test_cb *cb = kmalloc(sizeof(*cb), GFP_ATOMIC);

		if (!cb)
			return -ENOMEM;
		cb->count = count;
		call_rcu(&cb->rcu, count_cb);
	}
	return 0;
}

static void its_rcu_callbacks_are_called(struct kunit *test)
{
	unsigned int cpu = victim(test);
	atomic_t count = ATOMIC_INIT(0);

	KUNIT_EXPECT_EQ(test, stop_one_cpu(cpu, queue_cbs, &count), 0);
	KUNIT_EXPECT_EQ(test, remove_cpu(cpu), 0);
	rcu_barrier();
	KUNIT_EXPECT_EQ(test, atomic_read(&count), 50);
}

static void work_fn(struct irq_work *work);
static struct irq_work lazy_work = IRQ_WORK_INIT_LAZY(work_fn);
static atomic_t lazy_runs;

static void work_fn(struct irq_work *work)
{
	atomic_inc(&lazy_runs);
}

static int queue_lazy(void *unused)
{
	return !irq_work_queue(&lazy_work);
}

static void its_lazy_irq_work_is_done(struct kunit *test)
{
	unsigned int cpu = victim(test);

	atomic_set(&lazy_runs, 0);
	KUNIT_EXPECT_EQ(test, stop_one_cpu(cpu, queue_lazy, NULL), 0);
	KUNIT_EXPECT_EQ(test, remove_cpu(cpu), 0);
	KUNIT_EXPECT_FALSE(test, irq_work_is_busy(&lazy_work));
	KUNIT_EXPECT_EQ(test, atomic_read(&lazy_runs), 1);
}

static void its_interrupts_move(struct kunit *test)
{
	unsigned int cpu = victim(test), irq = 5;
	struct irq_desc *desc = irq_to_desc(irq);

	if (!desc || irq_set_affinity(irq, cpumask_of(cpu)))
		kunit_skip(test, "needs an IO-APIC");
	KUNIT_EXPECT_EQ(test, desc->cpu, cpu);
	KUNIT_EXPECT_EQ(test, remove_cpu(cpu), 0);
	KUNIT_EXPECT_TRUE(test, cpu_online(desc->cpu));
	KUNIT_EXPECT_EQ(test, irq_set_affinity(irq, cpumask_of(cpu)), -EINVAL);
	KUNIT_EXPECT_EQ(test, irq_set_affinity(irq, cpumask_of(0)), 0);
}

/* -------------------------------------------------------------- callbacks */

static char trace[64];
static unsigned int trace_len;
static int fail_up = -1, fail_down = -1;	/* on this CPU */
static bool wrong_place;

static void note(unsigned int cpu, char c)
{
	if (cpu != raw_smp_processor_id())
		wrong_place = true;
	if (trace_len < sizeof(trace) - 1)
		trace[trace_len++] = c;
}

static void trace_reset(void)
{
	memset(trace, 0, sizeof(trace));
	trace_len = 0;
	fail_up = fail_down = -1;
	wrong_place = false;
}

static int a_up(unsigned int cpu)
{
	note(cpu, 'A');
	return 0;
}

static int a_down(unsigned int cpu)
{
	note(cpu, 'a');
	return 0;
}

static int b_up(unsigned int cpu)
{
	note(cpu, 'B');
	return fail_up == cpu ? -ENODEV : 0;
}

static int b_down(unsigned int cpu)
{
	note(cpu, 'b');
	return fail_down == cpu ? -EIO : 0;
}

static int p_up(unsigned int cpu)
{
	trace[trace_len++] = 'P';
	wrong_place |= cpu_online(cpu);
	return 0;
}

static int p_down(unsigned int cpu)
{
	trace[trace_len++] = 'p';
	wrong_place |= cpu_online(cpu);
	return 0;
}

static int setup_steps(int s[3])
{
	s[0] = cpuhp_setup_state_nocalls(CPUHP_BP_PREPARE_DYN, "kunit:p", p_up,
					 p_down);
	s[1] = cpuhp_setup_state_nocalls(CPUHP_AP_ONLINE_DYN, "kunit:a", a_up,
					 a_down);
	s[2] = cpuhp_setup_state_nocalls(CPUHP_AP_ONLINE_DYN, "kunit:b", b_up,
					 b_down);
	return s[0] <= 0 || s[1] <= 0 || s[2] <= s[1];
}

static void remove_steps(int s[3])
{
	int i;

	for (i = 0; i < 3; i++)
		cpuhp_remove_state_nocalls(s[i]);
}

static void callbacks_come_in_order(struct kunit *test)
{
	unsigned int cpu = victim(test);
	int s[3];

	trace_reset();
	KUNIT_ASSERT_EQ(test, setup_steps(s), 0);
	KUNIT_EXPECT_STREQ(test, trace, "");
	KUNIT_EXPECT_EQ(test, remove_cpu(cpu), 0);
	KUNIT_EXPECT_STREQ(test, trace, "bap");
	KUNIT_EXPECT_EQ(test, add_cpu(cpu), 0);
	KUNIT_EXPECT_STREQ(test, trace, "bapPAB");
	KUNIT_EXPECT_FALSE(test, wrong_place);
	remove_steps(s);
}

static void a_refused_arrival_is_undone(struct kunit *test)
{
	unsigned int cpu = victim(test);
	int s[3];

	KUNIT_EXPECT_EQ(test, remove_cpu(cpu), 0);
	trace_reset();
	KUNIT_ASSERT_EQ(test, setup_steps(s), 0);
	fail_up = cpu;
	KUNIT_EXPECT_EQ(test, add_cpu(cpu), -ENODEV);
	KUNIT_EXPECT_STREQ(test, trace, "PABap");
	KUNIT_EXPECT_FALSE(test, cpu_online(cpu));
	fail_up = -1;
	KUNIT_EXPECT_EQ(test, add_cpu(cpu), 0);
	KUNIT_EXPECT_EQ(test, runs_on(cpu), cpu);
	remove_steps(s);
}

static void a_refused_departure_is_undone(struct kunit *test)
{
	unsigned int cpu = victim(test);
	int s[3], c;

	trace_reset();
	KUNIT_ASSERT_EQ(test, setup_steps(s), 0);
	/* one more, which has been torn down by the time b refuses */
	c = cpuhp_setup_state_nocalls(CPUHP_AP_ONLINE_DYN, "kunit:c", a_up,
				      a_down);
	fail_down = cpu;
	KUNIT_EXPECT_EQ(test, remove_cpu(cpu), -EIO);
	KUNIT_EXPECT_STREQ(test, trace, "abA");
	KUNIT_EXPECT_TRUE(test, cpu_online(cpu));
	KUNIT_EXPECT_TRUE(test, cpu_active(cpu));
	KUNIT_EXPECT_EQ(test, runs_on(cpu), cpu);
	cpuhp_remove_state_nocalls(c);
	remove_steps(s);
}

static void setup_calls_cpus_that_are_there(struct kunit *test)
{
	unsigned int cpus = num_online_cpus();
	int s;

	trace_reset();
	s = cpuhp_setup_state(CPUHP_AP_ONLINE_DYN, "kunit:a", a_up, a_down);
	KUNIT_EXPECT_GT(test, s, 0);
	KUNIT_EXPECT_EQ(test, trace_len, cpus);
	cpuhp_remove_state(s);
	KUNIT_EXPECT_EQ(test, trace_len, 2 * cpus);
	KUNIT_EXPECT_FALSE(test, wrong_place);
}

static void a_setup_that_fails_is_undone(struct kunit *test)
{
	unsigned int cpu = victim(test);
	int s, again;

	trace_reset();
	fail_up = cpu;
	s = cpuhp_setup_state(CPUHP_AP_ONLINE_DYN, "kunit:b", b_up, b_down);
	KUNIT_EXPECT_EQ(test, s, -ENODEV);
	KUNIT_EXPECT_STREQ(test, trace, "BBb");
	fail_up = -1;
	again = cpuhp_setup_state_nocalls(CPUHP_AP_ONLINE_DYN, "kunit:b", b_up,
					  NULL);
	KUNIT_EXPECT_GT(test, again, 0);
	cpuhp_remove_state(again);
}

static void wrong_steps_are_refused(struct kunit *test)
{
	KUNIT_EXPECT_EQ(test, cpuhp_setup_state(CPUHP_AP_ACTIVE, "x", a_up,
						a_down), -EBUSY);
	KUNIT_EXPECT_EQ(test, cpuhp_setup_state(CPUHP_OFFLINE, "x", a_up,
						a_down), -EINVAL);
	KUNIT_EXPECT_EQ(test, cpuhp_setup_state(CPUHP_AP_ONLINE_DYN, NULL, a_up,
						a_down), -EINVAL);
}

struct instance {
	struct hlist_node node;
	atomic_t up, down;
	int fail;
};

static int inst_up(unsigned int cpu, struct hlist_node *node)
{
	struct instance *i = hlist_entry(node, struct instance, node);

	atomic_inc(&i->up);
	return i->fail;
}

static int inst_down(unsigned int cpu, struct hlist_node *node)
{
	struct instance *i = hlist_entry(node, struct instance, node);

	atomic_inc(&i->down);
	return 0;
}

static void instances_are_called_each(struct kunit *test)
{
	unsigned int cpu = victim(test), cpus = num_online_cpus();
	static struct instance one, two;
	int s = cpuhp_setup_state_multi(CPUHP_AP_ONLINE_DYN, "kunit:multi",
					inst_up, inst_down);

	KUNIT_ASSERT_GT(test, s, 0);
	KUNIT_EXPECT_EQ(test, cpuhp_state_add_instance(s, &one.node), 0);
	KUNIT_EXPECT_EQ(test, cpuhp_state_add_instance_nocalls(s, &two.node),
			0);
	KUNIT_EXPECT_EQ(test, atomic_read(&one.up), cpus);
	KUNIT_EXPECT_EQ(test, atomic_read(&two.up), 0);
	KUNIT_EXPECT_EQ(test, remove_cpu(cpu), 0);
	KUNIT_EXPECT_EQ(test, atomic_read(&one.down), 1);
	KUNIT_EXPECT_EQ(test, atomic_read(&two.down), 1);
	/* two is first in the list: it is done, one refuses, two is undone */
	one.fail = -EIO;
	KUNIT_EXPECT_EQ(test, add_cpu(cpu), -EIO);
	KUNIT_EXPECT_EQ(test, atomic_read(&two.up), 1);
	KUNIT_EXPECT_EQ(test, atomic_read(&two.down), 2);
	one.fail = 0;
	KUNIT_EXPECT_EQ(test, add_cpu(cpu), 0);
	cpuhp_state_remove_instance(s, &one.node);
	cpuhp_state_remove_instance_nocalls(s, &two.node);
	KUNIT_EXPECT_EQ(test, atomic_read(&one.down), 1 + cpus);
	cpuhp_remove_multi_state(s);
}

/* ----------------------------------------------------------------- locking */

static int remover_fn(void *data)
{
	unsigned long cpu = (unsigned long)data;
	int ret = remove_cpu(cpu);

	stay_until_stopped();
	return ret;
}

static void readers_keep_cpus_in_place(struct kunit *test)
{
	unsigned long cpu = victim(test);
	struct task_struct *t;

	cpus_read_lock();
	t = kthread_run(remover_fn, (void *)cpu, "remover");
	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, t);
	KUNIT_EXPECT_TRUE(test, fell_asleep(t, TASK_UNINTERRUPTIBLE));
	KUNIT_EXPECT_TRUE(test, cpu_online(cpu));
	cpus_read_lock();	/* once more, though a writer waits */
	cpus_read_unlock();
	KUNIT_EXPECT_TRUE(test, cpu_online(cpu));
	cpus_read_unlock();
	KUNIT_EXPECT_TRUE(test, fell_asleep(t, TASK_INTERRUPTIBLE));
	KUNIT_EXPECT_FALSE(test, cpu_online(cpu));
	KUNIT_EXPECT_EQ(test, kthread_stop(t), 0);
}

static void hotplug_can_be_disabled(struct kunit *test)
{
	unsigned int cpu = victim(test);

	cpu_hotplug_disable();
	KUNIT_EXPECT_EQ(test, remove_cpu(cpu), -EBUSY);
	cpu_hotplug_enable();
	KUNIT_EXPECT_EQ(test, remove_cpu(cpu), 0);
	cpu_hotplug_disable();
	KUNIT_EXPECT_EQ(test, add_cpu(cpu), -EBUSY);
	cpu_hotplug_enable();
}

static int count_fn(void *count)
{
	atomic_inc(count);
	return 0;
}

static void stop_machine_takes_those_that_are_there(struct kunit *test)
{
	unsigned int cpu = victim(test);
	atomic_t count = ATOMIC_INIT(0);

	KUNIT_EXPECT_EQ(test, remove_cpu(cpu), 0);
	KUNIT_EXPECT_EQ(test, stop_machine(count_fn, &count, cpu_online_mask),
			0);
	KUNIT_EXPECT_EQ(test, atomic_read(&count), num_online_cpus());
}

/* ------------------------------------------------------------------ stress */

static int child_fn(void *data)
{
	msleep(1);
	return stay_until_stopped();
}

/* Makes and stops threads, sleeps on timers, frees by RCU, sends calls. */
static int busy_fn(void *data)
{
	unsigned long *turns = data;
	struct task_struct *t;
	void *p;

	while (!kthread_should_stop()) {
		t = kthread_create(child_fn, NULL, "child");
		if (IS_ERR(t))
			return PTR_ERR(t);
		if (*turns % 3 == 0)
			kthread_bind(t, *turns % nr_cpu_ids);
		wake_up_process(t);
		p = kmalloc(64 + *turns % 512, GFP_KERNEL);
		if (*turns % 5 == 0)
			synchronize_rcu();
		kick_all_cpus_sync();
		kfree(p);
		kthread_stop(t);
		++*turns;
	}
	return 0;
}

static void rounds_with_threads_coming_and_going(struct kunit *test)
{
	/* on a host with fewer CPUs to give each stop_machine() takes long */
	unsigned long turns[3] = { 0 }, end = jiffies + 3 * MANY * HZ;
	struct task_struct *busy[3];
	unsigned int i, cpu;

	victim(test);
	for (i = 0; i < 3; i++) {
		busy[i] = kthread_run(busy_fn, &turns[i], "busy/%u", i);
		KUNIT_ASSERT_NOT_ERR_OR_NULL(test, busy[i]);
	}
	for (i = 0; i < 200 && time_before(jiffies, end); i++) {
		cpu = get_random_u32() % nr_cpu_ids;
		if (!cpu)
			continue;
		if (cpu_online(cpu))
			KUNIT_EXPECT_EQ(test, remove_cpu(cpu), 0);
		else
			KUNIT_EXPECT_EQ(test, add_cpu(cpu), 0);
	}
	for (i = 0; i < 3; i++) {
		KUNIT_EXPECT_EQ(test, kthread_stop(busy[i]), 0);
		KUNIT_EXPECT_GT(test, turns[i], 0);
	}
	rcu_barrier();
}

static struct kunit_case hotplug_cases[] = {
	KUNIT_CASE(each_cpu_leaves_and_returns),
	KUNIT_CASE(all_but_the_first_leave),
	KUNIT_CASE(the_first_stays),
	KUNIT_CASE(nothing_is_sent_to_it),
	KUNIT_CASE(its_threads_park_and_unpark),
	KUNIT_CASE(threads_of_a_dead_cpu_can_be_stopped),
	KUNIT_CASE(a_cpu_that_comes_gets_missing_threads),
	KUNIT_CASE(a_thread_that_runs_there_moves),
	KUNIT_CASE(a_fifo_thread_moves_too),
	KUNIT_CASE(a_sleeper_wakes_elsewhere),
	KUNIT_CASE(no_thread_may_be_put_there),
	KUNIT_CASE(its_timers_fire_elsewhere),
	KUNIT_CASE(timers_work_on_a_cpu_that_returned),
	KUNIT_CASE(its_rcu_callbacks_are_called),
	KUNIT_CASE(its_lazy_irq_work_is_done),
	KUNIT_CASE(its_interrupts_move),
	KUNIT_CASE(callbacks_come_in_order),
	KUNIT_CASE(a_refused_arrival_is_undone),
	KUNIT_CASE(a_refused_departure_is_undone),
	KUNIT_CASE(setup_calls_cpus_that_are_there),
	KUNIT_CASE(a_setup_that_fails_is_undone),
	KUNIT_CASE(wrong_steps_are_refused),
	KUNIT_CASE(instances_are_called_each),
	KUNIT_CASE(readers_keep_cpus_in_place),
	KUNIT_CASE(hotplug_can_be_disabled),
	KUNIT_CASE(stop_machine_takes_those_that_are_there),
	KUNIT_CASE(rounds_with_threads_coming_and_going),
	{}
};

static struct kunit_suite hotplug_suite = {
	.name = "hotplug",
	.exit = hotplug_exit,
	.test_cases = hotplug_cases,
};
kunit_test_suite(hotplug_suite);
