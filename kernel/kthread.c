// SPDX-License-Identifier: MIT
/*
 * Kernel threads, and kthreadd, PID 2, which makes them all.
 *
 * The one idea: whoever wants a thread does not make it, but asks kthreadd and
 * waits. A thread inherits from its maker: mask, signals, flags. Made by
 * kthreadd, each starts from the same clean state, whoever asked.
 *
 *	creator			kthreadd		new thread
 *  (1)	request on the list
 *	wake kthreadd, wait
 *  (2)				take it off the list
 *				create_kthread(): fork
 *  (3)				look for more, sleep	kthread(): result =
 *							current, complete,
 *							sleep
 *	back, with the thread
 *  (4)	wake_up_process(p)
 *  (5)							threadfn(data)
 *
 * Locks: kthread_create_lock for the list of requests. The request belongs to
 * whoever takes create->done with xchg(): see DOC: kthread-create-done.
 * Linux: kernel/kthread.c; left out: cgroups, user memory for threads, NUMA.
 */
#include <linux/completion.h>
#include <linux/err.h>
#include <linux/export.h>
#include <linux/freezer.h>
#include <linux/kthread.h>
#include <linux/list.h>
#include <linux/sched/signal.h>
#include <linux/sched/task.h>
#include <linux/slab.h>
#include <linux/spinlock.h>
#include <linux/sprintf.h>
#include <linux/string.h>

static DEFINE_SPINLOCK(kthread_create_lock);
static LIST_HEAD(kthread_create_list) __guarded_by(&kthread_create_lock);
struct task_struct *kthreadd_task;

/* A request. Freed by the creator, or by kthreadd's side if that was killed. */
struct kthread_create_info {
	/* Passed to kthread() and kthreadd() by the creator. */
	char name[TASK_COMM_LEN];
	int (*threadfn)(void *data);
	void *data;
	int node;

	/* Passed back by kthreadd. */
	struct task_struct *result;
	struct completion *done;	/* on the creator's stack */

	struct list_head list;
};

/* What makes a task_struct a kernel thread; p->worker_private. */
struct kthread {
	unsigned long flags;		/* a: KTHREAD_* bits */
	unsigned int cpu;		/* I: see KTHREAD_IS_PER_CPU */
	int result;			/* s, until exited is complete */
	int (*threadfn)(void *data);	/* I */
	void *data;			/* I */
	struct completion parked;
	struct completion exited;
};

enum KTHREAD_BITS {
	KTHREAD_IS_PER_CPU = 0,
	KTHREAD_SHOULD_STOP,
	KTHREAD_SHOULD_PARK,
};

/* The caller knows that @k is a kernel thread that kthreadd made. */
static __always_inline struct kthread *to_kthread(struct task_struct *k)
{
	WARN_ON(!k->worker_private);
	return k->worker_private;
}

/* NULL for the threads that were there before kthreadd, PID 0 to 2. */
static inline struct kthread *__to_kthread(struct task_struct *p)
{
	return p->worker_private;
}

static void free_kthread(struct kthread *k)
{
	kfree(k);
}

static struct kthread *alloc_kthread(struct kthread_create_info *create)
{
	struct kthread *self = kmalloc(sizeof(*self), GFP_KERNEL);

	if (!self)
		return NULL;
	self->flags = 0;
	self->cpu = 0;
	self->result = 0;
	self->threadfn = create->threadfn;
	self->data = create->data;
	init_completion(&self->parked);
	init_completion(&self->exited);
	return self;
}

/* ---------------------------------------------- questions a thread asks */

/**
 * kthread_should_stop - should this kernel thread return now?
 *
 * True once kthread_stop() has been called on it. Linux: same name.
 */
bool kthread_should_stop(void)
{
	return test_bit(KTHREAD_SHOULD_STOP, &to_kthread(current)->flags);
}
EXPORT_SYMBOL(kthread_should_stop);

/** __kthread_should_park - has kthread_park() been called on @k? */
bool __kthread_should_park(struct task_struct *k)
{
	return test_bit(KTHREAD_SHOULD_PARK, &to_kthread(k)->flags);
}
EXPORT_SYMBOL_GPL(__kthread_should_park);

/**
 * kthread_should_park - should this kernel thread call kthread_parkme() now?
 *
 * True from kthread_park() to kthread_unpark().
 */
