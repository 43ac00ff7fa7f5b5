// SPDX-License-Identifier: MIT
/*
 * Programs that the kernel would run: none, for there is no user mode. A module
 * that asks is told so, and a reader of the log sees which program it wanted.
 *
 * Linux: kernel/umh.c starts them from a workqueue.
 */
#include <linux/errno.h>
#include <linux/export.h>
#include <linux/printk.h>
#include <linux/umh.h>

/**
 * call_usermodehelper - run a program in user mode
 * @path: the program
 * @argv: its arguments
 * @envp: its environment
 * @wait: UMH_*
 *
 * Return: -ENOENT, as on a Linux whose file system does not have it.
 */
int call_usermodehelper(const char *path, char **argv, char **envp, int wait)
{
	pr_warn_once("call_usermodehelper: %s: no user mode here, so no program can run\n",
		     path);
	return -ENOENT;
}
EXPORT_SYMBOL(call_usermodehelper);
