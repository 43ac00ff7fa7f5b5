// SPDX-License-Identifier: MIT
/*
 * debug.c - complaints about sleeping where one must not; showing a thread.
 *
 * A thread that holds a spinlock, has interrupts off or is inside a handler
 * must not give the CPU away. might_sleep() says so before it happens, at the
 * call that could sleep, even if this time it would not; schedule() says so
 * when it does happen.
 *
 * Called by: might_sleep() in a DEBUG build; __schedule() in core.c.
 * Locks: none.
 * Linux: __might_resched(), __schedule_bug(), sched_show_task() in
 * kernel/sched/core.c.
 */
#include <linux/jiffies.h>
#include <linux/kernel.h>
#include <linux/bug.h>
#include <linux/export.h>
#include <linux/lockdep.h>
#include <linux/sched.h>
#include <linux/sched/debug.h>
#include <asm/stacktrace.h>

#include "sched.h"

/**
 * __schedule_bug - report a switch in the middle of something atomic
 * @prev: the thread that called schedule()
 *
 * The number is the preempt count: its fields say what is going on, see
 * linux/preempt.h. The count belongs to the CPU, so the next thread must not
 * inherit it. Return: what @prev gets back when it runs again.
 */
noinline int __schedule_bug(struct task_struct *prev)
{
	int count = preempt_count();

	preempt_count_set(PREEMPT_OFFSET);
	if (oops_in_progress)
		return count;
	pr_err("BUG: scheduling while atomic: %s/%d/0x%08x\n", prev->comm,
	       prev->pid, count);
	debug_show_held_locks(prev);
	dump_stack();
	add_taint(TAINT_WARN, LOCKDEP_STILL_OK);
	return count;
}

/**
 * sched_show_task - print a thread: name, state, numbers, and where it is
 * @p: the thread; the caller sees to it that it does not go away
 *
 * Context: any. Linux: kernel/sched/core.c, same name.
 */
void sched_show_task(struct task_struct *p)
{
	pr_info("task:%-15.15s state:%c%s pid:%-5d tgid:%-5d ppid:%-6d flags:0x%08x\n",
		p->comm, task_state_to_char(p),
		task_on_cpu(p) ? "  running task    " : "",
		p->pid, p->tgid, task_ppid_nr(p), p->flags);
	show_stack(p, NULL, KERN_INFO);
}
EXPORT_SYMBOL_GPL(sched_show_task);

#ifdef CONFIG_DEBUG_KERNEL

/* One report a second is enough to find it, and leaves the console usable. */
static bool report_due(void)
{
	static unsigned long next;
	unsigned long now = READ_ONCE(jiffies);

	if (next && time_before(now, next))
		return false;
	next = now + HZ ?: 1;
	return true;
}

/**
 * __might_resched - check that the caller may lose the CPU
 * @file: where
 * @line: it calls might_sleep()
 * @offsets: the preempt count that is right there, usually 0
 */
void __might_resched(const char *file, int line, unsigned int offsets)
{
	bool atomic = preempt_count() != offsets;

	/* Before the first thread runs everything is atomic, and harmless. */
	if (likely(!atomic && !irqs_disabled()) || is_idle_task(current) ||
	    oops_in_progress || !report_due())
		return;
	pr_err("BUG: sleeping function called from invalid context at %s:%d\n",
	       file, line);
	pr_err("in_atomic(): %d, irqs_disabled(): %d, non_block: 0, pid: %d, name: %s\n",
	       in_atomic(), irqs_disabled(), current->pid, current->comm);
	pr_err("preempt_count: %x, expected: %x\n", preempt_count(), offsets);
	debug_show_held_locks(current);
	dump_stack();
	add_taint(TAINT_WARN, LOCKDEP_STILL_OK);
}
EXPORT_SYMBOL(__might_resched);

/**
 * __might_sleep - the same, for functions that set the task state themselves
 * @file: where
 * @line: it calls might_sleep()
 *
 * A thread that has set its state and then calls something that sleeps loses
 * that state: the test before its own schedule() is then worth nothing.
 */
void __might_sleep(const char *file, int line)
{
	unsigned int state = get_current_state();

	WARN_ONCE(state != TASK_RUNNING,
		  "do not call blocking ops when !TASK_RUNNING; state=%x at %s:%d\n",
		  state, file, line);
	__might_resched(file, line, 0);
}
EXPORT_SYMBOL(__might_sleep);

#endif
