/* SPDX-License-Identifier: MIT */
/* The scheduler's doors for boot, the tick and the idle loop. */
#ifndef _LINUX_SCHED_IDLE_H
#define _LINUX_SCHED_IDLE_H

#include <linux/cpuhotplug.h>
#include <linux/sched.h>

void sched_init(void);
void init_idle(struct task_struct *idle, int cpu);
void init_idle_bootup_task(struct task_struct *idle);
void cpu_startup_entry(enum cpuhp_state state);
void sched_tick(void);
void scheduler_ipi(void);
void resched_cpu(int cpu);
void sched_set_stop_task(int cpu, struct task_struct *stop);
void sched_set_stopper(int (*fn)(unsigned int cpu, int (*stop_fn)(void *arg),
				 void *arg));
extern void (*finish_dead_task)(struct task_struct *p);
asmlinkage void schedule_tail(struct task_struct *prev);
void sched_fork(struct task_struct *p);
__noreturn void do_task_dead(void);

extern int sched_rr_timeslice;

#endif
