/* SPDX-License-Identifier: MIT */
/* rwlock_t: many readers or one writer, spinning. See rwlock.h. */
#ifndef _LINUX_RWLOCK_TYPES_H
#define _LINUX_RWLOCK_TYPES_H

#include <linux/types.h>
#include <linux/lockdep_types.h>
#include <asm/spinlock.h>

typedef struct rwlock {
	atomic_t cnts;			/* see locking/rwlock.c for the bits */
	arch_spinlock_t wait_lock;	/* the queue: who waits holds or spins on it */
#ifdef CONFIG_DEBUG_KERNEL
	unsigned int magic;
	int owner_cpu;			/* of the writer */
	void *owner;
	struct lockdep_map dep_map;
#endif
} rwlock_t;

#define RWLOCK_MAGIC	0xdeaf1eed

#ifdef CONFIG_DEBUG_KERNEL
#define __RW_LOCK_UNLOCKED_INIT(lockname) {		\
	.cnts = ATOMIC_INIT(0),				\
	.wait_lock = __ARCH_SPIN_LOCK_UNLOCKED,		\
	.magic = RWLOCK_MAGIC,				\
	.owner_cpu = -1,				\
	.owner = (void *)-1L,				\
	.dep_map = { .name = #lockname } }
#else
#define __RW_LOCK_UNLOCKED_INIT(lockname) {		\
	.cnts = ATOMIC_INIT(0),				\
	.wait_lock = __ARCH_SPIN_LOCK_UNLOCKED }
#endif
#define __RW_LOCK_UNLOCKED(lockname) \
	((rwlock_t)__RW_LOCK_UNLOCKED_INIT(lockname))
#define DEFINE_RWLOCK(x)	rwlock_t x = __RW_LOCK_UNLOCKED_INIT(x)

#endif
