/* SPDX-License-Identifier: MIT */
/*
 * Clean-up at the end of a block: __free(), guard() and scoped_guard(), with
 * the compiler's cleanup attribute.
 */
#ifndef _LINUX_CLEANUP_H
#define _LINUX_CLEANUP_H

#include <linux/compiler.h>
#include <linux/stddef.h>
#include <linux/types.h>

#define __cleanup(fn)	__attribute__((__cleanup__(fn)))

/* DEFINE_FREE(kfree, void *, if (_T) kfree(_T)) makes __free(kfree) work. */
#define DEFINE_FREE(name, type, free) \
	static __always_inline void __free_##name(void *p) \
	{ type _T = *(type *)p; free; }
#define __free(name)	__cleanup(__free_##name)

#define no_free_ptr(p)	({ typeof(p) __ptr = (p); (p) = NULL; __ptr; })
#define return_ptr(p)	return no_free_ptr(p)

/*
 * A guard is an object on the stack whose birth locks and whose death unlocks.
 */
#define DEFINE_CLASS(name, type, exit, init, init_args...)		\
typedef type class_##name##_t;						\
static __always_inline void class_##name##_destructor(type *p)		\
{ type _T = *p; exit; }							\
static __always_inline type class_##name##_constructor(init_args)	\
{ type t = init; return t; }

#define CLASS(name, var)						\
	class_##name##_t var __maybe_unused				\
		__cleanup(class_##name##_destructor) =			\
		class_##name##_constructor

/* For a lock that is a type of its own: DEFINE_GUARD(mutex, ...). */
#define DEFINE_GUARD(name, type, lock, unlock)				\
	DEFINE_CLASS(name, type, if (_T) { unlock; },			\
		     ({ lock; _T; }), type _T)				\
	static __always_inline void *class_##name##_lock_ptr(class_##name##_t *_T) \
	{ return (void *)*_T; }

/* With one argument, the lock, and what else must be kept until the unlock. */
#define DEFINE_LOCK_GUARD_1(name, type, lock_it, unlock_it, ...)	\
typedef struct {							\
	type *lock;							\
	__VA_ARGS__;							\
} class_##name##_t;							\
static __always_inline void class_##name##_destructor(class_##name##_t *_T) \
{ if (_T->lock) { unlock_it; } }					\
static __always_inline void *class_##name##_lock_ptr(class_##name##_t *_T) \
{ return (void *)_T->lock; }						\
static __always_inline class_##name##_t class_##name##_constructor(type *l) \
{									\
	class_##name##_t __t = { .lock = l }, *_T = &__t;		\
	lock_it;							\
	return __t;							\
}

/* With none: guard(irq)(). */
#define DEFINE_LOCK_GUARD_0(name, lock_it, unlock_it, ...)		\
typedef struct {							\
	void *lock;							\
	__VA_ARGS__;							\
} class_##name##_t;							\
static __always_inline void class_##name##_destructor(class_##name##_t *_T) \
{ if (_T->lock) { unlock_it; } }					\
static __always_inline void *class_##name##_lock_ptr(class_##name##_t *_T) \
{ return _T->lock; }							\
static __always_inline class_##name##_t class_##name##_constructor(void) \
{									\
	class_##name##_t __t = { .lock = (void *)1 },			\
		*_T __maybe_unused = &__t;				\
	lock_it;							\
	return __t;							\
}

#define guard(name)	CLASS(name, __UNIQUE_ID(guard))

#define scoped_guard(name, args...)					\
	for (CLASS(name, scope)(args), *__done = NULL; !__done;		\
	     __done = (void *)1)

#endif
