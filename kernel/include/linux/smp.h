/* SPDX-License-Identifier: MIT */
/*
 * Calling functions on other CPUs, and the number of this one (kernel/smp.c).
 */
#ifndef _LINUX_SMP_H
#define _LINUX_SMP_H

#include <linux/cpumask.h>
#include <linux/llist.h>
#include <linux/preempt.h>
#include <linux/types.h>
#include <asm/smp.h>

/* Steady only while preemption is off or the thread is bound. */
#define smp_processor_id()	raw_smp_processor_id()

#define get_cpu()	({ preempt_disable(); smp_processor_id(); })
#define put_cpu()	preempt_enable()

typedef void (*smp_call_func_t)(void *info);
typedef bool (*smp_cond_func_t)(int cpu, void *info);

#define CSD_FLAG_LOCK	0x01	/* on a queue, or its function still runs */
#define CSD_FLAG_ASYNC	0x02	/* unlock before the function, not after */

/**
 * struct __call_single_data - a function on its way to another CPU
 * @llist: [a] in the queue of that CPU
 * @flags: [a] CSD_FLAG_*
 * @func: what to call there, in hard interrupt context
 * @info: its argument
 */
struct __call_single_data {
	struct llist_node llist;
	unsigned int flags;
	smp_call_func_t func;
	void *info;
} __aligned(32);

typedef struct __call_single_data call_single_data_t;

#define CSD_INIT(_func, _info) \
	(call_single_data_t){ .func = (_func), .info = (_info) }
#define INIT_CSD(_csd, _func, _info) \
	do { *(_csd) = CSD_INIT(_func, _info); } while (0)

int smp_call_function_single(int cpu, smp_call_func_t func, void *info,
			     int wait);
int smp_call_function_single_async(int cpu, call_single_data_t *csd);
int smp_call_function_any(const struct cpumask *mask, smp_call_func_t func,
			  void *info, int wait);
void smp_call_function_many(const struct cpumask *mask, smp_call_func_t func,
			    void *info, bool wait);
void smp_call_function(smp_call_func_t func, void *info, int wait);
void on_each_cpu_cond_mask(smp_cond_func_t cond_func, smp_call_func_t func,
			   void *info, bool wait, const struct cpumask *mask);

static inline void on_each_cpu(smp_call_func_t func, void *info, int wait)
{
	on_each_cpu_cond_mask(NULL, func, info, wait, cpu_online_mask);
}

static inline void on_each_cpu_mask(const struct cpumask *mask,
				    smp_call_func_t func, void *info, bool wait)
{
	on_each_cpu_cond_mask(NULL, func, info, wait, mask);
}

static inline void on_each_cpu_cond(smp_cond_func_t cond_func,
				    smp_call_func_t func, void *info, bool wait)
{
	on_each_cpu_cond_mask(cond_func, func, info, wait, cpu_online_mask);
}

void kick_all_cpus_sync(void);
void smp_send_stop(void);
void call_function_init(void);
int smpcfd_dying_cpu(unsigned int cpu);

/* Starting the others; kernel/smp.c, kernel/cpu.c */
extern unsigned int setup_max_cpus;
void smp_setup_possible(void);
void smp_prepare_cpus(unsigned int max_cpus);
void smp_init(void);

#endif
