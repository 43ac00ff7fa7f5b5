// SPDX-License-Identifier: MIT
/*
 * apic.c - the local APIC: this CPU's inbox for interrupts, and its timer.
 *
 * Two ways to the same registers: a page of device memory (xAPIC), or MSRs
 * (x2APIC), which are faster and know CPU numbers above 255; x2APIC is used
 * where the CPU has it. apic_read() and apic_write() in asm/apic.h hide which.
 *
 * The timer has two ways too. With TSC deadline mode the next tick is a time
 * to be written down (lapic_deadline_tick); without it the APIC counts a bus
 * clock down, whose frequency lapic_calibrate_*() compare with the TSC. Then
 * the periodic mode does for the tick, and needs no write at all; the one-shot
 * mode is for the long sleeps of an idle CPU.
 *
 * Locks: none; every register belongs to the CPU that reads it.
 * Linux: arch/x86/kernel/apic/: cluster modes, logical destinations, errata
 * and the calibration against other interrupts are left out.
 */
#include <linux/export.h>
#include <linux/init.h>
#include <linux/jiffies.h>
#include <linux/percpu.h>
#include <linux/printk.h>
#include <linux/tick.h>
#include <asm/acpi.h>
#include <asm/apic.h>
#include <asm/cpufeature.h>
#include <asm/io.h>
#include <asm/irq_vectors.h>
#include <asm/irqflags.h>
#include <asm/msr.h>
#include <asm/smp.h>
#include <asm/tsc.h>

bool apic_present;
bool x2apic_mode;
EXPORT_SYMBOL_GPL(x2apic_mode);
volatile u32 *apic_base;

static bool disable_apic, disable_x2apic;

/* [I] APIC timer ticks (after the divider) of a nanosecond, times 2^32. */
static u64 apic_mult;
static u32 apic_period;		/* APIC timer ticks of one jiffy */
static u64 tsc_period;		/* TSC cycles of one jiffy */
static DEFINE_PER_CPU(u64, next_deadline);

static int __init setup_nolapic(char *arg)
{
	disable_apic = true;
	return 0;
}
early_param("nolapic", setup_nolapic);

static int __init setup_nox2apic(char *arg)
{
	disable_x2apic = true;
	return 0;
}
early_param("nox2apic", setup_nox2apic);

/**
 * read_apic_id - the number by which other CPUs address this one
 */
u32 read_apic_id(void)
{
	u32 id = apic_read(APIC_ID);

	return x2apic_mode ? id : id >> 24;
}

/**
 * apic_usable - is there a local APIC, and may it be used?
 * @x2apic: set to whether it will be driven as x2APIC
 *
 * Works before apic_init(), from CPUID alone.
 */
bool apic_usable(bool *x2apic)
{
	*x2apic = boot_cpu_has(X86_FEATURE_X2APIC) && !disable_x2apic;
	return boot_cpu_has(X86_FEATURE_APIC) && !disable_apic;
}

/** initial_apic_id - this CPU's APIC id as CPUID tells it */
u32 initial_apic_id(void)
{
	u32 a, b, c, d;

	if (boot_cpu_data.cpuid_level >= 0xb) {
		cpuid_count(0xb, 0, &a, &b, &c, &d);
		if (b)
			return d;
	}
	cpuid(1, &a, &b, &c, &d);
	return b >> 24;
}

static void apic_enable(void)
{
	u64 base = __rdmsr(MSR_IA32_APICBASE);

	if (base & X2APIC_ENABLE)
		return;
	wrmsrl(MSR_IA32_APICBASE, base | MSR_IA32_APICBASE_ENABLE);
	if (x2apic_mode)	/* in two steps: there is no way across */
		wrmsrl(MSR_IA32_APICBASE, base | MSR_IA32_APICBASE_ENABLE |
		       X2APIC_ENABLE);
}

/* What firmware handles by itself, below every system, is its own affair. */
static void apic_mask_unless_smi(u32 reg)
{
	u32 entry = apic_read(reg);

	if ((entry & APIC_DM_MASK) != APIC_DM_SMI)
		apic_write(reg, entry | APIC_LVT_MASKED);
}

