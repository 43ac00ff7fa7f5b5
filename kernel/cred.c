// SPDX-License-Identifier: MIT
/*
 * Credentials: in whose name a thread acts. All threads share init_cred, which
 * is root's, until a module prepares others and commits them to its thread.
 *
 * Copy, change, publish: a thread's credentials are read without a lock, so they
 * never change in place. The old set goes when its last holder and every reader
 * under RCU have let go of it.
 *
 * Locks: none. A thread writes its own two pointers; others read real_cred
 * under rcu_read_lock().
 * Linux: kernel/cred.c, kernel/capability.c, kernel/groups.c; left out: keys,
 * security modules, namespaces, limits of users.
 */
#include <linux/bug.h>
#include <linux/cred.h>
#include <linux/export.h>
#include <linux/sched/task.h>
#include <linux/slab.h>

static void put_cred_rcu(struct rcu_head *rcu)
{
	struct cred *cred = container_of(rcu, struct cred, rcu);

	free_uid(cred->user);
	kfree(cred);
}

/** __put_cred - the last reference to @cred is gone; put_cred() calls this */
void __put_cred(struct cred *cred)
{
	BUG_ON(cred == current->cred || cred == current->real_cred);
	call_rcu(&cred->rcu, put_cred_rcu);
}
EXPORT_SYMBOL(__put_cred);

/* Threads with init_cred are not counted: it stays, and fork is cheaper. */
static void put_thread_cred(const struct cred *cred)
{
	if (cred != &init_cred)
		put_cred(cred);
}

/** __exit_creds - drop what a dead thread had, if not init_cred */
void __exit_creds(struct task_struct *p)
{
	put_thread_cred(p->real_cred);
	put_thread_cred(p->cred);
}
EXPORT_SYMBOL(__exit_creds);

static struct cred *copy_cred(const struct cred *old)
{
	struct cred *new = kmalloc(sizeof(*new), GFP_KERNEL);

	if (!new)
		return NULL;
	*new = *old;
	atomic_long_set(&new->usage, 1);
	get_uid(new->user);
	return new;
}

/**
 * prepare_creds - a copy of the caller's credentials, to change and commit
 *
 * Context: process, may sleep. Return: the copy, for commit_creds() or
 * abort_creds(), or NULL.
 */
struct cred *prepare_creds(void)
{
	return copy_cred(current->cred);
}
EXPORT_SYMBOL(prepare_creds);

/**
 * prepare_kernel_cred - credentials of the kernel itself, to change and commit
 * @daemon: whose to take; &init_task for all power. NULL is refused: it once
 *	meant init_task, and was a favourite of exploits
 *
 * Context: process, may sleep. Return: a copy, or NULL.
 */
struct cred *prepare_kernel_cred(struct task_struct *daemon)
{
	const struct cred *old;
	struct cred *new;

	if (WARN_ON_ONCE(!daemon))
		return NULL;
	old = get_task_cred(daemon);
	new = copy_cred(old);
	put_cred(old);
	return new;
}
EXPORT_SYMBOL(prepare_kernel_cred);

/**
 * commit_creds - act with other credentials from now on
 * @new: from prepare_creds(); the reference is taken over
 *
 * Return: 0.
 */
int commit_creds(struct cred *new)
{
	const struct cred *old = current->real_cred;

	BUG_ON(current->cred != old);	/* overridden: revert first */
	BUG_ON(atomic_long_read(&new->usage) < 1);
	get_cred(new);
	/* Pairs with: rcu_dereference() in __task_cred(). */
	rcu_assign_pointer(current->real_cred, new);
	rcu_assign_pointer(current->cred, new);
	put_thread_cred(old);
	put_thread_cred(old);
	return 0;
}
EXPORT_SYMBOL(commit_creds);

/** abort_creds - throw away what prepare_creds() gave */
void abort_creds(struct cred *new)
{
	BUG_ON(atomic_long_read(&new->usage) < 1);
	put_cred(new);
}
EXPORT_SYMBOL(abort_creds);

/**
 * override_creds - act in another name for a while
 * @new: a reference to it is taken
 *
 * Return: the credentials of before, for revert_creds().
 */
const struct cred *override_creds(const struct cred *new)
{
	const struct cred *old = current->cred;

	get_cred(new);
	rcu_assign_pointer(current->cred, new);
	return old;
}
EXPORT_SYMBOL(override_creds);

/** revert_creds - undo override_creds(); @old is what it returned */
void revert_creds(const struct cred *old)
{
	const struct cred *override = current->cred;

	rcu_assign_pointer(current->cred, old);
	put_cred(override);
}
EXPORT_SYMBOL(revert_creds);

/** get_task_cred - a reference to the credentials of any thread */
const struct cred *get_task_cred(struct task_struct *p)
{
	const struct cred *cred;

	/*
	 * Race: p may commit others, and drop the last reference to these before
	 * we take ours. They are still there then, but lost: look again.
	 */
	rcu_read_lock();
	do {
		cred = __task_cred(p);
	} while (!atomic64_inc_not_zero((atomic_long_t *)&cred->usage));
	rcu_read_unlock();
	return cred;
}
EXPORT_SYMBOL(get_task_cred);

/** capable - may the caller do what @cap stands for? */
bool capable(int cap)
{
	BUG_ON(!cap_valid(cap));
	return cap_raised(current->cred->cap_effective, cap);
}
EXPORT_SYMBOL(capable);

/** ns_capable - the same; @ns is &init_user_ns, the only one */
bool ns_capable(struct user_namespace *ns, int cap)
{
	return capable(cap);
}
EXPORT_SYMBOL(ns_capable);

static bool in_groups(const struct cred *cred, kgid_t gid)
{
	for (int i = 0; i < cred->group_info->ngroups; i++)
		if (gid_eq(cred->group_info->gid[i], gid))
			return true;
	return false;
}

/** in_group_p - is @gid the group for files, or another one, of the caller? */
int in_group_p(kgid_t gid)
{
	return gid_eq(gid, current->cred->fsgid) || in_groups(current->cred, gid);
}
EXPORT_SYMBOL(in_group_p);

/** in_egroup_p - the same with the effective group */
int in_egroup_p(kgid_t gid)
{
	return gid_eq(gid, current->cred->egid) || in_groups(current->cred, gid);
}
EXPORT_SYMBOL(in_egroup_p);
