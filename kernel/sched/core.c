// SPDX-License-Identifier: MIT
/*
 * The scheduler: putting threads to sleep, waking them, and switching.
 *
 * A thread is in one of three places: asleep (on_rq 0), waiting on the run
 * queue of one CPU (on_rq 1), or running there (on_rq 1, on_cpu 1, rq->curr).
 * Three functions move it. __schedule() takes the running thread off its CPU,
 * off the queue too if its state is not TASK_RUNNING. try_to_wake_up() brings
 * a sleeper back. finish_task_switch() says that the one before has left its
 * stack. How these fit together on several CPUs:
 *
 *  p->__state	 written by p, by set_current_state(); by a waker, which holds
 *		 p->pi_lock. "A waker or p's own test wins" is told at
 *		 DOC: sleeping in linux/sched.h.
 *  p->on_rq	 written under rq->lock. Read by the waker after p->__state.
 *  p->on_cpu	 1 from before the switch to p until p's registers are saved.
 *		 The waker waits for 0 before it lets another CPU run p.
 *
 *	CPU 0, p goes to sleep		CPU 1, wakes p
 *	state = X			pi_lock
 *	rq->lock			state matches X?
 *	  on_rq = 0			on_rq is 1: p has not left; just
 *	  switch away			  state = RUNNING, under rq->lock
 *	on_cpu = 0			else wait for on_cpu == 0, pick a CPU,
 *	rq->unlock			  enqueue under its rq->lock
 *
 * Locks: p->pi_lock, then rq->lock, both with interrupts off.
 * Linux: kernel/sched/core.c. Left out: scheduling classes beyond the levels
 * of rr.c, remote wake-up lists, core scheduling.
 */
#include <linux/export.h>
#include <linux/interrupt.h>
#include <linux/minmax.h>
#include <linux/percpu.h>
#include <linux/rcupdate.h>
#include <linux/sched/signal.h>
#include <linux/sched/task.h>
#include <linux/tick.h>
#include <linux/wait.h>
#include <asm/switch_to.h>
#include <asm/tsc.h>
#include "sched.h"

DEFINE_PER_CPU_ALIGNED(struct rq, runqueues);
DEFINE_PER_CPU(struct task_struct *, current_task) = &init_task;
EXPORT_SYMBOL(current_task);
DEFINE_PER_CPU(int, __preempt_count) = INIT_PREEMPT_COUNT;
EXPORT_SYMBOL(__preempt_count);

/* Told of kworkers that sleep and wake; see sched_set_wq_hooks(). */
static void (*wq_worker_sleeping)(struct task_struct *p);
static void (*wq_worker_running)(struct task_struct *p);
static void schedule_wq_worker(struct task_struct *p);

/* Frees what a dead thread leaves; set by fork.c, which lies above. */
void (*finish_dead_task)(struct task_struct *p);

/* ---------------------------------------------------------------- locks */

/*
 * Locks the run queue of @p, whose pi_lock is held. Race: while we wait for the
 * lock, an idle CPU may pull p (with both queues locked), so look again.
 */
static struct rq *__task_rq_lock(struct task_struct *p)
{
	for (;;) {
		struct rq *rq = task_rq(p);

		rq_lock(rq);
		if (likely(rq == task_rq(p)))
			return rq;
		rq_unlock(rq);
	}
}

/** task_rq_lock - lock a thread and the queue it is on, interrupts off */
struct rq *task_rq_lock(struct task_struct *p, unsigned long *flags)
{
	raw_spin_lock_irqsave(&p->pi_lock, *flags);
	return __task_rq_lock(p);
}

/*
 * pi_lock with interrupts off already: nothing preempts this CPU, so there is
 * no count to keep. A debug build wants to know the owner.
 */
static __always_inline void pi_lock(struct task_struct *p)
{
	do_raw_spin_lock(&p->pi_lock, 0);
}

static __always_inline void pi_unlock(struct task_struct *p)
{
	do_raw_spin_unlock(&p->pi_lock);
}

/** task_rq_unlock - undo task_rq_lock() */
void task_rq_unlock(struct rq *rq, struct task_struct *p, unsigned long *flags)
{
	rq_unlock(rq);
	raw_spin_unlock_irqrestore(&p->pi_lock, *flags);
}

/* The lower CPU number first, so that two CPUs cannot wait for each other. */
void double_rq_lock(struct rq *a, struct rq *b)
{
	if (a->cpu > b->cpu)
		swap(a, b);
	rq_lock(a);
	if (a != b)
		rq_lock(b);
}