/* LVT entries come out of reset masked; firmware may have used some. */
static void apic_mask_lvt(void)
{
	u32 maxlvt = apic_read(APIC_LVR) >> 16 & 0xff;

	apic_write(APIC_LVTT, APIC_LVT_MASKED);
	apic_write(APIC_LVT0, APIC_LVT_MASKED);
	apic_write(APIC_LVT1, APIC_LVT_MASKED);
	if (maxlvt >= 3)
		apic_write(APIC_LVTERR, APIC_LVT_MASKED);
	if (maxlvt >= 4)
		apic_mask_unless_smi(APIC_LVTPC);
	if (maxlvt >= 5)
		apic_mask_unless_smi(APIC_LVTTHMR);
	if (maxlvt >= 6)
		apic_mask_unless_smi(APIC_LVTCMCI);
}

/* An interrupt that firmware left unfinished would hold back all below it. */
static void apic_drain_isr(void)
{
	int reg, tries = 256;

	for (reg = 7; reg >= 0; reg--)
		while (apic_read(APIC_ISR + reg * 16) && tries--)
			apic_eoi();
}

/**
 * apic_setup_this_cpu - make the local APIC of this CPU take interrupts
 * @boot_cpu: this CPU also gets the NMI line, and the 8259's until the IO-APIC
 *
 * Context: irqs off, on each CPU once as it starts.
 */
void apic_setup_this_cpu(bool boot_cpu)
{
	if (!apic_present)
		return;
	apic_enable();
	apic_mask_lvt();
	apic_write(APIC_TASKPRI, 0);
	if (!x2apic_mode) {
		apic_write(APIC_DFR, 0xffffffff);
		apic_write(APIC_LDR, 0);
	}
	apic_write(APIC_SPIV, APIC_SPIV_ENABLED | SPURIOUS_APIC_VECTOR);
	apic_drain_isr();
	if (boot_cpu) {
		apic_write(APIC_LVT0, APIC_DM_EXTINT);
		apic_write(APIC_LVT1, APIC_DM_NMI);
	}
	apic_write(APIC_ESR, 0);
	apic_write(APIC_LVTERR, ERROR_APIC_VECTOR);
}

static void apic_error_interrupt(struct pt_regs *regs)
{
	u32 esr;

	apic_write(APIC_ESR, 0);	/* latches what has gathered */
	esr = apic_read(APIC_ESR);
	apic_eoi();
	pr_warn_ratelimited("APIC error on CPU%d: %02x\n",
			    this_cpu_read(cpu_number), esr);
}

/* Spurious: taken back before it was acknowledged; wants no EOI. */
static void apic_spurious_interrupt(struct pt_regs *regs)
{
}

/**
 * apic_init - find the local APIC and set up the boot CPU's
 *
 * Context: boot CPU, irqs off, page tables final, acpi_boot_init() done.
 */
void apic_init(void)
{
	u64 base;

	if (!apic_usable(&x2apic_mode)) {
		x2apic_mode = false;
		pr_warn("APIC: %s; one CPU, interrupts by the 8259\n",
			disable_apic ? "nolapic" : "this CPU has none");
		return;
	}
	base = __rdmsr(MSR_IA32_APICBASE);
	x2apic_mode |= !!(base & X2APIC_ENABLE);
	if (!x2apic_mode) {
		apic_base = ioremap(base & 0xffffff000ULL, 4096);
		if (!apic_base) {
			pr_err("APIC: cannot map its registers\n");
			return;
		}
	}
	apic_present = true;
	set_vector_handler(ERROR_APIC_VECTOR, apic_error_interrupt);
	set_vector_handler(SPURIOUS_APIC_VECTOR, apic_spurious_interrupt);
	apic_setup_this_cpu(true);
	/* firmware may have given it another id than CPUID tells */
	cpu_to_apicid[0] = read_apic_id();
	pr_info("APIC: %s mode, boot CPU has id %u\n",
		x2apic_mode ? "x2APIC" : "xAPIC", read_apic_id());
}

