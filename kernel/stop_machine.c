// SPDX-License-Identifier: MIT
/*
 * stop_machine.c - the CPU stopper: run a function on a CPU at once.
 *
 * Each CPU has a queue of works and the thread migration/N (migration.c),
 * which no other thread can delay: the scheduler keeps it above all
 * priorities. So when its function runs, whatever ran on that CPU does not:
 * that is how a running thread is moved to another CPU. stop_machine() gets
 * hold of all CPUs that way and runs a function while nothing else runs.
 *
 * Cast: sched/affinity.c (moving), watchdog.c (is the CPU alive?), RCU's
 * barrier, stop_machine() for what must not be seen half done.
 * Locks: stopper->lock, interrupts off. It ranks above nothing: the thread is
 * woken after it was dropped.
 *
 * Linux: kernel/stop_machine.c. Left out: stop_two_cpus(), stop_machine from
 * a CPU that is not active.
 */
#include <linux/stop_machine.h>
#include <linux/atomic.h>
#include <linux/bug.h>
#include <linux/completion.h>
#include <linux/cpu.h>
#include <linux/export.h>
#include <linux/irqflags.h>
#include <linux/kthread.h>
#include <linux/list.h>
#include <linux/mutex.h>
#include <linux/percpu.h>
#include <linux/sched.h>
#include <linux/smp.h>
#include <linux/spinlock.h>
#include <asm/processor.h>

/**
 * struct cpu_stop_done - who waits for one or more works
 * @nr_todo: [a] works that have not finished
 * @ret: [a] the first error, or 0
 * @completion: completed with the last
 */
struct cpu_stop_done {
	atomic_t		nr_todo;
	int			ret;
	struct completion	completion;
};

/**
 * struct cpu_stopper - one CPU's queue
 * @thread: [I] migration/N, once made
 * @lock: guards @works and @enabled
 * @enabled: [l] the thread runs: works are taken
 * @works: [l] in this order
 */
struct cpu_stopper {
	struct task_struct	*thread;
	raw_spinlock_t		lock;
	bool			enabled;
	struct list_head	works;
};

static DEFINE_PER_CPU(struct cpu_stopper, cpu_stopper);

/* One multi-CPU stop at a time: two would wait for each other's CPUs. */
static DEFINE_MUTEX(stop_cpus_mutex);

static void cpu_stop_init_done(struct cpu_stop_done *done, unsigned int nr)
{
	atomic_set(&done->nr_todo, nr);
	done->ret = 0;
	init_completion(&done->completion);
}

static void cpu_stop_signal_done(struct cpu_stop_done *done)
{
	if (atomic_dec_and_test(&done->nr_todo))
		complete(&done->completion);
}

/* Queue @work on @cpu and wake the thread there. False: no stopper there. */
static bool cpu_stop_queue_work(unsigned int cpu, struct cpu_stop_work *work)
{
	struct cpu_stopper *stopper = per_cpu_ptr(&cpu_stopper, cpu);
	unsigned long flags;
	bool enabled;

	/*
	 * Preemption stays off from the queueing to the wake up: were we
	 * preempted in between by the stopper of this CPU, another CPU could
	 * wait for a work whose thread nobody woke.
	 */
	preempt_disable();
	raw_spin_lock_irqsave(&stopper->lock, flags);
	enabled = stopper->enabled;
	if (enabled)
		list_add_tail(&work->list, &stopper->works);
	raw_spin_unlock_irqrestore(&stopper->lock, flags);
	if (enabled)
		wake_up_process(stopper->thread);
	preempt_enable();

	if (!enabled && work->done)
		cpu_stop_signal_done(work->done);
	return enabled;
}

/**
 * stop_one_cpu - run @fn(@arg) on @cpu, ahead of everything there, and wait
 * @cpu: which
 * @fn: runs with preemption off; must not sleep
 * @arg: for @fn
 *
 * Context: process, may sleep.
 * Return: what @fn returned, or -ENOENT if @cpu has no stopper (yet).
 */
int stop_one_cpu(unsigned int cpu, cpu_stop_fn_t fn, void *arg)
{
	struct cpu_stop_done done;
	struct cpu_stop_work work = {
		.fn = fn, .arg = arg, .done = &done, .caller = _RET_IP_,
	};

	cpu_stop_init_done(&done, 1);
	if (!cpu_stop_queue_work(cpu, &work))
		return -ENOENT;
	wait_for_completion(&done.completion);
	return done.ret;
}
EXPORT_SYMBOL_GPL(stop_one_cpu);

