/* SPDX-License-Identifier: MIT */
/* What is counted for each user; here there is root. */
#ifndef _LINUX_SCHED_USER_H
#define _LINUX_SCHED_USER_H

#include <linux/refcount.h>
#include <linux/uidgid.h>

struct user_struct {
	refcount_t __count;
	kuid_t uid;
};

extern struct user_struct root_user;	/* kernel/sched/init_task.c */
#define INIT_USER	(&root_user)

static inline struct user_struct *get_uid(struct user_struct *u)
{
	refcount_inc(&u->__count);
	return u;
}

/* Root is never the last to go. */
static inline void free_uid(struct user_struct *u)
{
	if (u)
		WARN_ON_ONCE(refcount_dec_and_test(&u->__count));
}

#endif
