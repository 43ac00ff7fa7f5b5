/* SPDX-License-Identifier: MIT */
/*
 * One copy of a variable for each CPU: GS base is this CPU's distance from the
 * linked address. One instruction reads or writes, so preemption cannot come
 * between.
 */
#ifndef _ASM_PERCPU_H
#define _ASM_PERCPU_H

#include <linux/compiler.h>

#define __my_cpu_read(qual, var) ({				\
	typeof(var) __pv;					\
	asm qual("mov %%gs:%1, %0" : "=q"(__pv) : "m"(var));	\
	__pv; })

#define this_cpu_read(var)	__my_cpu_read(volatile, var)

/* May be kept in a register: for what only changes with the thread itself. */
#define this_cpu_read_stable(var) ({				\
	typeof(var) __pv;					\
	asm("mov %%gs:%P1, %0" : "=q"(__pv) : "p"(&(var)));	\
	__pv; })

/* op on this CPU's copy; the suffix lets a constant be part of it. */
#define __my_cpu_op(op, var, val) do {					\
	typeof(var) __pv = (val);					\
	switch (sizeof(var)) {						\
	case 1:								\
		asm volatile(op "b %b1, %%gs:%0"			\
			     : "+m"(var) : "qi"(__pv) : "cc");		\
		break;							\
	case 2:								\
		asm volatile(op "w %w1, %%gs:%0"			\
			     : "+m"(var) : "ri"(__pv) : "cc");		\
		break;							\
	case 4:								\
		asm volatile(op "l %k1, %%gs:%0"			\
			     : "+m"(var) : "ri"(__pv) : "cc");		\
		break;							\
	case 8:								\
		asm volatile(op "q %q1, %%gs:%0"			\
			     : "+m"(var) : "re"(__pv) : "cc");		\
		break;							\
	}								\
} while (0)

#define this_cpu_write(var, val)	__my_cpu_op("mov", var, val)
#define this_cpu_add(var, val)		__my_cpu_op("add", var, val)
#define this_cpu_or(var, val)		__my_cpu_op("or", var, val)
#define this_cpu_and(var, val)		__my_cpu_op("and", var, val)

#define this_cpu_xchg(var, val) ({				\
	typeof(var) __pv = (val);				\
	asm volatile("xchg %0, %%gs:%1" : "+q"(__pv), "+m"(var)); \
	__pv; })

#define this_cpu_add_return(var, val) ({			\
	typeof(var) __pv = (val), __pi = __pv;			\
	asm volatile("xadd %0, %%gs:%1"				\
		     : "+q"(__pv), "+m"(var) : : "cc");		\
	__pv + __pi; })

#define this_cpu_sub(var, val)		this_cpu_add(var, -(val))
#define this_cpu_inc(var)		this_cpu_add(var, 1)
#define this_cpu_dec(var)		this_cpu_add(var, -1)
#define this_cpu_inc_return(var)	this_cpu_add_return(var, 1)
#define this_cpu_dec_return(var)	this_cpu_add_return(var, -1)

#define __this_cpu_read(var)		this_cpu_read(var)
#define __this_cpu_write(var, val)	this_cpu_write(var, val)
#define __this_cpu_add(var, val)	this_cpu_add(var, val)
#define __this_cpu_sub(var, val)	this_cpu_sub(var, val)
#define __this_cpu_inc(var)		this_cpu_inc(var)
#define __this_cpu_dec(var)		this_cpu_dec(var)
#define __this_cpu_or(var, val)		this_cpu_or(var, val)
#define __this_cpu_and(var, val)	this_cpu_and(var, val)
#define raw_cpu_read(var)		this_cpu_read(var)
#define raw_cpu_write(var, val)		this_cpu_write(var, val)
#define raw_cpu_add(var, val)		this_cpu_add(var, val)

#endif
