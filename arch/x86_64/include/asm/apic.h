/* SPDX-License-Identifier: MIT */
/* The local APIC of each CPU, the IO-APICs, and the 8259 pair before them. */
#ifndef _ASM_APIC_H
#define _ASM_APIC_H

#include <linux/compiler.h>
#include <linux/types.h>
#include <asm/msr-index.h>

#define APIC_DEFAULT_PHYS	0xfee00000

/* Registers, by their offset in the memory window. */
#define APIC_ID			0x20
#define APIC_LVR		0x30
#define APIC_TASKPRI		0x80
#define APIC_EOI		0xb0
#define APIC_LDR		0xd0
#define APIC_DFR		0xe0
#define APIC_SPIV		0xf0
#define APIC_ISR		0x100
#define APIC_IRR		0x200
#define APIC_ESR		0x280
#define APIC_LVTCMCI		0x2f0
#define APIC_ICR		0x300
#define APIC_ICR2		0x310
#define APIC_LVTT		0x320
#define APIC_LVTTHMR		0x330
#define APIC_LVTPC		0x340
#define APIC_LVT0		0x350
#define APIC_LVT1		0x360
#define APIC_LVTERR		0x370
#define APIC_TMICT		0x380
#define APIC_TMCCT		0x390
#define APIC_TDCR		0x3e0

#define APIC_SPIV_ENABLED	0x100
#define APIC_LVT_MASKED		0x10000
#define APIC_LVT_PERIODIC	0x20000
#define APIC_LVT_TSCDEADLINE	0x40000
#define APIC_TDR_DIV_1		0xb
#define APIC_TDR_DIV_16		0x3

#define APIC_DM_FIXED		0x000
#define APIC_DM_MASK		0x700
#define APIC_DM_SMI		0x200
#define APIC_DM_NMI		0x400
#define APIC_DM_INIT		0x500
#define APIC_DM_STARTUP		0x600
#define APIC_DM_EXTINT		0x700
#define APIC_ICR_BUSY		0x1000
#define APIC_INT_ASSERT		0x4000
#define APIC_INT_LEVELTRIG	0x8000
#define APIC_DEST_SELF		0x40000

/* [I] after apic_init(): there is a local APIC; it is driven through MSRs. */
extern bool apic_present;
extern bool x2apic_mode;
extern volatile u32 *apic_base;

static __always_inline u32 apic_read(u32 reg)
{
	u32 lo, hi;

	if (likely(!x2apic_mode))
		return apic_base[reg / 4];
	asm volatile("rdmsr" : "=a"(lo), "=d"(hi) : "c"(APIC_BASE_MSR + reg / 16));
	return lo;
}

static __always_inline void apic_write(u32 reg, u32 val)
{
	if (likely(!x2apic_mode))
		apic_base[reg / 4] = val;
	else
		asm volatile("wrmsr" : : "c"(APIC_BASE_MSR + reg / 16), "a"(val),
			     "d"(0) : "memory");
}

/* The handler is done: let the next interrupt of this priority through. */
static __always_inline void apic_eoi(void)
{
	apic_write(APIC_EOI, 0);
}

struct pt_regs;
struct irq_chip;

void apic_init(void);
bool apic_usable(bool *x2apic);
u32 initial_apic_id(void);
void apic_setup_this_cpu(bool boot_cpu);
u32 read_apic_id(void);

/* ipi.c */
void apic_send(u32 apic_id, u32 command);
void apic_send_self(u8 vector);

/* the timer: linux/tick.h says what a struct tick_device is */
void lapic_count_start(void);
u32 lapic_count(void);
bool lapic_calibrate(u32 apic_ticks, u64 tsc_cycles);
extern struct tick_device lapic_tick, lapic_deadline_tick;

/* 8259 pair */
void pic_init(void);
void pic_mask(unsigned int irq);
void pic_unmask(unsigned int irq);
void pic_eoi(unsigned int irq);
bool pic_spurious(unsigned int irq);
extern bool pic_present;

/* For kernel/irq: how many interrupts, their vectors, and who masks them. */
void arch_init_irq(void);
unsigned int arch_nr_irqs(void);
unsigned int arch_irq_to_vector(unsigned int irq);
struct irq_chip *arch_irq_chip(unsigned int irq);
const char *arch_irq_chip_name(void);
bool arch_irq_is_level(unsigned int irq);

#endif
