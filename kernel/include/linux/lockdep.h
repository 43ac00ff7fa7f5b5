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
void lockdep_free_key_range(void *start, unsigned long size);
void lockdep_register_key(struct lock_class_key *key);
void lockdep_unregister_key(struct lock_class_key *key);
void lock_set_class(struct lockdep_map *map, const char *name,
		    struct lock_class_key *key, unsigned int subclass,
		    unsigned long ip);
void lock_downgrade(struct lockdep_map *map, unsigned long ip);
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

/* Locks of many orders that nobody can tell apart: only recorded. */
extern struct lock_class_key __lockdep_no_validate__;
#define lockdep_set_novalidate_class(l) \
	lockdep_set_class_and_name(l, &__lockdep_no_validate__, #l)
#define lockdep_match_key(map, k)	((map)->key == (k))
#define lockdep_match_class(l, k)	lockdep_match_key(&(l)->dep_map, k)
#define lockdep_assert_none_held_once() \
	lockdep_assert_once(!current->held_locks.depth)
#define lockdep_assert_no_hardirq() \
	WARN_ON_ONCE(in_hardirq() || irqs_disabled())
#define lockdep_assert_in_softirq() \
	WARN_ON_ONCE(!in_softirq() || in_hardirq() || in_nmi())

/* This path may take lock l: say so even when it does not this time. */
#define __might_lock(l, sub, read) do {					\
	lock_acquire(&(l)->dep_map, sub, 0, read, 1, NULL, _THIS_IP_);	\
	lock_release(&(l)->dep_map, _THIS_IP_);				\
} while (0)

#else

static inline void lockdep_off(void) { }
static inline void lockdep_on(void) { }
static inline void debug_show_held_locks(struct task_struct *task) { }
static inline void debug_show_all_locks(void) { }
static inline void debug_check_no_locks_held(void) { }

static inline void lockdep_free_key_range(void *start, unsigned long size) { }
static inline void lockdep_register_key(struct lock_class_key *key) { }
static inline void lockdep_unregister_key(struct lock_class_key *key) { }
static inline void lockdep_reset_lock(struct lockdep_map *map) { }

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
#define lockdep_set_novalidate_class(l)		do { } while (0)
#define lockdep_match_key(map, k)		0
#define lockdep_match_class(l, k)		0
#define lockdep_assert_none_held_once()		do { } while (0)
#define lockdep_assert_no_hardirq()		do { } while (0)
#define lockdep_assert_in_softirq()		do { } while (0)
#define lock_set_class(m, n, k, sub, ip)	do { (void)(k); } while (0)
#define lock_downgrade(m, ip)			do { } while (0)
#define __might_lock(l, sub, read)		do { } while (0)

#endif

#define lockdep_set_class_and_subclass(l, k, sub)	lockdep_set_class(l, k)
#define lockdep_set_subclass(l, sub)		do { } while (0)
#define lock_set_subclass(map, sub, ip)		do { } while (0)

/* Pins watch a lock that the scheduler lets go meanwhile: not kept here. */
struct pin_cookie { };
#define NIL_COOKIE			((struct pin_cookie){ })
#define lockdep_pin_lock(l)		((struct pin_cookie){ })
#define lockdep_repin_lock(l, c)	do { (void)(c); } while (0)
#define lockdep_unpin_lock(l, c)	do { (void)(c); } while (0)

#define STATIC_LOCKDEP_MAP_INIT(_name, _key)	__STATIC_MAP_INIT(_name, _key)
#ifdef CONFIG_DEBUG_KERNEL
#define __STATIC_MAP_INIT(_name, _key)	{ .name = (_name), .key = (void *)(_key) }
#else
#define __STATIC_MAP_INIT(_name, _key)	{ }
#endif

#define might_lock(l)			__might_lock(l, 0, 0)
#define might_lock_read(l)		__might_lock(l, 0, 1)
#define might_lock_nested(l, sub)	__might_lock(l, sub, 0)

/* Names for lock_acquire(), by the kind of lock; nest is not used. */
#define lock_acquire_exclusive(m, s, t, n, i)	lock_acquire(m, s, t, 0, 1, n, i)
#define lock_acquire_shared(m, s, t, n, i)	lock_acquire(m, s, t, 1, 1, n, i)
#define lock_acquire_shared_recursive(m, s, t, n, i) \
	lock_acquire(m, s, t, 2, 1, n, i)
#define spin_acquire(m, s, t, i)	lock_acquire_exclusive(m, s, t, NULL, i)
#define spin_acquire_nest(m, s, t, n, i) lock_acquire_exclusive(m, s, t, n, i)
#define spin_release(m, i)		lock_release(m, i)
#define rwlock_acquire(m, s, t, i)	lock_acquire_exclusive(m, s, t, NULL, i)
#define rwlock_acquire_read(m, s, t, i)	lock_acquire_shared(m, s, t, NULL, i)
#define rwlock_release(m, i)		lock_release(m, i)
#define seqcount_acquire(m, s, t, i)	lock_acquire_exclusive(m, s, t, NULL, i)
#define seqcount_acquire_read(m, s, t, i) \
	lock_acquire_shared_recursive(m, s, t, NULL, i)
#define seqcount_release(m, i)		lock_release(m, i)
#define mutex_acquire(m, s, t, i)	lock_acquire_exclusive(m, s, t, NULL, i)
#define mutex_acquire_nest(m, s, t, n, i) lock_acquire_exclusive(m, s, t, n, i)
#define mutex_release(m, i)		lock_release(m, i)
#define rwsem_acquire(m, s, t, i)	lock_acquire_exclusive(m, s, t, NULL, i)
#define rwsem_acquire_nest(m, s, t, n, i) lock_acquire_exclusive(m, s, t, n, i)
#define rwsem_acquire_read(m, s, t, i)	lock_acquire_shared(m, s, t, NULL, i)
#define rwsem_release(m, i)		lock_release(m, i)
#define lock_map_acquire(m) \
	lock_acquire_exclusive(m, 0, 0, NULL, _THIS_IP_)
#define lock_map_acquire_try(m) \
	lock_acquire_exclusive(m, 0, 1, NULL, _THIS_IP_)
#define lock_map_acquire_read(m) \
	lock_acquire_shared_recursive(m, 0, 0, NULL, _THIS_IP_)
#define lock_map_acquire_tryread(m) \
	lock_acquire_shared_recursive(m, 0, 1, NULL, _THIS_IP_)
#define lock_map_release(m)		lock_release(m, _THIS_IP_)
#define lock_contended(map, ip)		do { } while (0)
#define lock_acquired(map, ip)		do { } while (0)

#endif
