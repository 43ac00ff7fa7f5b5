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

#define CONFIG_HZ_250	1

/* What is true of this kernel and modules ask for. */
#define CONFIG_64BIT			1
#define CONFIG_BUG			1
#define CONFIG_DEBUG_FS			1
#define CONFIG_DETECT_HUNG_TASK		1
#define CONFIG_FRAME_POINTER		1
#define CONFIG_FREEZER			1
#define CONFIG_HIGH_RES_TIMERS		1
#define CONFIG_HOTPLUG_CPU		1
#define CONFIG_IRQ_WORK			1
#define CONFIG_KALLSYMS			1
#define CONFIG_MMU			1
#define CONFIG_MODULES			1
#define CONFIG_MODULE_UNLOAD		1
#define CONFIG_NO_HZ_COMMON		1
#define CONFIG_NO_HZ_IDLE		1
#define CONFIG_PREEMPT			1
#define CONFIG_PREEMPTION		1
#define CONFIG_PREEMPT_COUNT		1
#define CONFIG_PRINTK			1
#define CONFIG_PROC_FS			1
#define CONFIG_SMP			1
#define CONFIG_STACKTRACE		1
#define CONFIG_STRICT_KERNEL_RWX	1
#define CONFIG_STRICT_MODULE_RWX	1
#define CONFIG_SYSFS			1
#define CONFIG_THREAD_INFO_IN_TASK	1
#define CONFIG_TREE_RCU			1
#define CONFIG_VMAP_STACK		1
#define CONFIG_X86			1
#define CONFIG_X86_64			1
#define CONFIG_X86_IO_APIC		1
#define CONFIG_X86_LOCAL_APIC		1
#define CONFIG_X86_TSC			1

/*
 * IS_ENABLED(CONFIG_X): 1 if it is defined as 1, 0 if not, as a constant. What
 * is defined as 1 makes the paste below a macro with a comma in it, and so
 * moves the 1 to the second place of the list.
 */
#define __CONFIG_IS_1			,
#define __second_of(first, second, ...)	second
#define __config_choose(comma)		__second_of(comma 1, 0, 0)
#define __config_paste(value)		__config_choose(__CONFIG_IS_##value)
#define __is_defined(option)		__config_paste(option)

#define IS_BUILTIN(option)	__is_defined(option)
#define IS_MODULE(option)	__is_defined(option##_MODULE)
#define IS_ENABLED(option)	(IS_BUILTIN(option) || IS_MODULE(option))
#define IS_REACHABLE(option)	IS_ENABLED(option)

#endif
