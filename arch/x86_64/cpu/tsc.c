// SPDX-License-Identifier: MIT
/*
 * tsc.c - the time stamp counter: how fast, and the same on every CPU?
 *
 * Its frequency is asked for first: CPUID leaf 0x15 (real machines), then the
 * hypervisor's leaf 0x40000010. That answer may have been copied from another
 * machine, so the best timer there is confirms it in 100 us. Where neither
 * knows, it is counted against that timer for at most two milliseconds; each
 * reading is taken between two of the TSC, and the one with the narrowest gap
 * is kept, so that an emulator that pauses in between does no harm. In the same
 * window the APIC timer is counted, which costs nothing more.
 *
 * Every CPU that starts is compared with the one that starts it: they take
 * turns under a lock, and if one ever reads less than was read before, the TSC
 * is no clock for the system (sched_clock() still is made from it).
 *
 * Linux: arch/x86/kernel/tsc.c, tsc_sync.c. Left out: frequency changes,
 * TSC_ADJUST repair, refinement over a second.
 */
#include <linux/clocksource.h>
#include <linux/compiler.h>
#include <linux/export.h>
#include <linux/init.h>
#include <linux/math.h>
#include <linux/printk.h>
#include <linux/string.h>
#include <linux/time64.h>
#include <asm/apic.h>
#include <asm/atomic.h>
#include <asm/cpufeature.h>
#include <asm/processor.h>
#include <asm/spinlock.h>
#include <asm/time.h>
#include <asm/tsc.h>

struct tsc_clock tsc_clock;
EXPORT_SYMBOL(tsc_clock);
unsigned int tsc_khz;
EXPORT_SYMBOL(tsc_khz);
static bool tsc_unstable;

#define NARROW_TRIES	5
#define SYNC_ROUNDS	64

struct sample {
	u64 tsc, val;
};

static int __init tsc_setup(char *str)
{
	if (!strcmp(str, "unstable"))
		mark_tsc_unstable("boot parameter");
	return 1;
}
__setup("tsc=", tsc_setup);

static u64 lapic_read64(void)
{
	return lapic_count();
}

/* One reading of a counter, with the TSC at that very moment. */
static struct sample take_sample(u64 (*read)(void))
{
	struct sample best = { 0, 0 };
	u64 gap = ~0ULL;
	int i;

	for (i = 0; i < NARROW_TRIES; i++) {
		u64 before = rdtsc_after(), val = read(), after = rdtsc_after();

		if (after - before < gap) {
			gap = after - before;
			best.tsc = before + gap / 2;
			best.val = val;
		}
	}
	return best;
}

static u32 khz_from_cpuid(const char **how)
{
	u32 a, b, c, d;

	if (boot_cpu_data.cpuid_level >= 0x15) {
		cpuid(0x15, &a, &b, &c, &d);
		*how = "CPUID";
		if (a && b && c)
			return (u64)c * b / a / 1000;
	}
	if (boot_cpu_has(X86_FEATURE_HYPERVISOR)) {
		cpuid(0x40000000, &a, &b, &c, &d);
		*how = "the hypervisor";
		if (a >= 0x40000010 && a < 0x40010000) {
			cpuid(0x40000010, &a, &b, &c, &d);
			return a;
		}
	}
	return 0;
}

/* What is printed on the box: no better than the last resort. */
static u32 khz_from_box(void)
{
	u32 a, b, c, d;

	if (boot_cpu_data.cpuid_level < 0x16)
		return 0;
	cpuid(0x16, &a, &b, &c, &d);
	return (a & 0xffff) * 1000;
}

/* Counts until the reference has moved by @window_us; its last sample. */
static struct sample wait_window(struct ref_timer *ref, u64 from)
{
	u64 ticks = (u64)ref->hz * ref->window_us / 1000000;
	unsigned int spins = 0;

	while (((ref->read() - from) & ref->mask) < ticks && ++spins < 10000000)
		cpu_relax();
	return take_sample(ref->read);
}

static u32 khz_from_ref(struct ref_timer *ref)
{
	struct sample a = take_sample(ref->read);
	struct sample b = wait_window(ref, a.val);
	u64 ticks = (b.val - a.val) & ref->mask;

	if (!ticks)
		return 0;
	return mul_u64_u64_div_u64(b.tsc - a.tsc, ref->hz, ticks * 1000);
}

static void spin_cycles(u64 cycles)
{
	u64 end = rdtsc_now() + cycles;

	while ((s64)(rdtsc_now() - end) < 0)
		cpu_relax();
}

