// SPDX-License-Identifier: MIT
/*
 * lockdep.c - the lock checker of DEBUG builds.
 *
 * It does not wait for a deadlock to happen: it learns in which orders locks
 * are taken and complains about the first order that could deadlock some day.
 *
 * Locks that are initialised by the same line are one class. Each task keeps
 * a stack of what it holds. Taking B while holding A adds the edge A -> B to
 * a graph of classes, once; if B already leads to A, two threads that come
 * from both ends can wait for each other for ever. Apart from that a class
 * remembers whether it was taken in an interrupt and whether it was taken
 * with interrupts on: both together mean that a handler can spin on what its
 * own CPU holds.
 *
 * Called by: every lock, before it is waited for and after it is given up.
 * Locks: graph_lock, a bare ticket lock with interrupts off, around the table
 * of classes and edges. A task's own stack needs none. held_locks.recursion
 * keeps out the locks that the checker itself (printk) takes.
 * Linux: kernel/locking/lockdep.c. Left out: chain cache, wait types, irq
 * safety through other locks, cross-release, statistics. As there, the first
 * report is the last: what follows would only be its consequences.
 */
#include <linux/lockdep.h>

#ifdef CONFIG_DEBUG_KERNEL

#include <linux/bitops.h>
#include <linux/export.h>
#include <linux/kernel.h>
#include <linux/printk.h>
#include <linux/sched.h>
#include <linux/string.h>
#include <asm/sections.h>
#include <asm/spinlock.h>

#define MAX_CLASSES	512
#define HASH_SIZE	256

/* How a class has been used; the read forms follow the write forms. */
enum usage {
	USED_IN_HARDIRQ		= 0x01,
	USED_IN_HARDIRQ_READ	= 0x02,
	HARDIRQ_ON		= 0x04,	/* taken where a hard irq could come */
	HARDIRQ_ON_READ		= 0x08,
	USED_IN_SOFTIRQ		= 0x10,
	USED_IN_SOFTIRQ_READ	= 0x20,
	SOFTIRQ_ON		= 0x40,
	SOFTIRQ_ON_READ		= 0x80,
};

struct lock_class {
	const void *key;
	const char *name;
	struct lock_class *hash_next;
	unsigned long first_ip;		/* who was the first to take it */
	u8 subclass;
	u8 usage;
	DECLARE_BITMAP(after, MAX_CLASSES); /* classes taken while held */
};

int debug_locks = 1;
static arch_spinlock_t graph_lock = __ARCH_SPIN_LOCK_UNLOCKED;
static struct lock_class classes[MAX_CLASSES];
static struct lock_class *class_hash[HASH_SIZE];
static unsigned int nr_classes;

/* ------------------------------------------------------------- reports */

static char usage_char(const struct lock_class *c, unsigned int in,
		       unsigned int on)
{
	if (c->usage & in)
		return c->usage & on ? '?' : '-';
	return c->usage & on ? '+' : '.';
}

static void print_lock(const char *prefix, const struct lockdep_map *map,
		       const struct lock_class *c, unsigned long ip)
{
	const char *name = c ? c->name : map->name;

	if (!c) {
		pr_warn("%s%px (%s), at: %pS\n", prefix, map,
			name ?: "<none>", (void *)ip);
		return;
	}
	pr_warn("%s%px (%s%.*s){%c%c%c%c}, at: %pS\n", prefix, map,
		name ?: "<none>", c->subclass ? 2 : 0,
		(const char []){ '/', '0' + c->subclass, 0 },
		usage_char(c, USED_IN_HARDIRQ, HARDIRQ_ON),
		usage_char(c, USED_IN_SOFTIRQ, SOFTIRQ_ON),
		usage_char(c, USED_IN_HARDIRQ_READ, HARDIRQ_ON_READ),
		usage_char(c, USED_IN_SOFTIRQ_READ, SOFTIRQ_ON_READ),
		(void *)ip);
}

/**
 * debug_show_held_locks - print what a task holds, oldest first
 * @task: best current, or a task that sleeps
 */
void debug_show_held_locks(struct task_struct *task)
{
	int i, depth = READ_ONCE(task->held_locks.depth);

	if (!depth) {
		pr_warn("no locks held by %s/%d.\n", task->comm, task->pid);
		return;
	}
	pr_warn("%d lock%s held by %s/%d:\n", depth, depth > 1 ? "s" : "",
		task->comm, task->pid);
	for (i = 0; i < depth && i < MAX_LOCK_DEPTH; i++) {
		struct held_lock *h = &task->held_locks.lock[i];

		print_lock(" ", h->instance, h->class, h->ip);
	}
}
EXPORT_SYMBOL(debug_show_held_locks);

