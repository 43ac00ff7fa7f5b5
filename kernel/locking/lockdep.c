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
 * Locks: graph_lock, a bare ticket lock with interrupts off, around changes of
 * the table of classes and edges. What is known already is found without it:
 * all CPUs take locks all the time. Only a module that goes takes classes
 * away, those that nobody can be taking any more. A task's own stack needs
 * none. held_locks.recursion keeps out the locks that the checker itself
 * (printk) takes.
 * Linux: kernel/locking/lockdep.c. Left out: chain cache, wait types, irq
 * safety through other locks, cross-release, statistics. As there, the first
 * report is the last: what follows would only be its consequences.
 */
#include <linux/kallsyms.h>
#include <linux/lockdep.h>

#ifdef CONFIG_DEBUG_KERNEL

#include <linux/array_size.h>
#include <linux/bitops.h>
#include <linux/export.h>
#include <linux/kernel.h>
#include <linux/panic.h>
#include <linux/printk.h>
#include <linux/sched.h>
#include <linux/string.h>
#include <linux/version.h>
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

static arch_spinlock_t graph_lock = __ARCH_SPIN_LOCK_UNLOCKED;
static struct lock_class classes[MAX_CLASSES];
static struct lock_class *class_hash[HASH_SIZE];
static unsigned int nr_classes;
static struct lock_class *free_classes;	/* of modules that went, by hash_next */

struct lock_class_key __lockdep_no_validate__;
EXPORT_SYMBOL_GPL(__lockdep_no_validate__);

/* ------------------------------------------------------------- reports */

static char usage_char(const struct lock_class *c, unsigned int in,
		       unsigned int on)
{
	if (c->usage & in)
		return c->usage & on ? '?' : '-';
	return c->usage & on ? '+' : '.';
}

static const char *class_name(const struct lock_class *c)
{
	return c->name ?: "<none>";
}

/* "(name/1){+.+.}, at: ..."; the four characters as in Linux */
static void print_lock(const char *prefix, const struct held_lock *h)
{
	const struct lock_class *c = h->class;

	if (!c) {
		pr_warn("%s%px (%s), at: %pS\n", prefix, h->instance,
			h->instance->name ?: "<none>", (void *)h->ip);
		return;
	}
	pr_warn("%s%px (%s%.*s){%c%c%c%c}, at: %pS\n", prefix, h->instance,
		class_name(c), c->subclass ? 2 : 0,
		(const char []){ '/', '0' + c->subclass, 0 },
		usage_char(c, USED_IN_HARDIRQ, HARDIRQ_ON),
		usage_char(c, USED_IN_SOFTIRQ, SOFTIRQ_ON),
		usage_char(c, USED_IN_HARDIRQ_READ, HARDIRQ_ON_READ),
		usage_char(c, USED_IN_SOFTIRQ_READ, SOFTIRQ_ON_READ),
		(void *)h->ip);
}

/**
 * debug_show_held_locks - print what a task holds, oldest first
 * @task: best current, or a task that sleeps
 */
