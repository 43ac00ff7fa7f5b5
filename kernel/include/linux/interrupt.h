/* SPDX-License-Identifier: MIT */
/*
 * What drivers use of interrupts: handlers (kernel/irq/) and softirqs
 * (kernel/softirq.c).
 */
#ifndef _LINUX_INTERRUPT_H
#define _LINUX_INTERRUPT_H

#include <linux/atomic.h>
#include <linux/bitops.h>
#include <linux/container_of.h>
#include <linux/bottom_half.h>
#include <linux/cpumask.h>
#include <linux/hardirq.h>
#include <linux/irqflags.h>
#include <linux/irqreturn.h>
#include <linux/jiffies.h>
#include <linux/kernel.h>
#include <linux/percpu.h>
#include <linux/sched.h>
#include <linux/types.h>

/* How a line signals; the low bits of what request_irq() takes. */
#define IRQF_TRIGGER_NONE	0x00000000
#define IRQF_TRIGGER_RISING	0x00000001
#define IRQF_TRIGGER_FALLING	0x00000002
#define IRQF_TRIGGER_HIGH	0x00000004
#define IRQF_TRIGGER_LOW	0x00000008
#define IRQF_TRIGGER_MASK	0x0000000f

#define IRQF_TRIGGER_PROBE	0x00000010

/* Those without a remark say nothing here: what they are about is not there. */
#define IRQF_SHARED		0x00000080	/* several devices, one line */
#define IRQF_PROBE_SHARED	0x00000100	/* no message if it is taken */
#define __IRQF_TIMER		0x00000200
#define IRQF_PERCPU		0x00000400
#define IRQF_NOBALANCING	0x00000800
#define IRQF_IRQPOLL		0x00001000
#define IRQF_ONESHOT		0x00002000	/* masked until the thread ran */
#define IRQF_NO_SUSPEND		0x00004000
#define IRQF_FORCE_RESUME	0x00008000
#define IRQF_NO_THREAD		0x00010000	/* never made into a thread */
#define IRQF_EARLY_RESUME	0x00020000
#define IRQF_COND_SUSPEND	0x00040000
#define IRQF_NO_AUTOEN		0x00080000	/* driver calls enable_irq() */
#define IRQF_NO_DEBUG		0x00100000
#define IRQF_COND_ONESHOT	0x00200000	/* ONESHOT if the others are */
#define IRQF_TIMER	(__IRQF_TIMER | IRQF_NO_SUSPEND | IRQF_NO_THREAD)

#define IRQ_NOTCONNECTED	(1U << 31)

enum {
	IRQC_IS_HARDIRQ = 0,
	IRQC_IS_NESTED,
};

struct irqaction;
struct seq_file;
struct task_struct;

typedef irqreturn_t (*irq_handler_t)(int irq, void *dev_id);

int __must_check request_threaded_irq(unsigned int irq, irq_handler_t handler,
				      irq_handler_t thread_fn,
				      unsigned long flags, const char *name,
				      void *dev);

/**
 * request_irq - have @handler called for interrupt @irq
 * @irq: line
 * @handler: runs with interrupts off, on the interrupt stack
 * @flags: IRQF_*
 * @name: shown in /proc/interrupts
 * @dev: handed to @handler; names this user of a shared line, then not NULL
 *
 * Context: process, may sleep.
 * Return: 0, -EINVAL, -EBUSY (taken, or not shareable), -ENOMEM.
 */
static inline int __must_check request_irq(unsigned int irq,
					   irq_handler_t handler,
					   unsigned long flags,
					   const char *name, void *dev)
{
	return request_threaded_irq(irq, handler, NULL, flags, name, dev);
}

const void *free_irq(unsigned int irq, void *dev_id);
void disable_irq(unsigned int irq);
void disable_irq_nosync(unsigned int irq);
void enable_irq(unsigned int irq);
void irq_wake_thread(unsigned int irq, void *dev_id);
int irq_set_affinity(unsigned int irq, const struct cpumask *mask);
irqreturn_t no_action(int irq, void *dev_id);
int __must_check request_any_context_irq(unsigned int irq,
					 irq_handler_t handler,
					 unsigned long flags, const char *name,
					 void *dev_id);
bool disable_hardirq(unsigned int irq);
bool irq_has_action(unsigned int irq);
int irq_set_irq_wake(unsigned int irq, unsigned int on);

/* affinity.c */
int irq_force_affinity(unsigned int irq, const struct cpumask *mask);
int irq_can_set_affinity(unsigned int irq);
int __irq_apply_affinity_hint(unsigned int irq, const struct cpumask *m,
			      bool setaffinity);

static inline int irq_update_affinity_hint(unsigned int irq,
					   const struct cpumask *m)
{
	return __irq_apply_affinity_hint(irq, m, false);
}

static inline int irq_set_affinity_and_hint(unsigned int irq,
					    const struct cpumask *m)
{
	return __irq_apply_affinity_hint(irq, m, true);
}

static inline int irq_set_affinity_hint(unsigned int irq,
					const struct cpumask *m)
{
	return irq_set_affinity_and_hint(irq, m);
}

static inline int enable_irq_wake(unsigned int irq)
{
	return irq_set_irq_wake(irq, 1);
}

static inline int disable_irq_wake(unsigned int irq)
{
	return irq_set_irq_wake(irq, 0);
}

static inline void disable_irq_nosync_lockdep(unsigned int irq)
{
	disable_irq_nosync(irq);
}

