/* SPDX-License-Identifier: MIT */
/* Making and ending threads. Implemented in fork.c and exit.c. */
#ifndef _LINUX_SCHED_TASK_H
#define _LINUX_SCHED_TASK_H

#include <linux/rwlock_types.h>
#include <linux/sched.h>
#include <linux/spinlock.h>
#include <linux/sched/task_stack.h>

/* Writers of the family tree and of the list of all threads. */
extern rwlock_t tasklist_lock;	/* not for modules, nor in Linux */

struct kernel_clone_args {
	u64 flags;
	int (*fn)(void *);
	void *fn_arg;
	char name[TASK_COMM_LEN];
	int node;
	struct kthread *worker_private;	/* becomes p's, see kthread.c */
	void (*free_worker_private)(struct kthread *k);
	struct completion *vfork_done;	/* completed when p exits */
};

void fork_init(void);
struct task_struct *copy_process(const struct kernel_clone_args *args);
pid_t kernel_clone(const struct kernel_clone_args *args);
pid_t kernel_thread(int (*fn)(void *), void *arg, const char *name,
		    unsigned long flags);
struct task_struct *fork_idle(int cpu);
void __put_task_struct(struct task_struct *p);
__noreturn void do_exit(long code);
__noreturn void make_task_dead(int signr);
void release_task(struct task_struct *p);

/* Linux: guards what a process has; here there is the name, for who asks. */
static inline void task_lock(struct task_struct *p)
{
	spin_lock(&p->alloc_lock);
}

static inline void task_unlock(struct task_struct *p)
{
	spin_unlock(&p->alloc_lock);
}

static inline struct task_struct *get_task_struct(struct task_struct *p)
{
	refcount_inc(&p->usage);
	return p;
}

static inline void put_task_struct(struct task_struct *p)
{
	if (refcount_dec_and_test(&p->usage))
		__put_task_struct(p);
}

static inline bool pid_alive(const struct task_struct *p)
{
	return !READ_ONCE(p->exit_state);
}

#endif
