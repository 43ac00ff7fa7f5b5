// SPDX-License-Identifier: MIT
/*
 * The end of a thread, in three steps that may not change places:
 *
 *  1. do_exit(): give its children to PID 1, leave the family and the PID
 *     table, tell who waits for it (vfork_done: kthread_stop() does).
 *  2. do_task_dead(): switch away for the last time.
 *  3. free_dead_task() in fork.c, on the next thread's stack: free the stack,
 *     and after a grace period the task_struct, unless somebody holds it.
 *
 * Nobody here waits for a child by its exit code as a process would: kthreadd
 * ignores all signals, SIGCHLD too, so its children leave nothing to reap.
 *
 * Locks: tasklist_lock for the family.
 * Linux: kernel/exit.c; left out: zombies, groups, all that user memory needs.
 */
#include <linux/completion.h>
#include <linux/export.h>
#include <linux/lockdep.h>
#include <linux/panic.h>
#include <linux/pid.h>
#include <linux/printk.h>
#include <linux/rculist.h>
#include <linux/sched/idle.h>
#include <linux/sched/signal.h>
#include <linux/sched/task.h>
#include <linux/spinlock.h>

/* Children outlive their parent as children of PID 1. */
static void forget_original_parent(struct task_struct *father)
	__must_hold(&tasklist_lock)
{
	struct task_struct *init = init_pid_ns.child_reaper, *p, *n;

	list_for_each_entry_safe(p, n, &father->children, sibling) {
		WRITE_ONCE(p->real_parent, init);
		p->parent = init;
		list_move_tail(&p->sibling, &init->children);
	}
}

/**
 * release_task - take a thread that exits out of the family and the PID table
 * @p: the thread
 *
 * Whoever found it before, under RCU or with a reference, may go on looking.
 */
void release_task(struct task_struct *p)
{
	write_lock_irq(&tasklist_lock);
	forget_original_parent(p);
	WRITE_ONCE(p->exit_state, EXIT_DEAD);
	list_del_rcu(&p->tasks);
	list_del_init(&p->sibling);
	write_unlock_irq(&tasklist_lock);
	free_pid(p->pid);
}

static __always_inline void check_exit_allowed(struct task_struct *tsk, long code)
{
	if (unlikely(in_interrupt()))
		panic("Aiee, killing interrupt handler!");
	if (unlikely(is_idle_task(tsk)))
		panic("Attempted to kill the idle task!");
	if (unlikely(is_global_init(tsk)))
		panic("Attempted to kill init! exitcode=0x%08lx", code);
}

/**
 * do_exit - end the calling thread
 * @code: its exit code
 *
 * A thread made by kthread_create() should call kthread_exit(), which keeps the
 * result for kthread_stop(). Context: process, may sleep. Does not return.
 * Linux: kernel/exit.c, same name.
 */
void do_exit(long code)
{
	struct task_struct *tsk = current;

	check_exit_allowed(tsk, code);
	tsk->flags |= PF_EXITING;
	tsk->exit_code = code;
	debug_check_no_locks_held();
	release_task(tsk);
	/*
	 * Race: from here kthread_stop() may return and drop its reference. Ours
	 * goes after the last switch, so tsk stays whole until then.
	 *
	 * Race: two may stop tsk at once, or one after the other, each with a
	 * reference: nobody takes the exit away from the other.
	 * Linux: complete(), and the second kthread_stop() waits for ever.
	 */
	if (tsk->vfork_done)
		complete_all(tsk->vfork_done);
	do_task_dead();
}
EXPORT_SYMBOL(do_exit);

/**
 * make_task_dead - end a thread that oopsed
 * @signr: the signal that stands for the fault, SIGSEGV mostly
 *
 * Its locks stay held and its memory is lost: going on is a courtesy.
 * Linux: same name.
 */
void make_task_dead(int signr)
{
	struct task_struct *tsk = current;

	check_exit_allowed(tsk, signr);
	if (unlikely(tsk->flags & PF_EXITING))
		panic("Recursive fault in %s[%d]", tsk->comm, tsk->pid);
	if (unlikely(irqs_disabled())) {
		pr_info("note: %s[%d] exited with irqs disabled\n",
			tsk->comm, tsk->pid);
		local_irq_enable();
	}
	if (unlikely(in_atomic())) {
		pr_info("note: %s[%d] exited with preempt_count %d\n",
			tsk->comm, tsk->pid, preempt_count());
		preempt_count_set(PREEMPT_ENABLED);
	}
	do_exit(signr);
}
