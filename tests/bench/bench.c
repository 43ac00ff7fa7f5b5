// SPDX-License-Identifier: MIT
/*
 * bench.c - runs kbench.c, which is written as a Linux module, in this kernel.
 *
 * kbench.c is included, not changed, so that the figures of both kernels come
 * from one source. What are module parameters there are words of the command
 * line here, spelled as Linux spells them: kbench.tests=0x200 kbench.max=1000.
 * The shell's `bench` calls kbench_main() in a thread of its own.
 *
 * /proc/boot_ticks tells how long ago the image was entered, in ticks of the
 * TSC: with run="cat /proc/boot_ticks" that is the way from the entry point to
 * the prompt.
 */
#include <linux/init.h>
#include <linux/kstrtox.h>
#include <linux/thread_info.h>
#include <linux/irq_work.h>
#include <linux/proc_fs.h>
#include <linux/seq_file.h>

extern u64 boot_tsc;		/* boot/start.asm */
int kbench_main(void *unused);

#include "kbench.c"

static int __init kbench_set_tests(char *word)
{
	return !kstrtoint(word, 0, &kb_tests);
}
__setup("kbench.tests=", kbench_set_tests);

static int __init kbench_set_max(char *word)
{
	return !kstrtoint(word, 0, &kb_max);
}
__setup("kbench.max=", kbench_set_max);

static int boot_ticks_show(struct seq_file *m, void *unused)
{
	seq_printf(m, "%llu\n", rdtsc() - boot_tsc);
	return 0;
}

static int __init boot_ticks_init(void)
{
	proc_create_single("boot_ticks", 0444, NULL, boot_ticks_show);
	return 0;
}
late_initcall(boot_ticks_init);
