// SPDX-License-Identifier: MIT
/*
 * Signals, as far as kernel threads see them: send_sig() sets a pending bit and
 * wakes, an interruptible sleep ends with -ERESTARTSYS, and the thread itself
 * looks with signal_pending() and clears with flush_signals(). Nothing is ever
 * delivered to a handler, for there is no user mode to have one.
 *
 * A kernel thread ignores all signals (kthreadd has it so, and its children
 * inherit it) until it calls allow_signal().
 *
 * Locks: p->pi_lock for the two sets; TIF_SIGPENDING says that pending is not
 * empty and is read without it.
 * Linux: kernel/signal.c; left out: queues, siginfo, groups, stop and trace.
 */
#include <linux/export.h>
#include <linux/sched/idle.h>
#include <linux/sched/signal.h>
#include <linux/spinlock.h>

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

/**
 * send_sig - send a signal to a thread
 * @sig: 1..64; 0 only asks whether the thread is there
 * @p: the thread
 * @priv: not 0: from the kernel. SIGKILL then reaches even who ignores it
 *
 * Context: any. Return: 0, also if it was ignored; -EINVAL; -ESRCH if it exited.
 */
int send_sig(int sig, struct task_struct *p, int priv)
{
	unsigned long flags;
	bool deliver;

	if (!valid_signal(sig))
		return -EINVAL;
	if (!pid_alive(p))
		return -ESRCH;
	if (!sig)
		return 0;
	raw_spin_lock_irqsave(&p->pi_lock, flags);
	deliver = !sigismember(&p->ignored, sig) || (sig == SIGKILL && priv);
	/*
	 * Race: p takes the signal as soon as it is in the set, and clears the
	 * flag. Set after that, outside the lock, it would stand for nothing
	 * and cut p's next sleep short.
	 */
	if (deliver) {
		sigaddset(&p->pending, sig);
		set_ti_thread_flag(&p->thread_info, TIF_SIGPENDING);
	}
	raw_spin_unlock_irqrestore(&p->pi_lock, flags);
	if (deliver)
		signal_wake_up(p, sig == SIGKILL);
	return 0;
}
EXPORT_SYMBOL(send_sig);

/** ignore_signals - drop whatever is pending, and all that will be sent */
void ignore_signals(struct task_struct *p)
{
	unsigned long flags;

	raw_spin_lock_irqsave(&p->pi_lock, flags);
	sigfillset(&p->ignored);
	raw_spin_unlock_irqrestore(&p->pi_lock, flags);
	flush_signals(p);
}

static void set_ignored(int sig, bool ignore)
{
	raw_spin_lock_irq(&current->pi_lock);
	if (ignore)
		sigaddset(&current->ignored, sig);
	else
		sigdelset(&current->ignored, sig);
	raw_spin_unlock_irq(&current->pi_lock);
}

/**
 * allow_signal - let a signal interrupt the calling kernel thread
 * @sig: the signal
 */
void allow_signal(int sig)
{
	set_ignored(sig, false);
}
EXPORT_SYMBOL(allow_signal);

/** allow_kernel_signal - the same; every signal here comes from the kernel */
void allow_kernel_signal(int sig)
{
	set_ignored(sig, false);
}
EXPORT_SYMBOL(allow_kernel_signal);

/** disallow_signal - ignore it again */
void disallow_signal(int sig)
{
	set_ignored(sig, true);
}
EXPORT_SYMBOL(disallow_signal);

/** flush_signals - forget all pending signals */
void flush_signals(struct task_struct *p)
{
	unsigned long flags;

	raw_spin_lock_irqsave(&p->pi_lock, flags);
	clear_ti_thread_flag(&p->thread_info, TIF_SIGPENDING);
	sigemptyset(&p->pending);
	raw_spin_unlock_irqrestore(&p->pi_lock, flags);
}
EXPORT_SYMBOL(flush_signals);

/**
 * kernel_dequeue_signal - take the lowest pending signal of the calling thread
 *
 * Return: its number, or 0.
 */
int kernel_dequeue_signal(void)
{
	struct task_struct *me = current;
	int sig = 0;

	raw_spin_lock_irq(&me->pi_lock);
	if (me->pending.sig[0]) {
		sig = __ffs(me->pending.sig[0]) + 1;
		sigdelset(&me->pending, sig);
	}
	if (!me->pending.sig[0])
		clear_thread_flag(TIF_SIGPENDING);
	raw_spin_unlock_irq(&me->pi_lock);
	return sig;
}
EXPORT_SYMBOL(kernel_dequeue_signal);
