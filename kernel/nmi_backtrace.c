// SPDX-License-Identifier: MIT
/*
 * nmi_backtrace.c - have other CPUs say what they are doing.
 *
 * An NMI reaches a CPU whose interrupts are off for good. It prints by itself,
 * into the log, where the one who asked brings it to the consoles.
 *
 * Locks: backtrace_flag lets one ask at a time; the mask is changed bit by bit.
 * Linux: lib/nmi_backtrace.c, arch/x86/kernel/apic/hw_nmi.c.
 */
#include <linux/bitops.h>
#include <linux/cpumask.h>
#include <linux/delay.h>

#include <linux/init.h>
#include <linux/nmi.h>
#include <linux/printk.h>
#include <linux/rcupdate.h>
#include <linux/smp.h>
#include <asm/apic.h>
#include <asm/ptrace.h>
#include <asm/smp.h>
#include <asm/stacktrace.h>
#include <asm/traps.h>

static struct cpumask backtrace_mask;	/* [a] who has not answered */
static unsigned long backtrace_flag;	/* [a] */

static void print_backtrace(struct pt_regs *regs, int cpu)
{
	if (regs && !rcu_is_watching()) {
		pr_warn("NMI backtrace for cpu %d skipped: idling at %pS\n",
			cpu, (void *)regs->ip);
		return;
	}
	pr_warn("NMI backtrace for cpu %d\n", cpu);
	if (regs)
		show_regs(regs);
	else
		dump_stack();
}

/**
 * nmi_cpu_backtrace - this CPU was asked, perhaps
 * @regs: of the NMI
 *
 * Context: NMI. Return: true if it was.
 */
bool nmi_cpu_backtrace(struct pt_regs *regs)
{
	int cpu = smp_processor_id();

	if (!cpumask_test_cpu(cpu, &backtrace_mask))
		return false;
	print_backtrace(regs, cpu);
	cpumask_clear_cpu(cpu, &backtrace_mask);
	return true;
}

/* Asks those in backtrace_mask; ten seconds is enough for any console. */
static void ask_and_wait(int this_cpu)
{
	unsigned int cpu;
	int i;

	if (cpumask_empty(&backtrace_mask))
		return;
	pr_info("Sending NMI from CPU %d to CPUs %*pbl:\n", this_cpu,
		cpumask_pr_args(&backtrace_mask));
	for_each_cpu(cpu, &backtrace_mask)
		arch_send_nmi(cpu);
	for (i = 0; i < 10 * 1000 && !cpumask_empty(&backtrace_mask); i++) {
		mdelay(1);
		touch_softlockup_watchdog();
	}
	printk_flush();
}

/**
 * trigger_cpumask_backtrace - have CPUs print their registers and stack
 * @mask: which; those that are not online are left out
 * @exclude_cpu: not this one; -1 for none
 *
 * Context: any but NMI.
 * Return: false if there is no NMI to send, or another CPU asks just now.
 */
bool trigger_cpumask_backtrace(const struct cpumask *mask, int exclude_cpu)
{
	int this_cpu;

	if (!apic_present || test_and_set_bit(0, &backtrace_flag))
		return false;
	preempt_disable();
	this_cpu = smp_processor_id();
	cpumask_and(&backtrace_mask, mask, cpu_online_mask);
	if (exclude_cpu >= 0)
		cpumask_clear_cpu(exclude_cpu, &backtrace_mask);
	if (cpumask_test_cpu(this_cpu, &backtrace_mask)) {
		cpumask_clear_cpu(this_cpu, &backtrace_mask);
		print_backtrace(NULL, this_cpu);
	}
	ask_and_wait(this_cpu);
	cpumask_clear(&backtrace_mask);
	clear_bit_unlock(0, &backtrace_flag);
	preempt_enable();
	return true;
}

/** trigger_all_cpu_backtrace - every CPU, this one included */
bool trigger_all_cpu_backtrace(void)
{
	return trigger_cpumask_backtrace(cpu_online_mask, -1);
}

/** trigger_allbutcpu_cpu_backtrace - every CPU but @exclude_cpu */
bool trigger_allbutcpu_cpu_backtrace(int exclude_cpu)
{
	return trigger_cpumask_backtrace(cpu_online_mask, exclude_cpu);
}

/** trigger_single_cpu_backtrace - one CPU */
bool trigger_single_cpu_backtrace(int cpu)
{
	return trigger_cpumask_backtrace(cpumask_of(cpu), -1);
}

/* smp_send_stop() takes the hook over when the end has come. */
static int __init nmi_backtrace_init(void)
{
	nmi_handler = nmi_cpu_backtrace;
	return 0;
}
early_initcall(nmi_backtrace_init);
