/* SPDX-License-Identifier: MIT */
/*
 * The steps by which a CPU comes and goes, and who takes part in them
 * (kernel/cpuhp.c). The order of the names is the order of coming; going is
 * the same way back.
 */
#ifndef _LINUX_CPUHOTPLUG_H
#define _LINUX_CPUHOTPLUG_H

#include <linux/types.h>

/*
 * Three parts:
 *  up to BRINGUP_CPU	on the CPU that does it (BP), while the other is dead
 *  IDLE_DEAD..ONLINE	on the CPU itself (AP), irqs off, may not fail
 *  from ONLINE_IDLE on	on the CPU itself, in its thread cpuhp/N
 * Linux: some two hundred names; here those that have somebody.
 */
enum cpuhp_state {
	CPUHP_INVALID = -1,

	CPUHP_OFFLINE = 0,
	CPUHP_CREATE_THREADS,
	CPUHP_PAGE_ALLOC,
	CPUHP_SLUB_DEAD,
	CPUHP_KSTACK_DEAD,
	CPUHP_SOFTIRQ_DEAD,
	CPUHP_RADIX_DEAD,
	CPUHP_WORKQUEUE_PREP,
	CPUHP_HRTIMERS_PREPARE,
	CPUHP_TIMERS_PREPARE,
	CPUHP_BP_PREPARE_DYN,
	CPUHP_BP_PREPARE_DYN_END = CPUHP_BP_PREPARE_DYN + 20,
	CPUHP_BRINGUP_CPU,

	CPUHP_AP_IDLE_DEAD,
	CPUHP_AP_OFFLINE,
	CPUHP_AP_SCHED_STARTING,
	CPUHP_AP_RCUTREE_DYING,
	CPUHP_AP_SMPCFD_DYING,
	CPUHP_AP_HRTIMERS_DYING,
	CPUHP_AP_TICK_DYING,
	CPUHP_AP_ONLINE,
	CPUHP_TEARDOWN_CPU,

	CPUHP_AP_ONLINE_IDLE,
	CPUHP_AP_SCHED_WAIT_EMPTY,
	CPUHP_AP_SMPBOOT_THREADS,
	CPUHP_AP_WATCHDOG_ONLINE,
	CPUHP_AP_WORKQUEUE_ONLINE,
	CPUHP_AP_RANDOM_ONLINE,
	CPUHP_AP_RCUTREE_ONLINE,
	CPUHP_AP_ONLINE_DYN,
	CPUHP_AP_ONLINE_DYN_END = CPUHP_AP_ONLINE_DYN + 40,
	CPUHP_AP_ACTIVE,
	CPUHP_ONLINE,
};

struct hlist_node;

int __cpuhp_setup_state(enum cpuhp_state state, const char *name, bool invoke,
			int (*startup)(unsigned int cpu),
			int (*teardown)(unsigned int cpu), bool multi_instance);
int __cpuhp_setup_state_cpuslocked(enum cpuhp_state state, const char *name,
				   bool invoke,
				   int (*startup)(unsigned int cpu),
				   int (*teardown)(unsigned int cpu),
				   bool multi_instance);
void __cpuhp_remove_state(enum cpuhp_state state, bool invoke);
void __cpuhp_remove_state_cpuslocked(enum cpuhp_state state, bool invoke);
int __cpuhp_state_add_instance(enum cpuhp_state state, struct hlist_node *node,
			       bool invoke);
int __cpuhp_state_remove_instance(enum cpuhp_state state,
				  struct hlist_node *node, bool invoke);

/**
 * cpuhp_setup_state - take part in the coming and going of CPUs
 * @state: which step; CPUHP_AP_ONLINE_DYN or CPUHP_BP_PREPARE_DYN: any free one
 * @name: of the step, for people
 * @startup: called for each CPU that comes, and now for those that are there
 * @teardown: called for each CPU that goes
 *
 * Context: process, may sleep.
 * Return: 0, for a _DYN state its number, or a negative error: -EBUSY, -ENOSPC,
 * or what @startup said; it was undone on the CPUs before, then.
 */
static inline int cpuhp_setup_state(enum cpuhp_state state, const char *name,
				    int (*startup)(unsigned int cpu),
				    int (*teardown)(unsigned int cpu))
{
	return __cpuhp_setup_state(state, name, true, startup, teardown, false);
}

/* The _cpuslocked forms are for those who hold cpus_read_lock(). */
static inline int
cpuhp_setup_state_cpuslocked(enum cpuhp_state state, const char *name,
			     int (*startup)(unsigned int cpu),
			     int (*teardown)(unsigned int cpu))
{
	return __cpuhp_setup_state_cpuslocked(state, name, true, startup,
					      teardown, false);
}

/* The _nocalls forms call nobody for CPUs that are there already. */
static inline int
cpuhp_setup_state_nocalls(enum cpuhp_state state, const char *name,
			  int (*startup)(unsigned int cpu),
			  int (*teardown)(unsigned int cpu))
{
	return __cpuhp_setup_state(state, name, false, startup, teardown,
				   false);
}

static inline int
cpuhp_setup_state_nocalls_cpuslocked(enum cpuhp_state state, const char *name,
				     int (*startup)(unsigned int cpu),
				     int (*teardown)(unsigned int cpu))
{
	return __cpuhp_setup_state_cpuslocked(state, name, false, startup,
					      teardown, false);
}

/**
 * cpuhp_setup_state_multi - a step with many who take part, each with a node
 *
 * The functions get the node that cpuhp_state_add_instance() gave.
 */
static inline int
cpuhp_setup_state_multi(enum cpuhp_state state, const char *name,
			int (*startup)(unsigned int cpu,
				       struct hlist_node *node),
			int (*teardown)(unsigned int cpu,
					struct hlist_node *node))
{
	return __cpuhp_setup_state(state, name, false, (void *)startup,
				   (void *)teardown, true);
}

static inline int cpuhp_state_add_instance(enum cpuhp_state state,
					   struct hlist_node *node)
{
	return __cpuhp_state_add_instance(state, node, true);
}

static inline int cpuhp_state_add_instance_nocalls(enum cpuhp_state state,
						   struct hlist_node *node)
{
	return __cpuhp_state_add_instance(state, node, false);
}

static inline int cpuhp_state_remove_instance(enum cpuhp_state state,
					      struct hlist_node *node)
{
	return __cpuhp_state_remove_instance(state, node, true);
}

static inline int cpuhp_state_remove_instance_nocalls(enum cpuhp_state state,
						      struct hlist_node *node)
{
	return __cpuhp_state_remove_instance(state, node, false);
}

/* Leave a step; @teardown is called for the CPUs that are there. */
static inline void cpuhp_remove_state(enum cpuhp_state state)
{
	__cpuhp_remove_state(state, true);
}

static inline void cpuhp_remove_state_nocalls(enum cpuhp_state state)
{
	__cpuhp_remove_state(state, false);
}

static inline void cpuhp_remove_state_nocalls_cpuslocked(enum cpuhp_state state)
{
	__cpuhp_remove_state_cpuslocked(state, false);
}

static inline void cpuhp_remove_multi_state(enum cpuhp_state state)
{
	__cpuhp_remove_state(state, false);
}

#endif
