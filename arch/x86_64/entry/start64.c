// SPDX-License-Identifier: MIT
/*
 * start64.c - the first C of the kernel: catch faults, read what the loader
 * left, go on to start_kernel().
 *
 *   boot/start.asm -> x86_64_start_kernel() -> start_kernel() (kernel/main.c)
 *
 * Runs on init_task's stack with start.asm's tables: the first 4 GiB of memory
 * can be read through the direct map, nothing is protected yet. printk() works,
 * but only fills its buffer, since no console is there.
 *
 * Linux: arch/x86/kernel/head64.c and parts of setup.c.
 */
#include <asm/cpu.h>
#include <asm/earlycon.h>
#include <asm/page.h>
#include <asm/realmode.h>
#include <asm/stacktrace.h>
#include <asm/traps.h>
#include <kernel/boot_info.h>
#include <kernel/entry.h>
#include <linux/panic.h>
#include <linux/printk.h>
#include <linux/sched.h>
#include <linux/sched/task.h>

#define EARLY_MAP_END	(1ULL << 32)	/* what start.asm mapped */
#define MULTIBOOT2_BOOTLOADER_MAGIC	0x36d76289
#define PVH_START_MAGIC			0x336ec578

extern const unsigned long vector_stubs[];	/* vectors.asm */
extern const char trampoline_start[], trampoline_end[]; /* ap_trampoline.asm */
void x86_64_start_secondary(unsigned int cpu);		/* entry.asm */
void __noreturn x86_64_start_kernel(u32 protocol, u64 info_phys, u32 magic,
				    u64 tsc);

static const void *map_early(u64 phys, size_t size)
{
	if (!phys || phys >= EARLY_MAP_END || size > EARLY_MAP_END - phys)
		return NULL;
	return __va(phys);
}

/* A caller that is neither gets the defaults of an empty boot_info. */
static void read_boot_info(u32 protocol, u64 info_phys, u32 magic)
{
	boot_info.magic = magic;
	if (protocol == BOOT_MULTIBOOT2 && magic == MULTIBOOT2_BOOTLOADER_MAGIC)
		multiboot2_parse(info_phys, map_early, &boot_info);
	else if (protocol == BOOT_PVH && magic == PVH_START_MAGIC)
		pvh_parse(info_phys, map_early, &boot_info);
	else
		boot_info_problem(&boot_info, "unknown boot loader magic");
	boot_info_finish(&boot_info);
	if (boot_info.rsdp_copy[0])
		boot_info.rsdp = __pa_symbol(boot_info.rsdp_copy);
}

static void report_boot_info(void)
{
	unsigned int i;

	pr_info("Booted by %s (magic %#x)\n",
		boot_info.loader[0] ? boot_info.loader : "an unknown loader",
		boot_info.magic);
	for (i = 0; i < boot_info.nr_problems; i++)
		pr_warn("boot: %s\n", boot_info.problems[i]);
	if (!boot_info.nr_mem)
		panic("The boot loader gave no memory map");
}

static void task_info(int *pid, const char **comm)
{
	*pid = current->pid;
	*comm = current->comm;
}

/* panic() comes here first: the reason must be seen somewhere. */
static void panic_dump_stack(const char *log_lvl)
{
	early_console_last_resort();
	dump_stack_lvl(log_lvl);
}

/**
 * x86_64_start_kernel - from start.asm, once
 * @protocol: enum boot_protocol, by the door that was taken
 * @info_phys: the loader's structure
 * @magic: what should say that it is one
 * @tsc: when the image was entered
 */
void __noreturn x86_64_start_kernel(u32 protocol, u64 info_phys, u32 magic,
				    u64 tsc)
{
	cpu_init_boot(vector_stubs);
	panic_hooks.dump_stack = panic_dump_stack;
	panic_hooks.task_info = task_info;
	oops_make_task_dead = make_task_dead;
	trampoline_set_code(trampoline_start, trampoline_end - trampoline_start,
			    x86_64_start_secondary);
	boot_info.entry_tsc = tsc;
	read_boot_info(protocol, info_phys, magic);
	report_boot_info();
	start_kernel();
}
