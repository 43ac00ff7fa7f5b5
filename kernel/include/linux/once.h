/* SPDX-License-Identifier: MIT */
/* Doing something the first time only. */
#ifndef _LINUX_ONCE_H
#define _LINUX_ONCE_H

#include <linux/spinlock.h>

/*
 * true for the one caller that ran func; all others find it done: who comes
 * meanwhile waits at the lock.
 */
#define DO_ONCE(func, ...) ({					\
	static DEFINE_SPINLOCK(__once_lock);			\
	static bool __once_done;				\
	bool __once_ran = false;				\
								\
	if (unlikely(!smp_load_acquire(&__once_done))) {	\
		unsigned long __once_flags;			\
								\
		spin_lock_irqsave(&__once_lock, __once_flags);	\
		if (!__once_done) {				\
			func(__VA_ARGS__);			\
			__once_ran = true;			\
			/* Pairs with: the acquire above. */	\
			smp_store_release(&__once_done, true);	\
		}						\
		spin_unlock_irqrestore(&__once_lock, __once_flags); \
	}							\
	unlikely(__once_ran); })

#define get_random_once(buf, n)	DO_ONCE(get_random_bytes, (buf), (n))

#endif
