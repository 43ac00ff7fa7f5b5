// SPDX-License-Identifier: MIT
/*
 * PIDs: handing out numbers, and finding a thread by its number.
 *
 * A directory of pages; in each page a slot for every number, which holds the
 * thread, or NULL if the number is free. Numbers go up and wrap, so one that
 * was just freed comes back late. A page without threads is freed.
 *
 * Locks: pid_lock to write. Readers hold rcu_read_lock(): a page, and a thread
 * found in it, stay until they are done.
 * Linux: kernel/pid.c with an IDR; left out: namespaces, pidfds.
 */
#include <linux/export.h>
#include <linux/init.h>
#include <linux/kstrtox.h>
#include <linux/pid.h>
#include <linux/printk.h>
#include <linux/rcupdate.h>
#include <linux/sched.h>
#include <linux/sched/task.h>
#include <linux/slab.h>
#include <linux/spinlock.h>

#define PIDS_PER_PAGE	509
/* After the first round: low numbers are for what boot made. */
#define RESERVED_PIDS	300

struct pid_page {
	struct task_struct *task[PIDS_PER_PAGE];
	unsigned long used;		/* slots that are not NULL */
	struct rcu_head rcu;
};

static_assert(sizeof(struct pid_page) == 4096, "one page");

static DEFINE_SPINLOCK(pid_lock);
static struct pid_page *pid_dir[PID_MAX_LIMIT / PIDS_PER_PAGE + 1]
	__guarded_by(&pid_lock);
static pid_t last_pid __guarded_by(&pid_lock);
static unsigned int pids_in_use __guarded_by(&pid_lock);

int pid_max = PID_MAX_DEFAULT;

static int __init pid_max_setup(char *str)
{
	int max;

	if (kstrtoint(str, 0, &max) || max < 32 || max > PID_MAX_LIMIT) {
		pr_warn("pid_max=%s: want 32..%d\n", str, PID_MAX_LIMIT);
		return 1;
	}
	pid_max = max;
	return 1;
}
__setup("pid_max=", pid_max_setup);

/* The first free number from @from up, or @end. */
static pid_t next_free_pid(pid_t from, pid_t end)
{
	while (from < end) {
		struct pid_page *page = pid_dir[from / PIDS_PER_PAGE];

		if (!page || !page->task[from % PIDS_PER_PAGE])
			return from;
		if (page->used == PIDS_PER_PAGE)
			from += PIDS_PER_PAGE - from % PIDS_PER_PAGE;
		else
			from++;
	}
	return end;
}

static noinline pid_t find_free_pid(void)
{
	pid_t nr = next_free_pid(last_pid + 1, pid_max);

	if (nr < pid_max)
		return nr;
	nr = next_free_pid(pid_max > 2 * RESERVED_PIDS ? RESERVED_PIDS : 3,
			   last_pid);
	return nr < last_pid ? nr : -EAGAIN;
}

static noinline struct pid_page *new_pid_page(struct pid_page **slot)
{
	struct pid_page *page = kzalloc(sizeof(*page), GFP_ATOMIC);

	rcu_assign_pointer(*slot, page);
	return page;
}

static int take_pid(struct task_struct *p)
	__must_hold(&pid_lock)
{
	pid_t nr = last_pid + 1;
	struct pid_page **slot = &pid_dir[nr / PIDS_PER_PAGE], *page = *slot;

	/* The next number is free, but for the start of a page or a wrap. */
	if (unlikely(nr >= pid_max || !page || page->task[nr % PIDS_PER_PAGE])) {
		nr = find_free_pid();
		if (nr < 0)
			return nr;
		slot = &pid_dir[nr / PIDS_PER_PAGE];
		page = *slot ?: new_pid_page(slot);
		if (!page)
			return -ENOMEM;
	}
	p->pid = p->tgid = nr;
	page->used++;
	pids_in_use++;
	last_pid = nr;
	/* Pairs with: rcu_dereference() in find_task_by_pid_ns(). */
	rcu_assign_pointer(page->task[nr % PIDS_PER_PAGE], p);
	return 0;
}

/**
 * alloc_pid - give a thread the next free number
 * @p: the thread, complete: from here on find_task_by_pid_ns() finds it
 *
 * Context: process. Return: 0, -EAGAIN if all up to pid_max are in use,
 * -ENOMEM.
 */
int alloc_pid(struct task_struct *p)
{
	int err;

	spin_lock(&pid_lock);
	err = take_pid(p);
	spin_unlock(&pid_lock);
	return err;
}

/**
 * free_pid - give a number back; the thread is not found by it any more
 * @nr: from alloc_pid()
 *
 * Race: a reader that found the thread before may look at it until its
 * rcu_read_unlock(); the thread is freed by call_rcu(). So is the page here.
 */
void free_pid(pid_t nr)
{
	struct pid_page *page, *empty = NULL;

	spin_lock(&pid_lock);
	page = pid_dir[nr / PIDS_PER_PAGE];
	WRITE_ONCE(page->task[nr % PIDS_PER_PAGE], NULL);
	pids_in_use--;
	if (!--page->used && nr / PIDS_PER_PAGE != last_pid / PIDS_PER_PAGE) {
		RCU_INIT_POINTER(pid_dir[nr / PIDS_PER_PAGE], NULL);
		empty = page;
	}
	spin_unlock(&pid_lock);
	kfree_rcu(empty, rcu);
}

/** nr_pids - how many numbers are in use */
unsigned int nr_pids(void)
{
	return READ_ONCE(pids_in_use);
}

