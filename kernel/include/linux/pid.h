/* SPDX-License-Identifier: MIT */
/* Process identifiers: handing out numbers and finding threads by them. */
#ifndef _LINUX_PID_H
#define _LINUX_PID_H

#include <linux/types.h>

struct task_struct;

/* Linux nests namespaces; here there is the initial one. */
struct pid_namespace {
	struct task_struct *child_reaper;	/* PID 1 */
};

extern struct pid_namespace init_pid_ns;

#define PID_MAX_LIMIT	(4 * 1024 * 1024)
#define PID_MAX_DEFAULT	PID_MAX_LIMIT

extern int pid_max;

int alloc_pid(struct task_struct *p);
void free_pid(pid_t nr);
struct task_struct *find_task_by_pid_ns(pid_t nr, struct pid_namespace *ns);
struct task_struct *find_task_by_vpid(pid_t nr);
struct task_struct *find_get_task_by_vpid(pid_t nr);
unsigned int nr_pids(void);

#endif
