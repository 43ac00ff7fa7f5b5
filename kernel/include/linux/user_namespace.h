/* SPDX-License-Identifier: MIT */
/* User namespaces: there is the initial one, and no second. */
#ifndef _LINUX_USER_NAMESPACE_H
#define _LINUX_USER_NAMESPACE_H

#include <linux/compiler.h>
#include <linux/uidgid.h>

struct user_namespace {
	struct user_namespace *parent;	/* NULL */
	int level;			/* 0 */
	kuid_t owner;
	kgid_t group;
};

static inline struct user_namespace *get_user_ns(struct user_namespace *ns)
{
	return ns;
}

static inline void put_user_ns(struct user_namespace *ns)
{
}

#endif
