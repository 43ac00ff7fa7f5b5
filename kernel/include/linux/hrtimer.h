/* SPDX-License-Identifier: MIT */
/*
 * Functions called at a nanosecond (kernel/time/hrtimer.c), and sleeping until
 * one (kernel/sched/hrtimeout.c).
 */
#ifndef _LINUX_HRTIMER_H
#define _LINUX_HRTIMER_H

#include <linux/hrtimer_defs.h>
#include <linux/hrtimer_types.h>
#include <linux/init.h>
#include <linux/list.h>
#include <linux/percpu-defs.h>
#include <linux/rbtree.h>
#include <linux/timer.h>

/*
 * ABS: a time of the clock. REL: from now. SOFT: in HRTIMER_SOFTIRQ, else in
 * the interrupt. PINNED and HARD are what all are here.
 */
enum hrtimer_mode {
	HRTIMER_MODE_ABS	= 0x00,
	HRTIMER_MODE_REL	= 0x01,
	HRTIMER_MODE_PINNED	= 0x02,
	HRTIMER_MODE_SOFT	= 0x04,
	HRTIMER_MODE_HARD	= 0x08,

	HRTIMER_MODE_ABS_PINNED		= 0x02,
	HRTIMER_MODE_REL_PINNED		= 0x03,
	HRTIMER_MODE_ABS_SOFT		= 0x04,
	HRTIMER_MODE_REL_SOFT		= 0x05,
	HRTIMER_MODE_ABS_PINNED_SOFT	= 0x06,
	HRTIMER_MODE_REL_PINNED_SOFT	= 0x07,
	HRTIMER_MODE_ABS_HARD		= 0x08,
	HRTIMER_MODE_REL_HARD		= 0x09,
	HRTIMER_MODE_ABS_PINNED_HARD	= 0x0a,
	HRTIMER_MODE_REL_PINNED_HARD	= 0x0b,
};

#define HRTIMER_STATE_INACTIVE	0x00
#define HRTIMER_STATE_ENQUEUED	0x01

struct task_struct;

/* A timer that wakes @task; @task is NULL once it has fired. */
struct hrtimer_sleeper {
	struct hrtimer timer;
	struct task_struct *task;
};

extern unsigned int hrtimer_resolution;

void hrtimer_init(struct hrtimer *timer, clockid_t clock_id,
		  enum hrtimer_mode mode);
void hrtimer_setup(struct hrtimer *timer,
		   enum hrtimer_restart (*function)(struct hrtimer *),
		   clockid_t clock_id, enum hrtimer_mode mode);
#define hrtimer_init_on_stack		hrtimer_init
#define hrtimer_setup_on_stack		hrtimer_setup
#define destroy_hrtimer_on_stack(timer)	((void)(timer))

void hrtimer_start_range_ns(struct hrtimer *timer, ktime_t tim, u64 range_ns,
			    const enum hrtimer_mode mode);
int hrtimer_cancel(struct hrtimer *timer);
int hrtimer_try_to_cancel(struct hrtimer *timer);
bool hrtimer_active(const struct hrtimer *timer);
u64 hrtimer_forward(struct hrtimer *timer, ktime_t now, ktime_t interval);
ktime_t hrtimer_cb_get_time(const struct hrtimer *timer);
ktime_t __hrtimer_get_remaining(const struct hrtimer *timer, bool adjust);

static inline void hrtimer_set_expires_range(struct hrtimer *timer,
					     ktime_t time, ktime_t delta)
{
	timer->_softexpires = time;
	timer->node.expires = ktime_add_safe(time, delta);
}

static inline void hrtimer_set_expires_range_ns(struct hrtimer *timer,
						ktime_t time, u64 delta)
{
	hrtimer_set_expires_range(timer, time, ns_to_ktime(delta));
}

static inline void hrtimer_set_expires(struct hrtimer *timer, ktime_t time)
{
	timer->node.expires = timer->_softexpires = time;
}

static inline void hrtimer_set_expires_tv64(struct hrtimer *timer, s64 tv64)
{
	hrtimer_set_expires(timer, tv64);
}

static inline void hrtimer_add_expires(struct hrtimer *timer, ktime_t time)
{
	timer->node.expires = ktime_add_safe(timer->node.expires, time);
	timer->_softexpires = ktime_add_safe(timer->_softexpires, time);
}