/** double_rq_unlock - undo double_rq_lock() */
void double_rq_unlock(struct rq *a, struct rq *b)
{
	rq_unlock(a);
	if (a != b)
		rq_unlock(b);
}

/* ------------------------------------------------------------ preemption */

/**
 * resched_curr - make the running thread of a CPU call schedule() soon
 * @rq: the CPU's run queue
 *
 * On this CPU the folded bit is enough: the next preempt_enable() or interrupt
 * return sees it. Another CPU is interrupted, and folds TIF_NEED_RESCHED in.
 * Context: rq->lock held. Linux: same name.
 */
void resched_curr(struct rq *rq)
{
	struct task_struct *curr = rq->curr;

	if (test_tsk_need_resched(curr))
		return;
	set_tsk_need_resched(curr);
	if (rq->cpu == smp_processor_id())
		set_preempt_need_resched();
	else
		smp_send_reschedule(rq->cpu);
}

/* p became runnable: does it go before the thread that runs there? */
void wakeup_preempt(struct rq *rq, struct task_struct *p)
{
	if (p->rr_level < rq->curr->rr_level)
		resched_curr(rq);
}

/**
 * scheduler_ipi - the reschedule interrupt has arrived
 *
 * Context: hard interrupt. The return from it does the switch.
 */
void scheduler_ipi(void)
{
	if (test_tsk_need_resched(current))
		set_preempt_need_resched();
}

/**
 * resched_cpu - make a CPU pass through the scheduler
 * @cpu: any online CPU
 */
void resched_cpu(int cpu)
{
	struct rq *rq = cpu_rq(cpu);
	unsigned long flags;

	local_irq_save(flags);
	rq_lock(rq);
	if (cpu_online(cpu) || cpu == smp_processor_id())
		resched_curr(rq);
	rq_unlock(rq);
	local_irq_restore(flags);
}

/* ------------------------------------------------------- enqueue, dequeue */

/** activate_task - put a thread on a queue, at its tail; rq->lock held */
void activate_task(struct rq *rq, struct task_struct *p)
{
	WRITE_ONCE(p->on_rq, TASK_ON_RQ_QUEUED);
	rq->nr_running++;
	rr_enqueue_tail(&rq->rr, p);
}

/* For a thread that waits on the queue; the running one is on no list. */
void deactivate_task(struct rq *rq, struct task_struct *p)
{
	rr_dequeue(&rq->rr, p);
	rq->nr_running--;
	WRITE_ONCE(p->on_rq, 0);
}

/** set_task_cpu - say where a thread is; its pi_lock or both queues held */
void set_task_cpu(struct task_struct *p, unsigned int cpu)
{
	WRITE_ONCE(p->thread_info.cpu, cpu);
}

/* ---------------------------------------------------------------- waking */

/*
 * p is still on its queue: it set its state but has not left. Turning the state
 * back is all; __schedule() there will see TASK_RUNNING, or has not looked yet.
 */
static noinline bool ttwu_runnable(struct task_struct *p)
{
	struct rq *rq = __task_rq_lock(p);
	bool queued = p->on_rq;

	if (queued) {
		WRITE_ONCE(p->__state, TASK_RUNNING);
		if (!p->on_cpu)
			wakeup_preempt(rq, p);
	}
	rq_unlock(rq);
	return queued;
}

/* p sleeps, its registers are saved: choose a CPU and put it on the queue. */
static __always_inline void ttwu_queue(struct task_struct *p)
{
	unsigned int cpu = select_task_rq(p);
	struct rq *rq = cpu_rq(cpu);

	set_task_cpu(p, cpu);
	rq_lock(rq);
	WRITE_ONCE(p->__state, TASK_RUNNING);
	activate_task(rq, p);
	wakeup_preempt(rq, p);
	rq_unlock(rq);
}

/*
 * ttwu - try_to_wake_up() with interrupts off; inline in its two callers
 *
 * The three places are told at the top: which of them is p in? Each look is
 * at one word, so each is ordered after the one before it.
 */
