// SPDX-License-Identifier: MIT
/* info.c - commands that tell about the machine and what it did so far. */
#include <kernel/drivers.h>
#include <kernel/tty.h>
#include <linux/array_size.h>
#include <linux/cpumask.h>
#include <linux/err.h>
#include <linux/math.h>
#include <linux/minmax.h>
#include <linux/mm.h>
#include <linux/printk.h>
#include <linux/sched.h>
#include <linux/smp.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/time64.h>
#include <linux/timekeeping.h>
#include <linux/wait.h>
#include <asm/cpufeature.h>
#include <asm/smp.h>
#include <asm/tsc.h>

#include "commands.h"

static u64 cleared;		/* dmesg -c: nothing before this record */

/* what is there now; a record that was overwritten meanwhile is skipped */
static u64 dmesg_print(u64 seq, char *line)
{
	u64 end = printk_next_seq();
	size_t len;

	while (seq < end && printk_has_record(seq) && !tty_interrupted()) {
		seq = printk_read(seq, line, PRINTK_LINE_MAX, &len, NULL);
		tty_write(line, len);
	}
	return seq;
}

/* sleeps until there is a record seq, or Ctrl-C */
static void dmesg_wait(u64 seq)
{
	DECLARE_WAITQUEUE(record, current);
	DECLARE_WAITQUEUE(key, current);

	add_wait_queue(kmsg_wait_queue(), &record);
	add_wait_queue(tty_wait_queue(), &key);
	for (;;) {
		set_current_state(TASK_INTERRUPTIBLE);
		if (printk_has_record(seq) || tty_interrupted())
			break;
		schedule();
	}
	__set_current_state(TASK_RUNNING);
	remove_wait_queue(tty_wait_queue(), &key);
	remove_wait_queue(kmsg_wait_queue(), &record);
}

static int dmesg_show(bool clear, bool follow)
{
	char *line = kmalloc(PRINTK_LINE_MAX, GFP_KERNEL);
	u64 seq;

	if (!line)
		return shell_error(-ENOMEM, "dmesg", "out of memory");
	seq = dmesg_print(max(cleared, printk_first_seq()), line);
	if (clear)
		cleared = seq;
	while (follow && !tty_interrupted()) {
		dmesg_wait(seq);
		seq = dmesg_print(seq, line);
	}
	kfree(line);
	return 0;
}

static int run_dmesg(int argc, char **argv)
{
	const char *opt = argc > 1 ? argv[1] : "";
	long level;

	if (!strcmp(opt, "-n") && argc == 3) {
		if (!shell_number(argv[2], 1, 8, &level))
			return shell_usage("dmesg", "%s is no level", argv[2]);
		console_loglevel = level;
		return 0;
	}
	if (argc > 2 || (argc == 2 && strcmp(opt, "-c") && strcmp(opt, "-C") &&
			 strcmp(opt, "-w")))
		return shell_usage("dmesg", "what is %s?", argv[1]);
	if (!strcmp(opt, "-C")) {
		cleared = printk_next_seq();
		return 0;
	}
	return dmesg_show(!strcmp(opt, "-c"), !strcmp(opt, "-w"));
}

const struct shell_cmd cmd_dmesg = {
	.name = "dmesg",
	.usage = "[-c|-C|-w|-n LEVEL]",
	.help = "what the kernel said; -c and forget, -w and wait for more",
	.run = run_dmesg,
};

static int run_interrupts(int argc, char **argv)
{
	if (argc > 1)
		return shell_usage("interrupts", "takes no arguments");
	return shell_cat("interrupts", "/proc/interrupts");
}

const struct shell_cmd cmd_interrupts = {
	.name = "interrupts", .usage = "",
	.help = "how often each interrupt came, by CPU",
	.run = run_interrupts,
};

static void print_memory(const char *name, unsigned long kib)
{
	tty_printf("%-14s %10lu KiB\n", name, kib);
}

static int run_free(int argc, char **argv)
{
	struct sysinfo total;
	struct meminfo mem;
	unsigned long unit;

	if (argc > 1)
		return shell_usage("free", "takes no arguments");
	si_meminfo(&total);
	meminfo_read(&mem);
	unit = total.mem_unit / 1024;
	print_memory("total", total.totalram * unit);
	print_memory("used", (total.totalram - total.freeram) * unit);
	print_memory("free", total.freeram * unit);
	print_memory("slab", mem.slab);
	print_memory("kernel stacks", mem.kernel_stack);
	print_memory("page tables", mem.page_tables);
	print_memory("per CPU", mem.percpu);
	return 0;
}

const struct shell_cmd cmd_free = {
	.name = "free", .usage = "", .help = "how much memory is in use",
	.run = run_free,
};

static int run_uptime(int argc, char **argv)
{
	u64 ns = ktime_get_ns(), s = div_u64(ns, NSEC_PER_SEC);
	u64 now = ktime_get_real_seconds();

	if (argc > 1)
		return shell_usage("uptime", "takes no arguments");
	tty_printf("%02llu:%02llu:%02llu up %llu.%03llu s, %u of %u CPUs, ",
		   now / 3600 % 24, now / 60 % 60, now % 60, s,
		   div_u64(ns, NSEC_PER_MSEC) % 1000, num_online_cpus(),
		   num_possible_cpus());
	tty_printf("%u running, %llu switches\n", nr_running(),
		   nr_context_switches());
	return 0;
}

const struct shell_cmd cmd_uptime = {
	.name = "uptime", .usage = "",
	.help = "time of day (UTC), time since boot, load",
	.run = run_uptime,
};

static void print_features(void)
{
	static const struct {
		unsigned int feature;
		const char *name;
	} features[] = {
		{ X86_FEATURE_NX, "nx" }, { X86_FEATURE_SMEP, "smep" },
		{ X86_FEATURE_SMAP, "smap" }, { X86_FEATURE_UMIP, "umip" },
		{ X86_FEATURE_GBPAGES, "pdpe1gb" },
		{ X86_FEATURE_X2APIC, "x2apic" },
		{ X86_FEATURE_TSC_DEADLINE_TIMER, "tsc_deadline_timer" },
		{ X86_FEATURE_CONSTANT_TSC, "constant_tsc" },
		{ X86_FEATURE_RDRAND, "rdrand" },
		{ X86_FEATURE_HYPERVISOR, "hypervisor" },
	};
	unsigned int i;

	tty_puts("features   :");
	for (i = 0; i < ARRAY_SIZE(features); i++)
		if (boot_cpu_has(features[i].feature))
			tty_printf(" %s", features[i].name);
	tty_puts("\n");
}

static int run_cpuinfo(int argc, char **argv)
{
	const struct cpuinfo_x86 *c = &boot_cpu_data;
	unsigned int cpu;

	if (argc > 1)
		return shell_usage("cpuinfo", "takes no arguments");
	tty_printf("model name : %s\n", c->model_id[0] ? c->model_id : "unknown");
	tty_printf("vendor     : %s, family %u, model %u, stepping %u\n",
		   c->vendor_id, c->family, c->model, c->stepping);
	tty_printf("TSC        : %u.%03u MHz\n", tsc_khz / 1000,
		   tsc_khz % 1000);
	print_features();
	tty_puts("CPU  APIC  state\n");
	for_each_possible_cpu(cpu)
		tty_printf("%3u %5u  %s\n", cpu, cpu_to_apicid[cpu],
			   cpu_online(cpu) ? "online" : "offline");
	return 0;
}

const struct shell_cmd cmd_cpuinfo = {
	.name = "cpuinfo", .usage = "", .help = "the CPUs, and what they can do",
	.run = run_cpuinfo,
};
