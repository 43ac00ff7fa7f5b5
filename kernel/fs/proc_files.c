// SPDX-License-Identifier: MIT
/*
 * proc_files.c - what /proc says about the machine and the kernel.
 *
 * The text of each file has Linux's shape, so that what reads it there reads it
 * here. Files about threads, interrupts and modules belong to those who know.
 *
 * Linux: fs/proc/version.c, cmdline.c, uptime.c, meminfo.c, stat.c, loadavg.c,
 * arch/x86/kernel/cpu/proc.c, kernel/kallsyms.c.
 */
#include <linux/array_size.h>
#include <linux/cpumask.h>
#include <linux/init.h>
#include <linux/kallsyms.h>
#include <linux/math.h>
#include <linux/mm.h>
#include <linux/proc_fs.h>
#include <linux/sched.h>
#include <linux/seq_file.h>
#include <linux/shrinker.h>
#include <linux/tick.h>
#include <linux/time64.h>
#include <linux/timekeeping.h>
#include <linux/version.h>
#include <asm/cpufeature.h>
#include <asm/msr.h>
#include <asm/tsc.h>
#include <kernel/boot_info.h>

static int version_show(struct seq_file *m, void *v)
{
	seq_puts(m, linux_banner);
	return 0;
}

static int cmdline_show(struct seq_file *m, void *v)
{
	seq_printf(m, "%s\n", saved_command_line);
	return 0;
}

/* Linux: the second number is the time that all CPUs together were idle */
static int uptime_show(struct seq_file *m, void *v)
{
	u64 ns = ktime_get_boottime_ns(), idle = 0;
	int cpu;

	for_each_online_cpu(cpu)
		idle += get_cpu_idle_time_us(cpu, NULL) * NSEC_PER_USEC;
	seq_printf(m, "%llu.%02llu %llu.%02llu\n", ns / NSEC_PER_SEC,
		   ns % NSEC_PER_SEC / 10000000, idle / NSEC_PER_SEC,
		   idle % NSEC_PER_SEC / 10000000);
	return 0;
}

/*
 * How long ago the image was entered, in ticks of the TSC: the way from the
 * entry point to the prompt, with run="cat /proc/boot_ticks". Linux: none.
 */
static int boot_ticks_show(struct seq_file *m, void *v)
{
	seq_printf(m, "%llu\n", rdtsc() - boot_info.entry_tsc);
	return 0;
}

static int meminfo_show(struct seq_file *m, void *v)
{
	struct meminfo mi;

	meminfo_read(&mi);
	seq_printf(m, "MemTotal:       %8lu kB\n", mi.total);
	seq_printf(m, "MemFree:        %8lu kB\n", mi.free);
	seq_printf(m, "MemAvailable:   %8lu kB\n", mi.free);
	seq_printf(m, "Slab:           %8lu kB\n", mi.slab);
	seq_printf(m, "SlabUsed:       %8lu kB\n", mi.slab_used);
	seq_printf(m, "KernelStack:    %8lu kB\n", mi.kernel_stack);
	seq_printf(m, "PageTables:     %8lu kB\n", mi.page_tables);
	seq_printf(m, "VmallocTotal:   %8lu kB\n", mi.vmalloc_total);
	seq_printf(m, "VmallocUsed:    %8lu kB\n", mi.vmalloc_used);
	seq_printf(m, "Percpu:         %8lu kB\n", mi.percpu);
	return 0;
}

static const struct {
	unsigned int feature;
	const char *name;
} cpu_flags[] = {
	{ X86_FEATURE_FPU, "fpu" }, { X86_FEATURE_PSE, "pse" },
	{ X86_FEATURE_TSC, "tsc" }, { X86_FEATURE_MSR, "msr" },
	{ X86_FEATURE_MCE, "mce" }, { X86_FEATURE_APIC, "apic" },
	{ X86_FEATURE_PGE, "pge" }, { X86_FEATURE_MCA, "mca" },
	{ X86_FEATURE_PAT, "pat" }, { X86_FEATURE_HT, "ht" },
	{ X86_FEATURE_NX, "nx" }, { X86_FEATURE_GBPAGES, "pdpe1gb" },
	{ X86_FEATURE_RDTSCP, "rdtscp" }, { X86_FEATURE_LM, "lm" },
	{ X86_FEATURE_CONSTANT_TSC, "constant_tsc" },
	{ X86_FEATURE_MWAIT, "monitor" }, { X86_FEATURE_X2APIC, "x2apic" },
	{ X86_FEATURE_TSC_DEADLINE_TIMER, "tsc_deadline_timer" },
	{ X86_FEATURE_RDRAND, "rdrand" },
	{ X86_FEATURE_HYPERVISOR, "hypervisor" },
	{ X86_FEATURE_ARAT, "arat" }, { X86_FEATURE_TSC_ADJUST, "tsc_adjust" },
	{ X86_FEATURE_SMEP, "smep" }, { X86_FEATURE_ERMS, "erms" },
	{ X86_FEATURE_SMAP, "smap" }, { X86_FEATURE_UMIP, "umip" },
};

