/* SPDX-License-Identifier: MIT */
/*
 * irq_vectors.h - who owns which of the 256 vectors.
 *
 *   0x00 .. 0x1f  exceptions (asm/traps.h)
 *   0x20 .. 0x2f  free
 *   0x30 .. 0xeb  devices: 0x30 + global interrupt number
 *   0xec .. 0xff  this CPU's own: timer, IPIs, local APIC
 */
#ifndef _ASM_IRQ_VECTORS_H
#define _ASM_IRQ_VECTORS_H

#define NR_VECTORS			256
#define FIRST_EXTERNAL_VECTOR		0x20
#define ISA_IRQ_VECTOR(irq)		(0x30 + (irq))
#define FIRST_DEVICE_VECTOR		0x30
#define LAST_DEVICE_VECTOR		0xeb

#define LOCAL_TIMER_VECTOR		0xec
#define IRQ_WORK_VECTOR			0xf6
#define REBOOT_VECTOR			0xf8
#define CALL_FUNCTION_SINGLE_VECTOR	0xfb
#define CALL_FUNCTION_VECTOR		CALL_FUNCTION_SINGLE_VECTOR
#define RESCHEDULE_VECTOR		0xfd
#define ERROR_APIC_VECTOR		0xfe
#define SPURIOUS_APIC_VECTOR		0xff

struct pt_regs;

typedef void (*irq_vector_fn)(struct pt_regs *regs);

/* Filled at init with set_vector_handler(), read by every interrupt. */
extern irq_vector_fn irq_vector_handler[NR_VECTORS];
void set_vector_handler(unsigned int vector, irq_vector_fn fn);

#endif
