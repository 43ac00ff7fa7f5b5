/* SPDX-License-Identifier: MIT */
/* sysfs.h - values of kobjects as files below /sys; kernel/fs/sysfs.c. */
#ifndef _LINUX_SYSFS_H
#define _LINUX_SYSFS_H

#include <linux/atomic.h>
#include <linux/bug.h>
#include <linux/compiler.h>
#include <linux/errno.h>
#include <linux/kernel.h>
#include <linux/list.h>
#include <linux/stat.h>
#include <linux/stringify.h>
#include <linux/types.h>

struct file;
struct bin_attribute;
struct kernfs_node;
struct kobject;
struct module;
struct vm_area_struct;

/* one value, of the type that embeds this */
struct attribute {
	const char *name;
	umode_t mode;
};

#define sysfs_attr_init(attr)		do { } while (0)
#define sysfs_bin_attr_init(attr)	do { } while (0)

/**
 * struct attribute_group - values that come and go together
 * @name: of a directory for them; NULL: beside the others
 * @is_visible: the mode of one of them, 0: it is left out; n counts from 0
 * @attrs: ends with NULL; may be NULL
 * @bin_attrs: the same
 */
struct attribute_group {
	const char *name;
	umode_t (*is_visible)(struct kobject *kobj, struct attribute *attr,
			      int n);
	umode_t (*is_bin_visible)(struct kobject *kobj,
				  struct bin_attribute *attr, int n);
	struct attribute **attrs;
	struct bin_attribute **bin_attrs;
};

#define SYSFS_PREALLOC		010000
#define __ATTR(_name, _mode, _show, _store) {				\
	.attr = { .name = __stringify(_name),				\
		  .mode = VERIFY_OCTAL_PERMISSIONS(_mode) },		\
	.show	= _show,						\
	.store	= _store,						\
}
#define __ATTR_PREALLOC(_name, _mode, _show, _store)			\
	__ATTR(_name, _mode, _show, _store)
#define __ATTR_RO_MODE(_name, _mode) {					\
	.attr	= { .name = __stringify(_name),				\
		    .mode = VERIFY_OCTAL_PERMISSIONS(_mode) },		\
	.show	= _name ## _show,					\
}
#define __ATTR_RW_MODE(_name, _mode)					\
	__ATTR(_name, _mode, _name ## _show, _name ## _store)
#define __ATTR_RO(_name)	__ATTR_RO_MODE(_name, 0444)
#define __ATTR_RW(_name)	__ATTR_RW_MODE(_name, 0644)
#define __ATTR_WO(_name) {						\
	.attr	= { .name = __stringify(_name), .mode = 0200 },		\
	.store	= _name ## _store,					\
}
#define __ATTR_NULL		{ .attr = { .name = NULL } }
#define __ATTR_IGNORE_LOCKDEP	__ATTR

#define __ATTRIBUTE_GROUPS(_name)					\
static const struct attribute_group *_name ## _groups[] = {		\
	&_name ## _group,						\
	NULL,								\
}
#define ATTRIBUTE_GROUPS(_name)						\
static const struct attribute_group _name ## _group = {		\
	.attrs = _name ## _attrs,					\
};									\
__ATTRIBUTE_GROUPS(_name)
#define BIN_ATTRIBUTE_GROUPS(_name)					\
static const struct attribute_group _name ## _group = {		\
	.bin_attrs = _name ## _attrs,					\
};									\
__ATTRIBUTE_GROUPS(_name)

/* bytes as they are, at any place of the file */
struct bin_attribute {
	struct attribute attr;
	size_t size;			/* 0: no limit */
	void *private;
	ssize_t (*read)(struct file *file, struct kobject *kobj,
			struct bin_attribute *attr, char *buf, loff_t pos,
			size_t n);
	ssize_t (*write)(struct file *file, struct kobject *kobj,
			 struct bin_attribute *attr, char *buf, loff_t pos,
			 size_t n);
	/* no user memory: never called */
	int (*mmap)(struct file *file, struct kobject *kobj,
		    struct bin_attribute *attr, struct vm_area_struct *vma);
};

