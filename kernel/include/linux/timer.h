/* SPDX-License-Identifier: MIT */
/* Functions called at a jiffy, in softirq context (kernel/time/timer.c). */
#ifndef _LINUX_TIMER_H
#define _LINUX_TIMER_H

#include <linux/container_of.h>
#include <linux/jiffies.h>
#include <linux/stddef.h>
#include <linux/types.h>

/**
 * struct timer_list - one timer
 * @entry: [b] in a bucket of the wheel; pprev is NULL when not pending
 * @expires: [b] jiffy at which @function is due
 * @function: [b] what to call; NULL after timer_shutdown()
 * @flags: [b] the CPU whose wheel holds it, and TIMER_* bits
 *
 * [b]: the lock of the wheel that @flags names
 */
struct timer_list {
	struct hlist_node entry;
	unsigned long expires;
	void (*function)(struct timer_list *timer);
	u32 flags;
};

#define TIMER_CPUMASK		0x0003FFFF
#define TIMER_MIGRATING		0x00040000
#define TIMER_DEFERRABLE	0x00080000	/* accepted; treated as normal */
#define TIMER_PINNED		0x00100000	/* so is every timer here */
#define TIMER_IRQSAFE		0x00200000
#define TIMER_INIT_FLAGS	(TIMER_DEFERRABLE | TIMER_PINNED | TIMER_IRQSAFE)
#define TIMER_ARRAYSHIFT	22
#define TIMER_ARRAYMASK		0xFFC00000

#define __TIMER_INITIALIZER(_function, _flags) {	\
	.function = (_function), .flags = (_flags) }

#define TIMER_INITIALIZER(_function) __TIMER_INITIALIZER(_function, 0)

#define DEFINE_TIMER(_name, _function)	\
	struct timer_list _name = __TIMER_INITIALIZER(_function, 0)

void init_timer_key(struct timer_list *timer,
		    void (*func)(struct timer_list *), unsigned int flags);

#define timer_setup(timer, callback, flags) \
	init_timer_key(timer, callback, flags)
#define timer_setup_on_stack(timer, callback, flags) \
	init_timer_key(timer, callback, flags)
#define timer_init_key			init_timer_key
#define destroy_timer_on_stack(timer)	do { } while (0)
#define timer_destroy_on_stack(timer)	do { } while (0)

#define from_timer(var, callback_timer, timer_fieldname) \
	container_of(callback_timer, typeof(*var), timer_fieldname)
#define timer_container_of(var, callback_timer, timer_fieldname) \
	container_of(callback_timer, typeof(*var), timer_fieldname)

/**
 * timer_pending - is the timer queued?
 * @timer: the timer
 *
 * Context: any; without a lock of the caller's the answer may be old.
 */
static inline int timer_pending(const struct timer_list *timer)
{
	return *(struct hlist_node **const volatile *)&timer->entry.pprev
		!= NULL;
}

void add_timer(struct timer_list *timer);
void add_timer_on(struct timer_list *timer, int cpu);
void add_timer_local(struct timer_list *timer);
void add_timer_global(struct timer_list *timer);
int mod_timer(struct timer_list *timer, unsigned long expires);
int mod_timer_pending(struct timer_list *timer, unsigned long expires);
int timer_reduce(struct timer_list *timer, unsigned long expires);
int timer_delete(struct timer_list *timer);
int timer_delete_sync(struct timer_list *timer);
int timer_delete_sync_try(struct timer_list *timer);
int timer_shutdown(struct timer_list *timer);
int timer_shutdown_sync(struct timer_list *timer);

/* The names before Linux 6.2. */
static inline int del_timer(struct timer_list *timer)
{
	return timer_delete(timer);
}

static inline int del_timer_sync(struct timer_list *timer)
{
	return timer_delete_sync(timer);
}

static inline int try_to_del_timer_sync(struct timer_list *timer)
{
	return timer_delete_sync_try(timer);
}

static inline int del_singleshot_timer_sync(struct timer_list *timer)
{
	return timer_delete_sync(timer);
}

int timer_for_each_pending(int (*fn)(struct timer_list *timer, void *arg),
			   void *arg);
void init_timers(void);
int timers_prepare_cpu(unsigned int cpu);
int timers_dead_cpu(unsigned int cpu);
void run_timer_softirq(void);
unsigned long timer_next_expiry(void);
void timer_set_softirq(void (*raise)(unsigned int nr));

#endif
