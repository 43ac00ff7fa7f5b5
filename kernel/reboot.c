// SPDX-License-Identifier: MIT
/*
 * reboot.c - power off, restart, halt: the orderly part.
 *
 * Who has asked for it is told first. Then the other CPUs are stopped, so that
 * none of them prints or writes while the machine goes down; the machine does
 * the rest.
 *
 * Linux: kernel/reboot.c: device shutdown and the system call are left out.
 */
#include <linux/export.h>
#include <linux/module.h>
#include <linux/notifier.h>
#include <linux/printk.h>
#include <linux/reboot.h>
#include <linux/smp.h>

BLOCKING_NOTIFIER_HEAD(reboot_notifier_list);

/** register_reboot_notifier - be told before the machine stops; 0, -EEXIST */
int register_reboot_notifier(struct notifier_block *nb)
{
	return blocking_notifier_chain_register(&reboot_notifier_list, nb);
}
EXPORT_SYMBOL(register_reboot_notifier);

/** unregister_reboot_notifier - be told no more; 0, -ENOENT */
int unregister_reboot_notifier(struct notifier_block *nb)
{
	return blocking_notifier_chain_unregister(&reboot_notifier_list, nb);
}
EXPORT_SYMBOL(unregister_reboot_notifier);

static int reboot_notifiers_left(struct module *mod)
{
	return notifiers_left(reboot_notifier_list.head, mod);
}
MODULE_LEFTOVERS(reboot_notifiers_left);

/** kernel_power_off - switch the machine off; Context: process. */
void kernel_power_off(void)
{
	blocking_notifier_call_chain(&reboot_notifier_list, SYS_POWER_OFF, NULL);
	pr_emerg("reboot: Power down\n");
	smp_send_stop();
	machine_power_off();
}
EXPORT_SYMBOL_GPL(kernel_power_off);

/** kernel_restart - begin again; @cmd: a remark for the log, or NULL */
void kernel_restart(char *cmd)
{
	blocking_notifier_call_chain(&reboot_notifier_list, SYS_RESTART, cmd);
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
	blocking_notifier_call_chain(&reboot_notifier_list, SYS_HALT, NULL);
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
