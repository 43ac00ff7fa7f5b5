/* SPDX-License-Identifier: MIT */
/* The build-time choices, force-included before every source file. */
#ifndef _LINUX_KCONFIG_H
#define _LINUX_KCONFIG_H

/* CPUs that the tables have room for; a ticket lock counts up to 255. */
#ifndef CONFIG_NR_CPUS
#define CONFIG_NR_CPUS	64
#endif

/* Ticks a second, as in the kernels that modules are tried on. */
#define CONFIG_HZ	250

#define CONFIG_SMP		1
#define CONFIG_64BIT		1
#define CONFIG_X86_64		1
#define CONFIG_PREEMPTION	1
#define CONFIG_MODULES		1

#endif