/**
 * stop_one_cpu_nowait - stop_one_cpu() that does not wait
 * @cpu: which
 * @fn: as for stop_one_cpu()
 * @arg: for @fn
 * @work_buf: belongs to the stopper until @fn has begun
 *
 * Context: any but NMI.
 * Return: false if @cpu has no stopper; @fn is not called then.
 */
bool stop_one_cpu_nowait(unsigned int cpu, cpu_stop_fn_t fn, void *arg,
			 struct cpu_stop_work *work_buf)
{
	*work_buf = (struct cpu_stop_work){
		.fn = fn, .arg = arg, .caller = _RET_IP_,
	};
	return cpu_stop_queue_work(cpu, work_buf);
}

/* What stop_machine() goes through, all CPUs in step. */
enum multi_stop_state {
	MULTI_STOP_NONE,
	MULTI_STOP_PREPARE,	/* all are here */
	MULTI_STOP_DISABLE_IRQ,	/* all have interrupts off */
	MULTI_STOP_RUN,		/* the chosen ones call the function */
	MULTI_STOP_EXIT,
};

struct multi_stop_data {
	cpu_stop_fn_t		fn;
	void			*data;
	unsigned int		num_threads;
	const struct cpumask	*active_cpus;	/* NULL: the first online */
	enum multi_stop_state	state;		/* [a] */
	atomic_t		thread_ack;	/* [a] who has yet to arrive */
};

static void set_state(struct multi_stop_data *msdata,
		      enum multi_stop_state newstate)
{
	atomic_set(&msdata->thread_ack, msdata->num_threads);
	/* Pairs with: the read of state in multi_cpu_stop(). */
	smp_wmb();
	WRITE_ONCE(msdata->state, newstate);
}

/* The last CPU to arrive in a state moves all on to the next. */
static void ack_state(struct multi_stop_data *msdata)
{
	if (atomic_dec_and_test(&msdata->thread_ack))
		set_state(msdata, msdata->state + 1);
}

static int multi_cpu_stop(void *data)
{
	struct multi_stop_data *msdata = data;
	enum multi_stop_state newstate, curstate = MULTI_STOP_NONE;
	int cpu = smp_processor_id(), err = 0;
	unsigned long flags;
	bool is_active;

	is_active = msdata->active_cpus ?
		cpumask_test_cpu(cpu, msdata->active_cpus) :
		cpu == cpumask_first(cpu_online_mask);

	local_save_flags(flags);
	do {
		cpu_relax();
		newstate = READ_ONCE(msdata->state);
		if (newstate == curstate)
			continue;
		curstate = newstate;
		if (curstate == MULTI_STOP_DISABLE_IRQ)
			local_irq_disable();
		else if (curstate == MULTI_STOP_RUN && is_active)
			err = msdata->fn(msdata->data);
		ack_state(msdata);
	} while (curstate != MULTI_STOP_EXIT);
	local_irq_restore(flags);
	return err;
}

static DEFINE_PER_CPU(struct cpu_stop_work, stop_cpus_work);

/*
 * Queue @fn on all of @cpumask. Preemption is off meanwhile: else the first
 * stopper could take this CPU and wait for those not queued yet.
 */
static int __stop_cpus(const struct cpumask *cpumask, cpu_stop_fn_t fn,
		       void *arg)
{
	struct cpu_stop_done done;
	unsigned int cpu;
	bool queued = false;

	cpu_stop_init_done(&done, cpumask_weight(cpumask));
	preempt_disable();
	for_each_cpu(cpu, cpumask) {
		struct cpu_stop_work *work = per_cpu_ptr(&stop_cpus_work, cpu);

		*work = (struct cpu_stop_work){
			.fn = fn, .arg = arg, .done = &done,
			.caller = _RET_IP_,
		};
		queued |= cpu_stop_queue_work(cpu, work);
	}
	preempt_enable();
	if (!queued)
		return -ENOENT;
	wait_for_completion(&done.completion);
	return done.ret;
}

/* Before there are stoppers there is one CPU, and nobody to stop. */
static int stop_machine_early(cpu_stop_fn_t fn, void *data)
{
	unsigned long flags;
	int ret;

	local_irq_save(flags);
	ret = fn(data);
	local_irq_restore(flags);
	return ret;
}

/**
 * stop_machine - run @fn(@data) while no CPU does anything else
 * @fn: runs with interrupts off everywhere
 * @data: for @fn
 * @cpus: which CPUs run @fn; NULL: any one
 *
 * Context: process, may sleep.
 * Return: 0, or an error of @fn.
 */
