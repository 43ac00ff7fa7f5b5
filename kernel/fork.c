// SPDX-License-Identifier: MIT
/*
 * Making a thread: memory, a stack, a number, a place in the family.
 *
 * Three callers ask for one: rest_init() for PID 1 and for PID 2, by
 * kernel_thread(), and create_kthread() in PID 2 for everything after.
 * copy_process() asserts just that: no other path makes a kernel thread.
 *
 * A new thread runs kernel_thread_entry(), which calls its function and exits
 * with what that returns.
 *
 * Locks: tasklist_lock to link into the family and the list of all threads.
 * Linux: kernel/fork.c; left out: everything that user memory needs.
 */
#include <linux/cred.h>
#include <linux/err.h>
#include <linux/export.h>
#include <linux/init.h>
#include <linux/kstack.h>
#include <linux/rculist.h>
#include <linux/rcupdate.h>
#include <linux/sched/idle.h>
#include <linux/sched/signal.h>
#include <linux/sched/task.h>
#include <linux/slab.h>
#include <linux/sprintf.h>
#include <linux/spinlock.h>
#include <linux/string.h>
#include <linux/timekeeping.h>
#include <asm/switch_to.h>

DEFINE_RWLOCK(tasklist_lock);
static struct kmem_cache *task_struct_cachep;

static void free_task(struct task_struct *p)
{
	if (p->free_worker_private)
		p->free_worker_private(p->worker_private);
	exit_creds(p);
	kmem_cache_free(task_struct_cachep, p);
}

/** __put_task_struct - the last reference to a dead thread is gone */
void __put_task_struct(struct task_struct *p)
{
	WARN_ON(!p->exit_state);
	WARN_ON(p == current);
	free_task(p);
}
EXPORT_SYMBOL_GPL(__put_task_struct);

static void delayed_put_task_struct(struct rcu_head *rhp)
{
	put_task_struct(container_of(rhp, struct task_struct, rcu));
}

/*
 * The scheduler has left a dead thread's stack for good. The stack goes at
 * once; the task_struct when nobody can be looking at it under RCU any more.
 */
static void free_dead_task(struct task_struct *p)
{
	free_thread_stack(p->stack);
	p->stack = NULL;
	call_rcu(&p->rcu, delayed_put_task_struct);
}

/* The first C function of every thread but the boot thread. */
static void kernel_thread_entry(struct task_struct *prev)
{
	struct task_struct *me = current;

	schedule_tail(prev);
	do_exit(me->thread_fn(me->thread_arg));
}

static struct task_struct *dup_task_struct(int node)
{
	struct task_struct *p = kmem_cache_zalloc(task_struct_cachep,
						  GFP_KERNEL);

	if (!p)
		return NULL;
	p->stack = alloc_thread_stack(node);
	if (!p->stack) {
		kmem_cache_free(task_struct_cachep, p);
		return NULL;
	}
	refcount_set(&p->usage, 1);
	INIT_LIST_HEAD(&p->children);
	p->group_leader = p;
	spin_lock_init(&p->alloc_lock);
	p->real_cred = p->cred = &init_cred;
	return p;
}

/* On failure the caller's worker_private is still the caller's. */
static void undo_dup(struct task_struct *p)
{
	free_thread_stack(p->stack);
	kmem_cache_free(task_struct_cachep, p);
}

static void set_first_function(struct task_struct *p,
			       const struct kernel_clone_args *args)
{
	p->flags = PF_KTHREAD | (current->flags & PF_NOFREEZE);
	p->thread_fn = args->fn;
	p->thread_arg = args->fn_arg;
	p->worker_private = args->worker_private;
	p->free_worker_private = args->free_worker_private;
	p->vfork_done = args->vfork_done;
	memcpy(p->comm, args->name, sizeof(p->comm));
	arch_thread_init(p, p->stack, kernel_thread_entry);
}

/* Visible to ps from here on. */
static void join_family(struct task_struct *p)
{
	write_lock_irq(&tasklist_lock);
	list_add_tail(&p->sibling, &p->parent->children);
	list_add_tail_rcu(&p->tasks, &init_task.tasks);
	write_unlock_irq(&tasklist_lock);
	if (is_global_init(p))
		init_pid_ns.child_reaper = p;
}