#define __BIN_ATTR(_name, _mode, _read, _write, _size) {		\
	.attr = { .name = __stringify(_name), .mode = _mode },		\
	.read	= _read,						\
	.write	= _write,						\
	.size	= _size,						\
}
#define __BIN_ATTR_RO(_name, _size) {					\
	.attr	= { .name = __stringify(_name), .mode = 0444 },		\
	.read	= _name ## _read,					\
	.size	= _size,						\
}
#define __BIN_ATTR_WO(_name, _size) {					\
	.attr	= { .name = __stringify(_name), .mode = 0200 },		\
	.write	= _name ## _write,					\
	.size	= _size,						\
}
#define __BIN_ATTR_RW(_name, _size)					\
	__BIN_ATTR(_name, 0644, _name ## _read, _name ## _write, _size)
#define BIN_ATTR(_name, _mode, _read, _write, _size)			\
	struct bin_attribute bin_attr_ ## _name =			\
		__BIN_ATTR(_name, _mode, _read, _write, _size)
#define BIN_ATTR_RO(_name, _size) \
	struct bin_attribute bin_attr_ ## _name = __BIN_ATTR_RO(_name, _size)
#define BIN_ATTR_WO(_name, _size) \
	struct bin_attribute bin_attr_ ## _name = __BIN_ATTR_WO(_name, _size)
#define BIN_ATTR_RW(_name, _size) \
	struct bin_attribute bin_attr_ ## _name = __BIN_ATTR_RW(_name, _size)

/* how a type of kobjects reads and writes its attributes */
struct sysfs_ops {
	ssize_t (*show)(struct kobject *kobj, struct attribute *attr,
			char *buf);
	ssize_t (*store)(struct kobject *kobj, struct attribute *attr,
			 const char *buf, size_t n);
};

int __must_check sysfs_create_dir(struct kobject *kobj);
void sysfs_remove_dir(struct kobject *kobj);
int __must_check sysfs_create_file(struct kobject *kobj,
				   const struct attribute *attr);
int __must_check sysfs_create_files(struct kobject *kobj,
				    const struct attribute *const *attrs);
int __must_check sysfs_chmod_file(struct kobject *kobj,
				  const struct attribute *attr, umode_t mode);
void sysfs_remove_file(struct kobject *kobj, const struct attribute *attr);
void sysfs_remove_files(struct kobject *kobj,
			const struct attribute *const *attrs);
int __must_check sysfs_create_bin_file(struct kobject *kobj,
				       const struct bin_attribute *attr);
void sysfs_remove_bin_file(struct kobject *kobj,
			   const struct bin_attribute *attr);
int __must_check sysfs_create_link(struct kobject *kobj,
				   struct kobject *target, const char *name);
void sysfs_remove_link(struct kobject *kobj, const char *name);
int __must_check sysfs_create_group(struct kobject *kobj,
				    const struct attribute_group *grp);
int __must_check sysfs_create_groups(struct kobject *kobj,
				     const struct attribute_group **groups);
void sysfs_remove_group(struct kobject *kobj,
			const struct attribute_group *grp);
void sysfs_remove_groups(struct kobject *kobj,
			 const struct attribute_group **groups);
int sysfs_add_file_to_group(struct kobject *kobj,
			    const struct attribute *attr, const char *group);
void sysfs_remove_file_from_group(struct kobject *kobj,
				  const struct attribute *attr,
				  const char *group);
void sysfs_notify(struct kobject *kobj, const char *dir, const char *attr);
__printf(2, 3) int sysfs_emit(char *buf, const char *fmt, ...);
__printf(3, 4) int sysfs_emit_at(char *buf, int at, const char *fmt, ...);

#endif
