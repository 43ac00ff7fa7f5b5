// SPDX-License-Identifier: MIT
/*
 * Signals, as far as kernel threads see them: send_sig() sets a pending bit and
 * wakes, an interruptible sleep ends with -ERESTARTSYS, and the thread itself
 * looks with signal_pending() and clears with flush_signals(). Nothing is ever
 * delivered to a handler, for there is no user mode to have one.
 *
 * A kernel thread ignores all signals, SIGKILL too (kthreadd has it so, and its
 * children inherit it), until it calls allow_signal().
 *
 *	send_sig(), send_sig_info()	-> p->pending
 *	kill_pid(), the shell's `kill`	-> p->shared_pending, the process's
 *
 * The difference shows in one place: fatal_signal_pending() looks at the first
 * alone, for a process that is killed gets its SIGKILL there as well, but a
 * kernel thread that allowed it does not.
 *
 * Locks: p->pi_lock for the sets; TIF_SIGPENDING says that something pending is
 * not blocked, and is read without it. p->sighand->siglock exists for those who
 * change their own p->blocked under it, and call recalc_sigpending().
 * Linux: kernel/signal.c; left out: what comes with a signal, groups, stop and
 * trace.
 */
#include <linux/errno.h>
#include <linux/export.h>
#include <linux/pid.h>
#include <linux/rcupdate.h>
#include <linux/sched/idle.h>
#include <linux/sched/signal.h>
#include <linux/spinlock.h>

/* Those of faults come first. */
#define SYNCHRONOUS_MASK	(sigmask(SIGSEGV) | sigmask(SIGBUS) | \
				 sigmask(SIGILL) | sigmask(SIGTRAP) | \
				 sigmask(SIGFPE) | sigmask(SIGSYS))

static unsigned long pending_mask(const struct task_struct *p)
{
	return (p->pending.signal.sig[0] | p->shared_pending.signal.sig[0]) &
	       ~p->blocked.sig[0];
}

/**
 * signal_wake_up - make a thread notice TIF_SIGPENDING
 * @p: the thread, whose flag is set already
 * @fatal: SIGKILL: wakes from killable sleeps as well
 */
void signal_wake_up(struct task_struct *p, bool fatal)
{
	/*
	 * Race: p sets its state, then looks at TIF_SIGPENDING in schedule(); the
	 * sender sets the flag, then we look at p's state. One of the two is seen.
	 * Pairs with: the barrier after rq_lock() in __schedule().
	 */
	if (!wake_up_state(p, TASK_INTERRUPTIBLE | (fatal ? TASK_WAKEKILL : 0)))
		resched_cpu(task_cpu(p));
}

/** kick_process - have a running thread enter the kernel: it never left */
void kick_process(struct task_struct *p)
{
	resched_cpu(task_cpu(p));
}
EXPORT_SYMBOL_GPL(kick_process);

/* A blocked one is kept, even if it is ignored by now. pi_lock held. */
static bool sig_ignored(struct task_struct *p, int sig, bool from_kernel)
{
	if (sigismember(&p->blocked, sig))
		return false;
	if (is_global_init(p) && sig_kernel_only(sig))
		return true;
	return sigismember(&p->ignored, sig) ||
	       (sigismember(&p->kernel_only, sig) && !from_kernel);
}

/*
 * Race: p takes the signal as soon as it is in the set, and clears the flag. Set
 * after that, outside the lock, it would stand for nothing and cut p's next
 * sleep short.
 */
static int do_send_sig(int sig, struct task_struct *p,
		       struct sigpending *pending, bool from_kernel)
{
	unsigned long flags;
	bool wake = false;

	if (!valid_signal(sig))
		return -EINVAL;
	if (!pid_alive(p))
		return -ESRCH;
	if (!sig)
		return 0;
	raw_spin_lock_irqsave(&p->pi_lock, flags);
	if (!sig_ignored(p, sig, from_kernel)) {
		sigaddset(&pending->signal, sig);
		wake = !sigismember(&p->blocked, sig);
		if (wake)
			set_ti_thread_flag(&p->thread_info, TIF_SIGPENDING);
	}
	raw_spin_unlock_irqrestore(&p->pi_lock, flags);
	if (wake)
		signal_wake_up(p, sig == SIGKILL);
	return 0;
}

