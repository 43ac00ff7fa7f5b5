// SPDX-License-Identifier: MIT
/*
 * cpumask.c - the system's four sets of CPUs, and single-CPU sets.
 *
 * possible: has a per-CPU area; present: is in the machine; online: takes
 * interrupts and runs threads; active: the scheduler may put threads there.
 * Each is a subset of the one before. Stored at the bottom of the tree, since
 * every layer reads them; kernel/cpu.c and smpboot.c write them.
 *
 * Linux: kernel/cpu.c, lib/cpumask.c.
 */
#include <linux/cpumask.h>
#include <linux/export.h>

unsigned int nr_cpu_ids = NR_CPUS;
EXPORT_SYMBOL(nr_cpu_ids);
struct cpumask __cpu_possible_mask;
EXPORT_SYMBOL(__cpu_possible_mask);
struct cpumask __cpu_present_mask;
EXPORT_SYMBOL(__cpu_present_mask);
struct cpumask __cpu_online_mask;
EXPORT_SYMBOL(__cpu_online_mask);
struct cpumask __cpu_active_mask;
EXPORT_SYMBOL(__cpu_active_mask);
atomic_t __num_online_cpus;
EXPORT_SYMBOL(__num_online_cpus);

#define ONE(n)	[n] = { .bits = { [(n) / 64] = 1UL << ((n) % 64) } }
#define TWO(n)	ONE(n), ONE((n) + 1)
#define FOUR(n)	TWO(n), TWO((n) + 2)
#define EIGHT(n) FOUR(n), FOUR((n) + 4)
#define SIXTEEN(n) EIGHT(n), EIGHT((n) + 8)
#define SIXTYFOUR(n) SIXTEEN(n), SIXTEEN((n) + 16), SIXTEEN((n) + 32), \
	SIXTEEN((n) + 48)

#if NR_CPUS != 8 && NR_CPUS != 16 && NR_CPUS != 32 && NR_CPUS != 64 && \
	NR_CPUS != 128 && NR_CPUS != 192 && NR_CPUS != 248
#error CONFIG_NR_CPUS must be 8, 16, 32, 64, 128, 192 or 248
#endif

const struct cpumask cpu_bit_masks[NR_CPUS] = {
	EIGHT(0),
#if NR_CPUS >= 16
	EIGHT(8),
#endif
#if NR_CPUS >= 32
	SIXTEEN(16),
#endif
#if NR_CPUS >= 64
	SIXTEEN(32), SIXTEEN(48),
#endif
#if NR_CPUS >= 128
	SIXTYFOUR(64),
#endif
#if NR_CPUS >= 192
	SIXTYFOUR(128),
#endif
#if NR_CPUS >= 248
	SIXTEEN(192), SIXTEEN(208), SIXTEEN(224), EIGHT(240),
#endif
};
EXPORT_SYMBOL(cpu_bit_masks);

const struct cpumask cpu_all_bits = {
	.bits = { [0 ... BITS_TO_LONGS(NR_CPUS) - 1] = ~0UL }
};
EXPORT_SYMBOL(cpu_all_bits);

static void change(unsigned int cpu, struct cpumask *mask, bool set)
{
	if (set)
		cpumask_set_cpu(cpu, mask);
	else
		cpumask_clear_cpu(cpu, mask);
}

/** set_cpu_possible - @cpu exists, or does not */
void set_cpu_possible(unsigned int cpu, bool possible)
{
	change(cpu, &__cpu_possible_mask, possible);
}

/** set_cpu_present - @cpu is in the machine */
void set_cpu_present(unsigned int cpu, bool present)
{
	change(cpu, &__cpu_present_mask, present);
}

/** set_cpu_online - @cpu runs; also keeps num_online_cpus() */
void set_cpu_online(unsigned int cpu, bool online)
{
	if (cpumask_test_cpu(cpu, &__cpu_online_mask) == online)
		return;
	change(cpu, &__cpu_online_mask, online);
	atomic_add(online ? 1 : -1, &__num_online_cpus);
}

/** set_cpu_active - threads may be put on @cpu */
void set_cpu_active(unsigned int cpu, bool active)
{
	change(cpu, &__cpu_active_mask, active);
}
