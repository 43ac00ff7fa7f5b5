/* SPDX-License-Identifier: MIT */
/* Flags of a thread that other CPUs may set. */
#ifndef _LINUX_THREAD_INFO_H
#define _LINUX_THREAD_INFO_H

#include <linux/bitops.h>
#include <asm/current.h>
#include <asm/thread_info.h>

#define current_thread_info()	((struct thread_info *)current)

static inline void set_ti_thread_flag(struct thread_info *ti, int flag)
{
	set_bit(flag, &ti->flags);
}

static inline void clear_ti_thread_flag(struct thread_info *ti, int flag)
{
	clear_bit(flag, &ti->flags);
}

static inline bool test_ti_thread_flag(struct thread_info *ti, int flag)
{
	return test_bit(flag, &ti->flags);
}

#define set_thread_flag(f)	set_ti_thread_flag(current_thread_info(), f)
#define clear_thread_flag(f)	clear_ti_thread_flag(current_thread_info(), f)
#define test_thread_flag(f)	test_ti_thread_flag(current_thread_info(), f)

#endif