bool kthread_should_park(void)
{
	return __kthread_should_park(current);
}
EXPORT_SYMBOL_GPL(kthread_should_park);

/** kthread_should_stop_or_park - is there a reason to leave the loop? */
bool kthread_should_stop_or_park(void)
{
	struct kthread *kthread = __to_kthread(current);

	return kthread && (READ_ONCE(kthread->flags) &
			   (BIT(KTHREAD_SHOULD_STOP) | BIT(KTHREAD_SHOULD_PARK)));
}

/**
 * kthread_freezable_should_stop - kthread_should_stop() for freezable threads
 * @was_frozen: if not NULL, says whether the thread froze in here
 *
 * Context: process, may sleep in the refrigerator.
 */
bool kthread_freezable_should_stop(bool *was_frozen)
{
	bool frozen = false;

	might_sleep();
	if (unlikely(freezing(current)))
		frozen = __refrigerator(true);
	if (was_frozen)
		*was_frozen = frozen;
	return kthread_should_stop();
}
EXPORT_SYMBOL_GPL(kthread_freezable_should_stop);

/** kthread_func - the function that @task was created with; NULL if by no one */
void *kthread_func(struct task_struct *task)
{
	struct kthread *kthread = __to_kthread(task);

	return kthread ? kthread->threadfn : NULL;
}
EXPORT_SYMBOL_GPL(kthread_func);

/** kthread_data - the data that @task was created with */
void *kthread_data(struct task_struct *task)
{
	return to_kthread(task)->data;
}
EXPORT_SYMBOL_GPL(kthread_data);

/** kthread_probe_data - kthread_data(), or NULL if @task is something else */
void *kthread_probe_data(struct task_struct *task)
{
	struct kthread *kthread = __to_kthread(task);

	return kthread ? kthread->data : NULL;
}

/* -------------------------------------------------- ends of a new thread */

/**
 * kthread_exit - end the calling kernel thread
 * @result: what kthread_stop() returns
 */
void kthread_exit(long result)
{
	to_kthread(current)->result = result;
	do_exit(0);
}
EXPORT_SYMBOL(kthread_exit);

/**
 * kthread_complete_and_exit - complete something, then end
 * @comp: the completion, or NULL
 * @code: what kthread_stop() returns
 *
 * For code in a module: once @comp is complete the module may be unloaded, and
 * no instruction of it runs in this thread any more.
 */
void kthread_complete_and_exit(struct completion *comp, long code)
{
	if (comp)
		complete(comp);
	kthread_exit(code);
}
EXPORT_SYMBOL(kthread_complete_and_exit);

/*
 * DOC: kthread-create-done
 * create->done points to the completion on the creator's stack. Who gets it by
 * xchg() may use it, once. If the creator was killed and gave up, it has taken
 * the pointer: nobody waits, and the other side frees the request.
 *
 *	creator, killed			kthread() or create_kthread()
 *	if (xchg(&done, NULL))		done = xchg(&create->done, NULL)
 *		return -EINTR		if (!done)
 *	wait_for_completion()			kfree(create)
 */
static struct completion *take_done(struct kthread_create_info *create)
{
	return xchg(&create->done, NULL);
}

/*
 * kthread - what every thread made by kthreadd runs first, and last
 *
 * DOC: kthread
 */
static int kthread(void *_create)
{
	struct kthread_create_info *create = _create;
	struct kthread *self = to_kthread(current);
	struct completion *done = take_done(create);
	int ret = -EINTR;

	if (!done) {
		kfree(create);
		kthread_exit(-EINTR);
	}
	/* Tell the creator that we are there, and sleep until woken or stopped. */
	__set_current_state(TASK_UNINTERRUPTIBLE);
	create->result = current;
	/*
	 * Race: complete() lets the creator run, who may wake us before we call
	 * schedule(). So our own state comes first. And no preemption between
	 * the two lines: it would leave us queued, and the creator, which may
	 * want to bind us, waiting until we are really asleep.
	 */
	preempt_disable();
	complete(done);
	schedule_preempt_disabled();
	preempt_enable();

	if (!test_bit(KTHREAD_SHOULD_STOP, &self->flags))
		ret = self->threadfn(self->data);
	kthread_exit(ret);
}

/*
 * Called from kthreadd alone: the only path to a new kernel thread.
 *
 * Linux: kernel_thread() here, and copy_process() makes the struct kthread. As
 * fork lies below this file, it is made first and handed down in args.
 */
