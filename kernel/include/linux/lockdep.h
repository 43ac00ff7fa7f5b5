/* SPDX-License-Identifier: MIT */
/*
 * The lock checker's interface: what locks report, what code may assert.
 * Implemented in locking/lockdep.c, DEBUG=1 only.
 */
#ifndef _LINUX_LOCKDEP_H
#define _LINUX_LOCKDEP_H

#include <linux/compiler.h>
#include <linux/lockdep_types.h>
#include <linux/bug.h>
#include <linux/irqflags.h>
#include <linux/debug_locks.h>
#include <linux/preempt.h>

struct task_struct;

#define SINGLE_DEPTH_NESTING	1

#ifdef CONFIG_DEBUG_KERNEL

void lockdep_init_map(struct lockdep_map *map, const char *name,
		      struct lock_class_key *key, int subclass);
void lock_acquire(struct lockdep_map *map, unsigned int subclass, int trylock,
		  int read, int check, struct lockdep_map *nest,
		  unsigned long ip);
void lock_release(struct lockdep_map *map, unsigned long ip);
int lock_is_held_type(const struct lockdep_map *map, int read);
void lockdep_off(void);
void lockdep_on(void);
void lockdep_reset_lock(struct lockdep_map *map);
void debug_show_held_locks(struct task_struct *task);
void debug_show_all_locks(void);
void debug_check_no_locks_held(void);
void lockdep_selftest_begin(void);
const char *lockdep_selftest_end(void);

#define __DEP_MAP_INIT(lockname)	{ .name = #lockname }
#define DEP_MAP_INIT(field, lockname)	.field = __DEP_MAP_INIT(lockname),

#define lock_is_held(map)	lock_is_held_type(map, -1)
#define lockdep_is_held(l)	lock_is_held(&(l)->dep_map)
#define lockdep_is_held_type(l, r) lock_is_held_type(&(l)->dep_map, r)
#define lockdep_depth(tsk)	((tsk)->held_locks.depth)

#define lockdep_assert(cond) \
	do { WARN_ON(debug_locks && !(cond)); } while (0)
#define lockdep_assert_once(cond) \
	do { WARN_ON_ONCE(debug_locks && !(cond)); } while (0)
#define lockdep_assert_held(l)		lockdep_assert(lockdep_is_held(l))
#define lockdep_assert_held_once(l)	lockdep_assert_once(lockdep_is_held(l))
#define lockdep_assert_not_held(l)	lockdep_assert(!lockdep_is_held(l))
#define lockdep_assert_held_write(l) \
	lockdep_assert(lockdep_is_held_type(l, 0))
#define lockdep_assert_held_read(l) \
	lockdep_assert(lockdep_is_held_type(l, 1))
#define lockdep_assert_irqs_disabled()	WARN_ON_ONCE(!irqs_disabled())
#define lockdep_assert_irqs_enabled()	WARN_ON_ONCE(irqs_disabled())
#define lockdep_assert_preemption_disabled() \
	WARN_ON_ONCE(preempt_count() == 0 && !irqs_disabled())
#define lockdep_assert_preemption_enabled() \
	WARN_ON_ONCE(preempt_count() != 0 || irqs_disabled())
#define lockdep_assert_in_irq()		WARN_ON_ONCE(!in_hardirq())

#define lockdep_set_class(l, k) \
	lockdep_init_map(&(l)->dep_map, #k, k, 0)
#define lockdep_set_class_and_name(l, k, n) \
	lockdep_init_map(&(l)->dep_map, n, k, 0)

/* This path may take lock l: say so even when it does not this time. */
#define might_lock(l) do {						\
	lock_acquire(&(l)->dep_map, 0, 0, 0, 1, NULL, _THIS_IP_);	\
	lock_release(&(l)->dep_map, _THIS_IP_);				\
} while (0)

#else

static inline void lockdep_off(void) { }
static inline void lockdep_on(void) { }
static inline void debug_show_held_locks(struct task_struct *task) { }
static inline void debug_show_all_locks(void) { }
static inline void debug_check_no_locks_held(void) { }

#define lockdep_init_map(map, name, key, sub) \
	do { (void)(map); (void)(name); (void)(key); } while (0)
#define lock_acquire(map, sub, try, read, check, nest, ip) do { } while (0)
#define lock_release(map, ip)			do { } while (0)

#define __DEP_MAP_INIT(lockname)		{ }
#define DEP_MAP_INIT(field, lockname)

/* Without the checker nobody knows: only to be used in assertions. */
#define lock_is_held(map)			1
#define lockdep_is_held(l)			1
#define lockdep_is_held_type(l, r)		1
#define lockdep_depth(tsk)			0
#define lockdep_assert(cond)			do { } while (0)
#define lockdep_assert_once(cond)		do { } while (0)
#define lockdep_assert_held(l)			do { (void)(l); } while (0)
#define lockdep_assert_held_once(l)		do { (void)(l); } while (0)
#define lockdep_assert_not_held(l)		do { (void)(l); } while (0)
#define lockdep_assert_held_write(l)		do { (void)(l); } while (0)
#define lockdep_assert_held_read(l)		do { (void)(l); } while (0)
#define lockdep_assert_irqs_disabled()		do { } while (0)
#define lockdep_assert_irqs_enabled()		do { } while (0)
#define lockdep_assert_preemption_disabled()	do { } while (0)
#define lockdep_assert_preemption_enabled()	do { } while (0)
#define lockdep_assert_in_irq()			do { } while (0)
#define lockdep_set_class(l, k)			do { (void)(k); } while (0)
#define lockdep_set_class_and_name(l, k, n)	do { (void)(k); } while (0)
#define might_lock(l)				do { } while (0)

#endif

#define lockdep_pin_lock(l)			do { } while (0)
#define mutex_acquire(map, sub, try, ip) \
	lock_acquire(map, sub, try, 0, 1, NULL, ip)
#define rwsem_acquire_read(map, sub, try, ip) \
	lock_acquire(map, sub, try, 1, 1, NULL, ip)

#endif
