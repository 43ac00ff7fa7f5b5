// SPDX-License-Identifier: MIT
/*
 * cpu.c - bringing CPUs up, and taking them down.
 *
 * Coming:
 *
 *   doer                                   the CPU
 *   idle thread, per-CPU threads parked
 *   arch_cpu_start() ---- INIT, SIPI --->  start_secondary()
 *   waits for ALIVE <--------------------  GDT, IDT, local APIC
 *                                          tick, set_cpu_online(true)
 *   waits for done_up <------------------  ONLINE_IDLE, idles
 *   wakes cpuhp/N ---------------------->  threads unparked,
 *   waits for done_up <------------------  last: set_cpu_active(true)
 *
 * Going:
 *
 *   wakes cpuhp/N ---------------------->  first: set_cpu_active(false),
 *   waits for done_down <----------------  threads parked, queue emptied
 *   parks cpuhp/N
 *   stop_machine(take_cpu_down) -------->  set_cpu_online(false), interrupts
 *                                          moved, tick off
 *                                          migration/N parks; idles; dies
 *   waits for done_down <----------------  in hlt, until INIT
 *   takes its timers, callbacks, pages
 *
 * Between online and active a CPU takes interrupts, and runs no threads but
 * those that are its own for good (kthread_set_per_cpu()).
 *
 * Locks: cpus_lock.c, for writing.
 * Linux: kernel/cpu.c; left out: CPUs that come several at once, SMT off,
 * notifiers for suspend. The boot CPU cannot go, as on x86 there.
 */
#include <linux/array_size.h>
#include <linux/cpu.h>
#include <linux/errno.h>
#include <linux/export.h>
#include <linux/hrtimer.h>
#include <linux/init.h>
#include <linux/irq.h>
#include <linux/irqflags.h>
#include <linux/kthread.h>
#include <linux/printk.h>
#include <linux/rcupdate.h>
#include <linux/sched.h>
#include <linux/sched/hotplug.h>
#include <linux/sched/idle.h>
#include <linux/sched/task.h>
#include <linux/slab.h>
#include <linux/smp.h>
#include <linux/smpboot.h>
#include <linux/stop_machine.h>
#include <linux/tick.h>
#include <linux/timer.h>
#include <asm/pgtable.h>
#include <asm/processor.h>
#include <asm/tsc.h>
#include <kernel/cpuhp.h>
#include <kernel/entry.h>
#include <kernel/mm.h>

/* [o] How the CPU that dies says so: its own words work no more. */
static DEFINE_PER_CPU(call_single_data_t, dead_csd);
static bool smp_booted;

/* ------------------------------------------------ on the CPU that comes */

/* The steps from BRINGUP_CPU to ONLINE. None may fail. */
static void notify_cpu_starting(unsigned int cpu)
{
	struct cpuhp_cpu_state *st = per_cpu_ptr(&cpuhp_state, cpu);

	while (st->state < CPUHP_AP_ONLINE)
		WARN_ON_ONCE(cpuhp_invoke_callback(cpu, ++st->state, true,
						   NULL));
}

/* Threads may come: first of all the stopper. Idle thread, irqs on. */
static void cpuhp_online_idle(unsigned int cpu)
{
	struct cpuhp_cpu_state *st = per_cpu_ptr(&cpuhp_state, cpu);

	stop_machine_unpark(cpu);
	st->state = CPUHP_AP_ONLINE_IDLE;
	complete(&st->done_up);
}

/**
 * start_secondary - C's first function on a CPU other than the first
 *
 * Context: the CPU's idle thread, irqs and preemption off.
 */
void start_secondary(void)
{
	unsigned int cpu = smp_processor_id();

	arch_cpu_starting(cpu);
	rcutree_report_cpu_starting(cpu);
	notify_cpu_starting(cpu);
	tick_setup_cpu();
	set_cpu_online(cpu, true);
	local_flush_tlb_all();	/* nobody told us of flushes until now */
	local_irq_enable();
	cpuhp_online_idle(cpu);
	cpu_startup_entry(CPUHP_AP_ONLINE_IDLE);
	unreachable();
}

