/* SPDX-License-Identifier: MIT */
/* Process identifiers: handing out numbers and finding threads by them. */
#ifndef _LINUX_PID_H
#define _LINUX_PID_H

#include <linux/compiler.h>
#include <linux/types.h>

struct task_struct;

/* Linux nests namespaces; here there is the initial one. */
struct pid_namespace {
	struct task_struct *child_reaper;	/* PID 1 */
};

extern struct pid_namespace init_pid_ns;

struct upid {
	int nr;
};

/*
 * A number as an object that can be held while its thread comes and goes. It
 * lies in the task_struct, where p->pid is; a reference keeps that in memory.
 * Linux: an object of its own, that stays alone when the thread has gone.
 */
struct pid {
	struct upid numbers[1];
	unsigned int level;	/* 0: there is one namespace */
};

/* Every thread is a group and a session of its own. */
enum pid_type {
	PIDTYPE_PID,
	PIDTYPE_TGID,
	PIDTYPE_PGID,
	PIDTYPE_SID,
	PIDTYPE_MAX,
};

#define PID_MAX_LIMIT	(4 * 1024 * 1024)
#define PID_MAX_DEFAULT	PID_MAX_LIMIT

extern int pid_max;

int alloc_pid(struct task_struct *p);
void free_pid(pid_t nr);
struct task_struct *find_task_by_pid_ns(pid_t nr, struct pid_namespace *ns);
struct task_struct *find_task_by_vpid(pid_t nr);
struct task_struct *find_get_task_by_vpid(pid_t nr);
struct pid *find_pid_ns(int nr, struct pid_namespace *ns);
struct pid *find_vpid(int nr);
struct pid *find_get_pid(int nr);
struct pid *find_ge_pid(int nr, struct pid_namespace *ns);
struct pid *get_pid(struct pid *pid);
void put_pid(struct pid *pid);
struct task_struct *pid_task(struct pid *pid, enum pid_type type);
struct task_struct *get_pid_task(struct pid *pid, enum pid_type type);
struct pid *get_task_pid(struct task_struct *p, enum pid_type type);
pid_t pid_nr_ns(struct pid *pid, struct pid_namespace *ns);
pid_t pid_vnr(struct pid *pid);
pid_t __task_pid_nr_ns(struct task_struct *p, enum pid_type type,
		       struct pid_namespace *ns);
struct pid_namespace *task_active_pid_ns(struct task_struct *p);

static inline pid_t pid_nr(struct pid *pid)
{
	return pid ? pid->numbers[0].nr : 0;
}

static inline struct pid_namespace *ns_of_pid(struct pid *pid)
{
	return pid ? &init_pid_ns : NULL;
}

/* The first thread of the machine takes all orphans. */
static inline bool is_child_reaper(struct pid *pid)
{
	return pid->numbers[0].nr == 1;
}
unsigned int nr_pids(void);

#endif
