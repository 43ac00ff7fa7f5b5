/* SPDX-License-Identifier: MIT */
/*
 * spinlock_t and its initialisers, apart from the functions, so that sched.h
 * can embed locks.
 */
#ifndef _LINUX_SPINLOCK_TYPES_H
#define _LINUX_SPINLOCK_TYPES_H

#include <linux/stddef.h>
#include <linux/spinlock_types_raw.h>
#include <linux/rwlock_types.h>

/*
 * Linux: on PREEMPT_RT a spinlock_t sleeps and a raw_spinlock_t spins; here, as
 * in every other Linux, both spin. The two types are kept apart so that code
 * which mixes them does not compile.
 */
typedef struct spinlock {
#ifdef CONFIG_DEBUG_KERNEL
	union {
		struct raw_spinlock rlock;
		struct {
			u8 __padding[offsetof(struct raw_spinlock, dep_map)];
			struct lockdep_map dep_map;
		};
	};
#else
	struct raw_spinlock rlock;
#endif
} spinlock_t;

#define __SPIN_LOCK_INITIALIZER(lockname) \
	{ .rlock = __RAW_SPIN_LOCK_INITIALIZER(lockname) }
#define __SPIN_LOCK_UNLOCKED(lockname) \
	((spinlock_t)__SPIN_LOCK_INITIALIZER(lockname))
#define DEFINE_SPINLOCK(x)	spinlock_t x = __SPIN_LOCK_INITIALIZER(x)

#endif
