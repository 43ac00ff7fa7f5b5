// SPDX-License-Identifier: MIT
/*
 * ipi.c - interrupts from one CPU to another.
 *
 * The interrupt command register takes a destination and a vector. With MSRs
 * it is one 64-bit write; in memory it is two halves, and the write of the low
 * one sends: between the two no handler of this CPU may send anything else.
 * An NMI may still come between, so what an NMI may use, apic_send_self(),
 * needs no destination and leaves that half alone.
 *
 * Called by kernel/smp.c, the scheduler (reschedule) and irq_work.
 * Linux: arch/x86/kernel/apic/ipi.c; logical destinations, which reach several
 * CPUs by one write, are left out: a loop over the mask does.
 */
#include <linux/cpumask.h>
#include <linux/percpu.h>
#include <asm/apic.h>
#include <asm/barrier.h>
#include <asm/irq_vectors.h>
#include <asm/irqflags.h>
#include <asm/msr.h>
#include <asm/processor.h>
#include <asm/smp.h>

/* [I] once the CPU is present */
u32 cpu_to_apicid[NR_CPUS];

static void icr_wait(void)
{
	while (apic_read(APIC_ICR) & APIC_ICR_BUSY)
		cpu_relax();
}

static void x2apic_icr(u32 apic_id, u32 command)
{
	/*
	 * Unlike a store to memory, a write to these MSRs waits for nothing:
	 * what the other CPU is to see must be visible first.
	 */
	asm volatile("mfence; lfence" : : : "memory");
	wrmsrl(APIC_BASE_MSR + APIC_ICR / 16, (u64)apic_id << 32 | command);
}

/**
 * apic_send - send an interrupt to the CPU with a local APIC id
 * @apic_id: whom
 * @command: vector, or APIC_DM_* with its arguments
 *
 * Context: any but NMI.
 */
void apic_send(u32 apic_id, u32 command)
{
	unsigned long flags;

	if (x2apic_mode) {
		x2apic_icr(apic_id, command);
		return;
	}
	flags = arch_local_irq_save();
	icr_wait();
	apic_write(APIC_ICR2, apic_id << 24);
	apic_write(APIC_ICR, command);
	arch_local_irq_restore(flags);
}

static void apic_send_shorthand(u32 command)
{
	if (x2apic_mode) {
		x2apic_icr(0, command);
		return;
	}
	icr_wait();
	apic_write(APIC_ICR, command);
}

/** apic_send_self - interrupt this CPU; Context: any, NMI included. */
void apic_send_self(u8 vector)
{
	apic_send_shorthand(APIC_DEST_SELF | vector);
}

/**
 * smp_send_reschedule - make @cpu look at its need-resched flag
 * @cpu: an online CPU
 */
void smp_send_reschedule(int cpu)
{
	if (apic_present)
		apic_send(cpu_to_apicid[cpu], RESCHEDULE_VECTOR);
}

/** arch_send_call_function_single_ipi - make @cpu look at its call queue */
void arch_send_call_function_single_ipi(int cpu)
{
	if (apic_present)
		apic_send(cpu_to_apicid[cpu], CALL_FUNCTION_VECTOR);
}

/** arch_send_call_function_ipi_mask - the same for all CPUs of @mask */
void arch_send_call_function_ipi_mask(const struct cpumask *mask)
{
	unsigned int cpu;

	for_each_cpu(cpu, mask)
		arch_send_call_function_single_ipi(cpu);
}

/**
 * arch_irq_work_raise - interrupt this CPU so that it runs its irq_work
 *
 * Context: any; there is a local APIC.
 */
void arch_irq_work_raise(void)
{
	apic_send_self(IRQ_WORK_VECTOR);
}

/** arch_send_nmi - an NMI for an online CPU; there is a local APIC */
void arch_send_nmi(int cpu)
{
	apic_send(cpu_to_apicid[cpu], APIC_DM_NMI);
}

/**
 * arch_send_stop - the interrupt (@nmi: the NMI) that stops all others
 *
 * One by one: "all but self" would reach CPUs that maxcpus= left out as well.
 * Those sleep in the firmware, whose vectors are long overwritten; an NMI makes
 * such a CPU run wild and resets the machine.
 */
void arch_send_stop(bool nmi)
{
	unsigned int cpu;

	for_each_online_cpu(cpu)
		if (apic_present && cpu != raw_smp_processor_id())
			apic_send(cpu_to_apicid[cpu],
				  nmi ? APIC_DM_NMI : REBOOT_VECTOR);
}
