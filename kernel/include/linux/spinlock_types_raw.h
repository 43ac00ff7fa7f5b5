/* SPDX-License-Identifier: MIT */
/*
 * struct raw_spinlock: the lock word, and in a DEBUG build who holds it. See
 * spinlock.h.
 */
#ifndef _LINUX_SPINLOCK_TYPES_RAW_H
#define _LINUX_SPINLOCK_TYPES_RAW_H

#include <linux/types.h>
#include <linux/lockdep_types.h>
#include <asm/spinlock.h>

/*
 * magic, owner_cpu, owner and owner_ip are written by the holder only. Others
 * read them without the lock, for reports and for recursion: a task can find
 * its own name there only when it wrote it itself.
 */
typedef struct raw_spinlock {
	arch_spinlock_t raw_lock;
#ifdef CONFIG_DEBUG_KERNEL
	unsigned int magic;
	int owner_cpu;
	void *owner;
	unsigned long owner_ip;
	struct lockdep_map dep_map;
#endif
} raw_spinlock_t;

#define SPINLOCK_MAGIC		0xdead4ead
#define SPINLOCK_OWNER_INIT	((void *)-1L)

#ifdef CONFIG_DEBUG_KERNEL
#define __RAW_SPIN_LOCK_INITIALIZER(lockname) {		\
	.raw_lock = __ARCH_SPIN_LOCK_UNLOCKED,		\
	.magic = SPINLOCK_MAGIC,			\
	.owner_cpu = -1,				\
	.owner = SPINLOCK_OWNER_INIT,			\
	.dep_map = { .name = #lockname } }
#else
#define __RAW_SPIN_LOCK_INITIALIZER(lockname) {		\
	.raw_lock = __ARCH_SPIN_LOCK_UNLOCKED }
#endif

#define __RAW_SPIN_LOCK_UNLOCKED(lockname) \
	((raw_spinlock_t)__RAW_SPIN_LOCK_INITIALIZER(lockname))
#define DEFINE_RAW_SPINLOCK(x)	raw_spinlock_t x = __RAW_SPIN_LOCK_INITIALIZER(x)

#endif