static void create_kthread(struct kthread_create_info *create)
{
	struct kernel_clone_args args = {
		.flags		= CLONE_FS | CLONE_FILES,
		.fn		= kthread,
		.fn_arg		= create,
		.node		= create->node,
		.free_worker_private = free_kthread,
	};
	struct kthread *self = alloc_kthread(create);
	struct completion *done;
	pid_t pid = -ENOMEM;

	if (self) {
		memcpy(args.name, create->name, sizeof(args.name));
		args.worker_private = self;
		args.vfork_done = &self->exited;
		pid = kernel_clone(&args);
	}
	if (likely(pid > 0))
		return;

	kfree(self);
	done = take_done(create);
	if (!done) {
		kfree(create);
		return;
	}
	create->result = ERR_PTR(pid);
	complete(done);
}

/* --------------------------------------------------------------- kthreadd */

/**
 * kthreadd - PID 2: makes the kernel threads that others ask for
 * @unused: for the signature
 *
 * DOC: kthreadd
 */
int kthreadd(void *unused)
{
	struct task_struct *tsk = current;

	/* As we are now, so does every thread that we make begin. */
	set_task_comm(tsk, "kthreadd");
	ignore_signals(tsk);
	set_cpus_allowed_ptr(tsk, cpu_possible_mask);
	set_mems_allowed(node_states[N_MEMORY]);
	current->flags |= PF_NOFREEZE;

	for (;;) {
		/*
		 * Race: a creator puts its request on the list, then wakes us. We
		 * set our state, then look at the list. Either we see the request,
		 * or the wake-up finds us not running: DOC: sleeping.
		 */
		set_current_state(TASK_INTERRUPTIBLE);
		if (list_empty(&kthread_create_list))
			schedule();
		__set_current_state(TASK_RUNNING);

		spin_lock(&kthread_create_lock);
		while (!list_empty(&kthread_create_list)) {
			struct kthread_create_info *create;

			create = list_entry(kthread_create_list.next,
					    struct kthread_create_info, list);
			list_del_init(&create->list);
			spin_unlock(&kthread_create_lock);

			create_kthread(create);

			spin_lock(&kthread_create_lock);
		}
		spin_unlock(&kthread_create_lock);
	}
	return 0;
}

/* ---------------------------------------------------------------- asking */

/*
 * Waits for the answer. A creator that is killed takes create->done back, and
 * with it the duty to wait; if it comes too late, the answer is on its way.
 */
static int wait_for_kthreadd(struct kthread_create_info *create,
			     struct completion *done)
{
	if (likely(!wait_for_completion_killable(done)))
		return 0;
	if (take_done(create))
		return -EINTR;
	wait_for_completion(done);
	return 0;
}

/*
 * A name that does not fit is cut in comm, as Linux cuts it. Context: process.
 */
static __printf(4, 0)
struct task_struct *__kthread_create_on_node(int (*threadfn)(void *data),
					     void *data, int node,
					     const char namefmt[], va_list args)
{
	DECLARE_COMPLETION_ONSTACK(done);
	struct task_struct *task;
	struct kthread_create_info *create = kmalloc(sizeof(*create),
						     GFP_KERNEL);

	if (!create)
		return ERR_PTR(-ENOMEM);
	create->threadfn = threadfn;
	create->data = data;
	create->node = node;
	create->done = &done;
	vsnprintf(create->name, sizeof(create->name), namefmt, args);

	spin_lock(&kthread_create_lock);
	list_add_tail(&create->list, &kthread_create_list);
	spin_unlock(&kthread_create_lock);

	wake_up_process(kthreadd_task);
	if (wait_for_kthreadd(create, &done))
		return ERR_PTR(-EINTR);
	task = create->result;
	kfree(create);
	return task;
}

/**
 * kthread_create_on_node - create a kernel thread
 * @threadfn: the function to run in it
 * @data: argument for @threadfn
 * @node: memory node; there is one, so NUMA_NO_NODE or 0
 * @namefmt: printf-style name
 *
 * The thread sleeps until wake_up_process(). It may then run @threadfn until
 * that returns, or until kthread_stop() makes kthread_should_stop() true; its
 * result is what kthread_stop() returns. It starts with SCHED_NORMAL and may
 * run on all CPUs.
 *
 * Context: process, may sleep. Return: the thread; ERR_PTR(-ENOMEM),
 * ERR_PTR(-EAGAIN) if there is no PID left, ERR_PTR(-EINTR) if the caller was
 * killed while it waited. Linux: kernel/kthread.c, same name.
 */