/**
 * send_sig_info - send a signal to a thread
 * @sig: 1..64; 0 only asks whether the thread is there
 * @info: SEND_SIG_PRIV: from the kernel; SEND_SIG_NOINFO, or what is told of it,
 *	which is not kept
 * @p: the thread
 *
 * Context: any. Return: 0, also if it was ignored; -EINVAL; -ESRCH if it exited.
 */
int send_sig_info(int sig, struct kernel_siginfo *info, struct task_struct *p)
{
	return do_send_sig(sig, p, &p->pending, info == SEND_SIG_PRIV);
}
EXPORT_SYMBOL(send_sig_info);

/** send_sig - the same; @priv: from the kernel */
int send_sig(int sig, struct task_struct *p, int priv)
{
	return send_sig_info(sig, priv ? SEND_SIG_PRIV : SEND_SIG_NOINFO, p);
}
EXPORT_SYMBOL(send_sig);

/**
 * kill_pid_info - send a signal to the process with a number
 *
 * Return: as send_sig_info(); -ESRCH if there is none.
 */
int kill_pid_info(int sig, struct kernel_siginfo *info, struct pid *pid)
{
	struct task_struct *p;
	int err = -ESRCH;

	rcu_read_lock();
	p = pid_task(pid, PIDTYPE_PID);
	if (p)
		err = do_send_sig(sig, p, &p->shared_pending,
				  info == SEND_SIG_PRIV);
	rcu_read_unlock();
	return err;
}

/** kill_pid - the same; @priv: from the kernel */
int kill_pid(struct pid *pid, int sig, int priv)
{
	return kill_pid_info(sig, priv ? SEND_SIG_PRIV : SEND_SIG_NOINFO, pid);
}
EXPORT_SYMBOL(kill_pid);

/**
 * force_sig - a signal that the calling thread cannot ignore, and dies of
 * @sig: which
 *
 * A kernel thread is not made to: it has SIGKILL pending, and looks.
 */
void force_sig(int sig)
{
	raw_spin_lock_irq(&current->pi_lock);
	sigdelset(&current->ignored, sig);
	sigdelset(&current->kernel_only, sig);
	sigdelset(&current->blocked, sig);
	sigaddset(&current->pending.signal, sig);
	if (!sig_kernel_ignore(sig) && !sig_kernel_stop(sig))
		sigaddset(&current->pending.signal, SIGKILL);
	set_thread_flag(TIF_SIGPENDING);
	raw_spin_unlock_irq(&current->pi_lock);
}
EXPORT_SYMBOL(force_sig);

/* pi_lock held. */
static void __recalc_sigpending(void)
{
	if (pending_mask(current))
		set_thread_flag(TIF_SIGPENDING);
	else
		clear_thread_flag(TIF_SIGPENDING);
}

/**
 * recalc_sigpending - is there anything pending that is not blocked?
 *
 * For the calling thread, which has changed its own sets. Context: any.
 */
void recalc_sigpending(void)
{
	unsigned long flags;

	raw_spin_lock_irqsave(&current->pi_lock, flags);
	__recalc_sigpending();
	raw_spin_unlock_irqrestore(&current->pi_lock, flags);
}
EXPORT_SYMBOL(recalc_sigpending);

/** ignore_signals - drop whatever is pending, and all that will be sent */
void ignore_signals(struct task_struct *p)
{
	unsigned long flags;

	raw_spin_lock_irqsave(&p->pi_lock, flags);
	sigfillset(&p->ignored);
	raw_spin_unlock_irqrestore(&p->pi_lock, flags);
	flush_signals(p);
}