/* A self test breaks the rules on purpose: note it, print nothing, go on. */
static struct task_struct *selftest_task;
static const char *selftest_report;

/**
 * lockdep_selftest_begin - catch what this task is accused of from now on
 */
void lockdep_selftest_begin(void)
{
	selftest_report = NULL;
	selftest_task = current;
}

/* Return: the last report's headline since begin, NULL if there was none. */
const char *lockdep_selftest_end(void)
{
	selftest_task = NULL;
	return selftest_report;
}

/*
 * Only one reports; all who come later find the checker off. Whoever holds
 * graph_lock gives it up meanwhile: the console has locks of its own, and
 * their holders may be waiting for graph_lock. With debug_locks 0 the graph
 * stays as it is.
 */
static bool report_begin(const char *what, bool graph_locked)
{
	if (selftest_task == current) {
		selftest_report = what;
		return false;
	}
	if (!xchg(&debug_locks, 0))
		return false;
	if (graph_locked)
		arch_spin_unlock(&graph_lock);
	pr_warn("\n");
	pr_warn("======================================================\n");
	pr_warn("WARNING: %s\n", what);
	pr_warn("------------------------------------------------------\n");
	return true;
}

static void report_end(bool graph_locked)
{
	pr_warn("\n");
	debug_show_held_locks(current);
	pr_warn("\nstack backtrace:\n");
	dump_stack();
	if (graph_locked)
		arch_spin_lock(&graph_lock);
}

static void report_wanted(const char *what, const struct held_lock *next)
{
	pr_warn("%s/%d is trying to %s lock:\n", current->comm, current->pid,
		what);
	print_lock("", next->instance, next->class, next->ip);
}

/* -------------------------------------------------------------- classes */

static struct lock_class **hash_head(const void *key, unsigned int subclass)
{
	unsigned long v = (unsigned long)key + subclass;

	return &class_hash[(v * 0x9e3779b97f4a7c15UL) >> 56];
}

static struct lock_class *find_class(const void *key, unsigned int subclass)
{
	struct lock_class *c;

	for (c = *hash_head(key, subclass); c; c = c->hash_next)
		if (c->key == key && c->subclass == subclass)
			return c;
	return NULL;
}

/*
 * The class of a lock, made on first use. A lock without a key is its own
 * class, if its address cannot be reused for another: in the image.
 * graph_lock held. Return: NULL for a lock that is only recorded.
 */
static struct lock_class *get_class(struct lockdep_map *map,
				    unsigned int subclass, unsigned long ip)
{
	const void *key = map->key ? (void *)map->key : (void *)map;
	struct lock_class *c, **head;

	if (!map->key && !is_kernel((unsigned long)map))
		return NULL;
	c = find_class(key, subclass);
	if (c)
		return c;
	if (nr_classes == MAX_CLASSES) {
		WRITE_ONCE(debug_locks, 0);
		return NULL;
	}
	c = &classes[nr_classes++];
	c->key = key;
	c->subclass = subclass;
	c->name = map->name;
	c->first_ip = ip;
	head = hash_head(key, subclass);
	c->hash_next = *head;
	*head = c;
	return c;
}

/* ---------------------------------------------------------------- graph */

static bool has_edge(const struct lock_class *a, const struct lock_class *b)
{
	return test_bit(b - classes, a->after);
}

/* For the search: from which class each was reached. graph_lock held. */
static u16 reached_from[MAX_CLASSES];
static u16 search_queue[MAX_CLASSES];
static DECLARE_BITMAP(visited, MAX_CLASSES);

/* Breadth first, so that the cycle that is printed is a shortest one. */
static bool leads_to(const struct lock_class *from, const struct lock_class *to)
{
	unsigned int head = 0, tail = 0, i;

	memset(visited, 0, sizeof(visited));
	search_queue[tail++] = from - classes;
	__set_bit(from - classes, visited);
	while (head < tail) {
		unsigned int cur = search_queue[head++];

		if (&classes[cur] == to)
			return true;
		for (i = 0; i < nr_classes; i++) {
			if (!test_bit(i, classes[cur].after) ||
			    test_bit(i, visited))
				continue;
			__set_bit(i, visited);
			reached_from[i] = cur;
			search_queue[tail++] = i;
		}
	}
	return false;
}