struct task_struct *kthread_create_on_node(int (*threadfn)(void *data),
					   void *data, int node,
					   const char namefmt[], ...)
{
	struct task_struct *task;
	va_list args;

	va_start(args, namefmt);
	task = __kthread_create_on_node(threadfn, data, node, namefmt, args);
	va_end(args);
	return task;
}
EXPORT_SYMBOL(kthread_create_on_node);

/* ---------------------------------------------------------------- binding */

/* @k must sleep in @state, where nobody but its owner wakes it. */
static void __kthread_bind_mask(struct task_struct *k,
				const struct cpumask *mask, unsigned int state)
{
	unsigned long flags;

	if (!wait_task_inactive(k, state)) {
		WARN_ON(1);
		return;
	}
	raw_spin_lock_irqsave(&k->pi_lock, flags);
	do_set_cpus_allowed(k, mask);
	k->flags |= PF_NO_SETAFFINITY;
	raw_spin_unlock_irqrestore(&k->pi_lock, flags);
}

/**
 * kthread_bind_mask - let a new kernel thread run on some CPUs only
 * @k: a thread from kthread_create(), not woken yet
 * @mask: the CPUs, which need not be online
 */
void kthread_bind_mask(struct task_struct *k, const struct cpumask *mask)
{
	__kthread_bind_mask(k, mask, TASK_UNINTERRUPTIBLE);
}
EXPORT_SYMBOL_GPL(kthread_bind_mask);

/**
 * kthread_bind - let a new kernel thread run on one CPU only
 * @k: a thread from kthread_create(), not woken yet: else there is a warning
 * @cpu: the CPU, which need not be online
 */
void kthread_bind(struct task_struct *k, unsigned int cpu)
{
	kthread_bind_mask(k, cpumask_of(cpu));
}
EXPORT_SYMBOL(kthread_bind);

/** kthread_set_per_cpu - say that @k belongs to @cpu for good; -1: to none */
void kthread_set_per_cpu(struct task_struct *k, int cpu)
{
	struct kthread *kthread = to_kthread(k);

	if (cpu < 0) {
		clear_bit(KTHREAD_IS_PER_CPU, &kthread->flags);
		clear_ti_thread_flag(&k->thread_info, TIF_PER_CPU);
		return;
	}
	kthread->cpu = cpu;
	set_bit(KTHREAD_IS_PER_CPU, &kthread->flags);
	/* Linux: the scheduler asks kthread_is_per_cpu(); here it lies below. */
	set_ti_thread_flag(&k->thread_info, TIF_PER_CPU);
}

/** kthread_is_per_cpu - has kthread_set_per_cpu() tied @p to a CPU? */
bool kthread_is_per_cpu(struct task_struct *p)
{
	struct kthread *kthread = __to_kthread(p);

	return kthread && test_bit(KTHREAD_IS_PER_CPU, &kthread->flags);
}

/**
 * kthread_create_on_cpu - create a kernel thread bound to a CPU
 * @threadfn: the function to run in it
 * @data: argument for @threadfn
 * @cpu: the CPU
 * @namefmt: name, in which one %u stands for @cpu
 *
 * When it is unparked after its CPU was away, it is bound there again.
 * Return: as kthread_create_on_node().
 */
struct task_struct *kthread_create_on_cpu(int (*threadfn)(void *data),
					  void *data, unsigned int cpu,
					  const char *namefmt)
{
	struct task_struct *p;

	p = kthread_create_on_node(threadfn, data, NUMA_NO_NODE, namefmt, cpu);
	if (IS_ERR(p))
		return p;
	kthread_bind(p, cpu);
	/* kthread_unpark() binds to it again. */
	to_kthread(p)->cpu = cpu;
	return p;
}
EXPORT_SYMBOL(kthread_create_on_cpu);

/* ---------------------------------------------------------------- parking */

/**
 * kthread_parkme - sleep in TASK_PARKED as long as kthread_should_park()
 *
 * The state is a special one, set under pi_lock: an ordinary wake_up_process()
 * on its way cannot overwrite it, nor end it.
 * DOC: parkme
 */
