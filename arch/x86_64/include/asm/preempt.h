/* SPDX-License-Identifier: MIT */
/*
 * The preempt count: one per-CPU word, the inverted need-resched bit folded in,
 * so that 0 means: preemptible, and somebody waits.
 */
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
	asm volatile("addl %1, %%gs:%0"
		     : "+m"(__preempt_count) : "er"(val) : "cc");
}

static __always_inline void __preempt_count_sub(int val)
{
	asm volatile("subl %1, %%gs:%0"
		     : "+m"(__preempt_count) : "er"(val) : "cc");
}

static __always_inline bool __preempt_count_dec_and_test(void)
{
	bool zero;

	asm volatile("decl %%gs:%0"
		     : "+m"(__preempt_count), "=@ccz"(zero));
	return zero;
}

static __always_inline bool should_resched(int preempt_offset)
{
	return unlikely(this_cpu_read(__preempt_count) == preempt_offset);
}

/*
 * Calls the scheduler and keeps every register, so that preempt_enable()
 * costs its caller nothing but a jump not taken (cpu/switch.asm).
 */
#define __preempt_schedule() \
	asm volatile("call preempt_schedule_thunk" : : : "memory", "cc")

#endif
