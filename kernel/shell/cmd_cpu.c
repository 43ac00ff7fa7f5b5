// SPDX-License-Identifier: MIT
/*
 * cmd_cpu.c - which CPUs there are, and taking them in and out of service.
 *
 * The short form of /sys/devices/system/cpu/cpuN/online.
 */
#include <kernel/tty.h>
#include <linux/cpu.h>
#include <linux/err.h>
#include <linux/string.h>

#include "commands.h"

static int show_cpus(void)
{
	tty_printf("online   %*pbl\npresent  %*pbl\npossible %*pbl\n",
		   cpumask_pr_args(cpu_online_mask),
		   cpumask_pr_args(cpu_present_mask),
		   cpumask_pr_args(cpu_possible_mask));
	return 0;
}

static int run_cpu(int argc, char **argv)
{
	bool up = argc > 1 && !strcmp(argv[1], "online");
	long cpu;
	int err;

	if (argc == 1)
		return show_cpus();
	if (argc != 3 || (!up && strcmp(argv[1], "offline")))
		return shell_usage("cpu", "online or offline, and which?");
	if (!shell_number(argv[2], 0, nr_cpu_ids - 1, &cpu))
		return shell_usage("cpu", "no such CPU: %s", argv[2]);
	err = up ? add_cpu(cpu) : remove_cpu(cpu);
	if (err < 0)
		return shell_error(err, "cpu", "CPU %ld: %pe", cpu,
				   ERR_PTR(err));
	return 0;
}

static const char *const cpu_sub[] = { "online", "offline", NULL };

const struct shell_cmd cmd_cpu = {
	.name = "cpu",
	.usage = "\n"
		 "online N\n"
		 "offline N",
	.help = "which CPUs there are; take one in or out of service",
	.sub = cpu_sub, .run = run_cpu,
};
