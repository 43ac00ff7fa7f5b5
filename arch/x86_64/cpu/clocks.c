// SPDX-License-Identifier: MIT
/*
 * clocks.c - which timers this machine has, and which one ticks.
 *
 * The one place that knows them all; kernel/time asks here and hears names,
 * not chips. What is missing is said once, in arch_time_init().
 *
 * Linux: arch/x86/kernel/time.c, spread over several hooks in x86_init.
 */
#include <linux/init.h>
#include <linux/printk.h>
#include <linux/string.h>
#include <linux/tick.h>
#include <asm/acpi.h>
#include <asm/apic.h>
#include <asm/cpufeature.h>
#include <asm/irq_vectors.h>
#include <asm/time.h>
#include <asm/tsc.h>

static bool no_hpet, no_deadline, no_pit;

static int __init setup_nohpet(char *arg)
{
	no_hpet = true;
	return 0;
}
early_param("nohpet", setup_nohpet);

static int __init setup_nopit(char *arg)
{
	no_pit = true;
	return 0;
}
early_param("nopit", setup_nopit);

static int __init setup_lapic(char *arg)
{
	no_deadline = arg && !strcmp(arg, "notscdeadline");
	return 0;
}
early_param("lapic", setup_lapic);

/**
 * arch_time_init - find the timers, measure the TSC
 *
 * Context: boot CPU, irqs off, apic_init() done, ioremap() works.
 */
void arch_time_init(void)
{
	bool hpet, pm, pit;

	hpet = !no_hpet && hpet_init(acpi_info.hpet_addr);
	pm = acpi_pm_init(acpi_info.pm_timer);
	pit = !no_pit && pit_init();
	if (!hpet)
		pr_info("time: no HPET\n");
	if (!pm)
		pr_info("time: no ACPI timer\n");
	if (!pit)
		pr_info("time: no PIT\n");
	tsc_init();
}

/**
 * arch_tick_device - what interrupts each CPU for its tick
 *
 * Return: NULL where nothing can.
 */
struct tick_device *arch_tick_device(void)
{
	if (apic_present && !no_deadline &&
	    boot_cpu_has(X86_FEATURE_TSC_DEADLINE_TIMER))
		return &lapic_deadline_tick;
	if (apic_present && lapic_tick.max_ns)
		return &lapic_tick;
	if (pit_present && pic_present)
		return &pit_tick;
	return NULL;
}

/**
 * arch_tick_connect - say who handles the tick's interrupt
 * @local: where it comes from the CPU's local APIC
 * @board: where it comes from the board's PIT
 */
void arch_tick_connect(void (*local)(struct pt_regs *regs),
		       void (*board)(struct pt_regs *regs))
{
	if (apic_present)
		set_vector_handler(LOCAL_TIMER_VECTOR, local);
	else
		set_vector_handler(ISA_IRQ_VECTOR(0), board);
}