static void report_cycle(struct held_lock *held, struct held_lock *next)
{
	unsigned int cur = held->class - classes, n = 0;

	if (!report_begin("possible circular locking dependency detected",
			  true))
		return;
	report_wanted("acquire", next);
	pr_warn("\nbut task is already holding lock:\n");
	print_lock("", held->instance, held->class, held->ip);
	pr_warn("\nwhich lock already depends on the new lock.\n\n");
	pr_warn("the existing dependency chain (in reverse order) is:\n");
	for (;;) {
		struct lock_class *c = &classes[cur];

		pr_warn("-> #%u (%s), first taken at: %pS\n", n++, c->name,
			(void *)c->first_ip);
		if (c == next->class)
			break;
		cur = reached_from[cur];
	}
	pr_warn("\n *** DEADLOCK *** is possible: one CPU holds %s and wants %s,\n",
		held->class->name, next->class->name);
	pr_warn(" another holds %s and (by the chain above) wants %s\n",
		next->class->name, held->class->name);
	report_end(true);
}

static void report_recursion(struct held_lock *held, struct held_lock *next)
{
	if (!report_begin("possible recursive locking detected", true))
		return;
	report_wanted("acquire", next);
	pr_warn("\nbut task is already holding lock:\n");
	print_lock("", held->instance, held->class, held->ip);
	pr_warn("\nother info: %s\n", held->instance == next->instance ?
		"it is the same lock" :
		"another lock of the same class; May be due to missing lock nesting notation");
	report_end(true);
}

/*
 * May next be waited for with all this held? Locks held by what an interrupt
 * interrupted are another matter: usage covers those. graph_lock held.
 */
static void check_order(struct held_locks *held, struct held_lock *next)
{
	int i;

	for (i = held->depth - 1; i >= 0 && debug_locks; i--) {
		struct held_lock *prev = &held->lock[i];

		if (prev->irq_context != next->irq_context)
			return;
		if (!prev->class)
			continue;
		if (prev->class == next->class) {
			if (next->read < 2)
				report_recursion(prev, next);
			continue;
		}
		if (next->read == 2 || has_edge(prev->class, next->class))
			continue;
		if (leads_to(next->class, prev->class))
			report_cycle(prev, next);
		else
			__set_bit(next->class - classes, prev->class->after);
	}
}

/* ---------------------------------------------------------------- usage */

static void report_usage(struct held_lock *next, const char *irq, bool in)
{
	if (!report_begin("inconsistent lock state", true))
		return;
	pr_warn("inconsistent {%s%s} -> {%s%s} usage.\n", in ? "" : "IN-", irq,
		in ? "IN-" : "", irq);
	pr_warn("%s/%d [hardirq %d, softirq %d, irqs %s] takes:\n",
		current->comm, current->pid, !!in_hardirq(),
		!!in_serving_softirq(), irqs_disabled() ? "off" : "on");
	print_lock("", next->instance, next->class, next->ip);
	pr_warn("first taken at: %pS\n", (void *)next->class->first_ip);
	pr_warn("\n *** DEADLOCK *** is possible: <Interrupt> while it is held, and the handler takes it\n");
	report_end(true);
}

/* shift 0 for hard irqs, 4 for softirqs; in: taken in a handler. */
static void mark_usage(struct held_lock *next, int shift, bool in,
		       const char *irq)
{
	struct lock_class *c = next->class;
	bool read = next->read;
	unsigned int mine = (in ? USED_IN_HARDIRQ : HARDIRQ_ON) << read;
	unsigned int against = in ? HARDIRQ_ON : USED_IN_HARDIRQ;

	/* Readers do not exclude each other: only writers count for them. */
	if (!read)
		against |= against << 1;
	if (c->usage & (mine << shift))
		return;
	c->usage |= mine << shift;
	if (c->usage & (against << shift))
		report_usage(next, irq, in);
}

static void check_usage(struct held_lock *next)
{
	if (in_hardirq())
		mark_usage(next, 0, true, "HARDIRQ");
	else if (!next->hardirqs_off)
		mark_usage(next, 0, false, "HARDIRQ-ON");
	if (in_serving_softirq())
		mark_usage(next, 4, true, "SOFTIRQ");
	else if (!next->hardirqs_off && !softirq_count())
		mark_usage(next, 4, false, "SOFTIRQ-ON");
}

/* ------------------------------------------------------ what locks call */

void lockdep_init_map(struct lockdep_map *map, const char *name,
		      struct lock_class_key *key, int subclass)
{
	map->name = name;
	map->key = key;
	map->class = NULL;
}
EXPORT_SYMBOL(lockdep_init_map);

