// SPDX-License-Identifier: MIT
/*
 * cpuhp.c - the steps by which a CPU comes and goes.
 *
 * A table has a line for each step: what to do on the way up, what to undo on
 * the way down. A CPU that comes goes through it from OFFLINE to ONLINE, one
 * that leaves the other way. When a step fails, those that were done are
 * undone, and all is as before.
 *
 *	OFFLINE  ..prepare..  BRINGUP_CPU | ..starting..  ONLINE_IDLE ..  ONLINE
 *	on the CPU that does it		  | on the CPU itself; from
 *					  | ONLINE_IDLE on in cpuhp/N
 *
 * The kernel's own steps are cpu.c's; anybody else takes a step, or one of the
 * dynamic ones, by cpuhp_setup_state().
 *
 * Locks: the table is changed with CPUs locked for reading and under
 * cpuhp_state_mutex, and used with CPUs locked for writing: never both.
 * Linux: kernel/cpu.c. Left out: halting in a middle state, failing on purpose
 * (both by sysfs), what suspend needs.
 */
#include <linux/bug.h>
#include <linux/cpu.h>
#include <linux/errno.h>
#include <linux/export.h>
#include <linux/list.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/printk.h>
#include <kernel/cpuhp.h>

/**
 * struct cpuhp_step - one line of the table
 * @name: for people; NULL: free
 * @startup: on the way up, or NULL
 * @teardown: on the way down, or NULL
 * @startup_multi: instead, for each node of @list
 * @teardown_multi: the same
 * @list: who takes part, if there can be several
 * @multi_instance: there can
 */
struct cpuhp_step {
	const char *name;
	union {
		int (*startup)(unsigned int cpu);
		int (*startup_multi)(unsigned int cpu, struct hlist_node *node);
	};
	union {
		int (*teardown)(unsigned int cpu);
		int (*teardown_multi)(unsigned int cpu,
				      struct hlist_node *node);
	};
	struct hlist_head list;
	bool multi_instance;
};

static struct cpuhp_step cpuhp_hp_states[CPUHP_ONLINE + 1];
static DEFINE_MUTEX(cpuhp_state_mutex);

DEFINE_PER_CPU(struct cpuhp_cpu_state, cpuhp_state);

/** cpuhp_set_step - write a line of the table; the kernel's own, at boot */
void cpuhp_set_step(enum cpuhp_state state, const char *name,
		    int (*startup)(unsigned int cpu),
		    int (*teardown)(unsigned int cpu))
{
	cpuhp_hp_states[state] = (struct cpuhp_step){
		.name = name, .startup = startup, .teardown = teardown,
	};
}

/* ---------------------------------------------------------- doing a step */

static int invoke_instances(unsigned int cpu, struct cpuhp_step *step,
			    bool bringup)
{
	int (*cb)(unsigned int, struct hlist_node *) = bringup ?
		step->startup_multi : step->teardown_multi;
	int (*undo)(unsigned int, struct hlist_node *) = bringup ?
		step->teardown_multi : step->startup_multi;
	struct hlist_node *node, *failed = NULL;
	int ret = 0;

	hlist_for_each(node, &step->list) {
		ret = cb ? cb(cpu, node) : 0;
		if (ret) {
			failed = node;
			break;
		}
	}
	if (!failed || !undo)
		return ret;
	hlist_for_each(node, &step->list) {
		if (node == failed)
			break;
		undo(cpu, node);
	}
	return ret;
}

/**
 * cpuhp_invoke_callback - do or undo one step
 * @cpu: for this CPU, and on it where the step is one of its own
 * @state: the step
 * @bringup: do, else undo
 * @node: of a step with several: for this one only; NULL: for all
 */
int cpuhp_invoke_callback(unsigned int cpu, enum cpuhp_state state,
			  bool bringup, struct hlist_node *node)
{
	struct cpuhp_step *step = &cpuhp_hp_states[state];

	if (step->multi_instance && !node)
		return invoke_instances(cpu, step, bringup);
	if (bringup ? !step->startup : !step->teardown)
		return 0;
	if (step->multi_instance)
		return bringup ? step->startup_multi(cpu, node) :
				 step->teardown_multi(cpu, node);
	return bringup ? step->startup(cpu) : step->teardown(cpu);
}

/*
 * Two of the steps move st->state themselves: BRINGUP_CPU and TEARDOWN_CPU have
 * the other CPU do its part. So it is read anew after each step.
 */
static void undo_up(unsigned int cpu, struct cpuhp_cpu_state *st,
		    enum cpuhp_state prev)
{
	while (st->state > prev) {
		WARN_ON_ONCE(cpuhp_invoke_callback(cpu, st->state, false, NULL));
		st->state--;
	}
}

