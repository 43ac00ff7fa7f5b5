/* SPDX-License-Identifier: MIT */
/*
 * local_lock.h - a name for "this per-CPU data is mine now".
 *
 * A local lock is a member of per-CPU data. Taking it forbids preemption, or
 * masks interrupts: nothing else is needed against one's own CPU. In a DEBUG
 * build lockdep knows who holds it. Linux: on PREEMPT_RT a spinlock.
 */
#ifndef _LINUX_LOCAL_LOCK_H
#define _LINUX_LOCAL_LOCK_H

#include <linux/bottom_half.h>
#include <linux/cleanup.h>
#include <linux/irqflags.h>
#include <linux/lockdep.h>
#include <linux/percpu.h>
#include <linux/preempt.h>

typedef struct {
#ifdef CONFIG_DEBUG_KERNEL
	struct lockdep_map dep_map;
#endif
} local_lock_t;

#ifdef CONFIG_DEBUG_KERNEL
#define INIT_LOCAL_LOCK(lockname)	{ .dep_map = { .name = #lockname } }
#define local_lock_init(lock) do {					\
	static struct lock_class_key __key;				\
	lockdep_init_map(&(lock)->dep_map, #lock, &__key, 0);		\
} while (0)
#define __local_lock_acquire(lock) \
	lock_acquire(&this_cpu_ptr(lock)->dep_map, 0, 0, 0, 1, NULL, _THIS_IP_)
#define __local_lock_release(lock) \
	lock_release(&this_cpu_ptr(lock)->dep_map, _THIS_IP_)
#else
#define INIT_LOCAL_LOCK(lockname)	{ }
#define local_lock_init(lock)		do { (void)(lock); } while (0)
#define __local_lock_acquire(lock)	do { (void)(lock); } while (0)
#define __local_lock_release(lock)	do { (void)(lock); } while (0)
#endif

/* lock: the address of the member in the per-CPU variable */
#define local_lock(lock) \
	do { preempt_disable(); __local_lock_acquire(lock); } while (0)
#define local_unlock(lock) \
	do { __local_lock_release(lock); preempt_enable(); } while (0)
#define local_lock_irq(lock) \
	do { local_irq_disable(); __local_lock_acquire(lock); } while (0)
#define local_unlock_irq(lock) \
	do { __local_lock_release(lock); local_irq_enable(); } while (0)
#define local_lock_irqsave(lock, flags) \
	do { local_irq_save(flags); __local_lock_acquire(lock); } while (0)
#define local_unlock_irqrestore(lock, flags) \
	do { __local_lock_release(lock); local_irq_restore(flags); } while (0)
/* Bottom halves are off already: that is the lock. */
#define local_lock_nested_bh(lock) do {			\
	lockdep_assert_in_softirq();			\
	__local_lock_acquire(lock);			\
} while (0)
#define local_unlock_nested_bh(lock)	__local_lock_release(lock)

DEFINE_GUARD(local_lock, local_lock_t __percpu *, local_lock(_T),
	     local_unlock(_T))
DEFINE_GUARD(local_lock_irq, local_lock_t __percpu *, local_lock_irq(_T),
	     local_unlock_irq(_T))
DEFINE_LOCK_GUARD_1(local_lock_irqsave, local_lock_t __percpu,
		    local_lock_irqsave(_T->lock, _T->flags),
		    local_unlock_irqrestore(_T->lock, _T->flags),
		    unsigned long flags)
DEFINE_GUARD(local_lock_nested_bh, local_lock_t __percpu *,
	     local_lock_nested_bh(_T), local_unlock_nested_bh(_T))

#endif
