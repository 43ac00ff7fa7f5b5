// SPDX-License-Identifier: MIT
/*
 * percpu.c - the three words by which every CPU finds its own data.
 *
 * They lie at the bottom, because all layers look at them. mm/percpu.c fills
 * them in when it makes the per-CPU areas; until then offset 0 and CPU 0 are
 * right, since only the boot CPU runs, on the section of the image itself.
 *
 * Linux: arch/x86/kernel/setup_percpu.c.
 */
#include <linux/export.h>
#include <linux/percpu-defs.h>

unsigned long __per_cpu_offset[CONFIG_NR_CPUS];
EXPORT_SYMBOL(__per_cpu_offset);

DEFINE_PER_CPU(unsigned long, this_cpu_off);
EXPORT_SYMBOL(this_cpu_off);
DEFINE_PER_CPU(int, cpu_number);
EXPORT_SYMBOL(cpu_number);
