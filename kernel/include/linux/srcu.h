/* SPDX-License-Identifier: MIT */
/*
 * srcu.h - RCU whose readers may sleep: each structure has grace periods of its
 * own, which wait for its readers alone; kernel/rcu/srcu.c.
 */
#ifndef _LINUX_SRCU_H
#define _LINUX_SRCU_H

#include <linux/cleanup.h>
#include <linux/lockdep.h>
#include <linux/mutex.h>
#include <linux/percpu.h>
#include <linux/rcupdate.h>
#include <linux/spinlock.h>
#include <linux/timer.h>
#include <linux/wait.h>

/* One CPU's readers, those who began under each index. Only sums matter. */
struct srcu_data {
	unsigned long lock_count[2];
	unsigned long unlock_count[2];
};

struct srcu_cblist {
	struct rcu_head *head, **tail;
};

/* Fields: a atomic, l lock. */
struct srcu_struct {
	struct srcu_data __percpu *sda;
	unsigned int idx;		/* a, l new readers use its last bit */
	unsigned long gp_seq;		/* a, l odd: a grace period runs */
	unsigned long gp_wanted;	/* l reach at least this */
	u8 phase;			/* l which readers it waits for */
	bool invoking;			/* l somebody is at @done */
	struct srcu_cblist nxt;		/* l without a number yet */
	struct srcu_cblist wait;	/* l for wait_seq */
	struct srcu_cblist done;	/* l to be invoked */
	unsigned long wait_seq;		/* l */
	spinlock_t lock;
	wait_queue_head_t wq;		/* who waits for gp_seq */
	struct timer_list timer;	/* looks again each jiffy */
#ifdef CONFIG_DEBUG_KERNEL
	struct lockdep_map dep_map;
#endif
};

void srcu_timer_fn(struct timer_list *t);

#define __SRCU_CBLIST_INIT(list)	{ .tail = &(list).head }
#define __SRCU_STRUCT_INIT(name, data) {				\
	.sda = &data,							\
	.nxt = __SRCU_CBLIST_INIT(name.nxt),				\
	.wait = __SRCU_CBLIST_INIT(name.wait),				\
	.done = __SRCU_CBLIST_INIT(name.done),				\
	.lock = __SPIN_LOCK_INITIALIZER(name.lock),			\
	.wq = __WAIT_QUEUE_HEAD_INITIALIZER(name.wq),			\
	.timer = __TIMER_INITIALIZER(srcu_timer_fn, 0),			\
	DEP_MAP_INIT(dep_map, name)					\
}
#define __DEFINE_SRCU(name, is_static)					\
	static DEFINE_PER_CPU(struct srcu_data, name##_srcu_data);	\
	is_static struct srcu_struct name =				\
		__SRCU_STRUCT_INIT(name, name##_srcu_data)
#define DEFINE_SRCU(name)		__DEFINE_SRCU(name, )
#define DEFINE_STATIC_SRCU(name)	__DEFINE_SRCU(name, static)

int __init_srcu_struct(struct srcu_struct *ssp, const char *name,
		       struct lock_class_key *key);
#define init_srcu_struct(ssp) ({					\
	static struct lock_class_key __srcu_key;			\
	__init_srcu_struct((ssp), #ssp, &__srcu_key);			\
})
void cleanup_srcu_struct(struct srcu_struct *ssp);

void synchronize_srcu(struct srcu_struct *ssp);
#define synchronize_srcu_expedited(ssp)	synchronize_srcu(ssp)
void call_srcu(struct srcu_struct *ssp, struct rcu_head *head,
	       rcu_callback_t func);
void srcu_barrier(struct srcu_struct *ssp);
unsigned long get_state_synchronize_srcu(struct srcu_struct *ssp);
unsigned long start_poll_synchronize_srcu(struct srcu_struct *ssp);
bool poll_state_synchronize_srcu(struct srcu_struct *ssp, unsigned long cookie);

/*
 * Race: a reader takes the index, counts, and reads data; a grace period moves
 * the index on and adds up. A reader that was slow between the first two steps
 * may count under the old index: it is waited for by the next drain, and what it
 * reads is newer than the flip. The barriers keep count and data in order.
 * Pairs with: smp_mb() in srcu.c, drained() and srcu_advance().
 */
static inline int __srcu_read_lock(struct srcu_struct *ssp)
{
	int idx = READ_ONCE(ssp->idx) & 1;

	this_cpu_inc(ssp->sda->lock_count[idx]);
	smp_mb();
	return idx;
}

static inline void __srcu_read_unlock(struct srcu_struct *ssp, int idx)
{
	smp_mb();
	this_cpu_inc(ssp->sda->unlock_count[idx]);
}

/**
 * srcu_read_lock - begin a reader, which may sleep
 * @ssp: whose
 *
 * Nests. Return: what srcu_read_unlock() takes.
 */
static inline int __must_check srcu_read_lock(struct srcu_struct *ssp)
{
	int idx = __srcu_read_lock(ssp);

	lock_acquire(&ssp->dep_map, 0, 0, 2, 0, NULL, _THIS_IP_);
	return idx;
}

/** srcu_read_unlock - end a reader, in the task that began it */
static inline void srcu_read_unlock(struct srcu_struct *ssp, int idx)
{
	lock_release(&ssp->dep_map, _THIS_IP_);
	__srcu_read_unlock(ssp, idx);
}

/* Readers that end in another task than they began, or in an NMI. */
#define srcu_down_read(ssp)		__srcu_read_lock(ssp)
#define srcu_up_read(ssp, idx)		__srcu_read_unlock(ssp, idx)
#define srcu_read_lock_nmisafe(ssp)	__srcu_read_lock(ssp)
#define srcu_read_unlock_nmisafe(ssp, idx) __srcu_read_unlock(ssp, idx)
#define srcu_read_lock_notrace(ssp)	__srcu_read_lock(ssp)
#define srcu_read_unlock_notrace(ssp, idx) __srcu_read_unlock(ssp, idx)
#define smp_mb__after_srcu_read_lock()	do { } while (0)
#define smp_mb__after_srcu_read_unlock() do { } while (0)

/* For checks; without them nobody knows, and the answer is yes. */
#define srcu_read_lock_held(ssp)	lock_is_held(&(ssp)->dep_map)

#define srcu_dereference_check(p, ssp, c) ({				\
	RCU_LOCKDEP_WARN(!((c) || srcu_read_lock_held(ssp)), "reader");	\
	READ_ONCE(p);							\
})
#define srcu_dereference(p, ssp)	srcu_dereference_check(p, ssp, 0)
#define srcu_dereference_notrace(p, ssp) srcu_dereference_check(p, ssp, 1)

DEFINE_LOCK_GUARD_1(srcu, struct srcu_struct,
		    _T->idx = srcu_read_lock(_T->lock),
		    srcu_read_unlock(_T->lock, _T->idx),
		    int idx)

#endif