/**
 * lapic_count_start - let the timer count down from the top, no interrupt
 *
 * For tsc_init(), which reads lapic_count() next to the TSC.
 */
void lapic_count_start(void)
{
	if (!apic_present)
		return;
	apic_write(APIC_LVTT, APIC_LVT_MASKED);
	apic_write(APIC_TDCR, APIC_TDR_DIV_16);
	apic_write(APIC_TMICT, 0xffffffff);
}

/** lapic_count - ticks since lapic_count_start() */
u32 lapic_count(void)
{
	return apic_present ? ~apic_read(APIC_TMCCT) : 0;
}

/**
 * lapic_calibrate - tell how fast the APIC timer ticks
 * @apic_ticks: ticks counted ...
 * @tsc_cycles: ... while the TSC, whose frequency is known, counted these
 *
 * Return: false if the timer does not count.
 */
bool lapic_calibrate(u32 apic_ticks, u64 tsc_cycles)
{
	u64 ns = mul_u64_u64_div_u64(tsc_cycles, 1000000, tsc_khz);

	if (!apic_present || !apic_ticks || !ns)
		return false;
	apic_mult = ((u64)apic_ticks << 32) / ns;
	apic_period = (TICK_NSEC * apic_mult) >> 32;
	tsc_period = tsc_from_ns(TICK_NSEC);
	lapic_tick.max_ns = (0xf0000000ULL << 32) / apic_mult;
	apic_write(APIC_TMICT, 0);
	return true;
}

/*
 * Stopped first: periodic with what is left of a short one-shot is a storm of
 * interrupts, in which an emulator may not get as far as the last write.
 */
static void lapic_start(void)
{
	apic_write(APIC_TMICT, 0);
	apic_write(APIC_TDCR, APIC_TDR_DIV_16);
	apic_write(APIC_LVTT, LOCAL_TIMER_VECTOR | APIC_LVT_PERIODIC);
	apic_write(APIC_TMICT, apic_period);
}

static void lapic_oneshot(u64 ns)
{
	u64 ticks = (u64)(((unsigned __int128)ns * apic_mult) >> 32);

	apic_write(APIC_LVTT, LOCAL_TIMER_VECTOR);
	apic_write(APIC_TMICT, ticks + 1);	/* never early */
}

static void lapic_stop(void)
{
	apic_write(APIC_LVTT, APIC_LVT_MASKED);
	apic_write(APIC_TMICT, 0);
}

struct tick_device lapic_tick = {
	.name = "lapic",
	.start = lapic_start,
	.stop = lapic_stop,
	.oneshot = lapic_oneshot,
};

static void deadline_set(u64 when)
{
	this_cpu_write(next_deadline, when);
	wrmsrl(MSR_IA32_TSC_DEADLINE, when);
}

static void deadline_start(void)
{
	apic_write(APIC_LVTT, LOCAL_TIMER_VECTOR | APIC_LVT_TSCDEADLINE);
	asm volatile("mfence" : : : "memory");	/* LVTT before the MSR */
	deadline_set(rdtsc_now() + tsc_period);
}

/* From the last deadline, not from now: late ticks do not add up. */
static void deadline_rearm(void)
{
	u64 now = rdtsc_now(), next = this_cpu_read(next_deadline) + tsc_period;

	if (unlikely((s64)(next - now) <= 0))
		next = now + tsc_period;
	deadline_set(next);
}

static void deadline_oneshot(u64 ns)
{
	deadline_set(rdtsc_now() + tsc_from_ns(ns) + 1);
}

static void deadline_stop(void)
{
	wrmsrl(MSR_IA32_TSC_DEADLINE, 0);
}

struct tick_device lapic_deadline_tick = {
	.name = "lapic-deadline",
	.start = deadline_start,
	.stop = deadline_stop,
	.oneshot = deadline_oneshot,
	.rearm = deadline_rearm,
	.max_ns = 3600 * NSEC_PER_SEC,
};