/* ------------------------------------------------- on the CPU that goes */

/*
 * Runs in migration/N while all other CPUs stand still, interrupts off: what
 * they had begun with preemption off is finished, and includes this CPU; what
 * they begin afterwards does not.
 */
static int take_cpu_down(void *unused)
{
	struct cpuhp_cpu_state *st = this_cpu_ptr(&cpuhp_state);
	unsigned int cpu = smp_processor_id();

	set_cpu_online(cpu, false);
	irq_migrate_all_off_this_cpu();
	while (--st->state > CPUHP_AP_OFFLINE)
		WARN_ON_ONCE(cpuhp_invoke_callback(cpu, st->state, false,
						   NULL));
	stop_machine_park(cpu);
	return 0;
}

static void complete_dead(void *st)
{
	complete(&((struct cpuhp_cpu_state *)st)->done_down);
}

/*
 * The idle thread of a CPU that is offline, interrupts off. RCU does not watch
 * it from here on; so another CPU has to do the waking.
 */
static void __noreturn cpuhp_report_idle_dead(void)
{
	struct cpuhp_cpu_state *st = this_cpu_ptr(&cpuhp_state);
	call_single_data_t *csd = this_cpu_ptr(&dead_csd);

	BUG_ON(st->state != CPUHP_AP_OFFLINE);
	ct_idle_enter();
	st->state = CPUHP_AP_IDLE_DEAD;
	INIT_CSD(csd, complete_dead, st);
	smp_call_function_single_async(cpumask_first(cpu_online_mask), csd);
	arch_cpu_idle_dead();
}

/* ------------------------------------- steps on the CPU that brings it up */

static int bringup_cpu(unsigned int cpu)
{
	struct cpuhp_cpu_state *st = per_cpu_ptr(&cpuhp_state, cpu);
	int err = arch_cpu_start(cpu, idle_task(cpu)->stack + THREAD_SIZE,
				 smp_booted);

	if (err)
		return err;
	wait_for_completion(&st->done_up);
	kthread_unpark(st->thread);
	return cpuhp_kick_ap(cpu, st->target);
}

static int takedown_cpu(unsigned int cpu)
{
	struct cpuhp_cpu_state *st = per_cpu_ptr(&cpuhp_state, cpu);
	int err;

	kthread_park(st->thread);
	err = stop_machine_cpuslocked(take_cpu_down, NULL, cpumask_of(cpu));
	if (err) {
		kthread_unpark(st->thread);
		return err;
	}
	wait_for_completion(&st->done_down);
	BUG_ON(cpu_online(cpu) || st->state != CPUHP_AP_IDLE_DEAD);
	arch_cpu_die(cpu);
	rcutree_migrate_callbacks(cpu);
	return 0;
}

static int threads_online(unsigned int cpu)
{
	smpboot_unpark_threads(cpu);
	return 0;
}

static int threads_offline(unsigned int cpu)
{
	smpboot_park_threads(cpu);
	return 0;
}

/* Whoever chooses a CPU, irqs or preemption off, has seen the mask, then. */
static int cpu_inactive(unsigned int cpu)
{
	set_cpu_active(cpu, false);
	synchronize_rcu();
	return 0;
}

static int cpu_activate(unsigned int cpu)
{
	set_cpu_active(cpu, true);
	return 0;
}

/*
 * The kernel's own steps. Those above the scheduler join by
 * cpuhp_setup_state().
 */