static inline void disable_irq_lockdep(unsigned int irq)
{
	disable_irq(irq);
}

static inline void enable_irq_lockdep(unsigned int irq)
{
	enable_irq(irq);
}

/*
 * Softirqs: work put off from a hard interrupt to its end, with interrupts
 * on. The numbers are the order in which they run.
 * Linux: has NET_TX, NET_RX, BLOCK and IRQ_POLL in between as well.
 */
enum {
	HI_SOFTIRQ = 0,
	TIMER_SOFTIRQ,
	TASKLET_SOFTIRQ,
	SCHED_SOFTIRQ,
	HRTIMER_SOFTIRQ,
	RCU_SOFTIRQ,
	NR_SOFTIRQS
};

extern const char *const softirq_to_name[NR_SOFTIRQS];

struct softirq_action {
	void (*action)(void);
};

/* Bit n: softirq n was raised on this CPU. Owner CPU, interrupts off. */
DECLARE_PER_CPU(unsigned int, __softirq_pending);

#define local_softirq_pending()	this_cpu_read(__softirq_pending)

void open_softirq(int nr, void (*action)(void));
void raise_softirq(unsigned int nr);
void raise_softirq_irqoff(unsigned int nr);
void __raise_softirq_irqoff(unsigned int nr);
void do_softirq(void);
void __do_softirq(void);
unsigned long kstat_softirqs_cpu(unsigned int nr, int cpu);
void softirq_init(void);

/* Hook: the thread lies above softirqs and says here how it is woken. */
void softirq_set_wakeup(void (*wake)(void));

/* ------------------------------------------------ tasklets: kernel/tasklet.c */

/**
 * struct tasklet_struct - a function that runs in a softirq, once for each time
 * that it is scheduled, never on two CPUs at once
 * @next: [owner of SCHED] in a CPU's list
 * @state: [a] TASKLET_STATE_* bits
 * @count: [a] disabled so often
 * @use_callback: [I] which of the two
 * @func: [I] the old kind, which gets @data
 * @callback: [I] the new kind
 */
struct tasklet_struct {
	struct tasklet_struct *next;
	unsigned long state;
	atomic_t count;
	bool use_callback;
	union {
		void (*func)(unsigned long data);
		void (*callback)(struct tasklet_struct *t);
	};
	unsigned long data;
};

enum {
	TASKLET_STATE_SCHED,	/* in a list */
	TASKLET_STATE_RUN	/* its function runs */
};

#define __TASKLET(name, n, new, member, fn)		\
	struct tasklet_struct name = {			\
		.count = ATOMIC_INIT(n),		\
		.use_callback = new,			\
		.member = fn,				\
	}
#define DECLARE_TASKLET(name, fn)	__TASKLET(name, 0, true, callback, fn)
#define DECLARE_TASKLET_DISABLED(name, fn) \
	__TASKLET(name, 1, true, callback, fn)
#define DECLARE_TASKLET_OLD(name, fn)	__TASKLET(name, 0, false, func, fn)
#define DECLARE_TASKLET_DISABLED_OLD(name, fn) \
	__TASKLET(name, 1, false, func, fn)

#define from_tasklet(var, callback_tasklet, tasklet_fieldname) \
	container_of(callback_tasklet, typeof(*var), tasklet_fieldname)

static inline int tasklet_trylock(struct tasklet_struct *t)
{
	return !test_and_set_bit(TASKLET_STATE_RUN, &t->state);
}

void tasklet_unlock(struct tasklet_struct *t);
void tasklet_unlock_wait(struct tasklet_struct *t);
void tasklet_unlock_spin_wait(struct tasklet_struct *t);
void __tasklet_schedule(struct tasklet_struct *t);
void __tasklet_hi_schedule(struct tasklet_struct *t);

/**
 * tasklet_schedule - have a tasklet run soon, on this CPU
 *
 * Nothing happens if it is scheduled already. Context: any but NMI.
 */
static inline void tasklet_schedule(struct tasklet_struct *t)
{
	if (!test_and_set_bit(TASKLET_STATE_SCHED, &t->state))
		__tasklet_schedule(t);
}

/* Before all other softirqs. */
static inline void tasklet_hi_schedule(struct tasklet_struct *t)
{
	if (!test_and_set_bit(TASKLET_STATE_SCHED, &t->state))
		__tasklet_hi_schedule(t);
}

/* From now on its function does not begin; it may still run. */
static inline void tasklet_disable_nosync(struct tasklet_struct *t)
{
	atomic_inc(&t->count);
	smp_mb__after_atomic();
}

/* Nor does it run when this returns; spins for that. */
static inline void tasklet_disable_in_atomic(struct tasklet_struct *t)
{
	tasklet_disable_nosync(t);
	tasklet_unlock_spin_wait(t);
	smp_mb();
}

/* The same; may sleep. */
static inline void tasklet_disable(struct tasklet_struct *t)
{
	tasklet_disable_nosync(t);
	tasklet_unlock_wait(t);
	smp_mb();
}

/* As often as it was disabled. */
static inline void tasklet_enable(struct tasklet_struct *t)
{
	smp_mb__before_atomic();
	atomic_dec(&t->count);
}

void tasklet_kill(struct tasklet_struct *t);
void tasklet_init(struct tasklet_struct *t, void (*func)(unsigned long data),
		  unsigned long data);
void tasklet_setup(struct tasklet_struct *t,
		   void (*callback)(struct tasklet_struct *t));
void tasklet_action(bool hi);
void tasklet_takeover(unsigned int cpu);

#endif
