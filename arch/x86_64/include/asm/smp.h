/* SPDX-License-Identifier: MIT */
/* Starting and interrupting other CPUs (arch/x86_64/cpu/ipi.c, smpboot.c). */
#ifndef _ASM_SMP_H
#define _ASM_SMP_H

#include <linux/compiler.h>
#include <linux/percpu-defs.h>
#include <linux/types.h>

struct cpumask;

/* The caller has preemption off, or does not mind an answer that is old. */
#define raw_smp_processor_id()	this_cpu_read(cpu_number)

extern u32 cpu_to_apicid[CONFIG_NR_CPUS];

/* ipi.c */
void smp_send_reschedule(int cpu);
void arch_send_call_function_single_ipi(int cpu);
void arch_send_call_function_ipi_mask(const struct cpumask *mask);
void arch_irq_work_raise(void);
void arch_send_nmi(int cpu);
void arch_send_stop(bool nmi);

/* smpboot.c */
void arch_smp_enumerate(unsigned int max_cpus);
int arch_smp_prepare(void);
int arch_cpu_start(unsigned int cpu, void *stack_top, bool again);
void arch_smp_done(void);
void arch_cpu_starting(unsigned int cpu);
void __noreturn arch_cpu_idle_dead(void);
void arch_cpu_die(unsigned int cpu);

#endif