void kthread_parkme(void)
{
	struct kthread *self = to_kthread(current);

	for (;;) {
		/*
		 * Race: kthread_unpark() clears the bit, then wakes us from
		 * TASK_PARKED; we set the state, then look at the bit.
		 */
		set_special_state(TASK_PARKED);
		if (!test_bit(KTHREAD_SHOULD_PARK, &self->flags))
			break;
		/*
		 * Race: kthread_park() wakes up by this complete() and then
		 * waits until we are off the CPU; a preemption in between would
		 * make it wait long.
		 */
		preempt_disable();
		complete(&self->parked);
		schedule_preempt_disabled();
		preempt_enable();
	}
	__set_current_state(TASK_RUNNING);
}
EXPORT_SYMBOL_GPL(kthread_parkme);

/**
 * kthread_unpark - let a parked thread go on
 * @k: thread made by kthread_create(); nothing happens if it is not to park
 *
 * A per-CPU thread is bound to its CPU again before it is woken.
 */
void kthread_unpark(struct task_struct *k)
{
	struct kthread *kthread = to_kthread(k);

	if (!test_bit(KTHREAD_SHOULD_PARK, &kthread->flags))
		return;
	if (test_bit(KTHREAD_IS_PER_CPU, &kthread->flags))
		__kthread_bind_mask(k, cpumask_of(kthread->cpu), TASK_PARKED);
	clear_bit(KTHREAD_SHOULD_PARK, &kthread->flags);
	/* clear_bit() is a full barrier. Pairs with: kthread_parkme(). */
	wake_up_state(k, TASK_PARKED);
}
EXPORT_SYMBOL_GPL(kthread_unpark);

/**
 * kthread_park - make a thread sleep in kthread_parkme(), and wait until it does
 * @k: thread made by kthread_create(), which looks at kthread_should_park()
 *
 * Context: process, may sleep. Return: 0, -ENOSYS if @k is exiting, -EBUSY if
 * it is being parked already.
 */
int kthread_park(struct task_struct *k)
{
	struct kthread *kthread = to_kthread(k);

	if (WARN_ON(k->flags & PF_EXITING))
		return -ENOSYS;
	if (WARN_ON_ONCE(test_bit(KTHREAD_SHOULD_PARK, &kthread->flags)))
		return -EBUSY;
	set_bit(KTHREAD_SHOULD_PARK, &kthread->flags);
	if (k == current)
		return 0;
	wake_up_process(k);
	wait_for_completion(&kthread->parked);
	/* complete() comes before the last schedule(): see it off its CPU. */
	WARN_ON_ONCE(!wait_task_inactive(k, TASK_PARKED));
	return 0;
}
EXPORT_SYMBOL_GPL(kthread_park);

/* --------------------------------------------------------------- stopping */

/**
 * kthread_stop - make a thread return, and wait until it has exited
 * @k: thread made by kthread_create(), which the caller keeps from being freed
 *	if it may exit by itself: get_task_struct()
 *
 * Sets kthread_should_stop(), unparks, cuts an interruptible sleep short, wakes.
 * A thread that was never woken does not run its function at all.
 *
 * Context: process, may sleep. Return: what threadfn returned, or -EINTR if it
 * was never called. Linux: kernel/kthread.c, same name.
 */
int kthread_stop(struct task_struct *k)
{
	struct kthread *kthread;
	int ret;

	if (WARN_ON(k == current))
		return -EDEADLK;	/* Linux waits for itself for ever. */
	get_task_struct(k);
	kthread = to_kthread(k);
	set_bit(KTHREAD_SHOULD_STOP, &kthread->flags);
	if (unlikely(test_bit(KTHREAD_SHOULD_PARK, &kthread->flags)))
		kthread_unpark(k);
	set_ti_thread_flag(&k->thread_info, TIF_NOTIFY_SIGNAL);
	wake_up_process(k);
	wait_for_completion(&kthread->exited);
	ret = kthread->result;
	put_task_struct(k);
	return ret;
}
EXPORT_SYMBOL(kthread_stop);

/** kthread_stop_put - kthread_stop(), then drop the caller's own reference */
int kthread_stop_put(struct task_struct *k)
{
	int ret = kthread_stop(k);

	put_task_struct(k);
	return ret;
}
EXPORT_SYMBOL(kthread_stop_put);
