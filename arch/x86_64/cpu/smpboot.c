// SPDX-License-Identifier: MIT
/*
 * smpboot.c - waking the other CPUs.
 *
 * A CPU other than the first waits, in reset, for two messages: INIT, and then
 * SIPI with the number of a page below 1 MiB at which to begin, in real mode.
 * That page holds boot/ap_trampoline.asm, which climbs to 64 bits and jumps to
 * start_secondary() on the stack that it is given.
 *
 * A CPU that is late must not appear when nobody expects it any more. So both
 * sides change one word, and only one of them can:
 *
 *   starter: KICKED -> GIVEN_UP, after a second
 *   starter  waits for ALIVE                       the CPU: KICKED -> ALIVE
 *
 * Whoever loses that race yields: a CPU that finds GIVEN_UP sleeps for ever.
 *
 * A CPU that leaves says DEAD and halts with interrupts off, on the stack of its
 * idle thread, until INIT and SIPI start it anew.
 *
 * Called by kernel/cpu.c. Linux: arch/x86/kernel/smpboot.c; there all CPUs may
 * climb at once, and a dead one sleeps in mwait.
 */
#include <linux/cpumask.h>
#include <linux/errno.h>
#include <linux/percpu.h>
#include <linux/printk.h>
#include <asm/acpi.h>
#include <asm/apic.h>
#include <asm/cmpxchg.h>
#include <asm/cpu.h>
#include <asm/delay.h>
#include <asm/irqflags.h>
#include <asm/processor.h>
#include <asm/realmode.h>
#include <asm/smp.h>
#include <asm/tsc.h>

#define ALIVE_TIMEOUT_US	1000000
#define SIPI_AGAIN_US		200
#define DEAD_TIMEOUT_US		1000000

enum { CPU_OFF, CPU_KICKED, CPU_ALIVE, CPU_GIVEN_UP, CPU_DEAD };
static int cpu_boot_state[NR_CPUS];	/* [a] */
static phys_addr_t trampoline;

/* The boot CPU is number 0, wherever the firmware lists it. */
static void add_cpu(unsigned int cpu, u32 apic_id)
{
	cpu_to_apicid[cpu] = apic_id;
	set_cpu_possible(cpu, true);
	set_cpu_present(cpu, true);
}

/**
 * arch_smp_enumerate - number the CPUs that ACPI lists
 * @max_cpus: how many to take at most, the boot CPU included
 *
 * Sets the possible and present masks. Context: boot CPU, before per-CPU
 * areas are set up, after acpi_boot_init().
 */
void arch_smp_enumerate(unsigned int max_cpus)
{
	u32 boot_id = initial_apic_id();
	unsigned int i, nr = 1, over = 0;
	bool x2apic, usable = apic_usable(&x2apic);

	add_cpu(0, boot_id);
	for (i = 0; usable && i < acpi_info.nr_cpus; i++) {
		u32 id = acpi_info.apic_id[i];

		if (id == boot_id || (!x2apic && id > 254))
			continue;
		if (nr < max_cpus && nr < NR_CPUS)
			add_cpu(nr++, id);
		else
			over++;
	}
	nr_cpu_ids = nr;
	if (over)
		pr_info("smpboot: %u CPUs left out (limit %u)\n", over,
			max_cpus < NR_CPUS ? max_cpus : NR_CPUS);
	pr_info("smpboot: Allowing %u CPUs\n", nr);
}

/**
 * arch_smp_prepare - make the trampoline ready for arch_cpu_start()
 *
 * Return: 0; -ENODEV without local APIC; -ENOMEM without a page below 1 MiB.
 */
int arch_smp_prepare(void)
{
	if (!apic_present)
		return -ENODEV;
	trampoline = trampoline_prepare();
	return trampoline ? 0 : -ENOMEM;
}

/** arch_smp_done - no further CPU will be started */
void arch_smp_done(void)
{
	if (trampoline)
		trampoline_release();
	trampoline = 0;
}