static const struct {
	enum cpuhp_state state;
	const char *name;
	int (*startup)(unsigned int cpu);
	int (*teardown)(unsigned int cpu);
} own_steps[] = {
	{ CPUHP_CREATE_THREADS, "threads:prepare", smpboot_create_threads },
	{ CPUHP_PAGE_ALLOC, "mm/page_alloc:pcp", NULL, page_alloc_cpu_dead },
	{ CPUHP_SLUB_DEAD, "slub:dead", NULL, slub_cpu_dead },
	{ CPUHP_KSTACK_DEAD, "fork:vm_stack_cache", NULL, kstack_cpu_dead },
	{ CPUHP_TIMERS_PREPARE, "timers:prepare", timers_prepare_cpu,
	  timers_dead_cpu },
	{ CPUHP_HRTIMERS_PREPARE, "hrtimers:prepare", hrtimers_prepare_cpu },
	{ CPUHP_BRINGUP_CPU, "cpu:bringup", bringup_cpu },
	{ CPUHP_AP_SCHED_STARTING, "sched:starting", NULL, sched_cpu_dying },
	{ CPUHP_AP_SMPCFD_DYING, "smpcfd:dying", NULL, smpcfd_dying_cpu },
	{ CPUHP_AP_HRTIMERS_DYING, "hrtimers:dying", hrtimers_cpu_starting,
	  hrtimers_cpu_dying },
	{ CPUHP_AP_TICK_DYING, "tick:dying", NULL, tick_cpu_dying },
	{ CPUHP_TEARDOWN_CPU, "cpu:teardown", NULL, takedown_cpu },
	{ CPUHP_AP_SCHED_WAIT_EMPTY, "sched:waitempty", NULL,
	  sched_cpu_wait_empty },
	{ CPUHP_AP_SMPBOOT_THREADS, "smpboot/threads:online", threads_online,
	  threads_offline },
	{ CPUHP_AP_ACTIVE, "sched:active", cpu_activate, cpu_inactive },
};

/* ------------------------------------------------------------- the verbs */

static struct task_struct *idle_thread_get(unsigned int cpu)
{
	struct task_struct *idle = idle_task(cpu);

	if (!idle)
		return fork_idle(cpu);
	init_idle(idle, cpu);	/* it begins anew, on an empty stack */
	return idle;
}

static int _cpu_up(unsigned int cpu)
{
	struct cpuhp_cpu_state *st = per_cpu_ptr(&cpuhp_state, cpu);
	struct task_struct *idle;
	int err = 0;

	cpus_write_lock();
	if (st->state == CPUHP_OFFLINE) {
		idle = idle_thread_get(cpu);
		err = PTR_ERR_OR_ZERO(idle);
		st->target = CPUHP_ONLINE;
		/* the CPU itself does the rest: bringup_cpu() */
		if (!err)
			err = cpuhp_go_up(cpu, CPUHP_BRINGUP_CPU);
	}
	cpus_write_unlock();
	return err;
}

/**
 * cpu_up - start a CPU
 * @cpu: which
 *
 * Context: process, may sleep.
 * Return: 0, also if it is up; -EINVAL for a CPU that is not there; -EIO when it
 * does not answer; -EBUSY under cpu_hotplug_disable(); -ENOMEM, or what a
 * callback said.
 */
int cpu_up(unsigned int cpu)
{
	int err;

	if (cpu >= nr_cpu_ids || !cpu_present(cpu))
		return -EINVAL;
	err = cpu_maps_update_begin();
	if (!err)
		err = _cpu_up(cpu);
	cpu_maps_update_done();
	return err;
}

static int _cpu_down(unsigned int cpu)
{
	struct cpuhp_cpu_state *st = per_cpu_ptr(&cpuhp_state, cpu);
	int err;

	cpus_write_lock();
	err = cpuhp_kick_ap(cpu, CPUHP_TEARDOWN_CPU);
	if (!err) {
		err = cpuhp_go_down(cpu, CPUHP_OFFLINE);
		if (err && st->state == CPUHP_TEARDOWN_CPU)
			cpuhp_kick_ap(cpu, CPUHP_ONLINE);
	}
	cpus_write_unlock();
	return err;
}

