/* SPDX-License-Identifier: MIT */
/* Switching the machine off or on again (arch/x86_64/cpu/reboot.c). */
#ifndef _ASM_REBOOT_H
#define _ASM_REBOOT_H

#include <linux/compiler.h>
#include <linux/types.h>

/* What debug_exit= tells QEMU: its exit status is twice this plus one. */
#define DEBUG_EXIT_OK		0x10
#define DEBUG_EXIT_FAILED	0x11
#define DEBUG_EXIT_PANIC	0x12

/* What a poweroff reports: set by the `test` command. */
extern u8 debug_exit_status;

void debug_exit(u8 value);
void __noreturn machine_power_off(void);
void __noreturn machine_restart(void);
void __noreturn machine_halt(void);

#endif
