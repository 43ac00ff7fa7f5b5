/* SPDX-License-Identifier: MIT */
/*
 * Signals to kernel threads, and walking all threads. Implemented in signal.c.
 */
#ifndef _LINUX_SCHED_SIGNAL_H
#define _LINUX_SCHED_SIGNAL_H

#include <linux/rculist.h>
#include <linux/pid.h>
#include <linux/sched.h>
#include <linux/sched/task.h>
#include <linux/signal.h>

/* Linux: one for each process, with its handlers. Here one, for the lock. */
struct sighand_struct {
	spinlock_t siglock;
};

extern struct sighand_struct init_sighand;

/* Who sent it: a user, the kernel; or a pointer to more. */
#define SEND_SIG_NOINFO	((struct kernel_siginfo *)0)
#define SEND_SIG_PRIV	((struct kernel_siginfo *)1)

void ignore_signals(struct task_struct *p);
void flush_signals(struct task_struct *p);
int send_sig(int sig, struct task_struct *p, int priv);
int send_sig_info(int sig, struct kernel_siginfo *info, struct task_struct *p);
int kill_pid(struct pid *pid, int sig, int priv);
int kill_pid_info(int sig, struct kernel_siginfo *info, struct pid *pid);
void force_sig(int sig);
void recalc_sigpending(void);
void kick_process(struct task_struct *p);
int dequeue_signal(sigset_t *mask, kernel_siginfo_t *info, enum pid_type *type);
void signal_wake_up(struct task_struct *p, bool fatal);

/** kernel_dequeue_signal - take the next pending signal; its number, or 0 */
static inline int kernel_dequeue_signal(void)
{
	kernel_siginfo_t info;
	enum pid_type type;

	return dequeue_signal(&current->blocked, &info, &type);
}

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
	return unlikely(sigismember(&p->pending.signal, SIGKILL));
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