static __always_inline int ttwu(struct task_struct *p, unsigned int state)
{
	int success = 0;

	pi_lock(p);
	/*
	 * The caller's CONDITION = true before our reading of the state.
	 * Pairs with: the full barrier in set_current_state().
	 */
	smp_mb__after_spinlock();
	if (!(READ_ONCE(p->__state) & state))
		goto unlock;
	success = 1;
	/*
	 * Race: p may have been woken, have run, and gone to sleep again
	 * between two reads here. State first, on_rq second: if the state is
	 * that of the later sleep, on_rq is not older than it.
	 * Pairs with: rq->lock in __schedule(), between state and on_rq.
	 */
	smp_rmb();
	if (READ_ONCE(p->on_rq) && ttwu_runnable(p))
		goto unlock;
	/*
	 * Off the queue, but perhaps still switching away on its old CPU.
	 * Pairs with: the release of on_cpu in finish_task_switch().
	 */
	smp_cond_load_acquire(&p->on_cpu, !VAL);
	ttwu_queue(p);
unlock:
	pi_unlock(p);
	return success;
}

/**
 * __try_to_wake_up - try_to_wake_up() for callers with interrupts off
 *
 * They look at need_resched() themselves when interrupts are on again; the
 * unlock of a spinlock does.
 */
int __try_to_wake_up(struct task_struct *p, unsigned int state)
{
	return ttwu(p, state);
}

/**
 * try_to_wake_up - wake a thread if its state is one of a set
 * @p: the thread, which the caller keeps from being freed
 * @state: the states, as bits, to wake it from
 * @wake_flags: for Linux's callers; no meaning here
 *
 * All that the caller wrote before the call is visible to @p when it runs.
 *
 * Context: any; interrupts are masked for a moment. Takes pi_lock and rq->lock.
 * Return: 1 if this call woke @p, 0 if its state was another.
 * Linux: kernel/sched/core.c, same name.
 */
int try_to_wake_up(struct task_struct *p, unsigned int state, int wake_flags)
{
	unsigned long flags;
	int success;

	local_irq_save(flags);
	success = __try_to_wake_up(p, state);
	local_irq_restore(flags);
	preempt_check_resched();
	return success;
}

/**
 * wake_up_process - wake a sleeping thread
 * @p: the thread
 *
 * Wakes from TASK_INTERRUPTIBLE and TASK_UNINTERRUPTIBLE, not from parking.
 * Return: 1 if it slept, 0 if it was running or runnable.
 */
int wake_up_process(struct task_struct *p)
{
	unsigned long flags;
	int success;

	local_irq_save(flags);
	success = ttwu(p, TASK_NORMAL);
	local_irq_restore(flags);
	preempt_check_resched();
	return success;
}
EXPORT_SYMBOL(wake_up_process);

/** wake_up_state - wake a thread from the states in @state; see wake_up_process() */
int wake_up_state(struct task_struct *p, unsigned int state)
{
	return try_to_wake_up(p, state, 0);
}

/** default_wake_function - what a plain wait queue entry does: wake its thread */
int default_wake_function(struct wait_queue_entry *wq_entry, unsigned int mode,
			  int flags, void *key)
{
	return try_to_wake_up(wq_entry->private, mode, flags);
}
EXPORT_SYMBOL(default_wake_function);

/**
 * wake_up_new_task - let a thread that fork made run for the first time
 * @p: a thread in TASK_NEW, on no queue
 */
void wake_up_new_task(struct task_struct *p)
{
	unsigned long flags;
	struct rq *rq;

	raw_spin_lock_irqsave(&p->pi_lock, flags);
	set_task_cpu(p, select_task_rq_fork(p));
	rq = task_rq(p);
	rq_lock(rq);
	WRITE_ONCE(p->__state, TASK_RUNNING);
	activate_task(rq, p);
	wakeup_preempt(rq, p);
	rq_unlock(rq);
	raw_spin_unlock_irqrestore(&p->pi_lock, flags);
}

/* -------------------------------------------------------------- switching */

/*
 * Runs on the new thread's stack: @prev has left this CPU. Flags and state must
 * be read before on_cpu becomes 0, for then a waker may run it elsewhere, where it
 * may even exit. Pairs with: smp_cond_load_acquire() in ttwu().
 */
static __always_inline void __finish_task_switch(struct task_struct *prev)
{
	smp_store_release(&prev->on_cpu, 0);
	/* A thread comes back on any CPU: its queue is the one to unlock. */
	this_cpu_spin_unlock(runqueues.lock);
	local_irq_enable();
}

/* prev is in do_exit(): was that its last switch? */
static noinline void finish_exiting_task(struct task_struct *prev)
{
	unsigned int prev_state = READ_ONCE(prev->__state);

	__finish_task_switch(prev);
	if (prev_state == TASK_DEAD)
		finish_dead_task(prev);
}

static __always_inline void finish_task_switch(struct task_struct *prev)
{
	if (unlikely(prev->flags & PF_EXITING))
		finish_exiting_task(prev);
	else
		__finish_task_switch(prev);
}

