/* SPDX-License-Identifier: MIT */
/* The host has one CPU, and its copy of a variable is the variable. */
#ifndef _ASM_PERCPU_H
#define _ASM_PERCPU_H

#include <linux/compiler.h>

#define this_cpu_read(var)		(var)
#define this_cpu_read_stable(var)	(var)
#define this_cpu_write(var, val)	do { (var) = (val); } while (0)
#define this_cpu_add(var, val)		do { (var) += (val); } while (0)
#define this_cpu_sub(var, val)		do { (var) -= (val); } while (0)
#define this_cpu_or(var, val)		do { (var) |= (val); } while (0)
#define this_cpu_and(var, val)		do { (var) &= (val); } while (0)
#define this_cpu_inc(var)		this_cpu_add(var, 1)
#define this_cpu_dec(var)		this_cpu_sub(var, 1)
#define this_cpu_add_return(var, val)	((var) += (val))
#define this_cpu_inc_return(var)	this_cpu_add_return(var, 1)
#define this_cpu_dec_return(var)	this_cpu_add_return(var, -1)
#define this_cpu_xchg(var, val) \
	({ typeof(var) __old = (var); (var) = (val); __old; })

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

#endif /* _ASM_PERCPU_H */