/**
 * find_task_by_pid_ns - the thread with a number
 * @nr: the number
 * @ns: &init_pid_ns, the only one
 *
 * Context: rcu_read_lock() held; the thread may go away after its end, unless
 * get_task_struct() came first. Return: the thread or NULL.
 * Linux: kernel/pid.c, same name.
 */
struct task_struct *find_task_by_pid_ns(pid_t nr, struct pid_namespace *ns)
{
	struct pid_page *page;

	if (nr <= 0 || nr >= PID_MAX_LIMIT)
		return NULL;
	page = rcu_dereference(pid_dir[nr / PIDS_PER_PAGE]);
	return page ? rcu_dereference(page->task[nr % PIDS_PER_PAGE]) : NULL;
}
EXPORT_SYMBOL_GPL(find_task_by_pid_ns);

/** find_task_by_vpid - the same in the namespace of the caller, the only one */
struct task_struct *find_task_by_vpid(pid_t nr)
{
	return find_task_by_pid_ns(nr, &init_pid_ns);
}
EXPORT_SYMBOL_GPL(find_task_by_vpid);

/** find_get_task_by_vpid - the same with a reference, for put_task_struct() */
struct task_struct *find_get_task_by_vpid(pid_t nr)
{
	struct task_struct *p;

	rcu_read_lock();
	p = find_task_by_vpid(nr);
	if (p)
		get_task_struct(p);
	rcu_read_unlock();
	return p;
}
EXPORT_SYMBOL_GPL(find_get_task_by_vpid);

/*
 * struct pid: the same numbers, for those who want to hold one without holding
 * on to what it numbers. In here it is the thread, seen through its p->pid.
 */
static struct task_struct *pid_owner(struct pid *pid)
{
	return container_of(pid, struct task_struct, thread_pid[0]);
}

/**
 * find_pid_ns - the struct pid of a number in use
 *
 * Context: rcu_read_lock() held; valid until its end, or get_pid().
 * Return: NULL if nobody has the number.
 */
struct pid *find_pid_ns(int nr, struct pid_namespace *ns)
{
	struct task_struct *p = find_task_by_pid_ns(nr, ns);

	return p ? p->thread_pid : NULL;
}
EXPORT_SYMBOL_GPL(find_pid_ns);

/** find_vpid - the same in the caller's namespace, the only one */
struct pid *find_vpid(int nr)
{
	return find_pid_ns(nr, &init_pid_ns);
}
EXPORT_SYMBOL_GPL(find_vpid);

/** find_get_pid - the same with a reference, for put_pid() */
struct pid *find_get_pid(int nr)
{
	struct task_struct *p = find_get_task_by_vpid(nr);

	return p ? p->thread_pid : NULL;
}
EXPORT_SYMBOL_GPL(find_get_pid);

/** find_ge_pid - the first number in use from @nr up */
struct pid *find_ge_pid(int nr, struct pid_namespace *ns)
{
	struct pid *pid = NULL;

	for (; !pid && nr < READ_ONCE(pid_max); nr++)
		pid = find_pid_ns(nr, ns);
	return pid;
}
EXPORT_SYMBOL_GPL(find_ge_pid);

/** get_pid - one more reference; the caller has one, or is under RCU */
struct pid *get_pid(struct pid *pid)
{
	if (pid)
		get_task_struct(pid_owner(pid));
	return pid;
}

/** put_pid - give a reference back; NULL is fine */
void put_pid(struct pid *pid)
{
	if (pid)
		put_task_struct(pid_owner(pid));
}
EXPORT_SYMBOL_GPL(put_pid);

/**
 * pid_task - the thread that has a number now
 * @pid: the number, may be NULL
 * @type: any: each thread is its own group and session
 *
 * Context: rcu_read_lock() held. Return: NULL if it has exited.
 */
struct task_struct *pid_task(struct pid *pid, enum pid_type type)
{
	struct task_struct *p;

	if (!pid)
		return NULL;
	p = pid_owner(pid);
	return pid_alive(p) ? p : NULL;
}
EXPORT_SYMBOL(pid_task);

/** get_pid_task - the same with a reference, for put_task_struct() */
struct task_struct *get_pid_task(struct pid *pid, enum pid_type type)
{
	struct task_struct *p;

	rcu_read_lock();
	p = pid_task(pid, type);
	if (p)
		get_task_struct(p);
	rcu_read_unlock();
	return p;
}
EXPORT_SYMBOL_GPL(get_pid_task);

/** get_task_pid - a reference to the number of a thread */
struct pid *get_task_pid(struct task_struct *p, enum pid_type type)
{
	return get_pid(p->thread_pid);
}
EXPORT_SYMBOL_GPL(get_task_pid);

/** pid_nr_ns - the number itself; 0 of NULL */
pid_t pid_nr_ns(struct pid *pid, struct pid_namespace *ns)
{
	return pid_nr(pid);
}
EXPORT_SYMBOL_GPL(pid_nr_ns);

/** pid_vnr - the same */
pid_t pid_vnr(struct pid *pid)
{
	return pid_nr(pid);
}
EXPORT_SYMBOL_GPL(pid_vnr);

/** __task_pid_nr_ns - the number of a thread; 0 once it has exited */
pid_t __task_pid_nr_ns(struct task_struct *p, enum pid_type type,
		       struct pid_namespace *ns)
{
	return pid_alive(p) ? p->pid : 0;
}
EXPORT_SYMBOL(__task_pid_nr_ns);

/** task_active_pid_ns - where @p's children get their numbers from */
struct pid_namespace *task_active_pid_ns(struct task_struct *p)
{
	return &init_pid_ns;
}
EXPORT_SYMBOL_GPL(task_active_pid_ns);
