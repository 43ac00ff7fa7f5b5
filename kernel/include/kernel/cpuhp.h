/* SPDX-License-Identifier: MIT */
/* Shared by kernel/cpu.c, cpuhp.c and cpuhp_thread.c: where each CPU stands. */
#ifndef _KERNEL_CPUHP_H
#define _KERNEL_CPUHP_H

#include <linux/completion.h>
#include <linux/cpuhotplug.h>
#include <linux/percpu.h>
#include <linux/types.h>

struct hlist_node;
struct task_struct;

/**
 * struct cpuhp_cpu_state - one CPU on its way
 * @state: [w] the last step that was done
 * @target: [w] where it is to get
 * @thread: [I] cpuhp/N
 * @should_run: [a] @thread was asked for something
 * @single: [w] ... for one step only: @cb_state, @node, @bringup
 * @bringup: [w] up or down
 * @cb_state: [w] see @single
 * @node: [w] see @single
 * @result: [w] what came of it
 * @done_up: the CPU has come to where it was to
 * @done_down: the same on the way down
 *
 * [w]: whoever holds the write lock, and the CPU on its behalf while it waits;
 * @single by cpuhp_state_mutex as well.
 */
struct cpuhp_cpu_state {
	enum cpuhp_state	state;
	enum cpuhp_state	target;
	struct task_struct	*thread;
	bool			should_run;
	bool			single;
	bool			bringup;
	enum cpuhp_state	cb_state;
	struct hlist_node	*node;
	int			result;
	struct completion	done_up;
	struct completion	done_down;
};

DECLARE_PER_CPU(struct cpuhp_cpu_state, cpuhp_state);

/* cpuhp.c */
void cpuhp_set_step(enum cpuhp_state state, const char *name,
		    int (*startup)(unsigned int cpu),
		    int (*teardown)(unsigned int cpu));
int cpuhp_invoke_callback(unsigned int cpu, enum cpuhp_state state,
			  bool bringup, struct hlist_node *node);
int cpuhp_go_up(unsigned int cpu, enum cpuhp_state target);
int cpuhp_go_down(unsigned int cpu, enum cpuhp_state target);

/* cpuhp_thread.c */
int cpuhp_kick_ap(unsigned int cpu, enum cpuhp_state target);
int cpuhp_issue_ap(unsigned int cpu, enum cpuhp_state state, bool bringup,
		   struct hlist_node *node);
void cpuhp_threads_init(void);

#endif