static u8 irq_context_now(void)
{
	return in_hardirq() ? 2 : in_serving_softirq() ? 1 : 0;
}

/* Check next against all we know, and remember it. Interrupts are off. */
static void validate(struct held_locks *held, struct held_lock *next,
		     struct lockdep_map *map, unsigned int subclass)
{
	arch_spin_lock(&graph_lock);
	next->class = subclass ? NULL : READ_ONCE(map->class);
	if (!next->class)
		next->class = get_class(map, subclass, next->ip);
	if (!subclass)
		WRITE_ONCE(map->class, next->class);
	if (next->class && debug_locks) {
		check_usage(next);
		if (!next->trylock)
			check_order(held, next);
	}
	arch_spin_unlock(&graph_lock);
}

/**
 * lock_acquire - a lock is about to be waited for, or was got by trylock
 * @map: part of the lock
 * @subclass: nesting level, 0 as a rule
 * @trylock: it cannot wait, so it cannot deadlock; only remember it
 * @read: 1 shared, 2 shared and allowed to nest
 * @check: not used
 * @nest: not used
 * @ip: who asks
 *
 * Context: any but NMI.
 */
void lock_acquire(struct lockdep_map *map, unsigned int subclass, int trylock,
		  int read, int check, struct lockdep_map *nest,
		  unsigned long ip)
{
	struct held_locks *held = &current->held_locks;
	struct held_lock *next;
	unsigned long flags;

	if (held->recursion || in_nmi())
		return;
	local_irq_save(flags);
	held->recursion++;
	if (held->depth >= MAX_LOCK_DEPTH) {
		if (report_begin("BUG: MAX_LOCK_DEPTH too low!", false))
			report_end(false);
	} else {
		next = &held->lock[held->depth];
		*next = (struct held_lock){
			.instance = map, .ip = ip, .read = read,
			.trylock = trylock, .irq_context = irq_context_now(),
			.hardirqs_off = irqs_disabled_flags(flags),
		};
		validate(held, next, map, subclass);
		held->depth++;
	}
	held->recursion--;
	local_irq_restore(flags);
}
EXPORT_SYMBOL(lock_acquire);

static void report_unbalanced(struct lockdep_map *map, unsigned long ip)
{
	if (!report_begin("bad unlock balance detected!", false))
		return;
	pr_warn("%s/%d is trying to release lock:\n", current->comm,
		current->pid);
	print_lock("", map, NULL, ip);
	pr_warn("but there are no more locks to release!\n");
	report_end(false);
}

/**
 * lock_release - a lock is about to be given up
 * @map: part of the lock
 * @ip: who gives it up
 */
void lock_release(struct lockdep_map *map, unsigned long ip)
{
	struct held_locks *held = &current->held_locks;
	unsigned long flags;
	int i;

	if (held->recursion || in_nmi())
		return;
	local_irq_save(flags);
	held->recursion++;
	for (i = held->depth - 1; i >= 0; i--)
		if (held->lock[i].instance == map)
			break;
	if (i < 0) {
		report_unbalanced(map, ip);
	} else {
		held->depth--;
		memmove(&held->lock[i], &held->lock[i + 1],
			(held->depth - i) * sizeof(held->lock[0]));
	}
	held->recursion--;
	local_irq_restore(flags);
}
EXPORT_SYMBOL(lock_release);

/* Return: is it held by current? read: 0 exclusive, 1 shared, -1 either. */
int lock_is_held_type(const struct lockdep_map *map, int read)
{
	const struct held_locks *held = &current->held_locks;
	int i;

	if (held->recursion)
		return 1;
	for (i = held->depth - 1; i >= 0; i--)
		if (held->lock[i].instance == map)
			return read < 0 || !!held->lock[i].read == read;
	return 0;
}
EXPORT_SYMBOL(lock_is_held_type);

void lockdep_off(void)
{
	current->held_locks.recursion++;
}
EXPORT_SYMBOL(lockdep_off);

void lockdep_on(void)
{
	current->held_locks.recursion--;
}
EXPORT_SYMBOL(lockdep_on);

/* A lock that is initialised anew gets its class from the key anew. */
void lockdep_reset_lock(struct lockdep_map *map)
{
	map->class = NULL;
}

/* At the end of a thread: it must not take locks with it. */
void debug_check_no_locks_held(void)
{
	if (!current->held_locks.depth)
		return;
	if (!report_begin("BUG: exiting thread still has locks held!", false))
		return;
	report_end(false);
}
EXPORT_SYMBOL(debug_check_no_locks_held);

#endif