static inline void hrtimer_add_expires_ns(struct hrtimer *timer, u64 ns)
{
	timer->node.expires += ns;
	timer->_softexpires += ns;
}

static inline ktime_t hrtimer_get_expires(const struct hrtimer *timer)
{
	return timer->node.expires;
}

static inline ktime_t hrtimer_get_softexpires(const struct hrtimer *timer)
{
	return timer->_softexpires;
}

static inline s64 hrtimer_get_expires_tv64(const struct hrtimer *timer)
{
	return timer->node.expires;
}

static inline s64 hrtimer_get_softexpires_tv64(const struct hrtimer *timer)
{
	return timer->_softexpires;
}

static inline s64 hrtimer_get_expires_ns(const struct hrtimer *timer)
{
	return timer->node.expires;
}

static inline ktime_t hrtimer_expires_remaining(const struct hrtimer *timer)
{
	return timer->node.expires - hrtimer_cb_get_time(timer);
}

static inline ktime_t
hrtimer_expires_remaining_adjusted(const struct hrtimer *timer)
{
	return hrtimer_expires_remaining(timer);
}

static inline ktime_t hrtimer_get_remaining(const struct hrtimer *timer)
{
	return __hrtimer_get_remaining(timer, false);
}

static inline int hrtimer_is_hres_active(struct hrtimer *timer)
{
	return hrtimer_resolution == HIGH_RES_NSEC;
}

/**
 * hrtimer_is_queued - does it wait to fire?
 *
 * False while its function runs, unless that armed it again.
 */
static inline bool hrtimer_is_queued(struct hrtimer *timer)
{
	return READ_ONCE(timer->state) & HRTIMER_STATE_ENQUEUED;
}

/* Context: the base's lock held, or just a hint. */
static inline int hrtimer_callback_running(struct hrtimer *timer)
{
	return timer->base->running == timer;
}

static inline void
hrtimer_update_function(struct hrtimer *timer,
			enum hrtimer_restart (*function)(struct hrtimer *))
{
	timer->function = function;
}

/**
 * hrtimer_start - arm a timer, or arm it for another time
 * @timer: set up
 * @tim: when, or how long from now
 * @mode: HRTIMER_MODE_*
 *
 * It fires on this CPU.
 */
static inline void hrtimer_start(struct hrtimer *timer, ktime_t tim,
				 const enum hrtimer_mode mode)
{
	hrtimer_start_range_ns(timer, tim, 0, mode);
}

/* Arm it for the times that it was set to. */
static inline void hrtimer_start_expires(struct hrtimer *timer,
					 enum hrtimer_mode mode)
{
	hrtimer_start_range_ns(timer, timer->_softexpires,
			       timer->node.expires - timer->_softexpires, mode);
}

static inline void hrtimer_restart(struct hrtimer *timer)
{
	hrtimer_start_expires(timer, HRTIMER_MODE_ABS);
}

/* By as many intervals as it takes to be after now; returns how many. */
static inline u64 hrtimer_forward_now(struct hrtimer *timer, ktime_t interval)
{
	return hrtimer_forward(timer, hrtimer_cb_get_time(timer), interval);
}

/* Sleeping; kernel/sched/hrtimeout.c. */
void hrtimer_init_sleeper(struct hrtimer_sleeper *sl, clockid_t clock_id,
			  enum hrtimer_mode mode);
#define hrtimer_init_sleeper_on_stack	hrtimer_init_sleeper
#define hrtimer_setup_sleeper_on_stack	hrtimer_init_sleeper
void hrtimer_sleeper_start_expires(struct hrtimer_sleeper *sl,
				   enum hrtimer_mode mode);
int schedule_hrtimeout_range_clock(ktime_t *expires, u64 delta,
				   const enum hrtimer_mode mode,
				   clockid_t clock_id);
int schedule_hrtimeout_range(ktime_t *expires, u64 delta,
			     const enum hrtimer_mode mode);
int schedule_hrtimeout(ktime_t *expires, const enum hrtimer_mode mode);

/* The rest of the kernel. */
void hrtimers_init(void);
void hrtimer_interrupt(void);
void hrtimer_run_softirq(void);
ktime_t hrtimer_get_next_event(void);
void hrtimers_reprogram_all(void);
int hrtimers_prepare_cpu(unsigned int cpu);
int hrtimers_cpu_starting(unsigned int cpu);
int hrtimers_cpu_dying(unsigned int dying_cpu);

#endif