/* the boot CPU's answers stand for all: see asm/cpufeature.h */
static int show_cpu(struct seq_file *m, unsigned int cpu)
{
	const struct cpuinfo_x86 *c = &boot_cpu_data;

	seq_printf(m, "processor\t: %u\nvendor_id\t: %s\ncpu family\t: %u\n",
		   cpu, c->vendor_id, c->family);
	seq_printf(m, "model\t\t: %u\nmodel name\t: %s\nstepping\t: %u\n",
		   c->model, c->model_id[0] ? c->model_id : "unknown",
		   c->stepping);
	seq_printf(m, "cpu MHz\t\t: %u.%03u\nflags\t\t:", tsc_khz / 1000,
		   tsc_khz % 1000);
	for (int i = 0; i < ARRAY_SIZE(cpu_flags); i++) {
		if (boot_cpu_has(cpu_flags[i].feature))
			seq_printf(m, " %s", cpu_flags[i].name);
	}
	seq_printf(m, "\naddress sizes\t: %u bits physical\n\n", c->phys_bits);
	return 0;
}

/* a position is a CPU number + 1 */
static void *cpuinfo_start(struct seq_file *m, loff_t *pos)
{
	unsigned int cpu = cpumask_next((int)*pos - 1, cpu_online_mask);

	*pos = cpu;
	return cpu < nr_cpu_ids ? (void *)(unsigned long)(cpu + 1) : NULL;
}

static void *cpuinfo_next(struct seq_file *m, void *v, loff_t *pos)
{
	++*pos;
	return cpuinfo_start(m, pos);
}

static void cpuinfo_stop(struct seq_file *m, void *v)
{
}

static int cpuinfo_show(struct seq_file *m, void *v)
{
	return show_cpu(m, (unsigned long)v - 1);
}

static const struct seq_operations cpuinfo_op = {
	.start = cpuinfo_start,
	.next = cpuinfo_next,
	.stop = cpuinfo_stop,
	.show = cpuinfo_show,
};

static int stat_show(struct seq_file *m, void *v)
{
	seq_printf(m, "ctxt %llu\n", nr_context_switches());
	seq_printf(m, "btime %lld\n", (long long)(ktime_get_real_seconds() -
		   ktime_get_boottime_seconds()));
	seq_printf(m, "procs_running %u\n", nr_running());
	return 0;
}

/* position: index of the symbol */
static void *ksyms_start(struct seq_file *m, loff_t *pos)
{
	char name[KSYM_NAME_LEN];
	unsigned long addr;

	return kallsyms_get_symbol(*pos, &addr, name) ? pos : NULL;
}

static void *ksyms_next(struct seq_file *m, void *v, loff_t *pos)
{
	++*pos;
	return ksyms_start(m, pos);
}

static void ksyms_stop(struct seq_file *m, void *v)
{
}

static int ksyms_show(struct seq_file *m, void *v)
{
	char name[KSYM_NAME_LEN];
	unsigned long addr;
	char type = kallsyms_get_symbol(*(loff_t *)v, &addr, name);

	seq_printf(m, "%016lx %c %s\n", addr, type, name);
	return 0;
}

static const struct seq_operations ksyms_op = {
	.start = ksyms_start,
	.next = ksyms_next,
	.stop = ksyms_stop,
	.show = ksyms_show,
};

/* "2" or "3": ask the shrinkers; there is no page cache that "1" could drop. */
static ssize_t drop_caches_write(struct file *file, const char __user *buf,
				 size_t n, loff_t *pos)
{
	unsigned int what;
	int err = kstrtouint_from_user(buf, n, 10, &what);

	if (err || what < 1 || what > 4)
		return err ?: -EINVAL;
	if (what & 2)
		drop_slab();
	return n;
}

static const struct proc_ops drop_caches_ops = {
	.proc_write = drop_caches_write, .proc_lseek = noop_llseek,
};

static int __init proc_files_init(void)
{
	struct proc_dir_entry *vm = proc_mkdir("vm", proc_mkdir("sys", NULL));

	proc_create("drop_caches", 0200, vm, &drop_caches_ops);
	proc_create_single("version", 0, NULL, version_show);
	proc_create_single("cmdline", 0, NULL, cmdline_show);
	proc_create_single("uptime", 0, NULL, uptime_show);
	proc_create_single("boot_ticks", 0, NULL, boot_ticks_show);
	proc_create_single("meminfo", 0, NULL, meminfo_show);
	proc_create_single("stat", 0, NULL, stat_show);
	proc_create_seq("cpuinfo", 0, NULL, &cpuinfo_op);
	proc_create_seq("kallsyms", 0, NULL, &ksyms_op);
	return 0;
}
fs_initcall(proc_files_init);
