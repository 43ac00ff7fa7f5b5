// SPDX-License-Identifier: MIT
/*
 * From the first C function that knows no machine to the shell of PID 1.
 *
 * start_kernel() is a list: each layer is set up by one line, and stands on the
 * lines above it. It ends in rest_init(), which makes PID 1 and PID 2 and then
 * becomes what PID 0 is for the rest of the day: the idle thread.
 *
 * Linux: init/main.c. Left out: user space; PID 1 runs the kernel's own shell.
 */
#include <linux/completion.h>
#include <linux/console.h>
#include <linux/cpu.h>
#include <linux/export.h>
#include <linux/hrtimer.h>
#include <linux/init.h>
#include <linux/initrd.h>
#include <linux/interrupt.h>
#include <linux/irq.h>
#include <linux/irq_work.h>
#include <linux/kernel.h>
#include <linux/kthread.h>
#include <linux/ktime.h>
#include <linux/mm.h>
#include <linux/panic.h>
#include <linux/percpu.h>
#include <linux/pid.h>
#include <linux/rcupdate.h>
#include <linux/radix-tree.h>
#include <linux/sched.h>
#include <linux/sched/idle.h>
#include <linux/sched/task.h>
#include <linux/smp.h>
#include <linux/smpboot.h>
#include <linux/string.h>
#include <linux/timekeeping.h>
#include <linux/timer.h>
#include <linux/version.h>
#include <linux/workqueue.h>
#include <asm/acpi.h>
#include <asm/cpu.h>
#include <asm/pgtable.h>
#include <kernel/boot_info.h>
#include <kernel/drivers.h>
#include <kernel/entry.h>
#include <kernel/params.h>
#include <kernel/shell.h>

enum system_states system_state;
EXPORT_SYMBOL(system_state);

/* PID 1 waits for this before it does anything that needs a thread. */
DECLARE_COMPLETION(kthreadd_done);

/* -------------------------------------------------------------- initcalls */

bool initcall_debug;

static int __init initcall_debug_setup(char *str)
{
	initcall_debug = true;
	return 1;
}
__setup("initcall_debug", initcall_debug_setup);

static void __init do_one_initcall(const struct initcall_entry *call)
{
	ktime_t start = ktime_get();
	int ret;

	if (initcall_debug)
		pr_info("calling  %s @ %d\n", call->name, current->pid);
	ret = call->fn();
	if (initcall_debug)
		pr_info("initcall %s returned %d after %lld usecs\n",
			call->name, ret, (ktime_get() - start) / 1000);
	WARN(in_atomic() || irqs_disabled(),
	     "initcall %s returned with preemption or interrupts off\n",
	     call->name);
}

/* The linker has sorted them by level: linker.ld. */
extern const struct initcall_entry __initcall_start[], __initcall0_start[];
extern const struct initcall_entry __initcall_end[];

static void __init do_initcalls(const struct initcall_entry *call,
				const struct initcall_entry *end)
{
	for (; call < end; call++)
		do_one_initcall(call);
}

/* ------------------------------------------------------------------ PID 1 */

/*
 * kernel_init - what PID 1 does: the rest of the boot, then the shell
 *
 * DOC: kernel_init
 */
static int kernel_init(void *unused)
{
	/*
	 * Race: we may run before the boot thread has made kthreadd, and all
	 * that follows makes threads. Pairs with: complete() in rest_init().
	 */
	wait_for_completion(&kthreadd_done);

	workqueue_init();
	smp_prepare_cpus(setup_max_cpus);
	do_initcalls(__initcall_start, __initcall0_start);
	smp_init();
	do_initcalls(__initcall0_start, __initcall_end);
	mark_rodata_ro();

	system_state = SYSTEM_RUNNING;
	pr_info("Run /sbin/init as init process\n");
	run_init_shell();
	panic("Attempted to kill init!");
}

/* -------------------------------------------------------------- rest_init */

/*
 * rest_init - the boot thread makes PID 1 and PID 2, and becomes idle
 *
 * DOC: rest_init
 */
static noinline void __ref rest_init(void)
{
	int pid;

	rcu_scheduler_starting();
	smpboot_thread_init();
	/*
	 * init first, so that it gets PID 1. But it will want kernel threads,
	 * and until kthreadd exists nobody can make one: so it waits.
	 */
	kernel_thread(kernel_init, NULL, "init", CLONE_FS);
	/* Linux: numa_default_policy() stands here; there is one node. */
	pid = kernel_thread(kthreadd, NULL, "kthreadd", CLONE_FS | CLONE_FILES);
	rcu_read_lock();
	kthreadd_task = find_task_by_pid_ns(pid, &init_pid_ns);
	rcu_read_unlock();
	complete(&kthreadd_done);

	/*
	 * With preemption off nobody has run yet but us. This call lets the two
	 * go, and returns when both of them sleep.
	 */
	init_idle_bootup_task(current);
	schedule_preempt_disabled();
	/* From here on we run when nobody else wants to. */
	cpu_startup_entry(CPUHP_ONLINE);
}

/**
 * start_kernel - from a machine that has just been entered to three threads
 *
 * Context: the boot thread, on the boot CPU, interrupts and preemption off;
 * boot_info is filled in. Bottom-up: each line may use the lines above it.
 */
void start_kernel(void)
{
	boot_cpu_init();		/* this CPU is there */
	strscpy(boot_command_line, boot_info.cmdline, COMMAND_LINE_SIZE);
	parse_early_param();		/* console=, loglevel=, ... */
	pr_notice("%s", linux_banner);
	pr_notice("Command line: %s\n", boot_command_line);
	console_init();			/* serial, screen */
	print_cpu_info();		/* which CPU, what protects us */
	mm_memblock_init();		/* the loader's memory map */
	initrd_setup(boot_info.initrd_start, boot_info.initrd_size);
	acpi_boot_init(boot_info.rsdp, boot_info.rsdp_copy);
	smp_setup_possible();		/* how many CPUs there are */
	setup_per_cpu_areas();		/* a copy of .data..percpu for each */
	mm_core_init();			/* page tables, pages, kmalloc */
	radix_tree_init();		/* nodes of xarrays and idrs */
	screen_map();			/* the framebuffer, in the new tables */
	parse_boot_params();		/* the rest of the command line */
	sched_init();			/* run queues; we are idle/0 */
	boot_cpu_hotplug_init();	/* the steps by which CPUs come */
	rcu_init();
	init_IRQ();			/* interrupt lines and controllers */
	softirq_init();
	init_timers();
	hrtimers_init();
	time_init();			/* clocks, and the tick */
	timekeeping_init();		/* wall clock time */
	irq_work_init();
	call_function_init();
	fork_init();			/* task_struct's cache */
	workqueue_init_early();		/* works can be queued, and wait */
	local_irq_enable();
	rest_init();
	unreachable();
}
