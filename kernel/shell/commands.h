/* SPDX-License-Identifier: MIT */
/* commands.h - the commands, by the file that has them. */
#ifndef _SHELL_COMMANDS_H
#define _SHELL_COMMANDS_H

#include <kernel/shell.h>

/* shell.c */
extern const struct shell_cmd cmd_help, cmd_history, cmd_clear;
/* ps.c, top.c */
extern const struct shell_cmd cmd_ps, cmd_top;
/* cmd_cpu.c, cmd_kthread.c, demo.c */
extern const struct shell_cmd cmd_cpu, cmd_kthread, cmd_demo;
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
/* bytes.c */
extern const struct shell_cmd cmd_head, cmd_wc, cmd_hexdump;
/* nodes.c */
extern const struct shell_cmd cmd_touch, cmd_mkdir, cmd_rm, cmd_mknod;
/* device.c */
extern const struct shell_cmd cmd_poll;
bool shell_ioctl_command(char *s, unsigned int *cmd);
/* jobs.c */
extern const struct shell_cmd cmd_jobs, cmd_wait, cmd_kill;

/* jobs.c: a command with its redirections, here or in a thread of its own */
int shell_run(char *text);
int shell_start(const char *text);
void shell_reap(void);
void shell_stderr(bool on);

/* modules.c */
extern const struct shell_cmd cmd_lsmod, cmd_insmod, cmd_rmmod, cmd_modinfo,
	cmd_modprobe;

const char *shell_reason(long err);
void shell_greet(void);
int shell_cat(const char *name, const char *path);
struct file *shell_open(const char *name, const char *path, int flags);
int shell_write_all(struct file *file, const char *s, size_t n);
void shell_complete_path(const char *start, void (*found)(const char *match));

#endif
