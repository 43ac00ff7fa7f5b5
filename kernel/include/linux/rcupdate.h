/* SPDX-License-Identifier: MIT */
/*
 * Read-copy-update: readers that never wait, updaters that wait for readers.
 *
 * One flavour: a reader is a stretch of code with preemption off (so also any
 * softirq or interrupt handler). A CPU that switches tasks, idles, or is
 * interrupted where it could have been preempted is therefore in no reader:
 * it is quiescent. When each CPU has been that once, a grace period is over.
 * kernel/rcu/tree.c counts, the thread rcu_gp (kernel/rcu/gp_kthread.c) drives.
 *
 * Linux: rcupdate.h with CONFIG_PREEMPT_RCU=n. Left out: Tasks RCU, lockdep's
 * reader maps. SRCU is in srcu.h.
 */
#ifndef _LINUX_RCUPDATE_H
#define _LINUX_RCUPDATE_H

#include <linux/bug.h>
#include <linux/cleanup.h>
#include <linux/compiler.h>
#include <linux/types.h>
#include <linux/irqflags.h>
#include <linux/percpu.h>
#include <linux/preempt.h>
#include <linux/stddef.h>
#include <asm/barrier.h>

/* Grace period sequence numbers wrap: compare by distance. */
#define ULONG_CMP_GE(a, b)	((long)((a) - (b)) >= 0)
#define ULONG_CMP_LT(a, b)	((long)((a) - (b)) < 0)

/**
 * rcu_read_lock - begin a reader
 *
 * What rcu_dereference() returns stays valid until rcu_read_unlock(). Nests;
 * the reader must not sleep. Context: any.
 */
static __always_inline void rcu_read_lock(void)
{
	preempt_disable();
}

/** rcu_read_unlock - end a reader */
static __always_inline void rcu_read_unlock(void)
{
	preempt_enable();
}

static __always_inline void rcu_read_lock_sched(void)
{
	preempt_disable();
}

static __always_inline void rcu_read_unlock_sched(void)
{
	preempt_enable();
}

void __local_bh_enable_ip(unsigned long ip, unsigned int cnt);

static __always_inline void rcu_read_lock_bh(void)
{
	preempt_count_add(SOFTIRQ_DISABLE_OFFSET);
	barrier();
}

static __always_inline void rcu_read_unlock_bh(void)
{
	__local_bh_enable_ip(_THIS_IP_, SOFTIRQ_DISABLE_OFFSET);
}

/* Could the caller be in a reader? For checks; says yes when in doubt. */
static inline int rcu_read_lock_held(void)
{
	return preempt_count() || irqs_disabled();
}

static inline int rcu_read_lock_sched_held(void)
{
	return rcu_read_lock_held();
}

static inline int rcu_read_lock_bh_held(void)
{
	return rcu_read_lock_held();
}

#define rcu_read_lock_any_held() rcu_read_lock_held()
#define rcu_preempt_depth()	0	/* readers do not count, they exclude */
#define rcu_read_lock_sched_notrace()	rcu_read_lock_sched()
#define rcu_read_unlock_sched_notrace()	rcu_read_unlock_sched()
#define rcu_read_lock_dont_migrate()	rcu_read_lock()
#define rcu_read_unlock_migrate()	rcu_read_unlock()
/* An unlock and the next lock, of whatever CPUs, are a full barrier here. */
#define smp_mb__after_unlock_lock()	do { } while (0)

DEFINE_LOCK_GUARD_0(rcu, rcu_read_lock(), rcu_read_unlock())

#ifdef CONFIG_DEBUG_KERNEL
void rcu_bad_dereference(const char *file, int line);
#define RCU_LOCKDEP_WARN(c, s)						\
	do {								\
		if (unlikely(c))					\
			rcu_bad_dereference(__FILE__, __LINE__);	\
	} while (0)
#else
#define RCU_LOCKDEP_WARN(c, s)	do { } while (0 && (c))
#endif

#define lockdep_assert_in_rcu_read_lock() \
	RCU_LOCKDEP_WARN(!rcu_read_lock_held(), "reader")
#define lockdep_assert_in_rcu_read_lock_bh()	lockdep_assert_in_rcu_read_lock()
#define lockdep_assert_in_rcu_read_lock_sched()	lockdep_assert_in_rcu_read_lock()
#define lockdep_assert_in_rcu_reader()		lockdep_assert_in_rcu_read_lock()
#define rcu_sleep_check() \
	RCU_LOCKDEP_WARN(preempt_count(), "sleeps in a reader")

