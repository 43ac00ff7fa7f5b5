/* SPDX-License-Identifier: MIT */
/*
 * Credentials: in whose name a thread acts. Implemented in kernel/cred.c.
 *
 * A set of credentials is never changed once a thread has it: who wants others
 * makes a copy, changes that, and hands it over.
 */
#ifndef _LINUX_CRED_H
#define _LINUX_CRED_H

#include <linux/atomic.h>
#include <linux/capability.h>
#include <linux/rcupdate.h>
#include <linux/sched.h>
#include <linux/sched/user.h>
#include <linux/uidgid.h>
#include <linux/user_namespace.h>

struct group_info {
	refcount_t usage;
	int ngroups;
	kgid_t gid[];
};

/* I: all but usage, once it is some thread's */
struct cred {
	atomic_long_t usage;	/* a: threads and others that hold it */
	kuid_t uid, suid, euid, fsuid;
	kgid_t gid, sgid, egid, fsgid;
	unsigned int securebits;
	kernel_cap_t cap_inheritable, cap_permitted, cap_effective;
	kernel_cap_t cap_bset, cap_ambient;
	struct user_struct *user;
	struct user_namespace *user_ns;
	struct group_info *group_info;	/* groups beside gid: none */
	struct rcu_head rcu;
};

extern struct cred init_cred;	/* root's, the boot thread's, and kthreadd's */

struct cred *prepare_creds(void);
struct cred *prepare_kernel_cred(struct task_struct *daemon);
int commit_creds(struct cred *new);
void abort_creds(struct cred *new);
const struct cred *override_creds(const struct cred *new);
void revert_creds(const struct cred *old);
const struct cred *get_task_cred(struct task_struct *p);
void __put_cred(struct cred *cred);
void __exit_creds(struct task_struct *p);

#ifndef MODULE
/* A dead thread needs its credentials no more. */
static inline void exit_creds(struct task_struct *p)
{
	if (unlikely(p->cred != &init_cred || p->real_cred != &init_cred))
		__exit_creds(p);
}
#endif

int in_group_p(kgid_t gid);
int in_egroup_p(kgid_t gid);

static inline const struct cred *get_cred(const struct cred *cred)
{
	if (cred)
		atomic_long_inc((atomic_long_t *)&cred->usage);
	return cred;
}

static inline struct cred *get_new_cred(struct cred *cred)
{
	atomic_long_inc(&cred->usage);
	return cred;
}

static inline void put_cred(const struct cred *cred)
{
	if (cred && atomic_long_dec_and_test((atomic_long_t *)&cred->usage))
		__put_cred((struct cred *)cred);
}

/* One's own need no lock: nobody else changes them. */
#define current_cred()		(current->cred)
#define current_real_cred()	(current->real_cred)
#define get_current_cred()	get_cred(current_cred())
#define current_user()		(current_cred()->user)
#define get_current_user()	get_uid(current_user())
#define current_user_ns()	(current_cred()->user_ns)
#define current_uid()		(current_cred()->uid)
#define current_gid()		(current_cred()->gid)
#define current_euid()		(current_cred()->euid)
#define current_egid()		(current_cred()->egid)
#define current_suid()		(current_cred()->suid)
#define current_sgid()		(current_cred()->sgid)
#define current_fsuid()		(current_cred()->fsuid)
#define current_fsgid()		(current_cred()->fsgid)
#define current_cap()		(current_cred()->cap_effective)
#define current_uid_gid(u, g) \
	do { *(u) = current_uid(); *(g) = current_gid(); } while (0)
#define current_euid_egid(u, g) \
	do { *(u) = current_euid(); *(g) = current_egid(); } while (0)
#define current_fsuid_fsgid(u, g) \
	do { *(u) = current_fsuid(); *(g) = current_fsgid(); } while (0)

/* Another's may go away: under rcu_read_lock() only. */
#define __task_cred(p)		rcu_dereference((p)->real_cred)
#define task_cred_xxx(p, xxx) ({			\
	__typeof__(((struct cred *)NULL)->xxx) ___val;	\
							\
	rcu_read_lock();				\
	___val = __task_cred(p)->xxx;			\
	rcu_read_unlock();				\
	___val; })
#define task_uid(p)		task_cred_xxx(p, uid)
#define task_euid(p)		task_cred_xxx(p, euid)
#define task_ucounts(p)		NULL

#endif