/**
 * cpuhp_go_up - do all steps of @cpu up to and with @target
 *
 * Return: 0, or the error of a step, and the CPU stands where it stood.
 */
int cpuhp_go_up(unsigned int cpu, enum cpuhp_state target)
{
	struct cpuhp_cpu_state *st = per_cpu_ptr(&cpuhp_state, cpu);
	enum cpuhp_state prev = st->state, step;
	int ret;

	while (st->state < target) {
		step = ++st->state;
		ret = cpuhp_invoke_callback(cpu, step, true, NULL);
		if (!ret)
			continue;
		pr_debug("CPU UP failed (%d) CPU %u state %s (%d)\n", ret, cpu,
			 cpuhp_hp_states[step].name, step);
		if (st->state == step)
			st->state--;
		undo_up(cpu, st, prev);
		return ret;
	}
	return 0;
}

/**
 * cpuhp_go_down - undo all steps of @cpu above @target
 *
 * Once the CPU is dead nothing can be refused any more.
 * Return: 0, or the error of a step, and the CPU stands where it stood.
 */
int cpuhp_go_down(unsigned int cpu, enum cpuhp_state target)
{
	struct cpuhp_cpu_state *st = per_cpu_ptr(&cpuhp_state, cpu);
	enum cpuhp_state prev = st->state, step;
	int ret;

	while (st->state > target) {
		step = st->state;
		ret = cpuhp_invoke_callback(cpu, step, false, NULL);
		if (ret && !WARN(step < CPUHP_TEARDOWN_CPU,
				 "DEAD callback error for CPU%u\n", cpu))
			goto undo;
		st->state--;
	}
	return 0;
undo:
	pr_debug("CPU DOWN failed (%d) CPU %u state %s (%d)\n", ret, cpu,
		 cpuhp_hp_states[step].name, step);
	while (st->state < prev)
		WARN_ON_ONCE(cpuhp_invoke_callback(cpu, ++st->state, true,
						   NULL));
	return ret;
}

/* ------------------------------------------------------- taking a step */

/* The steps of a CPU's own threads; below them others act for it. */
static bool is_ap_state(enum cpuhp_state state)
{
	return state > CPUHP_BRINGUP_CPU && state != CPUHP_TEARDOWN_CPU;
}

static bool bad_state(enum cpuhp_state state)
{
	return state <= CPUHP_OFFLINE || state >= CPUHP_ONLINE;
}

static int issue_call(unsigned int cpu, enum cpuhp_state state, bool bringup,
		      struct hlist_node *node)
{
	int ret;

	ret = is_ap_state(state) ? cpuhp_issue_ap(cpu, state, bringup, node) :
		cpuhp_invoke_callback(cpu, state, bringup, node);
	WARN_ON_ONCE(ret && !bringup);
	return ret;
}

/* All CPUs that have passed @state, for a step that comes late, or goes. */
static int issue_calls(enum cpuhp_state state, bool bringup,
		       struct hlist_node *node, unsigned int end)
{
	unsigned int cpu;
	int ret;

	for_each_present_cpu(cpu) {
		if (cpu >= end)
			break;
		if (per_cpu(cpuhp_state, cpu).state < state)
			continue;
		ret = issue_call(cpu, state, bringup, node);
		if (!ret || !bringup)
			continue;
		issue_calls(state, false, node, cpu);
		return ret;
	}
	return 0;
}

static int reserve_state(enum cpuhp_state first, enum cpuhp_state last)
{
	enum cpuhp_state s;

	for (s = first; s <= last; s++)
		if (!cpuhp_hp_states[s].name)
			return s;
	WARN(1, "No more dynamic states available for CPU hotplug\n");
	return -ENOSPC;
}

static int choose_state(enum cpuhp_state state)
{
	if (state == CPUHP_AP_ONLINE_DYN)
		return reserve_state(state, CPUHP_AP_ONLINE_DYN_END);
	if (state == CPUHP_BP_PREPARE_DYN)
		return reserve_state(state, CPUHP_BP_PREPARE_DYN_END);
	return cpuhp_hp_states[state].name ? -EBUSY : state;
}

static int setup_state(enum cpuhp_state state, const char *name, bool invoke,
		       int (*startup)(unsigned int cpu),
		       int (*teardown)(unsigned int cpu), bool multi)
{
	bool dynamic = state == CPUHP_AP_ONLINE_DYN ||
		       state == CPUHP_BP_PREPARE_DYN;
	int nr = choose_state(state), ret;

	if (nr < 0)
		return nr;
	cpuhp_set_step(nr, name, startup, teardown);
	cpuhp_hp_states[nr].multi_instance = multi;
	ret = invoke && startup ? issue_calls(nr, true, NULL, nr_cpu_ids) : 0;
	if (ret)
		cpuhp_set_step(nr, NULL, NULL, NULL);
	return ret ?: dynamic ? nr : 0;
}