int stop_machine(cpu_stop_fn_t fn, void *data, const struct cpumask *cpus)
{
	int ret;

	cpus_read_lock();
	ret = stop_machine_cpuslocked(fn, data, cpus);
	cpus_read_unlock();
	return ret;
}
EXPORT_SYMBOL_GPL(stop_machine);

/** stop_machine_cpuslocked - the same for who holds cpus_read_lock() */
int stop_machine_cpuslocked(cpu_stop_fn_t fn, void *data,
			    const struct cpumask *cpus)
{
	struct multi_stop_data msdata = {
		.fn = fn, .data = data, .active_cpus = cpus,
		.num_threads = num_online_cpus(),
	};
	int ret;

	lockdep_assert_cpus_held();
	if (!this_cpu_read(cpu_stopper.enabled)) {
		WARN_ON_ONCE(msdata.num_threads != 1);
		return stop_machine_early(fn, data);
	}
	mutex_lock(&stop_cpus_mutex);
	set_state(&msdata, MULTI_STOP_PREPARE);
	ret = __stop_cpus(cpu_online_mask, multi_cpu_stop, &msdata);
	mutex_unlock(&stop_cpus_mutex);
	return ret;
}

/** cpu_stop_should_run - has @cpu's stopper anything to do? */
int cpu_stop_should_run(unsigned int cpu)
{
	struct cpu_stopper *stopper = per_cpu_ptr(&cpu_stopper, cpu);
	unsigned long flags;
	int run;

	raw_spin_lock_irqsave(&stopper->lock, flags);
	run = !list_empty(&stopper->works);
	raw_spin_unlock_irqrestore(&stopper->lock, flags);
	return run;
}

static struct cpu_stop_work *next_work(struct cpu_stopper *stopper)
{
	struct cpu_stop_work *work;

	raw_spin_lock_irq(&stopper->lock);
	work = list_first_entry_or_null(&stopper->works, struct cpu_stop_work,
					list);
	if (work)
		list_del_init(&work->list);
	raw_spin_unlock_irq(&stopper->lock);
	return work;
}

/**
 * cpu_stopper_thread - run all queued works
 * @cpu: this CPU
 *
 * Context: migration/N.
 */
void cpu_stopper_thread(unsigned int cpu)
{
	struct cpu_stopper *stopper = per_cpu_ptr(&cpu_stopper, cpu);
	struct cpu_stop_work *work;

	while ((work = next_work(stopper))) {
		struct cpu_stop_done *done = work->done;
		cpu_stop_fn_t fn = work->fn;
		int ret;

		/* With no one waiting, @work may be reused from here on. */
		preempt_disable();
		ret = fn(work->arg);
		WARN_ONCE(preempt_count() != PREEMPT_OFFSET,
			  "cpu_stop: %ps leaked preempt count\n", fn);
		preempt_enable();
		if (!done)
			continue;
		if (ret)
			WRITE_ONCE(done->ret, ret);
		cpu_stop_signal_done(done);
	}
}

/** cpu_stopper_set_task - @p is the stopper thread of @cpu */
void cpu_stopper_set_task(unsigned int cpu, struct task_struct *p)
{
	struct cpu_stopper *stopper = per_cpu_ptr(&cpu_stopper, cpu);

	raw_spin_lock_init(&stopper->lock);
	INIT_LIST_HEAD(&stopper->works);
	stopper->thread = p;
}

static void cpu_stopper_enable(struct cpu_stopper *stopper, bool on)
{
	unsigned long flags;

	raw_spin_lock_irqsave(&stopper->lock, flags);
	stopper->enabled = on;
	raw_spin_unlock_irqrestore(&stopper->lock, flags);
}

/**
 * stop_machine_unpark - take works for a CPU that has come
 * @cpu: online; this CPU, unless booting
 */
void stop_machine_unpark(unsigned int cpu)
{
	struct cpu_stopper *stopper = per_cpu_ptr(&cpu_stopper, cpu);

	cpu_stopper_enable(stopper, true);
	kthread_unpark(stopper->thread);
}

/**
 * stop_machine_park - take no more works for this CPU, which goes
 *
 * Those that wait are still done: cpu_stopper_thread() parks when there are no
 * more. Context: migration/N of @cpu.
 */
void stop_machine_park(unsigned int cpu)
{
	struct cpu_stopper *stopper = per_cpu_ptr(&cpu_stopper, cpu);

	cpu_stopper_enable(stopper, false);
	kthread_park(stopper->thread);
}