/* Publishing and reading a pointer that an updater may change. */

#define RCU_INITIALIZER(v)	((typeof(*(v)) __force __rcu *)(v))
#define unrcu_pointer(p)	((typeof(*(p)) __force *)(p))

/**
 * rcu_assign_pointer - publish @v in @p
 *
 * All stores that filled *@v are visible before the pointer is.
 * Pairs with: the dependency that rcu_dereference() keeps.
 */
#define rcu_assign_pointer(p, v)					\
	do {								\
		if (__builtin_constant_p(v) && (uintptr_t)(v) == 0)	\
			WRITE_ONCE((p), (typeof(p))(v));		\
		else							\
			smp_store_release(&(p), (typeof(p))(v));	\
	} while (0)

/* No reader can see @p yet, or @v is NULL: no ordering needed. */
#define RCU_INIT_POINTER(p, v)	WRITE_ONCE((p), (typeof(p))(v))
#define RCU_POINTER_INITIALIZER(p, v) .p = RCU_INITIALIZER(v)

#define rcu_replace_pointer(rcu_ptr, ptr, c)				\
({									\
	typeof(ptr) __old = rcu_dereference_protected((rcu_ptr), (c));	\
	rcu_assign_pointer((rcu_ptr), (ptr));				\
	__old;								\
})

/* The value only; it must not be followed. Needs no reader. */
#define rcu_access_pointer(p)	READ_ONCE(p)
#define rcu_dereference_raw(p)	READ_ONCE(p)
#define rcu_dereference_raw_check(p)	READ_ONCE(p)

#define rcu_dereference_check(p, c)					\
({									\
	RCU_LOCKDEP_WARN(!((c) || rcu_read_lock_held()), "reader");	\
	READ_ONCE(p);							\
})

/**
 * rcu_dereference - fetch a pointer to follow inside a reader
 *
 * In a debug build a caller outside any reader is reported.
 */
#define rcu_dereference(p)		rcu_dereference_check(p, 0)
#define rcu_dereference_sched(p)	rcu_dereference_check(p, 0)
#define rcu_dereference_bh(p)		rcu_dereference_check(p, 0)
#define rcu_dereference_sched_check(p, c) rcu_dereference_check(p, c)
#define rcu_dereference_bh_check(p, c)	rcu_dereference_check(p, c)

/* The updater holds the lock that @c tests: @p cannot change. */
#define rcu_dereference_protected(p, c)					\
({									\
	RCU_LOCKDEP_WARN(!(c), "updater's lock");			\
	(p);								\
})

#define rcu_pointer_handoff(p)	(p)

/* Waiting for readers. */

void call_rcu(struct rcu_head *head, rcu_callback_t func);
#define call_rcu_hurry(head, func) call_rcu(head, func)
void synchronize_rcu(void);
#define synchronize_rcu_expedited() synchronize_rcu()
#define synchronize_net() synchronize_rcu()
void rcu_barrier(void);
unsigned long get_state_synchronize_rcu(void);
bool poll_state_synchronize_rcu(unsigned long oldstate);
void cond_synchronize_rcu(unsigned long oldstate);
unsigned long start_poll_synchronize_rcu(void);
unsigned long get_completed_synchronize_rcu(void);

static inline bool same_state_synchronize_rcu(unsigned long a, unsigned long b)
{
	return a == b;
}

/* There is one kind of grace period, so the second number has no use here. */
struct rcu_gp_oldstate {
	unsigned long rgos_norm;
	unsigned long rgos_exp;
};

#define get_state_synchronize_rcu_full(s) \
	((void)((s)->rgos_norm = (s)->rgos_exp = get_state_synchronize_rcu()))
#define start_poll_synchronize_rcu_full(s) \
	((void)((s)->rgos_norm = (s)->rgos_exp = start_poll_synchronize_rcu()))
#define get_completed_synchronize_rcu_full(s) \
	((void)((s)->rgos_norm = (s)->rgos_exp = get_completed_synchronize_rcu()))
#define poll_state_synchronize_rcu_full(s) \
	poll_state_synchronize_rcu((s)->rgos_norm)
#define cond_synchronize_rcu_full(s)	cond_synchronize_rcu((s)->rgos_norm)
#define same_state_synchronize_rcu_full(a, b) \
	((a)->rgos_norm == (b)->rgos_norm)
#define start_poll_synchronize_rcu_expedited()	start_poll_synchronize_rcu()
#define start_poll_synchronize_rcu_expedited_full(s) \
	start_poll_synchronize_rcu_full(s)