/** __cpuhp_setup_state_cpuslocked - see cpuhp_setup_state() */
int __cpuhp_setup_state_cpuslocked(enum cpuhp_state state, const char *name,
				   bool invoke,
				   int (*startup)(unsigned int cpu),
				   int (*teardown)(unsigned int cpu),
				   bool multi_instance)
{
	int ret;

	lockdep_assert_cpus_held();
	if (bad_state(state) || !name)
		return -EINVAL;
	mutex_lock(&cpuhp_state_mutex);
	ret = setup_state(state, name, invoke, startup, teardown,
			  multi_instance);
	mutex_unlock(&cpuhp_state_mutex);
	return ret;
}
EXPORT_SYMBOL(__cpuhp_setup_state_cpuslocked);

/** __cpuhp_setup_state - see cpuhp_setup_state() */
int __cpuhp_setup_state(enum cpuhp_state state, const char *name, bool invoke,
			int (*startup)(unsigned int cpu),
			int (*teardown)(unsigned int cpu), bool multi_instance)
{
	int ret;

	cpus_read_lock();
	ret = __cpuhp_setup_state_cpuslocked(state, name, invoke, startup,
					     teardown, multi_instance);
	cpus_read_unlock();
	return ret;
}
EXPORT_SYMBOL(__cpuhp_setup_state);

/** __cpuhp_remove_state_cpuslocked - see cpuhp_remove_state() */
void __cpuhp_remove_state_cpuslocked(enum cpuhp_state state, bool invoke)
{
	struct cpuhp_step *step = &cpuhp_hp_states[state];

	BUG_ON(bad_state(state));
	lockdep_assert_cpus_held();
	mutex_lock(&cpuhp_state_mutex);
	if (step->multi_instance)
		WARN(!hlist_empty(&step->list),
		     "Error: Removing state %d which has instances left.\n",
		     state);
	else if (invoke && step->teardown)
		issue_calls(state, false, NULL, nr_cpu_ids);
	cpuhp_set_step(state, NULL, NULL, NULL);
	mutex_unlock(&cpuhp_state_mutex);
}
EXPORT_SYMBOL(__cpuhp_remove_state_cpuslocked);

/** __cpuhp_remove_state - see cpuhp_remove_state() */
void __cpuhp_remove_state(enum cpuhp_state state, bool invoke)
{
	cpus_read_lock();
	__cpuhp_remove_state_cpuslocked(state, invoke);
	cpus_read_unlock();
}
EXPORT_SYMBOL(__cpuhp_remove_state);

/** __cpuhp_state_add_instance - see cpuhp_state_add_instance() */
int __cpuhp_state_add_instance(enum cpuhp_state state, struct hlist_node *node,
			       bool invoke)
{
	struct cpuhp_step *step = &cpuhp_hp_states[state];
	int ret = 0;

	if (bad_state(state) || !step->multi_instance)
		return -EINVAL;
	cpus_read_lock();
	mutex_lock(&cpuhp_state_mutex);
	if (invoke && step->startup_multi)
		ret = issue_calls(state, true, node, nr_cpu_ids);
	if (!ret)
		hlist_add_head(node, &step->list);
	mutex_unlock(&cpuhp_state_mutex);
	cpus_read_unlock();
	return ret;
}
EXPORT_SYMBOL_GPL(__cpuhp_state_add_instance);

/** __cpuhp_state_remove_instance - see cpuhp_state_remove_instance() */
int __cpuhp_state_remove_instance(enum cpuhp_state state,
				  struct hlist_node *node, bool invoke)
{
	struct cpuhp_step *step = &cpuhp_hp_states[state];

	if (bad_state(state) || !step->multi_instance)
		return -EINVAL;
	cpus_read_lock();
	mutex_lock(&cpuhp_state_mutex);
	if (invoke && step->teardown_multi)
		issue_calls(state, false, node, nr_cpu_ids);
	hlist_del(node);
	mutex_unlock(&cpuhp_state_mutex);
	cpus_read_unlock();
	return 0;
}
EXPORT_SYMBOL_GPL(__cpuhp_state_remove_instance);

static int cpuhp_leftovers(struct module *mod)
{
	enum cpuhp_state s;
	int n = 0;

	for (s = 0; s < CPUHP_ONLINE; s++) {
		struct cpuhp_step *step = &cpuhp_hp_states[s];

		if (!within_module((unsigned long)step->startup, mod) &&
		    !within_module((unsigned long)step->teardown, mod))
			continue;
		/* name is the module's, and gone with it */
		module_leftover(mod, "CPU hotplug state %d", s);
		n++;
	}
	return n;
}
MODULE_LEFTOVERS(cpuhp_leftovers);
