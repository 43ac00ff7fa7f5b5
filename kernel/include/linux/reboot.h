/* SPDX-License-Identifier: MIT */
/* The ends of a machine's day (kernel/reboot.c). */
#ifndef _LINUX_REBOOT_H
#define _LINUX_REBOOT_H

#include <linux/compiler.h>
#include <asm/reboot.h>

void __noreturn kernel_restart(char *cmd);
void __noreturn kernel_halt(void);
void __noreturn kernel_power_off(void);
void __noreturn emergency_restart(void);

#endif