/**
 * copy_process - make a thread, without letting it run
 * @args: function, name, and what Linux's clone flags say
 *
 * Context: process, may sleep. Return: the thread, in TASK_NEW, or ERR_PTR of
 * -ENOMEM or -EAGAIN (no PID left). Linux: kernel/fork.c, same name.
 */
struct task_struct *copy_process(const struct kernel_clone_args *args)
{
	struct task_struct *p;
	int err;

	/* PID 1 and 2 come from the boot thread, all others from PID 2. */
	BUG_ON(current != &init_task && current->pid != 2);

	p = dup_task_struct(args->node);
	if (!p)
		return ERR_PTR(-ENOMEM);
	p->start_time = ktime_get_ns();
	p->real_parent = p->parent = current;
	/* Signals that the parent ignores the child ignores: see kthreadd(). */
	p->ignored = current->ignored;
	p->sighand = current->sighand;
	sched_fork(p);
	set_first_function(p, args);
	err = alloc_pid(p);
	if (err) {
		undo_dup(p);
		return ERR_PTR(err);
	}
	join_family(p);
	return p;
}

/**
 * kernel_clone - make a thread and let it run
 * @args: as for copy_process()
 *
 * Context: process, may sleep. Return: its PID, or a negative error.
 * Linux: kernel/fork.c, same name.
 */
pid_t kernel_clone(const struct kernel_clone_args *args)
{
	struct task_struct *p = copy_process(args);
	pid_t pid;

	if (IS_ERR(p))
		return PTR_ERR(p);
	pid = p->pid;
	wake_up_new_task(p);
	return pid;
}

/**
 * kernel_thread - make a thread that runs a kernel function
 * @fn: the function; its result becomes the exit code
 * @arg: its argument
 * @name: what ps shows
 * @flags: CLONE_FS and CLONE_FILES, as Linux's callers say it: there are no
 *	files of a process here, so all threads share them anyway
 *
 * Not for general use: see kthread_create().
 * Context: process, may sleep. Return: its PID, or a negative error.
 * Linux: kernel/fork.c, same name.
 */
pid_t kernel_thread(int (*fn)(void *), void *arg, const char *name,
		    unsigned long flags)
{
	struct kernel_clone_args args = {
		.flags	= flags | CLONE_VM | CLONE_UNTRACED,
		.fn	= fn,
		.fn_arg	= arg,
		.node	= NUMA_NO_NODE,
	};

	strscpy_pad(args.name, name, sizeof(args.name));
	return kernel_clone(&args);
}

/**
 * fork_idle - make the idle thread of a CPU that is about to start
 * @cpu: its number
 *
 * It has no first function: the CPU comes up on its stack, in
 * start_secondary(), and is that thread. No PID, and no place in any list.
 *
 * Context: process, may sleep. Return: the thread or ERR_PTR(-ENOMEM).
 */
struct task_struct *fork_idle(int cpu)
{
	struct task_struct *p = dup_task_struct(NUMA_NO_NODE);

	if (!p)
		return ERR_PTR(-ENOMEM);
	sched_fork(p);
	p->real_parent = p->parent = &init_task;
	INIT_LIST_HEAD(&p->sibling);
	INIT_LIST_HEAD(&p->tasks);
	snprintf(p->comm, sizeof(p->comm), "swapper/%d", cpu);
	init_idle(p, cpu);
	return p;
}

/** __set_task_comm - rename a thread; what does not fit is cut */
void __set_task_comm(struct task_struct *p, const char *from)
{
	strscpy_pad(p->comm, from, sizeof(p->comm));
}
EXPORT_SYMBOL_GPL(__set_task_comm);

/** get_task_comm - copy a thread's name to @to, of TASK_COMM_LEN bytes */
char *get_task_comm(char *to, struct task_struct *p)
{
	strscpy_pad(to, p->comm, TASK_COMM_LEN);
	return to;
}

/** fork_init - before the first kernel_thread() */
void __init fork_init(void)
{
	task_struct_cachep = kmem_cache_create("task_struct",
					       sizeof(struct task_struct), 16,
					       SLAB_PANIC, NULL);
	finish_dead_task = free_dead_task;
}
