// SPDX-License-Identifier: MIT
/*
 * bench.c - runs kbench.c, which is written as a Linux module, in this kernel.
 *
 * kbench.c is included, not changed, so that the figures of both kernels come
 * from one source. What are module parameters there are words of the command
 * line here, spelled as Linux spells them: kbench.tests=0x200 kbench.max=1000.
 * The shell's `bench` calls kbench_main() in a thread of its own.
 */
#include <linux/init.h>
#include <linux/kstrtox.h>
#include <linux/thread_info.h>
#include <linux/irq_work.h>

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
