// SPDX-License-Identifier: MIT
/*
 * percpu.c - a copy of the per-CPU variables for each CPU, and more of them.
 *
 * DEFINE_PER_CPU() variables lie in one section of the image. Each CPU gets a
 * unit: a copy of that section, and behind it room for alloc_percpu(). GS base
 * of a CPU is the distance from the section to its unit, so one and the same
 * instruction reaches the copy of the CPU that executes it.
 *
 *   image:   [section]
 *   unit 0:  [section, copied][dynamic ......]   GS base of CPU 0 = unit 0
 *   unit 1:  [section, copied][dynamic ......]       minus section
 *
 * alloc_percpu() finds the same free bytes in all units: the map says of each
 * 8 bytes whether they are taken, and where an allocation ends.
 *
 * Locks: pcpu_lock (irqsave), innermost.
 * Linux: mm/percpu.c, arch/x86/kernel/setup_percpu.c. Left out: further
 * chunks; the dynamic room is what boot sets aside.
 */
#include <linux/align.h>
#include <linux/bitmap.h>
#include <linux/bug.h>
#include <linux/cpumask.h>
#include <linux/export.h>
#include <linux/memblock.h>
#include <linux/minmax.h>
#include <linux/mm.h>
#include <linux/panic.h>
#include <linux/percpu.h>
#include <linux/printk.h>
#include <linux/spinlock.h>
#include <linux/string.h>
#include <asm/cpu.h>
#include <asm/sections.h>
#include <kernel/mm.h>

#define PCPU_GRAIN	8
#define PCPU_DYN_MIN	(16UL << 10)
#define PCPU_DYN_MAX	(128UL << 10)
#define PCPU_MAP_BITS	(PCPU_DYN_MAX / PCPU_GRAIN)

static DEFINE_SPINLOCK(pcpu_lock);
static DECLARE_BITMAP(pcpu_taken, PCPU_MAP_BITS) __guarded_by(&pcpu_lock);
static DECLARE_BITMAP(pcpu_last, PCPU_MAP_BITS) __guarded_by(&pcpu_lock);
static unsigned long pcpu_dyn_size;
static unsigned long pcpu_unit_size;

static unsigned long static_size(void)
{
	return ALIGN(__per_cpu_end - __per_cpu_start, 64);
}

/**
 * setup_per_cpu_areas - give each possible CPU its unit
 *
 * Context: boot, once nr_cpu_ids is known, before mm_core_init(). On the boot
 * CPU the copy takes over from the section here.
 */
void setup_per_cpu_areas(void)
{
	unsigned long room = memblock_phys_mem_size() / 256 / nr_cpu_ids;
	unsigned int cpu;
	char *units;

	pcpu_dyn_size = clamp(room, PCPU_DYN_MIN, PCPU_DYN_MAX);
	pcpu_unit_size = PAGE_ALIGN(static_size() + pcpu_dyn_size);
	pcpu_dyn_size = min(pcpu_unit_size - static_size(), PCPU_DYN_MAX);
	units = __va(memblock_phys_alloc(pcpu_unit_size * nr_cpu_ids,
					 PAGE_SIZE));
	if (units == __va(0))
		panic("no memory for the per-CPU areas of %u CPUs", nr_cpu_ids);
	for (cpu = 0; cpu < nr_cpu_ids; cpu++) {
		char *unit = units + cpu * pcpu_unit_size;

		memcpy(unit, __per_cpu_start, __per_cpu_end - __per_cpu_start);
		__per_cpu_offset[cpu] = unit - __per_cpu_start;
		per_cpu(this_cpu_off, cpu) = __per_cpu_offset[cpu];
		per_cpu(cpu_number, cpu) = cpu;
	}
	arch_set_percpu_base(__per_cpu_offset[0]);
	pr_info("percpu: %lu+%lu bytes for each of %u CPUs\n", static_size(),
		pcpu_dyn_size, nr_cpu_ids);
}

/* First fit; nothing is ever far from the start. */
static long pcpu_find(unsigned long bits, unsigned long align_bits)
	__must_hold(&pcpu_lock)
{
	unsigned long max = pcpu_dyn_size / PCPU_GRAIN;
	unsigned long at = bitmap_find_next_zero_area(pcpu_taken, max, 0, bits,
						      align_bits - 1);

	if (at + bits > max)
		return -1;
	bitmap_set(pcpu_taken, at, bits);
	__set_bit(at + bits - 1, pcpu_last);
	return at;
}

/**
 * __alloc_percpu - the same bytes in the unit of each CPU
 * @size: bytes
 * @align: a power of two, 64 at most
 *
 * Context: any, after setup_per_cpu_areas().
 * Return: a pointer for this_cpu_ptr() and per_cpu_ptr(), zeroed for each
 * CPU, or NULL.
 */
void __percpu *__alloc_percpu(size_t size, size_t align)
{
	unsigned long flags;
	unsigned int cpu;
	char *ptr;
	long at;

	if (WARN_ON_ONCE(!size || size > PCPU_DYN_MAX || align > 64))
		return NULL;
	size = ALIGN(size, PCPU_GRAIN);
	spin_lock_irqsave(&pcpu_lock, flags);
	at = pcpu_find(size / PCPU_GRAIN, max(align / PCPU_GRAIN, 1UL));
	spin_unlock_irqrestore(&pcpu_lock, flags);

	if (at < 0) {
		pr_warn("percpu: allocation failed, size=%zu align=%zu\n",
			size, align);
		return NULL;
	}
	ptr = __per_cpu_start + static_size() + at * PCPU_GRAIN;
	for (cpu = 0; cpu < nr_cpu_ids; cpu++)
		memset(per_cpu_ptr(ptr, cpu), 0, size);
	return ptr;
}
EXPORT_SYMBOL(__alloc_percpu);

/**
 * free_percpu - give back what alloc_percpu() returned
 * @ptr: its result, or NULL
 *
 * Context: any.
 */
void free_percpu(void __percpu *ptr)
{
	unsigned long at, last, flags, max = pcpu_dyn_size / PCPU_GRAIN;

	if (!ptr)
		return;
	alloc_tag_free(ptr);
	at = ((char *)ptr - __per_cpu_start - static_size()) / PCPU_GRAIN;
	if (WARN_ON(at >= max))
		return;
	spin_lock_irqsave(&pcpu_lock, flags);
	last = find_next_bit(pcpu_last, max, at);
	if (last < max && test_bit(at, pcpu_taken)) {
		bitmap_clear(pcpu_taken, at, last - at + 1);
		__clear_bit(last, pcpu_last);
	}
	spin_unlock_irqrestore(&pcpu_lock, flags);
}
EXPORT_SYMBOL_GPL(free_percpu);

/**
 * pcpu_nr_pages - pages in the units of all CPUs
 */
unsigned long pcpu_nr_pages(void)
{
	return pcpu_unit_size * nr_cpu_ids / PAGE_SIZE;
}
