/* SPDX-License-Identifier: MIT */
/*
 * The thread: struct task_struct, its states, and how it sleeps and wakes.
 * Implemented in kernel/sched/; the protocol is told in sched/core.c.
 */
#ifndef _LINUX_SCHED_H
#define _LINUX_SCHED_H

#include <linux/atomic.h>
#include <linux/cpumask.h>
#include <linux/irqflags.h>
#include <linux/kernel.h>
#include <linux/list.h>
#include <linux/might_sleep.h>
#include <linux/nodemask.h>
#include <linux/pid.h>
#include <linux/preempt.h>
#include <linux/refcount.h>
#include <linux/sched/prio.h>
#include <linux/signal.h>
#include <linux/spinlock.h>
#include <linux/spinlock_types.h>
#include <linux/thread_info.h>
#include <asm/current.h>
#include <asm/processor.h>

struct completion;
struct cred;
struct files_struct;
struct fs_struct;
struct mm_struct;
struct nsproxy;
struct wait_queue_entry;
struct kthread;
struct task_struct;

/* p->__state. 0 is running or runnable; the others are bits for wake-ups. */
#define TASK_RUNNING		0x00000000
#define TASK_INTERRUPTIBLE	0x00000001
#define TASK_UNINTERRUPTIBLE	0x00000002
#define __TASK_STOPPED		0x00000004
#define __TASK_TRACED		0x00000008
/* p->exit_state */
#define EXIT_DEAD		0x00000010
#define EXIT_ZOMBIE		0x00000020
#define TASK_PARKED		0x00000040
#define TASK_DEAD		0x00000080
#define TASK_WAKEKILL		0x00000100
#define TASK_WAKING		0x00000200
#define TASK_NOLOAD		0x00000400
#define TASK_NEW		0x00000800
#define TASK_FREEZABLE		0x00002000
#define TASK_FROZEN		0x00008000

#define TASK_KILLABLE		(TASK_WAKEKILL | TASK_UNINTERRUPTIBLE)
#define TASK_IDLE		(TASK_UNINTERRUPTIBLE | TASK_NOLOAD)
#define TASK_NORMAL		(TASK_INTERRUPTIBLE | TASK_UNINTERRUPTIBLE)
#define MAX_SCHEDULE_TIMEOUT	((long)(~0UL >> 1))

/* p->flags: written by the thread itself, or before its first wake-up. */
#define PF_IDLE			0x00000002	/* an idle thread */
#define PF_EXITING		0x00000004	/* in do_exit() */
#define PF_WQ_WORKER		0x00000020	/* a kworker: workqueue/worker.c */
#define PF_NOFREEZE		0x00008000	/* the freezer leaves it alone */
#define PF_KTHREAD		0x00200000	/* made by kthreadd, or before it */
#define PF_WQ_BUSY		0x01000000	/* its pool wants to know of sleep */
#define PF_NO_SETAFFINITY	0x04000000	/* its mask is not for others */
#define PF_FREEZER_SKIP		0x40000000

#define SCHED_NORMAL		0
#define SCHED_FIFO		1
#define SCHED_RR		2
#define SCHED_BATCH		3
#define SCHED_IDLE		5

#define TASK_COMM_LEN		16

/* Clone flags that mean something without user memory. */
#define CLONE_FS		0x00000200
#define CLONE_FILES		0x00000400
#define CLONE_VM		0x00000100
#define CLONE_UNTRACED		0x00800000

struct sched_param {
	int sched_priority;
};

/*
 * Who may touch a field. Groups are kept together by key.
 *   I  never changes after the thread is visible to others
 *   a  atomic, or one aligned word read with READ_ONCE()
 *   s  the thread itself
 *   p  p->pi_lock
 *   r  the run queue's lock; where p sleeps, pi_lock holds p still
 *   pr written under both, so that either is enough to read
 *   t  tasklist_lock to write; RCU to walk
 */
struct task_struct {
	struct thread_info thread_info;		/* first: gdb scripts, asm */
	struct thread_struct thread;		/* second: switch.asm */
	union {
		unsigned int __state;		/* s; p for wakers */
		unsigned int state __old_name("__state: since 5.14");
	};
	unsigned int flags;			/* s */
	void *stack;				/* I until the last switch */
	refcount_t usage;			/* a */

	/* Scheduling: sched/core.c */
	int on_cpu;				/* a: see try_to_wake_up() */
	int on_rq;				/* r, a */
	int prio;				/* pr: queue, 0 is highest */
	int static_prio;			/* pr: 120 plus nice */
	int normal_prio;			/* pr */
	unsigned int rt_priority;		/* pr */
	unsigned int pi_boost;			/* pr: lent by waiters, 0 none */
	unsigned int policy;			/* pr */
	int time_slice;				/* r: ticks left */
	unsigned int rr_level;			/* pr: run queue level, rr.c */
	struct list_head run_list;		/* r: queued, not running */
	u64 sum_exec_runtime;			/* r: cycles; ask */
						/* task_sched_runtime() */
	unsigned long nvcsw, nivcsw;		/* r: switches, own will or not */
	union {
		cpumask_t cpus_mask;		/* pr */
		cpumask_t cpus_ptr[1];		/* where Linux has a pointer */
		cpumask_t cpus_allowed __old_name("cpus_mask: since 5.3");
	};
	int nr_cpus_allowed;			/* pr */
	raw_spinlock_t pi_lock;			/* serialises wake-ups of p */