/* Lets 100 us pass, at that frequency. Does the reference agree, by an eighth? */
static bool khz_confirmed(u32 khz, struct ref_timer *ref)
{
	struct sample a, b;
	u64 cycles, ticks;

	if (!ref) {
		spin_cycles(khz / 10);
		return true;
	}
	a = take_sample(ref->read);
	spin_cycles(khz / 10);
	b = take_sample(ref->read);
	cycles = b.tsc - a.tsc;
	ticks = (b.val - a.val) & ref->mask;
	ticks = mul_u64_u64_div_u64(ticks, (u64)khz * 1000, ref->hz);
	return ticks > cycles - cycles / 8 && ticks < cycles + cycles / 8;
}

/**
 * tsc_init - find the frequency of the TSC, and of the APIC timer on the way
 *
 * Context: boot CPU, irqs off, reference timers found, apic_init() done.
 */
void tsc_init(void)
{
	struct ref_timer *ref = ref_timer_best();
	struct sample a0, a1;
	const char *how = "";

	lapic_count_start();
	a0 = take_sample(lapic_read64);
	tsc_khz = khz_from_cpuid(&how);
	if (tsc_khz && !khz_confirmed(tsc_khz, ref)) {
		pr_warn("tsc: %u kHz by %s, but %s disagrees\n", tsc_khz, how,
			ref->name);
		tsc_khz = 0;
	}
	if (!tsc_khz && ref) {
		how = ref->name;
		tsc_khz = khz_from_ref(ref);
	}
	if (!tsc_khz) {
		how = "CPUID's base frequency";
		tsc_khz = khz_from_box();
	}
	if (!tsc_khz) {
		pr_err("tsc: no timer to calibrate by\n");
		how = "a guess";
		tsc_khz = 2000000;
	}
	a1 = take_sample(lapic_read64);
	tsc_clock.mult = (1000000ULL << 32) / tsc_khz;
	pr_info("tsc: Detected %u.%03u MHz TSC (by %s)\n", tsc_khz / 1000,
		tsc_khz % 1000, how);
	if (apic_present && !lapic_calibrate(a1.val - a0.val, a1.tsc - a0.tsc))
		pr_err("APIC: its timer does not count\n");
}

/** tsc_early_init - from here on sched_clock() counts */
void tsc_early_init(void)
{
	tsc_clock.offset = rdtsc_now();
}

/** mark_tsc_unstable - the TSC is no clock for the whole system; why */
void mark_tsc_unstable(const char *reason)
{
	if (tsc_unstable)
		return;
	tsc_unstable = true;
	pr_info("tsc: Marking TSC unstable due to %s\n", reason);
}
EXPORT_SYMBOL_GPL(mark_tsc_unstable);

/** tsc_is_stable - does the TSC count evenly, and the same on all CPUs? */
bool tsc_is_stable(void)
{
	return !tsc_unstable;
}

/* Comparing two CPUs: [sync_lock] last, warps; the others are turnstiles. */
static arch_spinlock_t sync_lock = __ARCH_SPIN_LOCK_UNLOCKED;
static u64 sync_last;
static u64 sync_warp;
static int sync_arrived, sync_left;

static void sync_meet(int *turnstile, int upto)
{
	__atomic_add_fetch(turnstile, 1, __ATOMIC_SEQ_CST);
	while (__atomic_load_n(turnstile, __ATOMIC_SEQ_CST) < upto)
		cpu_relax();
}

static void sync_compare(void)
{
	int i;

	for (i = 0; i < SYNC_ROUNDS; i++) {
		u64 now, warp;

		arch_spin_lock(&sync_lock);
		now = rdtsc_after();
		warp = sync_last - now;
		sync_last = now;
		if ((s64)warp > 0 && warp > sync_warp)
			sync_warp = warp;
		arch_spin_unlock(&sync_lock);
		cpu_relax();
	}
}

/**
 * tsc_sync_source - compare this CPU's TSC with the one that starts
 *
 * Pairs with: tsc_sync_target(), at the same time, on the CPU that starts.
 */
void tsc_sync_source(void)
{
	sync_last = sync_warp = 0;
	sync_meet(&sync_arrived, 2);
	sync_compare();
	sync_meet(&sync_left, 2);
	sync_arrived = sync_left = 0;
	if (sync_warp)
		mark_tsc_unstable("CPUs that disagree");
}

/** tsc_sync_target - the other half, on the CPU that starts */
void tsc_sync_target(void)
{
	sync_meet(&sync_arrived, 2);
	sync_compare();
	__atomic_add_fetch(&sync_left, 1, __ATOMIC_SEQ_CST);
}

static u64 tsc_clock_read(struct clocksource *cs)
{
	return rdtsc_now();
}

static struct clocksource clocksource_tsc = {
	.name = "tsc",
	.rating = 300,
	.mask = CLOCKSOURCE_MASK(64),
	.read = tsc_clock_read,
};

/** tsc_clocksource - the TSC as a clock; *@khz, if given: its frequency */
struct clocksource *tsc_clocksource(u32 *khz)
{
	if (khz)
		*khz = tsc_khz;
	return &clocksource_tsc;
}
