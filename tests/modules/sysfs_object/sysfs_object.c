// SPDX-License-Identifier: MIT
/*
 * sysfs_object.c - a directory below /sys with one value in each file.
 *
 * A kobject is a directory, an attribute is a file, and a group is several of
 * them that come and go together. show() fills one page, store() gets what was
 * written, and returns how much of it was used: all.
 */
#define pr_fmt(fmt) "sysfs: " fmt

#include <linux/kobject.h>
#include <linux/kstrtox.h>
#include <linux/module.h>
#include <linux/string.h>
#include <linux/sysfs.h>

static struct kobject *object;
static int speed = 50;
static char label[16] = "none";

static ssize_t speed_show(struct kobject *kobj, struct kobj_attribute *attr,
			  char *buf)
{
	return sysfs_emit(buf, "%d\n", speed);
}

static ssize_t speed_store(struct kobject *kobj, struct kobj_attribute *attr,
			   const char *buf, size_t count)
{
	int value, err = kstrtoint(buf, 0, &value);

	if (err)
		return err;
	if (value < 0 || value > 100)
		return -ERANGE;
	speed = value;
	pr_info("speed is %d now\n", speed);
	return count;
}

static ssize_t label_show(struct kobject *kobj, struct kobj_attribute *attr,
			  char *buf)
{
	return sysfs_emit(buf, "%s of %s, file %s\n", label,
			  kobject_name(kobj), attr->attr.name);
}

static ssize_t label_store(struct kobject *kobj, struct kobj_attribute *attr,
			   const char *buf, size_t count)
{
	if (sysfs_streq(buf, "none"))
		return -EINVAL;
	strscpy(label, buf, sizeof(label));
	strim(label);
	return count;
}

static ssize_t all_show(struct kobject *kobj, struct kobj_attribute *attr,
			char *buf)
{
	int len = sysfs_emit(buf, "speed");

	return len + sysfs_emit_at(buf, len, "=%d label=%s\n", speed, label);
}

static struct kobj_attribute speed_attr = __ATTR_RW(speed);
static struct kobj_attribute label_attr = __ATTR(label, 0644, label_show,
						 label_store);
static struct kobj_attribute all_attr = __ATTR_RO(all);

static struct attribute *attrs[] = {
	&speed_attr.attr, &label_attr.attr, NULL
};
static const struct attribute_group group = { .attrs = attrs };

static int __init object_init(void)
{
	int err;

	object = kobject_create_and_add("pid2_object", kernel_kobj);
	if (!object)
		return -ENOMEM;
	err = sysfs_create_group(object, &group);
	if (!err)
		err = sysfs_create_file(object, &all_attr.attr);
	if (err)
		kobject_put(object);
	return err;
}

static void __exit object_exit(void)
{
	sysfs_remove_file(object, &all_attr.attr);
	sysfs_remove_group(object, &group);
	kobject_put(object);
}

module_init(object_init);
module_exit(object_exit);

MODULE_DESCRIPTION("a kobject with attributes");
MODULE_LICENSE("Dual MIT/GPL");
