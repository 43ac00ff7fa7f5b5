/* SPDX-License-Identifier: MIT */
/*
 * kobject.h - what has a name, a place in /sys and a count of users;
 * kernel/drivers/base/kobject.c.
 */
#ifndef _LINUX_KOBJECT_H
#define _LINUX_KOBJECT_H

#include <stdarg.h>
#include <linux/atomic.h>
#include <linux/compiler.h>
#include <linux/container_of.h>
#include <linux/kref.h>
#include <linux/list.h>
#include <linux/spinlock.h>
#include <linux/sysfs.h>
#include <linux/types.h>
#include <linux/wait.h>

#define UEVENT_HELPER_PATH_LEN	256
#define UEVENT_NUM_ENVP		64
#define UEVENT_BUFFER_SIZE	2048

enum kobject_action {
	KOBJ_ADD,
	KOBJ_REMOVE,
	KOBJ_CHANGE,
	KOBJ_MOVE,
	KOBJ_ONLINE,
	KOBJ_OFFLINE,
	KOBJ_BIND,
	KOBJ_UNBIND,
};

/* I set before it is added, s the kset's list_lock */
struct kobject {
	const char *name;		/* I */
	struct list_head entry;		/* s in the kset */
	struct kobject *parent;		/* I referenced while it is in /sys */
	struct kset *kset;		/* I */
	const struct kobj_type *ktype;	/* I */
	struct kernfs_node *sd;		/* its directory */
	struct kref kref;
	unsigned int state_initialized:1;
	unsigned int state_in_sysfs:1;
	unsigned int state_add_uevent_sent:1;
	unsigned int state_remove_uevent_sent:1;
	unsigned int uevent_suppress:1;
};

/**
 * struct kobj_type - what kobjects of one kind have in common
 * @release: the last reference is gone: free what embeds the kobject
 * @sysfs_ops: read and write its attributes
 * @default_groups: attributes that each gets, ends with NULL
 */
struct kobj_type {
	void (*release)(struct kobject *kobj);
	const struct sysfs_ops *sysfs_ops;
	const struct attribute_group **default_groups;
};

/* variables that an event about a kobject carries */
struct kobj_uevent_env {
	char *argv[3];
	char *envp[UEVENT_NUM_ENVP];
	int envp_idx;
	char buf[UEVENT_BUFFER_SIZE];
	int buflen;
};

struct kset_uevent_ops {
	int (*const filter)(const struct kobject *kobj);
	const char *(*const name)(const struct kobject *kobj);
	int (*const uevent)(const struct kobject *kobj,
			    struct kobj_uevent_env *env);
};

/* kobjects of one kind: a list, and a directory for them */
struct kset {
	struct list_head list;		/* list_lock */
	spinlock_t list_lock;
	struct kobject kobj;
	const struct kset_uevent_ops *uevent_ops;
};

/* an attribute that brings its own functions; for kobj_sysfs_ops */
struct kobj_attribute {
	struct attribute attr;
	ssize_t (*show)(struct kobject *kobj, struct kobj_attribute *attr,
			char *buf);
	ssize_t (*store)(struct kobject *kobj, struct kobj_attribute *attr,
			 const char *buf, size_t count);
};

extern const struct sysfs_ops kobj_sysfs_ops;

/* The well known places: /sys/kernel, /sys/module, /sys/devices, /sys/fs. */
extern struct kobject *kernel_kobj, *fs_kobj;
extern struct kset *module_kset, *devices_kset;

__printf(2, 3) int kobject_set_name(struct kobject *kobj, const char *fmt, ...);
__printf(2, 0) int kobject_set_name_vargs(struct kobject *kobj, const char *fmt,
					  va_list args);
void kobject_init(struct kobject *kobj, const struct kobj_type *ktype);
__printf(3, 4) __must_check int kobject_add(struct kobject *kobj,
					    struct kobject *parent,
					    const char *fmt, ...);
__printf(4, 5) __must_check int
kobject_init_and_add(struct kobject *kobj, const struct kobj_type *ktype,
		     struct kobject *parent, const char *fmt, ...);
void kobject_del(struct kobject *kobj);
struct kobject *__must_check kobject_create_and_add(const char *name,
						    struct kobject *parent);
struct kobject *kobject_get(struct kobject *kobj);
struct kobject *__must_check kobject_get_unless_zero(struct kobject *kobj);
void kobject_put(struct kobject *kobj);
char *kobject_get_path(const struct kobject *kobj, gfp_t flags);
int kobject_uevent(struct kobject *kobj, enum kobject_action action);
int kobject_uevent_env(struct kobject *kobj, enum kobject_action action,
		       char *envp[]);
__printf(2, 3) int add_uevent_var(struct kobj_uevent_env *env, const char *fmt,
				  ...);

void kset_init(struct kset *kset);
int __must_check kset_register(struct kset *kset);
void kset_unregister(struct kset *kset);
struct kset *__must_check
kset_create_and_add(const char *name, const struct kset_uevent_ops *ops,
		    struct kobject *parent);
struct kobject *kset_find_obj(struct kset *kset, const char *name);

static inline const char *kobject_name(const struct kobject *kobj)
{
	return kobj->name;
}

static inline const struct kobj_type *get_ktype(const struct kobject *kobj)
{
	return kobj->ktype;
}

static inline struct kset *to_kset(struct kobject *kobj)
{
	return kobj ? container_of(kobj, struct kset, kobj) : NULL;
}

static inline struct kset *kset_get(struct kset *kset)
{
	return kset ? to_kset(kobject_get(&kset->kobj)) : NULL;
}

static inline void kset_put(struct kset *kset)
{
	kobject_put(&kset->kobj);
}

#endif