	/* Family: fork.c, exit.c, pid.c */
	union {
		pid_t pid;			/* I */
		struct pid thread_pid[1];	/* I: what find_vpid() finds */
	};
	pid_t tgid;				/* I */
	struct task_struct *real_parent;	/* t */
	struct task_struct *parent;		/* t */
	struct list_head children;		/* t */
	struct list_head sibling;		/* t */
	struct list_head tasks;			/* t */
	struct task_struct *group_leader;	/* I */
	int exit_state;				/* t, a */
	int exit_code;				/* s */
	struct completion *vfork_done;		/* I: completed on exit */
	struct kthread *worker_private;		/* I: to_kthread() */
	void (*free_worker_private)(struct kthread *k); /* I */
	int (*thread_fn)(void *arg);		/* I: first function */
	void *thread_arg;			/* I */

	/* Signals: signal.c */
	struct sigpending pending;		/* p: sent to the thread */
	struct sigpending shared_pending;	/* p: sent to the process */
	sigset_t blocked;			/* p; s */
	sigset_t ignored;			/* p: sent, and dropped */
	sigset_t kernel_only;			/* p: dropped if a user sent it */
	struct sighand_struct *sighand;		/* I: has siglock */

	/* In whose name: cred.c */
	const struct cred *real_cred;		/* s; others under RCU */
	const struct cred *cred;		/* s: may be overridden */

	/* What belongs to processes, and no kernel thread has: all NULL. */
	union {
		struct mm_struct *mm, *active_mm;
		struct files_struct *files;
		struct fs_struct *fs;
		struct nsproxy *nsproxy;
	};

	union {
		u64 start_time;			/* I: ns of the clock at birth */
		u64 start_boottime;		/* the same: nothing suspends */
	};
	u64 utime, stime;			/* kept 0 and ns, for modules */
	unsigned long last_switch_count;	/* khungtaskd alone */
	unsigned long last_switch_time;		/* khungtaskd alone */
	spinlock_t alloc_lock;			/* task_lock() */
	char comm[TASK_COMM_LEN];		/* s */
	struct rcu_head rcu;			/* the last reference */
#ifdef CONFIG_DEBUG_KERNEL
	struct held_locks held_locks;		/* s: locking/lockdep.c */
#endif
};

/* Linux puts the CPU into thread_info; asm and per-CPU code find it there. */
static inline unsigned int task_cpu(const struct task_struct *p)
{
	return READ_ONCE(p->thread_info.cpu);
}

extern struct task_struct init_task;

#define task_is_running(p)	(READ_ONCE((p)->__state) == TASK_RUNNING)

/*
 * DOC: sleeping
 * A thread that waits for something writes these four lines:
 *
 *	for (;;) {
 *		set_current_state(TASK_UNINTERRUPTIBLE);	(1)
 *		if (CONDITION)					(2)
 *			break;
 *		schedule();					(3)
 *	}
 *	__set_current_state(TASK_RUNNING);			(4)
 *
 * and the one who wakes it makes CONDITION true, then calls
 * wake_up_process(). The order of (1) and (2) is the whole secret:
 *
 *	CPU 0, sleeper			CPU 1, waker
 *	state = UNINTERRUPTIBLE		CONDITION = true
 *	full barrier			full barrier
 *	read CONDITION			read state, wake if it matches
 *
 * At least one of the two reads sees the other side's write, so the wake-up
 * cannot be lost. Test first and set the state afterwards, and it can.
 * Pairs with: smp_mb__after_spinlock() in try_to_wake_up().
 * Linux: include/linux/sched.h.
 */
#define set_current_state(state_value) \
	do { (void)xchg(&current->__state, (state_value)); } while (0)
#define __set_current_state(state_value) \
	WRITE_ONCE(current->__state, (state_value))
#define get_current_state()	READ_ONCE(current->__state)

/* Under pi_lock: for states that a late wake-up must not overwrite. */
#define set_special_state(state_value) do {				\
	unsigned long __flags;						\
									\
	raw_spin_lock_irqsave(&current->pi_lock, __flags);		\
	WRITE_ONCE(current->__state, (state_value));			\
	raw_spin_unlock_irqrestore(&current->pi_lock, __flags);		\
} while (0)