static void send_init_sipi(u32 apic_id)
{
	apic_send(apic_id, APIC_DM_INIT | APIC_INT_ASSERT | APIC_INT_LEVELTRIG);
	udelay(10);
	apic_send(apic_id, APIC_DM_INIT | APIC_INT_LEVELTRIG);
	udelay(10);
	apic_send(apic_id, APIC_DM_STARTUP | trampoline >> 12);
}

static bool wait_state(unsigned int cpu, int state, u64 usecs)
{
	u64 end = rdtsc_now() + tsc_from_ns(usecs * 1000);

	while (READ_ONCE(cpu_boot_state[cpu]) != state) {
		if ((s64)(rdtsc_now() - end) > 0)
			return false;
		cpu_relax();
	}
	return true;
}

static int kick_cpu(unsigned int cpu, void *stack_top)
{
	WRITE_ONCE(cpu_boot_state[cpu], CPU_KICKED);
	trampoline_set_cpu(cpu, stack_top, per_cpu_offset(cpu));
	send_init_sipi(cpu_to_apicid[cpu]);
	/* some want to be told twice; one that listened ignores the second */
	if (!wait_state(cpu, CPU_ALIVE, SIPI_AGAIN_US) && !trampoline_alive())
		apic_send(cpu_to_apicid[cpu],
			  APIC_DM_STARTUP | trampoline >> 12);
	if (!wait_state(cpu, CPU_ALIVE, ALIVE_TIMEOUT_US) &&
	    cmpxchg(&cpu_boot_state[cpu], CPU_KICKED, CPU_GIVEN_UP) ==
	    CPU_KICKED) {
		pr_err("CPU%u failed to report alive state\n", cpu);
		return -EIO;
	}
	tsc_sync_source();
	return 0;
}

/**
 * arch_cpu_start - wake a CPU and wait until it has come to C
 * @cpu: its number
 * @stack_top: end of the stack of its idle thread
 * @again: later than at boot: the trampoline has to be put there first
 *
 * Return: 0, or -EIO when it does not answer within a second, or the error of
 * the allocations that it needs.
 */
int arch_cpu_start(unsigned int cpu, void *stack_top, bool again)
{
	int err = arch_prepare_cpu(cpu);

	/* a table that lists us twice: INIT would be our own end */
	if (cpu_to_apicid[cpu] == cpu_to_apicid[0])
		return -EINVAL;
	if (!err && again) {
		pr_info("smpboot: Booting Node 0 Processor %u APIC 0x%x\n",
			cpu, cpu_to_apicid[cpu]);
		err = arch_smp_prepare();
	}
	if (!err)
		err = kick_cpu(cpu, stack_top);
	if (again)
		arch_smp_done();
	return err;
}

/**
 * arch_cpu_starting - first steps of a CPU that was woken
 * @cpu: this CPU
 *
 * Context: irqs off, on the CPU, GS base and stack in place. Does not return
 * when the starter has given it up.
 */
void arch_cpu_starting(unsigned int cpu)
{
	cpu_init_secondary();
	if (cmpxchg(&cpu_boot_state[cpu], CPU_KICKED, CPU_ALIVE) != CPU_KICKED)
		for (;;)
			asm volatile("cli; hlt");
	apic_setup_this_cpu(false);
	tsc_sync_target();
}

/**
 * arch_cpu_idle_dead - the last that a CPU does
 *
 * An NMI ends the halt, but not the loop.
 * Context: idle thread, irqs off; nobody sends this CPU anything any more.
 */
void __noreturn arch_cpu_idle_dead(void)
{
	/* Pairs with: wait_state() in arch_cpu_die(). */
	smp_store_release(&cpu_boot_state[this_cpu_read(cpu_number)], CPU_DEAD);
	for (;;)
		asm volatile("cli; hlt");
}

/**
 * arch_cpu_die - see a CPU halt
 * @cpu: is a few instructions away from it
 */
void arch_cpu_die(unsigned int cpu)
{
	if (wait_state(cpu, CPU_DEAD, DEAD_TIMEOUT_US))
		pr_info("smpboot: CPU %u is now offline\n", cpu);
	else
		pr_err("CPU%u failed to report dead state\n", cpu);
}
