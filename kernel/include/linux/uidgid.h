/* SPDX-License-Identifier: MIT */
/*
 * User and group numbers as types of their own. There is one namespace here, so
 * a number means the same to everybody: Linux maps them between namespaces.
 */
#ifndef _LINUX_UIDGID_H
#define _LINUX_UIDGID_H

#include <linux/types.h>

typedef struct {
	uid_t val;
} kuid_t;

typedef struct {
	gid_t val;
} kgid_t;

struct user_namespace;
extern struct user_namespace init_user_ns;	/* kernel/sched/init_task.c */

#define KUIDT_INIT(value)	(kuid_t){ value }
#define KGIDT_INIT(value)	(kgid_t){ value }
#define GLOBAL_ROOT_UID		KUIDT_INIT(0)
#define GLOBAL_ROOT_GID		KGIDT_INIT(0)
#define INVALID_UID		KUIDT_INIT(-1)
#define INVALID_GID		KGIDT_INIT(-1)

#define __kuid_val(uid)		((uid).val)
#define __kgid_val(gid)		((gid).val)

#define uid_eq(a, b)		((a).val == (b).val)
#define uid_gt(a, b)		((a).val > (b).val)
#define uid_gte(a, b)		((a).val >= (b).val)
#define uid_lt(a, b)		((a).val < (b).val)
#define uid_lte(a, b)		((a).val <= (b).val)
#define uid_valid(uid)		((uid).val != (uid_t)-1)
#define gid_eq(a, b)		((a).val == (b).val)
#define gid_gt(a, b)		((a).val > (b).val)
#define gid_gte(a, b)		((a).val >= (b).val)
#define gid_lt(a, b)		((a).val < (b).val)
#define gid_lte(a, b)		((a).val <= (b).val)
#define gid_valid(gid)		((gid).val != (gid_t)-1)

static inline kuid_t make_kuid(struct user_namespace *from, uid_t uid)
{
	return KUIDT_INIT(uid);
}

static inline kgid_t make_kgid(struct user_namespace *from, gid_t gid)
{
	return KGIDT_INIT(gid);
}

static inline uid_t from_kuid(struct user_namespace *to, kuid_t uid)
{
	return uid.val;
}

static inline gid_t from_kgid(struct user_namespace *to, kgid_t gid)
{
	return gid.val;
}

#define from_kuid_munged(to, uid)	from_kuid(to, uid)
#define from_kgid_munged(to, gid)	from_kgid(to, gid)
#define kuid_has_mapping(ns, uid)	((void)(ns), uid_valid(uid))
#define kgid_has_mapping(ns, gid)	((void)(ns), gid_valid(gid))

#endif