void debug_show_held_locks(struct task_struct *task)
{
	int i, depth = READ_ONCE(task->held_locks.depth);
	char prefix[16];

	if (!depth) {
		pr_warn("no locks held by %s/%d.\n", task->comm, task->pid);
		return;
	}
	pr_warn("%d lock%s held by %s/%d:\n", depth, depth > 1 ? "s" : "",
		task->comm, task->pid);
	for (i = 0; i < depth && i < MAX_LOCK_DEPTH; i++) {
		snprintf(prefix, sizeof(prefix), " #%d: ", i);
		print_lock(prefix, &task->held_locks.lock[i]);
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

/* As long as the headline. */
static void print_rule(char c, const char *what)
{
	char rule[80];
	size_t n = min(sizeof("WARNING: ") - 1 + strlen(what),
		       sizeof(rule) - 1);

	memset(rule, c, n);
	rule[n] = '\0';
	pr_warn("%s\n", rule);
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
	if (!__debug_locks_off())
		return false;
	if (graph_locked)
		arch_spin_unlock(&graph_lock);
	pr_warn("\n");
	print_rule('=', what);
	pr_warn("WARNING: %s\n", what);
	pr_warn("%s %s %s\n", UTS_RELEASE, UTS_VERSION, print_tainted());
	print_rule('-', what);
	return true;
}

static void report_end(bool graph_locked)
{
	debug_show_held_locks(current);
	pr_warn("\nstack backtrace:\n");
	dump_stack();
	if (graph_locked)
		arch_spin_lock(&graph_lock);
}

static void print_wanted(const struct held_lock *next)
{
	pr_warn("%s/%d is trying to acquire lock:\n", current->comm,
		current->pid);
	print_lock("", next);
}

static void print_holding(const struct held_lock *held)
{
	pr_warn("\nbut task is already holding lock:\n");
	print_lock("", held);
}

/* -------------------------------------------------------------- classes */

static struct lock_class **hash_head(const void *key, unsigned int subclass)
{
	unsigned long v = (unsigned long)key + subclass;

	return &class_hash[(v * 0x9e3779b97f4a7c15UL) >> 56];
}

/* Pairs with: smp_store_release() in get_class(), for who has no graph_lock. */
static struct lock_class *find_class(const void *key, unsigned int subclass)
{
	struct lock_class *c = smp_load_acquire(hash_head(key, subclass));

	for (; c; c = c->hash_next)
		if (c->key == key && c->subclass == subclass)
			return c;
	return NULL;
}

/* A lock without a key is its own class. */
static const void *class_key(const struct lockdep_map *map)
{
	return map->key ? (const void *)map->key : map;
}

/* Without a key, and at an address that may become another lock's. */
static bool only_recorded(const struct lockdep_map *map)
{
	if (map->key)
		return map->key == &__lockdep_no_validate__;
	return !is_static_object((unsigned long)map);
}

static struct lock_class *new_class(void)
{
	struct lock_class *c = free_classes;

	if (c)
		free_classes = c->hash_next;
	else if (nr_classes < MAX_CLASSES)
		c = &classes[nr_classes++];
	return c;
}

/* The class of a lock, made on first use. graph_lock held. */
static struct lock_class *get_class(struct lockdep_map *map,
				    unsigned int subclass, unsigned long ip)
{
	const void *key = class_key(map);
	struct lock_class *c, **head;

	c = find_class(key, subclass);
	if (c)
		return c;
	c = new_class();
	if (!c) {
		WRITE_ONCE(debug_locks, 0);
		return NULL;
	}
	c->key = key;
	c->usage = 0;
	c->subclass = subclass;
	c->name = map->name;
	c->first_ip = ip;
	head = hash_head(key, subclass);
	c->hash_next = *head;
	smp_store_release(head, c);
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

static void print_chain(unsigned int cur, const struct lock_class *end)
{
	unsigned int n;

	pr_warn("\nthe existing dependency chain (in reverse order) is:\n");
	for (n = 0;; n++) {
		struct lock_class *c = &classes[cur];

		pr_warn("\n-> #%u (%s), first taken at: %pS\n", n,
			class_name(c), (void *)c->first_ip);
		if (c == end)
			break;
		cur = reached_from[cur];
	}
}

static void report_cycle(struct held_lock *held, struct held_lock *next)
{
	const char *a = class_name(held->class), *b = class_name(next->class);

	if (!report_begin("possible circular locking dependency detected",
			  true))
		return;
	print_wanted(next);
	print_holding(held);
	pr_warn("\nwhich lock already depends on the new lock.\n\n");
	print_chain(held->class - classes, next->class);
	pr_warn("\nother info that might help us debug this:\n\n");
	pr_warn(" Possible unsafe locking scenario:\n\n");
	pr_warn("       CPU0                    CPU1\n");
	pr_warn("       ----                    ----\n");
	pr_warn("  lock(%s);\n", a);
	pr_warn("                               lock(%s);\n", b);
	pr_warn("                               lock(%s);\n", a);
	pr_warn("  lock(%s);\n", b);
	pr_warn("\n *** DEADLOCK ***\n\n");
	report_end(true);
}

static void report_recursion(struct held_lock *held, struct held_lock *next)
{
	if (!report_begin("possible recursive locking detected", true))
		return;
	print_wanted(next);
	print_holding(held);
	pr_warn("\nother info that might help us debug this:\n");
	pr_warn(" Possible unsafe locking scenario:\n\n");
	pr_warn("       CPU0\n");
	pr_warn("       ----\n");
	pr_warn("  lock(%s);\n", class_name(held->class));
	pr_warn("  lock(%s);\n", class_name(next->class));
	pr_warn("\n *** DEADLOCK ***\n\n");
	pr_warn(" May be due to missing lock nesting notation\n\n");
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

/* By number of the bit: Linux's names, and the uses that it may not meet. */
static const struct {
	const char *name;
	u8 against;
} usage_rules[] = {
	/* Readers do not exclude each other: only writers count for them. */
	{ "IN-HARDIRQ-W", HARDIRQ_ON | HARDIRQ_ON_READ },
	{ "IN-HARDIRQ-R", HARDIRQ_ON },
	{ "HARDIRQ-ON-W", USED_IN_HARDIRQ | USED_IN_HARDIRQ_READ },
	{ "HARDIRQ-ON-R", USED_IN_HARDIRQ },
	{ "IN-SOFTIRQ-W", SOFTIRQ_ON | SOFTIRQ_ON_READ },
	{ "IN-SOFTIRQ-R", SOFTIRQ_ON },
	{ "SOFTIRQ-ON-W", USED_IN_SOFTIRQ | USED_IN_SOFTIRQ_READ },
	{ "SOFTIRQ-ON-R", USED_IN_SOFTIRQ },
};

static void report_usage(struct held_lock *next, unsigned int bit,
			 unsigned int before)
{
	const char *name = class_name(next->class);

	if (!report_begin("inconsistent lock state", true))
		return;
	pr_warn("inconsistent {%s} -> {%s} usage.\n", usage_rules[before].name,
		usage_rules[bit].name);
	pr_warn("%s/%d [HC%u[%lu]:SC%u[%lu]:HE%u:SE%u] takes:\n",
		current->comm, current->pid, !!in_hardirq(),
		hardirq_count() >> HARDIRQ_SHIFT, !!in_serving_softirq(),
		softirq_count() >> SOFTIRQ_SHIFT, !next->hardirqs_off,
		!softirq_count());
	print_lock("", next);
	pr_warn("first taken at: %pS\n", (void *)next->class->first_ip);
	pr_warn("\nother info that might help us debug this:\n");
	pr_warn(" Possible unsafe locking scenario:\n\n");
	pr_warn("       CPU0\n");
	pr_warn("       ----\n");
	pr_warn("  lock(%s);\n", name);
	pr_warn("  <Interrupt>\n");
	pr_warn("    lock(%s);\n", name);
	pr_warn("\n *** DEADLOCK ***\n\n");
	report_end(true);
}

/* What taking next here and now says about its class. */
static unsigned int usage_now(const struct held_lock *next)
{
	unsigned int bits = 0;

	if (in_hardirq())
		bits |= USED_IN_HARDIRQ;
	else if (!next->hardirqs_off)
		bits |= HARDIRQ_ON;
	if (in_serving_softirq())
		bits |= USED_IN_SOFTIRQ;
	else if (!next->hardirqs_off && !softirq_count())
		bits |= SOFTIRQ_ON;
	return next->read ? bits << 1 : bits;
}

/* graph_lock held. */
static void mark_usage(struct held_lock *next, unsigned int bits)
{
	struct lock_class *c = next->class;
	unsigned int bit, before, new = bits & ~c->usage;

	WRITE_ONCE(c->usage, c->usage | bits);
	for (bit = 0; bit < ARRAY_SIZE(usage_rules); bit++) {
		before = c->usage & usage_rules[bit].against;
		if ((new >> bit & 1) && before)
			report_usage(next, bit, __ffs(before));
	}
}

/* ------------------------------------------------------ what locks call */

/** lockdep_init_map - give a lock its class */
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

/* Would check_order() neither complain nor learn? */
static bool order_known(const struct held_locks *held,
			const struct held_lock *next)
{
	int i;

	if (next->trylock || next->read == 2)
		return true;
	for (i = held->depth - 1; i >= 0; i--) {
		const struct held_lock *prev = &held->lock[i];

		if (prev->irq_context != next->irq_context)
			break;
		if (prev->class && !has_edge(prev->class, next->class))
			return false;
	}
	return true;
}

/* Check next against all we know, and remember it. Interrupts are off. */
static void validate(struct held_locks *held, struct held_lock *next,
		     struct lockdep_map *map, unsigned int subclass)
{
	unsigned int bits = usage_now(next);

	if (only_recorded(map))
		return;
	next->class = subclass ? NULL : READ_ONCE(map->class);
	/* the second test: what was cached may have gone with its module */
	if (!next->class || next->class->key != class_key(map))
		next->class = find_class(class_key(map), subclass);
	if (next->class && !(bits & ~READ_ONCE(next->class->usage)) &&
	    order_known(held, next))
		return;

	arch_spin_lock(&graph_lock);
	next->class = get_class(map, subclass, next->ip);
	if (!subclass)
		WRITE_ONCE(map->class, next->class);
	if (next->class && debug_locks) {
		mark_usage(next, bits);
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
		if (report_begin("MAX_LOCK_DEPTH too low!", false))
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
	pr_warn("%s/%d is trying to release lock (%s) at:\n", current->comm,
		current->pid, map->name ?: "<none>");
	pr_warn("%pS\n", (void *)ip);
	pr_warn("but there are no more locks to release!\n");
	pr_warn("\nother info that might help us debug this:\n");
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

/** lockdep_off - no checks in this thread until lockdep_on() */
void lockdep_off(void)
{
	current->held_locks.recursion++;
}
EXPORT_SYMBOL(lockdep_off);

/** lockdep_on - undo lockdep_off() */
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
EXPORT_SYMBOL_GPL(lockdep_reset_lock);

static struct held_lock *find_held(const struct lockdep_map *map)
{
	struct held_locks *held = &current->held_locks;

	for (int i = held->depth - 1; i >= 0; i--)
		if (held->lock[i].instance == map)
			return &held->lock[i];
	return NULL;
}

/** lock_downgrade - a lock that is held is shared from now on */
void lock_downgrade(struct lockdep_map *map, unsigned long ip)
{
	struct held_lock *held = find_held(map);

	if (held)
		held->read = 1;
}
EXPORT_SYMBOL_GPL(lock_downgrade);

/** lock_set_class - a lock that is held is of another class from now on */
void lock_set_class(struct lockdep_map *map, const char *name,
		    struct lock_class_key *key, unsigned int subclass,
		    unsigned long ip)
{
	struct held_lock *held = find_held(map), was;

	if (!held || current->held_locks.recursion)
		return;
	was = *held;
	lock_release(map, ip);
	lockdep_init_map(map, name, key, subclass);
	lock_acquire(map, subclass, 1, was.read, 1, NULL, was.ip);
}
EXPORT_SYMBOL_GPL(lock_set_class);

/* ------------------------------------------------------- classes that go */

static bool lies_in(const void *p, const void *start, unsigned long size)
{
	return (unsigned long)p - (unsigned long)start < size;
}

/*
 * Off its chain, and no edge leads to it or from it.
 *
 * Race: who is walking along the chain without graph_lock and stands on this
 * class goes on in the list of free ones, finds nothing there, and looks again
 * under graph_lock.
 */
static void forget_class(struct lock_class *c)
{
	struct lock_class **p = hash_head(c->key, c->subclass);

	for (; *p && *p != c; p = &(*p)->hash_next)
		;
	if (*p)
		WRITE_ONCE(*p, c->hash_next);
	for (unsigned int i = 0; i < nr_classes; i++)
		__clear_bit(c - classes, classes[i].after);
	memset(c->after, 0, sizeof(c->after));
	c->key = NULL;
	c->name = NULL;		/* a task may hold one of them even now */
	c->hash_next = free_classes;
	free_classes = c;
}

/**
 * lockdep_free_key_range - forget the classes of memory that goes
 * @start: of a module's data
 * @size: of it
 *
 * No lock in it may be taken any more.
 */
void lockdep_free_key_range(void *start, unsigned long size)
{
	unsigned long flags = arch_local_irq_save();

	arch_spin_lock(&graph_lock);
	for (unsigned int i = 0; i < nr_classes; i++) {
		struct lock_class *c = &classes[i];

		if (c->key && (lies_in(c->key, start, size) ||
			       lies_in(c->name, start, size)))
			forget_class(c);
	}
	arch_spin_unlock(&graph_lock);
	arch_local_irq_restore(flags);
}

/** lockdep_register_key - a key that is not static; here all keys are alike */
void lockdep_register_key(struct lock_class_key *key)
{
}
EXPORT_SYMBOL_GPL(lockdep_register_key);

/** lockdep_unregister_key - a key's memory goes: forget its class */
void lockdep_unregister_key(struct lock_class_key *key)
{
	lockdep_free_key_range(key, sizeof(*key));
}
EXPORT_SYMBOL_GPL(lockdep_unregister_key);

/** debug_check_no_locks_held - the caller ends, and may not take locks along */
void debug_check_no_locks_held(void)
{
	char what[64];

	if (likely(!current->held_locks.depth))
		return;
	snprintf(what, sizeof(what), "%s/%d still has locks held!",
		 current->comm, current->pid);
	if (report_begin(what, false))
		report_end(false);
}
EXPORT_SYMBOL(debug_check_no_locks_held);

#endif