/**
 * kernel_sigaction - what the calling kernel thread does with a signal
 * @sig: which
 * @action: SIG_IGN, SIG_KTHREAD, SIG_KTHREAD_KERNEL; see allow_signal()
 */
void kernel_sigaction(int sig, __sighandler_t action)
{
	struct task_struct *me = current;

	raw_spin_lock_irq(&me->pi_lock);
	sigdelset(&me->ignored, sig);
	sigdelset(&me->kernel_only, sig);
	if (action == SIG_KTHREAD_KERNEL)
		sigaddset(&me->kernel_only, sig);
	if (action == SIG_IGN) {
		sigaddset(&me->ignored, sig);
		sigdelset(&me->pending.signal, sig);
		sigdelset(&me->shared_pending.signal, sig);
		__recalc_sigpending();
	}
	raw_spin_unlock_irq(&me->pi_lock);
}
EXPORT_SYMBOL(kernel_sigaction);

/**
 * sigprocmask - choose which signals wait until they are unblocked
 * @how: SIG_BLOCK, SIG_UNBLOCK, SIG_SETMASK
 * @set: of the calling thread; SIGKILL and SIGSTOP too, as its caller is kernel
 * @oldset: if not NULL, gets what was blocked before
 *
 * Return: 0 or -EINVAL.
 */
int sigprocmask(int how, sigset_t *set, sigset_t *oldset)
{
	unsigned long old = current->blocked.sig[0], new = set->sig[0];

	if (oldset)
		oldset->sig[0] = old;
	if (how == SIG_BLOCK)
		new |= old;
	else if (how == SIG_UNBLOCK)
		new = old & ~new;
	else if (how != SIG_SETMASK)
		return -EINVAL;
	raw_spin_lock_irq(&current->pi_lock);
	current->blocked.sig[0] = new;
	__recalc_sigpending();
	raw_spin_unlock_irq(&current->pi_lock);
	return 0;
}
EXPORT_SYMBOL(sigprocmask);

/** flush_signals - forget all pending signals */
void flush_signals(struct task_struct *p)
{
	unsigned long flags;

	raw_spin_lock_irqsave(&p->pi_lock, flags);
	clear_ti_thread_flag(&p->thread_info, TIF_SIGPENDING);
	sigemptyset(&p->pending.signal);
	sigemptyset(&p->shared_pending.signal);
	raw_spin_unlock_irqrestore(&p->pi_lock, flags);
}
EXPORT_SYMBOL(flush_signals);

/* The next of a set: those of faults, then the lowest number; 0: none. */
static int take_signal(struct sigpending *pending, const sigset_t *mask)
{
	unsigned long x = pending->signal.sig[0] & ~mask->sig[0];
	int sig;

	if (!x)
		return 0;
	if (x & SYNCHRONOUS_MASK)
		x &= SYNCHRONOUS_MASK;
	sig = __ffs(x) + 1;
	sigdelset(&pending->signal, sig);
	return sig;
}

/**
 * dequeue_signal - take the next pending signal of the calling thread
 * @mask: but none of these
 * @info: gets which it is, and as if from a user, for that is not kept
 * @type: gets PIDTYPE_PID or PIDTYPE_TGID: sent to the thread or the process
 *
 * Context: siglock held, as in Linux. Return: its number, or 0.
 */
int dequeue_signal(sigset_t *mask, kernel_siginfo_t *info, enum pid_type *type)
{
	struct task_struct *me = current;
	unsigned long flags;
	int sig;

	raw_spin_lock_irqsave(&me->pi_lock, flags);
	*type = PIDTYPE_PID;
	sig = take_signal(&me->pending, mask);
	if (!sig) {
		*type = PIDTYPE_TGID;
		sig = take_signal(&me->shared_pending, mask);
	}
	__recalc_sigpending();
	raw_spin_unlock_irqrestore(&me->pi_lock, flags);
	clear_siginfo(info);
	info->si_signo = sig;
	return sig;
}
EXPORT_SYMBOL_GPL(dequeue_signal);
