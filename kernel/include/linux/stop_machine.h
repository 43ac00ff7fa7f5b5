/* SPDX-License-Identifier: MIT */
/*
 * The CPU stopper: run a function on a CPU, ahead of all else that could run
 * there. kernel/stop_machine.c; the threads are migration/N.
 */
#ifndef _LINUX_STOP_MACHINE_H
#define _LINUX_STOP_MACHINE_H

#include <linux/cpumask.h>
#include <linux/types.h>

typedef int (*cpu_stop_fn_t)(void *arg);

struct cpu_stop_done;
struct task_struct;

/**
 * struct cpu_stop_work - one function on its way to one CPU
 * @list: in the stopper's queue
 * @fn: runs on the stopper thread, preemption off
 * @caller: who asked, for reports
 * @arg: for @fn
 * @done: the waiting side, or NULL
 */
struct cpu_stop_work {
	struct list_head	list;
	cpu_stop_fn_t		fn;
	unsigned long		caller;
	void			*arg;
	struct cpu_stop_done	*done;
};

int stop_one_cpu(unsigned int cpu, cpu_stop_fn_t fn, void *arg);
bool stop_one_cpu_nowait(unsigned int cpu, cpu_stop_fn_t fn, void *arg,
			 struct cpu_stop_work *work_buf);
int stop_machine(cpu_stop_fn_t fn, void *data, const struct cpumask *cpus);
int stop_machine_cpuslocked(cpu_stop_fn_t fn, void *data,
			    const struct cpumask *cpus);
void stop_machine_park(unsigned int cpu);
void stop_machine_unpark(unsigned int cpu);
void cpu_stopper_set_task(unsigned int cpu, struct task_struct *p);
int cpu_stop_should_run(unsigned int cpu);
void cpu_stopper_thread(unsigned int cpu);

#endif