#define cond_synchronize_rcu_expedited(s)	cond_synchronize_rcu(s)
#define cond_synchronize_rcu_expedited_full(s)	cond_synchronize_rcu_full(s)

/* A "function" below this is the offset of the rcu_head in what to kvfree(). */
#define __is_kvfree_rcu_offset(offset)	((offset) < 4096)

/**
 * kfree_rcu - kfree() @ptr after a grace period
 * @ptr: from kmalloc
 * @rhf: name of the struct rcu_head in it
 */
#define kfree_rcu(ptr, rhf)						\
do {									\
	typeof(ptr) ___p = (ptr);					\
	BUILD_BUG_ON(offsetof(typeof(*(ptr)), rhf) >= 4096);		\
	if (___p)							\
		call_rcu(&___p->rhf, (rcu_callback_t)(unsigned long)	\
			 offsetof(typeof(*(ptr)), rhf));		\
} while (0)
#define kvfree_rcu(ptr, rhf)	kfree_rcu(ptr, rhf)	/* finds out which */
#define kvfree_rcu_barrier()	rcu_barrier()

/* Wait for readers, then kfree() @ptr, which needs no rcu_head. May sleep. */
#define kfree_rcu_mightsleep(ptr)					\
do {									\
	typeof(ptr) ___p = (ptr);					\
	if (___p) {							\
		synchronize_rcu();					\
		kfree(___p);						\
	}								\
} while (0)

#define kvfree_rcu_mightsleep(ptr)					\
do {									\
	typeof(ptr) ___p = (ptr);					\
	if (___p) {							\
		synchronize_rcu();					\
		kvfree(___p);						\
	}								\
} while (0)

/* So that rcu_head_after_call_rcu() can tell whether call_rcu() was called. */
static inline void rcu_head_init(struct rcu_head *head)
{
	head->func = (rcu_callback_t)~0UL;
}

static inline bool rcu_head_after_call_rcu(struct rcu_head *head,
					   rcu_callback_t func)
{
	rcu_callback_t now = READ_ONCE(head->func);

	WARN_ON_ONCE(now != func && now != (rcu_callback_t)~0UL);
	return now == func;
}

static inline void init_rcu_head(struct rcu_head *head) { }
static inline void destroy_rcu_head(struct rcu_head *head) { }
static inline void init_rcu_head_on_stack(struct rcu_head *head) { }
static inline void destroy_rcu_head_on_stack(struct rcu_head *head) { }

/* What the rest of the kernel tells RCU. */

/*
 * rcu_qs: how often this CPU was quiescent, in steps of two; bit 0 says that
 * RCU watches the CPU. Even: it idles (or was never started), no reader there.
 */
DECLARE_PER_CPU(unsigned long, rcu_qs);

#define RCU_WATCHING	1UL
#define RCU_QS_STEP	2UL

/**
 * rcu_note_context_switch - a switch of tasks: this CPU is in no reader
 * @preempt: whether the switch is a preemption; no matter in this flavour
 *
 * One instruction. Must stand before __schedule() takes rq->lock: that locked
 * instruction is the full barrier between the count and the next task's reads.
 * Pairs with: smp_mb() in rcu_gp_begin() and rcu_gp_poll().
 * Context: interrupts off, no reader.
 */
static __always_inline void rcu_note_context_switch(bool preempt)
{
	this_cpu_add(rcu_qs, RCU_QS_STEP);
}

/**
 * rcu_is_watching - may this CPU hold a reader now?
 *
 * False only between ct_idle_enter() and ct_idle_exit().
 */
static __always_inline bool rcu_is_watching(void)
{
	return this_cpu_read(rcu_qs) & RCU_WATCHING;
}

#define cond_resched_tasks_rcu_qs()	cond_resched()

void rcu_momentary_eqs(void);
#define rcu_momentary_dyntick_idle()	rcu_momentary_eqs()	/* until 6.11 */
#define rcu_softirq_qs()		rcu_momentary_eqs()

/* The idle loop, around the halt; interrupts off. */
void ct_idle_enter(void);
void ct_idle_exit(void);

/* For those who look for what a module left behind. */
void rcu_find_callbacks(void (*fn)(struct rcu_head *head, void *data),
			void *data);

void rcu_init(void);
void rcu_scheduler_starting(void);
void rcu_sched_clock_irq(int user);
void rcu_prepare_for_idle(void);
void rcutree_report_cpu_starting(unsigned int cpu);
void rcutree_migrate_callbacks(int cpu);
bool rcu_needs_cpu(void);

#endif