/*
 * Two additions instead of a start time for each: while a thread runs, its sum
 * lacks the time at which it came on, and adding the time now completes it.
 */
static __always_inline void account_switch(struct task_struct *prev,
					   struct task_struct *next)
{
	u64 now = rdtsc_now();

	prev->sum_exec_runtime += now;
	next->sum_exec_runtime -= now;
}

/* Here one thread stops and another goes on. Returns in the other. */
static __always_inline void context_switch(struct rq *rq,
					   struct task_struct *prev,
					   struct task_struct *next)
{
	account_switch(prev, next);
	rq->nr_switches++;
	rq->curr = next;
	WRITE_ONCE(next->on_cpu, 1);
	this_cpu_write(current_task, next);
	switch_to(prev, next, prev);
	finish_task_switch(prev);
}

/* The less common ways to stay runnable: see put_prev_task(). */
static noinline void put_prev_task_slow(struct rq *rq, struct task_struct *prev,
					bool preempt)
{
	if (prev == rq->idle) {
		cpumask_clear_cpu(rq->cpu, &idle_cpus_mask);
	} else if (preempt && prev->time_slice > 0) {
		rr_enqueue_head(&rq->rr, prev);
	} else {
		if (prev->time_slice <= 0)
			rr_refill(prev);
		rr_enqueue_tail(&rq->rr, prev);
	}
}

/*
 * prev stays runnable: back into its FIFO, unless it is the idle thread. Its
 * turn is over if it came here of its own will, or if its slice is used up.
 */
static __always_inline void put_prev_task(struct rq *rq,
					  struct task_struct *prev, bool preempt)
{
	if (!preempt && likely(prev->rr_level == RR_LEVEL_NORMAL))
		list_add_tail(&prev->run_list, &rq->rr.normal);
	else
		put_prev_task_slow(rq, prev, preempt);
}

/* Nobody waits. Wake-ups look for idle CPUs in the mask. */
static noinline struct task_struct *pick_idle_task(struct rq *rq)
{
	cpumask_set_cpu(rq->cpu, &idle_cpus_mask);
	return rq->idle;
}

static noinline struct task_struct *pick_rt_task(struct rq *rq)
{
	struct task_struct *next = rt_first(&rq->rr);

	rt_dequeue(&rq->rr, next);
	return next;
}

static __always_inline struct task_struct *pick_next_task(struct rq *rq)
{
	struct list_head *first = rq->rr.normal.next;

	if (unlikely(rq->rr.nr_rt))
		return pick_rt_task(rq);
	if (unlikely(first == &rq->rr.normal))
		return pick_idle_task(rq);
	__list_del_entry(first);
	return list_entry(first, struct task_struct, run_list);
}

/*
 * Does prev sleep? Only when it called schedule() itself: a thread that is
 * preempted between setting its state and calling schedule() goes on later and
 * tests its condition first. A pending signal cuts an interruptible sleep.
 */
static __always_inline bool prev_sleeps(struct task_struct *prev, bool preempt)
{
	unsigned int state = READ_ONCE(prev->__state);

	if (preempt || !state)
		return false;
	if (unlikely(signal_pending_state(state, prev))) {
		WRITE_ONCE(prev->__state, TASK_RUNNING);
		return false;
	}
	return true;
}

/*
 * __schedule - the one place where a CPU changes threads
 *
 * @preempt: the thread did not ask for it. Preemption is off on entry and exit.
 * @kworker: the thread may be one whose pool wants to know; a constant
 * DOC: switch
 */
static __always_inline void __schedule(bool preempt, bool kworker)
{
	struct rq *rq = this_rq();
	struct task_struct *prev = rq->curr, *next;
	int atomic;

	if (kworker && unlikely(prev->flags & PF_WQ_BUSY)) {
		schedule_wq_worker(prev);
		return;
	}
	atomic = schedule_debug(prev);

	local_irq_disable();
	rcu_note_context_switch(preempt);
	/*
	 * A full barrier between the caller's state and what we do to on_rq.
	 * Pairs with: smp_rmb() in ttwu().
	 */
	rq_lock(rq);
	smp_mb__after_spinlock();

	if (prev_sleeps(prev, preempt)) {
		prev->nvcsw++;
		rq->nr_running--;
		WRITE_ONCE(prev->on_rq, 0);
	} else {
		prev->nivcsw++;
		put_prev_task(rq, prev, preempt);
	}
	next = pick_next_task(rq);
	clear_tsk_need_resched(prev);
	clear_preempt_need_resched();

	if (likely(prev != next)) {
		context_switch(rq, prev, next);
	} else {
		prev->nivcsw--;		/* it was no switch */
		rq_unlock(rq);
		local_irq_enable();
	}
	if (unlikely(atomic))
		preempt_count_set(atomic);
}

