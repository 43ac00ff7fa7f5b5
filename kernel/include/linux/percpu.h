/* SPDX-License-Identifier: MIT */
/* Per-CPU variables for those who may be preempted, and dynamic ones. */
#ifndef _LINUX_PERCPU_H
#define _LINUX_PERCPU_H

#include <linux/alloc_tag.h>
#include <linux/percpu-defs.h>
#include <linux/preempt.h>
#include <linux/types.h>

#define get_cpu_var(var)	(*({ preempt_disable(); this_cpu_ptr(&(var)); }))
#define put_cpu_var(var)	do { (void)&(var); preempt_enable(); } while (0)
#define get_cpu_ptr(ptr)	({ preempt_disable(); this_cpu_ptr(ptr); })
#define put_cpu_ptr(ptr)	do { (void)(ptr); preempt_enable(); } while (0)

/* kernel/mm/percpu.c */
void setup_per_cpu_areas(void);
void __percpu *__alloc_percpu(size_t size, size_t align);
void free_percpu(void __percpu *ptr);

#define alloc_percpu(type) \
	((typeof(type) __percpu *)__alloc_percpu(sizeof(type), \
						 __alignof__(type)))

#ifdef CONFIG_MEM_ALLOC_PROFILING
#define __alloc_percpu(size, align) \
	alloc_hooks_percpu(__alloc_percpu(size, align), size)
#endif

#endif
