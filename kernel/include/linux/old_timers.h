/* SPDX-License-Identifier: MIT */
/*
 * Timers as they were before 4.15: the function takes an unsigned long, which
 * the timer carries as its data. tools/modcc.py asks for them where a module
 * calls init_timer() or setup_timer() and the like.
 *
 * To such a module, struct timer_list is a timer of today with the two fields
 * behind it; the function of today calls the old one. Every header that has a
 * timer in a structure is included first, and keeps the one of today.
 */
#ifndef _LINUX_OLD_TIMERS_H
#define _LINUX_OLD_TIMERS_H

#include <linux/compiler.h>
#include <linux/container_of.h>
#include <linux/interrupt.h>
#include <linux/kthread.h>
#include <linux/timer.h>
#if __has_include(<linux/workqueue.h>)
#include <linux/workqueue.h>
#endif

struct old_timer_list {
	union {
		struct timer_list real;
		struct {	/* the two fields that modules touch */
			struct hlist_node entry;
			unsigned long expires;
		};
	};
	void (*function)(unsigned long data);
	unsigned long data;
};

static_assert(offsetof(struct old_timer_list, expires) ==
	      offsetof(struct timer_list, expires));

static inline void __old_timer_fn(struct timer_list *t)
{
	struct old_timer_list *old = container_of(t, struct old_timer_list, real);

	old->function(old->data);
}

#define __OLD_TIMER_INIT(fn, when, arg) {				\
	.real = { .expires = (when), .function = __old_timer_fn },	\
	.function = (fn), .data = (arg) }

static inline __old_name("timer_setup(): since 4.15")
void init_timer(struct old_timer_list *t)
{
	timer_setup(&t->real, __old_timer_fn, 0);
}

static inline __old_name("timer_setup(t, fn, TIMER_DEFERRABLE): since 4.15")
void init_timer_deferrable(struct old_timer_list *t)
{
	timer_setup(&t->real, __old_timer_fn, TIMER_DEFERRABLE);
}

static inline __old_name("timer_setup(), and from_timer() for the data: since 4.15")
void setup_timer(struct old_timer_list *t, void (*fn)(unsigned long),
		 unsigned long data)
{
	timer_setup(&t->real, __old_timer_fn, 0);
	t->function = fn;
	t->data = data;
}

#define init_timer_on_stack(t)		init_timer(t)
#define setup_timer_on_stack(t, fn, d)	setup_timer(t, fn, d)
#define setup_deferrable_timer(t, fn, d) setup_timer(t, fn, d)

/* What takes a timer takes the one of today that is inside. */
#define add_timer(t)			(add_timer)(&(t)->real)
#define add_timer_on(t, cpu)		(add_timer_on)(&(t)->real, cpu)
#define mod_timer(t, when)		(mod_timer)(&(t)->real, when)
#define mod_timer_pending(t, when)	(mod_timer_pending)(&(t)->real, when)
#define timer_pending(t)		(timer_pending)(&(t)->real)
#define del_timer(t)			(timer_delete)(&(t)->real)
#define del_timer_sync(t)		(timer_delete_sync)(&(t)->real)
#define timer_delete(t)			(timer_delete)(&(t)->real)
#define timer_delete_sync(t)		(timer_delete_sync)(&(t)->real)
#define try_to_del_timer_sync(t)	(try_to_del_timer_sync)(&(t)->real)
#define del_singleshot_timer_sync(t)	del_timer_sync(t)

#undef TIMER_INITIALIZER
#define TIMER_INITIALIZER(fn, when, arg) __OLD_TIMER_INIT(fn, when, arg)
#undef DEFINE_TIMER
#define DEFINE_TIMER(name, fn, when, arg) \
	struct old_timer_list name = __OLD_TIMER_INIT(fn, when, arg)

#define timer_list	old_timer_list

#endif
