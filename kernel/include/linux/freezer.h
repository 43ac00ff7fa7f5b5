/* SPDX-License-Identifier: MIT */
/* Stopping threads at a place of their own choosing; kernel/freezer.c, power.c. */
#ifndef _LINUX_FREEZER_H
#define _LINUX_FREEZER_H

#include <linux/compiler.h>
#include <linux/might_sleep.h>
#include <linux/sched.h>
#include <linux/types.h>
#include <linux/wait.h>

extern bool pm_freezing;

bool frozen(struct task_struct *p);
bool freezing_slow_path(struct task_struct *p);
bool __refrigerator(bool check_kthr_stop);
bool set_freezable(void);
bool freeze_task(struct task_struct *p);
void __thaw_task(struct task_struct *p);
int freeze_kernel_threads(void);
void thaw_kernel_threads(void);

/* Linux's names for all of user space and then these; here these are all. */
#define freeze_processes()	freeze_kernel_threads()
#define thaw_processes()	thaw_kernel_threads()

/**
 * freezing - should @p go to the refrigerator now?
 *
 * Linux: behind a static branch; one load here.
 */
static inline bool freezing(struct task_struct *p)
{
	if (likely(!READ_ONCE(pm_freezing)))
		return false;
	return freezing_slow_path(p);
}

/**
 * try_to_freeze - the place where a freezable thread lets itself be frozen
 *
 * Context: process, may sleep.
 * Return: true if it was frozen meanwhile.
 */
static inline bool try_to_freeze(void)
{
	might_sleep();
	if (likely(!freezing(current)))
		return false;
	return __refrigerator(false);
}

#endif
