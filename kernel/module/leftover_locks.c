// SPDX-License-Identifier: MIT
/*
 * leftover_locks.c - callbacks of RCU and held locks that a module left behind.
 *
 * A module that uses call_rcu() must call rcu_barrier() in its exit function;
 * the loader does not do it, here as little as in Linux. What it forgot would
 * run in memory that is gone. Each CPU looks through its own lists, which
 * belong to it while interrupts are off.
 *
 * In a DEBUG build every task knows the locks that it holds; one that lies in
 * the module would be given up after its memory has gone.
 *
 * Locks: rcu_read_lock() for the tasks. A task that runs may change what it
 * holds meanwhile: a lock of the module, whose code nobody runs any more, is
 * not among those.
 */
#include <linux/lockdep.h>
#include <linux/module.h>
#include <linux/rcupdate.h>
#include <linux/sched.h>
#include <linux/sched/signal.h>
#include <linux/smp.h>

struct search {
	struct module *mod;
	atomic_t found;
};

static void look_at_callback(struct rcu_head *head, void *data)
{
	struct search *s = data;

	if (!within_module((unsigned long)head->func, s->mod))
		return;
	module_leftover(s->mod, "call_rcu() callback %ps (rcu_barrier() in the exit function waits for it)",
			head->func);
	atomic_inc(&s->found);
}

static void look_on_this_cpu(void *data)
{
	rcu_find_callbacks(look_at_callback, data);
}

static int rcu_leftovers(struct module *mod)
{
	struct search s = { .mod = mod };

	on_each_cpu(look_on_this_cpu, &s, 1);
	return atomic_read(&s.found);
}
MODULE_LEFTOVERS(rcu_leftovers);

#ifdef CONFIG_DEBUG_KERNEL

static int locks_of_task(struct task_struct *t, struct module *mod)
{
	struct held_locks *held = &t->held_locks;
	int found = 0;

	for (int i = 0; i < READ_ONCE(held->depth) && i < MAX_LOCK_DEPTH; i++) {
		struct lockdep_map *map = READ_ONCE(held->lock[i].instance);

		if (!within_module((unsigned long)map, mod))
			continue;
		module_leftover(mod, "lock %s, held by %s/%d since %pS",
				map->name, t->comm, t->pid,
				(void *)held->lock[i].ip);
		found++;
	}
	return found;
}

static int lock_leftovers(struct module *mod)
{
	struct task_struct *t;
	int found = 0;

	rcu_read_lock();
	for_each_process(t)
		found += locks_of_task(t, mod);
	rcu_read_unlock();
	return found;
}
MODULE_LEFTOVERS(lock_leftovers);

#endif
