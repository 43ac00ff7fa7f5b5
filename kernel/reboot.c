// SPDX-License-Identifier: MIT
/*
 * reboot.c - power off, restart, halt: the orderly part.
 *
 * The other CPUs are stopped first, so that none of them prints or writes
 * while the machine goes down; the machine does the rest.
 *
 * Linux: kernel/reboot.c: notifiers, device shutdown and the system call are
 * left out.
 */
#include <linux/export.h>
#include <linux/printk.h>
#include <linux/reboot.h>
#include <linux/smp.h>

/** kernel_power_off - switch the machine off; Context: process. */
void kernel_power_off(void)
{
	pr_emerg("reboot: Power down\n");
	smp_send_stop();
	machine_power_off();
}
EXPORT_SYMBOL_GPL(kernel_power_off);

/** kernel_restart - begin again; @cmd: a remark for the log, or NULL */
void kernel_restart(char *cmd)
{
	if (cmd)
		pr_emerg("reboot: Restarting system with command '%s'\n", cmd);
	else
		pr_emerg("reboot: Restarting system\n");
	smp_send_stop();
	machine_restart();
}
EXPORT_SYMBOL_GPL(kernel_restart);

/** kernel_halt - stand still */
void kernel_halt(void)
{
	pr_emerg("reboot: System halted\n");
	smp_send_stop();
	machine_halt();
}
EXPORT_SYMBOL_GPL(kernel_halt);

/** emergency_restart - restart from any context, at once */
void emergency_restart(void)
{
	machine_restart();
}
EXPORT_SYMBOL_GPL(emergency_restart);