/**
 * schedule - let another thread run
 *
 * With the state set to something other than TASK_RUNNING the caller sleeps
 * until it is woken; otherwise it gives way to its equals and comes back.
 * Context: process; no spinlock held, interrupts on. Linux: same name.
 */
void schedule(void)
{
	do {
		preempt_disable();
		__schedule(false, true);
	} while (unlikely(__preempt_count_dec_and_test()));
}
EXPORT_SYMBOL(schedule);

/* For all callers but schedule(), which has it inline. */
static noinline void __schedule_other(bool preempt)
{
	__schedule(preempt, false);
}

/**
 * sched_set_wq_hooks - whom to tell of kworkers, PF_WQ_BUSY, that sleep in a work
 * @sleeping: before the switch, the state is set; may wake another worker
 * @running: when it is back; both with preemption off
 *
 * Linux: sched_submit_work() and sched_update_worker() call them directly.
 */
void sched_set_wq_hooks(void (*sleeping)(struct task_struct *p),
			void (*running)(struct task_struct *p))
{
	wq_worker_sleeping = sleeping;
	wq_worker_running = running;
}

/* schedule() for a kworker, preemption off already. */
static noinline void schedule_wq_worker(struct task_struct *p)
{
	if (!task_is_running(p))
		wq_worker_sleeping(p);
	__schedule_other(false);
	wq_worker_running(p);
}

/**
 * schedule_idle - schedule() for the idle thread, whose state is always running
 *
 * Context: preemption off, as the idle thread always has it.
 */
void schedule_idle(void)
{
	do {
		__schedule_other(true);
	} while (need_resched());
}

/**
 * preempt_schedule - preempt_enable() found that somebody better waits
 *
 * Called through preempt_schedule_thunk, which saves all registers.
 */
void preempt_schedule(void)
{
	if (irqs_disabled())
		return;
	do {
		preempt_disable();
		__schedule_other(true);
		sched_preempt_enable_no_resched();
	} while (need_resched());
}
EXPORT_SYMBOL(preempt_schedule);
/* entry.asm: what preempt_enable() calls, in modules too */
EXPORT_SYMBOL(preempt_schedule_thunk);

/**
 * preempt_schedule_irq - an interrupt returns to code that may be preempted
 *
 * Context: interrupts off on entry and exit, on the thread's own stack.
 */
void preempt_schedule_irq(void)
{
	do {
		preempt_disable();
		__schedule_other(true);
		local_irq_disable();
		sched_preempt_enable_no_resched();
	} while (need_resched());
}

/**
 * schedule_tail - the first thing a new thread does: finish the switch to it
 * @prev: the thread that ran here before
 */
void schedule_tail(struct task_struct *prev)
{
	finish_task_switch(prev);
	preempt_enable();
}

/**
 * yield - go to the end of the line of equals
 *
 * Context: process. Linux: same name; few uses of it are right.
 */
void yield(void)
{
	__set_current_state(TASK_RUNNING);
	schedule();
}
EXPORT_SYMBOL(yield);

/** __cond_resched - cond_resched() found that somebody waits */
int __cond_resched(void)
{
	preempt_disable();
	__schedule_other(true);
	sched_preempt_enable_no_resched();
	return 1;
}
EXPORT_SYMBOL(__cond_resched);

/** do_task_dead - the last schedule() of a thread */
void do_task_dead(void)
{
	/*
	 * Race: a preemption after this line and before the last switch would
	 * look like the last switch to finish_task_switch(). So none may come.
	 */
	preempt_disable();
	local_irq_disable();
	pi_lock(current);
	WRITE_ONCE(current->__state, TASK_DEAD);
	pi_unlock(current);
	__schedule_other(false);
	BUG();
	for (;;)
		cpu_relax();
}

/* ------------------------------------------------------------------ tick */

/**
 * sched_tick - the timer has interrupted this CPU
 *
 * Context: hard interrupt. Linux: same name (scheduler_tick() before 6.9).
 */
void sched_tick(void)
{
	struct rq *rq = this_rq();
	struct task_struct *curr = rq->curr;

	rcu_sched_clock_irq(0);
	if (curr == rq->idle)
		return;
	rq_lock(rq);
	rr_tick(rq, curr);
	rq_unlock(rq);
	balance_tick(rq);
}
