/* SPDX-License-Identifier: MIT */
/* Defining per-CPU variables and finding another CPU's copy. */
#ifndef _LINUX_PERCPU_DEFS_H
#define _LINUX_PERCPU_DEFS_H

#include <linux/compiler.h>
#include <asm/percpu.h>

#define DECLARE_PER_CPU(type, name) \
	extern __section(".data..percpu") typeof(type) name
#define DEFINE_PER_CPU(type, name) \
	__section(".data..percpu") typeof(type) name
#define DEFINE_PER_CPU_ALIGNED(type, name) \
	DEFINE_PER_CPU(type, name) __aligned(64)
#define DEFINE_PER_CPU_SHARED_ALIGNED(type, name) \
	DEFINE_PER_CPU_ALIGNED(type, name)
#define DECLARE_PER_CPU_ALIGNED(type, name) \
	extern __section(".data..percpu") typeof(type) name __aligned(64)
#define DEFINE_PER_CPU_READ_MOSTLY(type, name)	DEFINE_PER_CPU(type, name)

/* What to add to the linked address to reach a CPU's copy. */
extern unsigned long __per_cpu_offset[CONFIG_NR_CPUS];
DECLARE_PER_CPU(unsigned long, this_cpu_off);
DECLARE_PER_CPU(int, cpu_number);

#define per_cpu_offset(cpu)	(__per_cpu_offset[cpu])
/* The sum is hidden, or the compiler would keep both parts in registers. */
#define SHIFT_PERCPU_PTR(ptr, off) ({				\
	unsigned long __pp = (unsigned long)(ptr) + (off);	\
	OPTIMIZER_HIDE_VAR(__pp);				\
	(typeof(ptr))__pp; })
#define per_cpu_ptr(ptr, cpu)	SHIFT_PERCPU_PTR(ptr, per_cpu_offset(cpu))
#define per_cpu(var, cpu)	(*per_cpu_ptr(&(var), cpu))
#define raw_cpu_ptr(ptr) \
	SHIFT_PERCPU_PTR(ptr, this_cpu_read(this_cpu_off))
/* The caller has preemption off, or is bound to this CPU. */
#define this_cpu_ptr(ptr)	raw_cpu_ptr(ptr)

#endif
