/* SPDX-License-Identifier: MIT */
/* The preempt count as a plain variable: nobody preempts a host test. */
#ifndef _ASM_PREEMPT_H
#define _ASM_PREEMPT_H

#include <linux/compiler.h>
#include <linux/percpu-defs.h>
#include <linux/types.h>

DECLARE_PER_CPU(int, __preempt_count);

/* Set means: no need to reschedule. Decrementing to 0 tests both at once. */
#define PREEMPT_NEED_RESCHED	0x80000000
#define PREEMPT_ENABLED		(0 + PREEMPT_NEED_RESCHED)

static __always_inline int preempt_count(void)
{
	return this_cpu_read(__preempt_count) & ~PREEMPT_NEED_RESCHED;
}

/* Only for the switch and for a new thread: keeps the folded bit. */
static __always_inline void preempt_count_set(int pc)
{
	int fold = this_cpu_read(__preempt_count) & PREEMPT_NEED_RESCHED;

	this_cpu_write(__preempt_count, fold | (pc & ~PREEMPT_NEED_RESCHED));
}

static __always_inline void set_preempt_need_resched(void)
{
	this_cpu_and(__preempt_count, ~PREEMPT_NEED_RESCHED);
}

static __always_inline void clear_preempt_need_resched(void)
{
	this_cpu_or(__preempt_count, PREEMPT_NEED_RESCHED);
}

static __always_inline bool test_preempt_need_resched(void)
{
	return !(this_cpu_read(__preempt_count) & PREEMPT_NEED_RESCHED);
}

static __always_inline void __preempt_count_add(int val)
{
	__preempt_count += val;
}

static __always_inline void __preempt_count_sub(int val)
{
	__preempt_count -= val;
}

static __always_inline bool __preempt_count_dec_and_test(void)
{
	return !--__preempt_count;
}

static __always_inline bool should_resched(int preempt_offset)
{
	return unlikely(this_cpu_read(__preempt_count) == preempt_offset);
}

#define __preempt_schedule() do { } while (0)

#endif
