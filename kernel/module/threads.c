// SPDX-License-Identifier: MIT
/*
 * threads.c - threads that a module left running in its code.
 *
 * The commonest mistake in a kernel-thread module: the exit function returns
 * and the thread has not been stopped. It is named here, before it faults.
 *
 * Locks: RCU for the list of tasks. A sleeper's stack is read under its pi_lock:
 * who wakes it needs that, so it neither changes nor goes away.
 * Linux: nothing; there the fault is the first word.
 */
#include <linux/kthread.h>
#include <linux/module.h>
#include <linux/rcupdate.h>
#include <linux/sched.h>
#include <linux/sched/signal.h>
#include <linux/spinlock.h>
#include <asm/stacktrace.h>

struct search {
	const struct module *mod;
	unsigned long found;
};

static bool stop_in_module(void *cookie, unsigned long addr)
{
	struct search *search = cookie;

	if (within_module(addr, search->mod))
		search->found = addr;
	return !search->found;
}

/* an address of the module that p will return to; 0: none */
static unsigned long returns_to(struct task_struct *p, const struct module *mod)
{
	struct search search = { .mod = mod };

	raw_spin_lock_irq(&p->pi_lock);
	if (!p->on_rq && !task_on_cpu(p) && READ_ONCE(p->__state) != TASK_DEAD)
		arch_stack_walk(stop_in_module, &search, p, NULL);
	raw_spin_unlock_irq(&p->pi_lock);
	return search.found;
}

static int threads_left(struct module *mod)
{
	struct task_struct *p;
	int n = 0;

	rcu_read_lock();
	for_each_process(p) {
		unsigned long fn = (unsigned long)kthread_func(p);
		unsigned long ret = returns_to(p, mod);

		if (within_module(fn, mod))
			module_leftover(mod, "thread %s (pid %d), runs %ps",
					p->comm, p->pid, (void *)fn);
		else if (ret)
			module_leftover(mod, "thread %s (pid %d), sleeps in %pB",
					p->comm, p->pid, (void *)ret);
		else
			continue;
		n++;
	}
	rcu_read_unlock();
	return n;
}
MODULE_LEFTOVERS(threads_left);