/* core.c */
void schedule(void);
void schedule_idle(void);
void preempt_schedule(void);
void preempt_schedule_irq(void);
int try_to_wake_up(struct task_struct *p, unsigned int state, int wake_flags);
int __try_to_wake_up(struct task_struct *p, unsigned int state);
int wake_up_process(struct task_struct *p);
int wake_up_state(struct task_struct *p, unsigned int state);
void wake_up_new_task(struct task_struct *p);
int default_wake_function(struct wait_queue_entry *wq_entry,
			  unsigned int mode, int flags, void *key);
void yield(void);
void sched_set_wq_hooks(void (*sleeping)(struct task_struct *p),
			void (*running)(struct task_struct *p));
int __cond_resched(void);
bool task_on_cpu(const struct task_struct *p);
int idle_cpu(int cpu);
int task_curr(const struct task_struct *p);
struct task_struct *idle_task(int cpu);
u64 task_sched_runtime(struct task_struct *p);
unsigned int nr_running(void);
unsigned long long nr_context_switches(void);
unsigned long wait_task_inactive(struct task_struct *p, unsigned int match);

/* affinity.c */
int set_cpus_allowed_ptr(struct task_struct *p, const struct cpumask *mask);
void do_set_cpus_allowed(struct task_struct *p, const struct cpumask *mask);
#define set_mems_allowed(nodemask)	do { (void)(nodemask); } while (0)

/* policy.c */
void sched_set_fifo(struct task_struct *p);
void sched_set_fifo_low(struct task_struct *p);
void sched_set_normal(struct task_struct *p, int nice);
int sched_setscheduler(struct task_struct *p, int policy,
		       const struct sched_param *param);
int sched_setscheduler_nocheck(struct task_struct *p, int policy,
			       const struct sched_param *param);
void set_user_nice(struct task_struct *p, long nice);
int task_nice(const struct task_struct *p);
int task_prio(const struct task_struct *p);

/* timeout.c */
long schedule_timeout(long timeout);
long schedule_timeout_interruptible(long timeout);
long schedule_timeout_killable(long timeout);
long schedule_timeout_uninterruptible(long timeout);
long schedule_timeout_idle(long timeout);
long io_schedule_timeout(long timeout);
void io_schedule(void);

/** schedule_preempt_disabled - schedule() for callers with preemption off once */
static __always_inline void schedule_preempt_disabled(void)
{
	sched_preempt_enable_no_resched();
	schedule();
	preempt_disable();
}

/* signal.c wakes; the questions are asked inline in linux/sched/signal.h */

static inline void set_tsk_need_resched(struct task_struct *p)
{
	set_ti_thread_flag(&p->thread_info, TIF_NEED_RESCHED);
}

static inline void clear_tsk_need_resched(struct task_struct *p)
{
	clear_ti_thread_flag(&p->thread_info, TIF_NEED_RESCHED);
}

static inline bool test_tsk_need_resched(struct task_struct *p)
{
	return test_ti_thread_flag(&p->thread_info, TIF_NEED_RESCHED);
}

static __always_inline bool need_resched(void)
{
	return unlikely(test_preempt_need_resched());
}

/* Lets others run where the kernel may have looped for long. */
#define cond_resched() ({				\
	might_resched();					\
	should_resched(0) ? __cond_resched() : 0; })

static inline pid_t task_pid_nr(const struct task_struct *p)
{
	return p->pid;
}

static inline pid_t task_tgid_nr(const struct task_struct *p)
{
	return p->tgid;
}

static inline pid_t task_ppid_nr(const struct task_struct *p)
{
	return READ_ONCE(p->real_parent)->pid;
}

static inline pid_t task_ppid_nr_ns(const struct task_struct *p,
				    struct pid_namespace *ns)
{
	return task_ppid_nr(p);
}

#define task_pid_nr_ns(p, ns)	__task_pid_nr_ns(p, PIDTYPE_PID, ns)
#define task_tgid_nr_ns(p, ns)	__task_pid_nr_ns(p, PIDTYPE_TGID, ns)
#define task_pid_vnr(p)		task_pid_nr(p)
#define task_tgid_vnr(p)	task_tgid_nr(p)
/* Kernel threads are in the group and the session of PID 0. */
#define task_pgrp_nr(p)		((void)(p), 0)
#define task_pgrp_vnr(p)	((void)(p), 0)
#define task_session_nr(p)	((void)(p), 0)
#define task_session_vnr(p)	((void)(p), 0)

static inline struct pid *task_pid(struct task_struct *p)
{
	return p->thread_pid;
}

static inline bool is_idle_task(const struct task_struct *p)
{
	return p->flags & PF_IDLE;
}

static inline bool is_global_init(const struct task_struct *p)
{
	return p->pid == 1;
}

void __set_task_comm(struct task_struct *p, const char *from);
#define set_task_comm(p, from)	__set_task_comm(p, from)
char *get_task_comm(char *to, struct task_struct *p);

/* One letter for ps: R running, S, D, P parked, I idle, X dead, Z zombie. */
char task_state_to_char(struct task_struct *p);

#include <linux/smp.h>

#endif
