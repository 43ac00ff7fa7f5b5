/* SPDX-License-Identifier: MIT */
/* commands.h - the commands, by the file that has them. */
#ifndef _SHELL_COMMANDS_H
#define _SHELL_COMMANDS_H

#include <kernel/shell.h>

/* shell.c */
extern const struct shell_cmd cmd_help, cmd_history, cmd_clear;
/* ps.c, top.c */
extern const struct shell_cmd cmd_ps, cmd_top;
/* cmd_cpu.c, cmd_kill.c, cmd_kthread.c, demo.c */
extern const struct shell_cmd cmd_cpu, cmd_kill, cmd_kthread, cmd_demo;
/* proof.c */
extern const struct shell_cmd cmd_test, cmd_bench;
/* system.c */
extern const struct shell_cmd cmd_freeze, cmd_thaw, cmd_sleep, cmd_reboot,
	cmd_poweroff;
/* info.c */
extern const struct shell_cmd cmd_dmesg, cmd_interrupts, cmd_cpuinfo, cmd_free,
	cmd_uptime;
/* script.c, ioctl.c, dd.c */
extern const struct shell_cmd cmd_sh, cmd_ioctl, cmd_dd;
/* files.c */
extern const struct shell_cmd cmd_ls, cmd_cat, cmd_echo;

/* modules.c */
extern const struct shell_cmd cmd_lsmod, cmd_insmod, cmd_rmmod, cmd_modinfo,
	cmd_modprobe;

const char *shell_reason(long err);
void shell_greet(void);
int shell_cat(const char *name, const char *path);
void shell_complete_path(const char *start, void (*found)(const char *match));

#endif
