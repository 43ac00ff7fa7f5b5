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

/* p is NULL from now on; its value is the caller's to free. */
#define __get_and_null(p, nullvalue) ({					\
	typeof(p) *__pp = &(p), __val = *__pp;				\
	*__pp = nullvalue;						\
	__val; })
static __always_inline __must_check
const volatile void *__must_check_fn(const volatile void *p)
{
	return p;
}
#define no_free_ptr(p) \
	((typeof(p))__must_check_fn(__get_and_null(p, NULL)))
#define retain_and_null_ptr(p)	((void)__get_and_null(p, NULL))
#define return_ptr(p)		return no_free_ptr(p)

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

/* The same object with another way into it: EXTEND_CLASS(mutex, _try, ...). */
#define EXTEND_CLASS(name, ext, init, init_args...)			\
typedef class_##name##_t class_##name##ext##_t;				\
static __always_inline void class_##name##ext##_destructor(class_##name##_t *p) \
{ class_##name##_destructor(p); }					\
static __always_inline class_##name##_t class_##name##ext##_constructor(init_args) \
{ class_##name##_t t = init; return t; }

/* For a lock that is a type of its own: DEFINE_GUARD(mutex, ...). */
#define DEFINE_GUARD(name, type, lock, unlock)				\
	DEFINE_CLASS(name, type, if (_T) { unlock; },			\
		     ({ lock; _T; }), type _T)				\
	static __always_inline void *class_##name##_lock_ptr(class_##name##_t *_T) \
	{ return (void *)*_T; }

/* and one that may fail: the object is NULL then */
#define DEFINE_GUARD_COND(name, ext, condlock)				\
	EXTEND_CLASS(name, ext, ({ _T && (condlock) ? _T : NULL; }),	\
		     class_##name##_t _T)				\
	static __always_inline void *class_##name##ext##_lock_ptr(	\
		class_##name##_t *_T)					\
	{ return class_##name##_lock_ptr(_T); }

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

#define DEFINE_LOCK_GUARD_1_COND(name, ext, condlock)			\
	EXTEND_CLASS(name, ext, ({					\
		class_##name##_t __t = { .lock = l }, *_T = &__t;	\
		if (_T->lock && !(condlock))				\
			_T->lock = NULL;				\
		__t; }), typeof(((class_##name##_t *)0)->lock) l)	\
	static __always_inline void *class_##name##ext##_lock_ptr(	\
		class_##name##_t *_T)					\
	{ return class_##name##_lock_ptr(_T); }

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

#define __guard_ptr(name)	class_##name##_lock_ptr

/* A block with the guard; left out when that may fail and did. */
#define scoped_guard(name, args...)					\
	for (CLASS(name, scope)(args), *__done = NULL;			\
	     __guard_ptr(name)(&scope) && !__done; __done = (void *)1)

/* The same, with a statement for when it failed. */
#define scoped_cond_guard(name, fail, args...)				\
	for (CLASS(name, scope)(args), *__done = NULL; !__done;		\
	     __done = (void *)1)					\
		if (!__guard_ptr(name)(&scope))				\
			fail;						\
		else

#define scoped_class(name, var, args...)				\
	for (CLASS(name, var)(args), *__done = NULL; !__done;		\
	     __done = (void *)1)

#endif