/**
 * cpu_down - take a CPU out of service
 * @cpu: online
 *
 * Its threads go to other CPUs, those of its own park.
 * Context: process, may sleep; on any CPU, @cpu included.
 * Return: 0; -EINVAL if it is not online; -EBUSY for the last one and under
 * cpu_hotplug_disable(); -EPERM for the first, or what a callback said.
 */
int cpu_down(unsigned int cpu)
{
	int err = cpu_maps_update_begin();

	if (cpu >= nr_cpu_ids || !cpu_online(cpu))
		err = -EINVAL;
	else if (!err && num_online_cpus() == 1)
		err = -EBUSY;
	else if (!err && cpu == 0)
		err = -EPERM;
	if (!err)
		err = _cpu_down(cpu);
	cpu_maps_update_done();
	return err;
}

/**
 * add_cpu - cpu_up() as sysfs calls it
 *
 * Return: 0 or an error; 1 if it was online.
 */
int add_cpu(unsigned int cpu)
{
	if (cpu < nr_cpu_ids && cpu_online(cpu))
		return 1;
	return cpu_up(cpu);
}
EXPORT_SYMBOL_GPL(add_cpu);

/**
 * remove_cpu - cpu_down() as sysfs calls it
 *
 * Return: 0 or an error, -EPERM for the first; 1 if it was offline.
 */
int remove_cpu(unsigned int cpu)
{
	if (cpu >= nr_cpu_ids || !cpu_present(cpu))
		return -EINVAL;
	if (!cpu)
		return -EPERM;
	return cpu_online(cpu) ? cpu_down(cpu) : 1;
}
EXPORT_SYMBOL_GPL(remove_cpu);

/* --------------------------------------------------------------- booting */

/**
 * boot_cpu_init - the CPU that runs this exists, and time begins
 *
 * Context: the first thing in start_kernel().
 */
void boot_cpu_init(void)
{
	int cpu = smp_processor_id();

	tsc_early_init();
	set_cpu_online(cpu, true);
	set_cpu_active(cpu, true);
	set_cpu_present(cpu, true);
	set_cpu_possible(cpu, true);
}

/** boot_cpu_hotplug_init - the steps; Context: boot, per-CPU areas set up. */
void __init boot_cpu_hotplug_init(void)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(own_steps); i++)
		cpuhp_set_step(own_steps[i].state, own_steps[i].name,
			       own_steps[i].startup, own_steps[i].teardown);
	for_each_possible_cpu(i) {
		init_completion(&per_cpu(cpuhp_state, i).done_up);
		init_completion(&per_cpu(cpuhp_state, i).done_down);
	}
	this_cpu_write(cpuhp_state.state, CPUHP_ONLINE);
	sched_set_idle_dead(cpuhp_report_idle_dead);
}

/**
 * bringup_nonboot_cpus - start CPUs until so many are online
 * @max_cpus: how many; also counts the boot CPU
 */
void bringup_nonboot_cpus(unsigned int max_cpus)
{
	unsigned int cpu;
	int err;

	for_each_present_cpu(cpu) {
		if (num_online_cpus() >= max_cpus)
			break;
		err = cpu_up(cpu);
		if (err)
			pr_err("CPU%u: cannot be started: error %d\n", cpu, err);
	}
}

/**
 * smp_init - start the other CPUs
 *
 * Context: PID 1, once kthreadd is there.
 */
void smp_init(void)
{
	unsigned int cpus;

	cpuhp_threads_init();
	pr_info("smp: Bringing up secondary CPUs ...\n");
	bringup_nonboot_cpus(setup_max_cpus);
	arch_smp_done();
	smp_booted = true;
	cpus = num_online_cpus();
	pr_info("smp: Brought up 1 node, %u CPU%s\n", cpus,
		cpus == 1 ? "" : "s");
}
