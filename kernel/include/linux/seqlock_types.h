/* SPDX-License-Identifier: MIT */
/* The types of seqlock.h, apart from the functions. */
#ifndef _LINUX_SEQLOCK_TYPES_H
#define _LINUX_SEQLOCK_TYPES_H

#include <linux/types.h>
#include <linux/spinlock_types.h>

struct mutex;

typedef struct seqcount {
	unsigned int sequence;		/* odd: a writer is inside */
} seqcount_t;

#define SEQCNT_ZERO(name)	{ .sequence = 0 }

/* The lock is only remembered where somebody looks at it. */
#ifdef CONFIG_DEBUG_KERNEL
#define __SEQ_LOCK(expr)	expr
#else
#define __SEQ_LOCK(expr)
#endif

#define SEQCOUNT_LOCKNAME(name, type)			\
typedef struct seqcount_##name {			\
	seqcount_t seqcount;				\
	__SEQ_LOCK(type *lock;)				\
} seqcount_##name##_t;

SEQCOUNT_LOCKNAME(raw_spinlock, raw_spinlock_t)
SEQCOUNT_LOCKNAME(spinlock, spinlock_t)
SEQCOUNT_LOCKNAME(rwlock, rwlock_t)
SEQCOUNT_LOCKNAME(mutex, struct mutex)

#define SEQCNT_LOCK_INIT(name, assoc_lock) \
	{ .seqcount = SEQCNT_ZERO(name.seqcount) \
	  __SEQ_LOCK(, .lock = (assoc_lock)) }
#define SEQCNT_RAW_SPINLOCK_ZERO(name, l)	SEQCNT_LOCK_INIT(name, l)
#define SEQCNT_SPINLOCK_ZERO(name, l)		SEQCNT_LOCK_INIT(name, l)
#define SEQCNT_RWLOCK_ZERO(name, l)		SEQCNT_LOCK_INIT(name, l)
#define SEQCNT_MUTEX_ZERO(name, l)		SEQCNT_LOCK_INIT(name, l)

typedef struct seqcount_latch {
	seqcount_t seqcount;
} seqcount_latch_t;

#define SEQCNT_LATCH_ZERO(name)	{ .seqcount = SEQCNT_ZERO(name.seqcount) }

typedef struct seqlock {
	seqcount_t seqcount;
	spinlock_t lock;
} seqlock_t;

#define __SEQLOCK_UNLOCKED(lockname) {				\
	.seqcount = SEQCNT_ZERO(lockname),			\
	.lock = __SPIN_LOCK_INITIALIZER(lockname.lock) }
#define DEFINE_SEQLOCK(sl)	seqlock_t sl = __SEQLOCK_UNLOCKED(sl)

#endif
