/* SPDX-License-Identifier: MIT */
/*
 * Signals to kernel threads, and walking all threads. Implemented in signal.c.
 */
#ifndef _LINUX_SCHED_SIGNAL_H
#define _LINUX_SCHED_SIGNAL_H

#include <linux/rculist.h>
#include <linux/sched.h>
#include <linux/sched/task.h>
#include <linux/signal.h>

void ignore_signals(struct task_struct *p);
void allow_signal(int sig);
void disallow_signal(int sig);
void allow_kernel_signal(int sig);
void flush_signals(struct task_struct *p);
int send_sig(int sig, struct task_struct *p, int priv);
int kernel_dequeue_signal(void);
void signal_wake_up(struct task_struct *p, bool fatal);

static inline int task_sigpending(struct task_struct *p)
{
	return unlikely(test_ti_thread_flag(&p->thread_info, TIF_SIGPENDING));
}

/* True too after kthread_stop(), which must cut interruptible waits short. */
static inline int signal_pending(struct task_struct *p)
{
	return unlikely(READ_ONCE(p->thread_info.flags) &
			(_TIF_SIGPENDING | _TIF_NOTIFY_SIGNAL));
}

static inline int __fatal_signal_pending(struct task_struct *p)
{
	return unlikely(sigismember(&p->pending, SIGKILL));
}

static inline int fatal_signal_pending(struct task_struct *p)
{
	return task_sigpending(p) && __fatal_signal_pending(p);
}

static inline int signal_pending_state(unsigned int state,
				       struct task_struct *p)
{
	if (!(state & (TASK_INTERRUPTIBLE | TASK_WAKEKILL)))
		return 0;
	if (!signal_pending(p))
		return 0;
	return (state & TASK_INTERRUPTIBLE) || __fatal_signal_pending(p);
}

#define SEND_SIG_NOINFO	0
#define SEND_SIG_PRIV	1

/* Under rcu_read_lock() or tasklist_lock. The idle threads are not listed. */
#define next_task(p) \
	list_entry_rcu((p)->tasks.next, struct task_struct, tasks)
#define for_each_process(p) \
	for (p = &init_task; (p = next_task(p)) != &init_task; )
/* Every thread is its own group here. */
#define for_each_process_thread(p, t) \
	for_each_process(p) for (t = p; t; t = NULL)
#define for_each_thread(p, t)	for (t = (p); t; t = NULL)
#define while_each_thread(g, t)	while ((t = next_thread(t)) != (g))
#define do_each_thread(g, t)	for_each_process(g) { t = g; do
#define next_thread(p)		(p)
#define __next_thread(p)	((void)(p), (struct task_struct *)NULL)
#define thread_group_leader(p)	((void)(p), true)
#define thread_group_empty(p)	((void)(p), 1)
#define has_group_leader_pid(p)	((void)(p), true)
#define same_thread_group(a, b)	((a) == (b))
#define get_nr_threads(p)	((void)(p), 1)

#endif
