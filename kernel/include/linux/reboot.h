/* SPDX-License-Identifier: MIT */
/* The ends of a machine's day (kernel/reboot.c). */
#ifndef _LINUX_REBOOT_H
#define _LINUX_REBOOT_H

#include <linux/compiler.h>
#include <linux/notifier.h>
#include <asm/reboot.h>

/* what the reboot notifiers are told; the data is a text or NULL */
#define SYS_DOWN	0x0001
#define SYS_RESTART	SYS_DOWN
#define SYS_HALT	0x0002
#define SYS_POWER_OFF	0x0003

int register_reboot_notifier(struct notifier_block *nb);
int unregister_reboot_notifier(struct notifier_block *nb);

void __noreturn kernel_restart(char *cmd);
void __noreturn kernel_halt(void);
void __noreturn kernel_power_off(void);
void __noreturn emergency_restart(void);

#endif
