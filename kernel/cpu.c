// SPDX-License-Identifier: MIT
/*
 * cpu.c - bringing up one CPU after the other.
 *
 *   starter (PID 1)                        the CPU
 *   idle thread, per-CPU threads parked
 *   arch_cpu_start() ---- INIT, SIPI --->  start_secondary()
 *   waits for ALIVE <--------------------  GDT, IDT, local APIC
 *   waits for online <-------------------  tick, set_cpu_online(true)
 *   set_cpu_active(true)                   idles
 *   per-CPU threads unparked
 *
 * Between online and active a CPU takes interrupts but no threads.
 *
 * Locks: none: PID 1 alone does this, while booting.
 * Linux: kernel/cpu.c, where each step is a state with a way back, and CPUs
 * may leave again.
 */
#include <linux/cpu.h>
#include <linux/errno.h>
#include <linux/init.h>
#include <linux/irqflags.h>
#include <linux/printk.h>
#include <linux/rcupdate.h>
#include <linux/sched.h>
#include <linux/sched/idle.h>
#include <linux/sched/task.h>
#include <linux/smp.h>
#include <linux/tick.h>
#include <asm/pgtable.h>
#include <asm/processor.h>
#include <asm/tsc.h>
#include <kernel/entry.h>

/* The per-CPU threads lie above: smpboot_thread_init() says who cares. */
static int (*create_threads)(unsigned int cpu);
static void (*unpark_threads)(unsigned int cpu);

/**
 * cpu_set_thread_hooks - whom to tell of CPUs that come up
 * @create: before the CPU starts; may fail, and the CPU stays down
 * @unpark: once it is active
 *
 * Linux: the steps CPUHP_CREATE_THREADS and CPUHP_AP_SMPBOOT_THREADS.
 */
void cpu_set_thread_hooks(int (*create)(unsigned int cpu),
			  void (*unpark)(unsigned int cpu))
{
	create_threads = create;
	unpark_threads = unpark;
}

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
	tick_setup_cpu();
	set_cpu_online(cpu, true);
	local_flush_tlb_all();	/* nobody told us of flushes until now */
	local_irq_enable();
	while (!cpu_active(cpu))
		cpu_relax();
	cpu_startup_entry(CPUHP_ONLINE);
	unreachable();
}

static int start_cpu(unsigned int cpu)
{
	struct task_struct *idle = idle_task(cpu) ?: fork_idle(cpu);
	int err;

	if (IS_ERR(idle))
		return PTR_ERR(idle);
	err = arch_cpu_start(cpu, idle->stack + THREAD_SIZE);
	while (!err && !cpu_online(cpu))
		cpu_relax();
	return err;
}

/**
 * cpu_up - start a CPU
 * @cpu: present, not online
 *
 * Context: PID 1, while booting.
 * Return: 0; -EINVAL for a CPU that is not there; -EIO when it does not
 * answer; -ENOMEM.
 */
int cpu_up(unsigned int cpu)
{
	int err;

	if (cpu >= nr_cpu_ids || !cpu_present(cpu))
		return -EINVAL;
	if (cpu_online(cpu))
		return 0;
	err = create_threads(cpu);
	if (!err)
		err = start_cpu(cpu);
	if (err) {
		pr_err("CPU%u: cannot be started: error %d\n", cpu, err);
		return err;
	}
	set_cpu_active(cpu, true);
	unpark_threads(cpu);
	return 0;
}

/**
 * bringup_nonboot_cpus - start CPUs until so many are online
 * @max_cpus: how many; also counts the boot CPU
 */
void bringup_nonboot_cpus(unsigned int max_cpus)
{
	unsigned int cpu;

	for_each_present_cpu(cpu) {
		if (num_online_cpus() >= max_cpus)
			break;
		cpu_up(cpu);
	}
}
