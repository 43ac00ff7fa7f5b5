// SPDX-License-Identifier: MIT
/*
 * device_test.c - kobjects, attributes below /sys, classes and devices. What
 * it makes is below /sys/kernel/kunit and in classes named kunit*.
 */
#include <kunit/test.h>
#include <linux/cdev.h>
#include <linux/completion.h>
#include <linux/device.h>
#include <linux/err.h>
#include <linux/fs.h>
#include <linux/init_syscalls.h>
#include <linux/kobject.h>
#include <linux/kthread.h>
#include <linux/namei.h>
#include <linux/poll.h>
#include <linux/sched/task.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/sysfs.h>

static int value, released;
static struct kobject *dir;		/* /sys/kernel/kunit */

static ssize_t value_show(struct kobject *kobj, struct kobj_attribute *attr,
			  char *buf)
{
	return sysfs_emit(buf, "%d\n", value);
}

static ssize_t value_store(struct kobject *kobj, struct kobj_attribute *attr,
			   const char *buf, size_t count)
{
	return kstrtoint(buf, 0, &value) ?: (ssize_t)count;
}

static struct kobj_attribute value_attr = __ATTR_RW(value);
static struct kobj_attribute only_attr = __ATTR(only, 0444, value_show, NULL);
static struct kobj_attribute secret_attr =
	__ATTR(secret, 0200, NULL, value_store);

static int make_dir(struct kunit *test)
{
	value = 0;
	released = 0;
	dir = kobject_create_and_add("kunit", kernel_kobj);
	return dir ? 0 : -ENOMEM;
}

static void remove_dir(struct kunit *test)
{
	kobject_put(dir);
}

static ssize_t read_file(const char *path, char *buf, size_t size)
{
	struct file *file = filp_open(path, O_RDONLY, 0);
	ssize_t n;

	if (IS_ERR(file))
		return PTR_ERR(file);
	n = file_read(file, buf, size - 1);
	buf[n < 0 ? 0 : n] = '\0';
	filp_close(file, NULL);
	return n;
}

static ssize_t write_file(const char *path, const char *text)
{
	struct file *file = filp_open(path, O_WRONLY, 0);
	ssize_t n;

	if (IS_ERR(file))
		return PTR_ERR(file);
	n = file_write(file, text, strlen(text));
	filp_close(file, NULL);
	return n;
}

static bool exists(const char *path)
{
	struct kstat stat;

	return !init_stat(path, &stat, 0);
}

/* -------------------------------------------------------------- attributes */

static void an_attribute_is_read_and_written(struct kunit *test)
{
	char buf[16];

	KUNIT_ASSERT_EQ(test, sysfs_create_file(dir, &value_attr.attr), 0);
	KUNIT_EXPECT_EQ(test, write_file("/sys/kernel/kunit/value", "17\n"), 3);
	KUNIT_EXPECT_EQ(test, value, 17);
	KUNIT_EXPECT_EQ(test, read_file("/sys/kernel/kunit/value", buf, 16), 3);
	KUNIT_EXPECT_STREQ(test, buf, "17\n");
	KUNIT_EXPECT_EQ(test, write_file("/sys/kernel/kunit/value", "x"),
			-EINVAL);
	sysfs_remove_file(dir, &value_attr.attr);
	KUNIT_EXPECT_FALSE(test, exists("/sys/kernel/kunit/value"));
}

static void the_mode_says_how_it_may_be_opened(struct kunit *test)
{
	char buf[16];

	KUNIT_ASSERT_EQ(test, sysfs_create_file(dir, &only_attr.attr), 0);
	KUNIT_ASSERT_EQ(test, sysfs_create_file(dir, &secret_attr.attr), 0);
	KUNIT_EXPECT_EQ(test, write_file("/sys/kernel/kunit/only", "1"),
			-EACCES);
	KUNIT_EXPECT_EQ(test, read_file("/sys/kernel/kunit/secret", buf, 16),
			-EACCES);
	KUNIT_EXPECT_EQ(test, write_file("/sys/kernel/kunit/secret", "5"), 1);
	KUNIT_EXPECT_EQ(test, value, 5);
}

static void reading_goes_on_in_what_was_shown(struct kunit *test)
{
	struct file *file;
	char c = 0;

	value = 12;
	KUNIT_ASSERT_EQ(test, sysfs_create_file(dir, &value_attr.attr), 0);
	file = filp_open("/sys/kernel/kunit/value", O_RDONLY, 0);
	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, file);
	KUNIT_EXPECT_EQ(test, file_read(file, &c, 1), 1);
	value = 99;
	KUNIT_EXPECT_EQ(test, file_read(file, &c, 1), 1);
	KUNIT_EXPECT_EQ(test, c, '2');
	KUNIT_EXPECT_EQ(test, vfs_llseek(file, 0, SEEK_SET), 0);
	KUNIT_EXPECT_EQ(test, file_read(file, &c, 1), 1);
	KUNIT_EXPECT_EQ(test, c, '9');
	filp_close(file, NULL);
}

static void a_removed_attribute_is_no_device(struct kunit *test)
{
	struct file *file;
	char c;

	KUNIT_ASSERT_EQ(test, sysfs_create_file(dir, &value_attr.attr), 0);
	file = filp_open("/sys/kernel/kunit/value", O_RDWR, 0);
	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, file);
	sysfs_remove_file(dir, &value_attr.attr);
	KUNIT_EXPECT_EQ(test, file_read(file, &c, 1), -ENODEV);
	KUNIT_EXPECT_EQ(test, file_write(file, "1", 1), -ENODEV);
	filp_close(file, NULL);
}

/* a thread that may end by itself before it is stopped */
static struct task_struct *start(int (*fn)(void *), void *data,
				 const char *name)
{
	struct task_struct *p = kthread_create(fn, data, "%s", name);

	if (!IS_ERR(p)) {
		get_task_struct(p);
		wake_up_process(p);
	}
	return p;
}

static DECLARE_COMPLETION(in_store);
static DECLARE_COMPLETION(go_on);
static bool store_left;

static ssize_t slow_store(struct kobject *kobj, struct kobj_attribute *attr,
			  const char *buf, size_t count)
{
	complete(&in_store);
	wait_for_completion(&go_on);
	WRITE_ONCE(store_left, true);
	return count;
}

static struct kobj_attribute slow_attr = __ATTR(slow, 0200, NULL, slow_store);

static int write_slow(void *unused)
{
	return write_file("/sys/kernel/kunit/slow", "1");
}

static int remove_slow(void *done)
{
	sysfs_remove_file(dir, &slow_attr.attr);
	complete(done);
	return store_left;
}

static void removal_waits_for_a_store_that_runs(struct kunit *test)
{
	DECLARE_COMPLETION_ONSTACK(removed);
	struct task_struct *writer, *remover;

	reinit_completion(&in_store);
	reinit_completion(&go_on);
	store_left = false;
	KUNIT_ASSERT_EQ(test, sysfs_create_file(dir, &slow_attr.attr), 0);
	writer = start(write_slow, NULL, "kunit_writer");
	wait_for_completion(&in_store);
	remover = start(remove_slow, &removed, "kunit_remover");
	KUNIT_EXPECT_EQ(test, wait_for_completion_timeout(&removed, 5), 0);
	complete(&go_on);
	wait_for_completion(&removed);
	KUNIT_EXPECT_EQ(test, kthread_stop_put(remover), 1);
	KUNIT_EXPECT_EQ(test, kthread_stop_put(writer), 1);
}

static void a_name_is_given_once(struct kunit *test)
{
	KUNIT_ASSERT_EQ(test, sysfs_create_file(dir, &value_attr.attr), 0);
	KUNIT_EXPECT_EQ(test, sysfs_create_file(dir, &value_attr.attr),
			-EEXIST);
}

static umode_t not_the_first(struct kobject *kobj, struct attribute *attr,
			     int n)
{
	return n ? attr->mode : 0;
}

static struct attribute *both_attrs[] = {
	&value_attr.attr, &only_attr.attr, NULL,
};

static void a_group_has_its_own_directory(struct kunit *test)
{
	const struct attribute_group group = {
		.name = "inner", .attrs = both_attrs,
		.is_visible = not_the_first,
	};

	KUNIT_ASSERT_EQ(test, sysfs_create_group(dir, &group), 0);
	KUNIT_EXPECT_TRUE(test, exists("/sys/kernel/kunit/inner/only"));
	KUNIT_EXPECT_FALSE(test, exists("/sys/kernel/kunit/inner/value"));
	sysfs_remove_group(dir, &group);
	KUNIT_EXPECT_FALSE(test, exists("/sys/kernel/kunit/inner"));
}

static void a_group_that_fails_leaves_nothing(struct kunit *test)
{
	const struct attribute_group group = { .attrs = both_attrs };

	KUNIT_ASSERT_EQ(test, sysfs_create_file(dir, &only_attr.attr), 0);
	KUNIT_EXPECT_EQ(test, sysfs_create_group(dir, &group), -EEXIST);
	KUNIT_EXPECT_FALSE(test, exists("/sys/kernel/kunit/value"));
}

static ssize_t bytes_read(struct file *file, struct kobject *kobj,
			  struct bin_attribute *attr, char *buf, loff_t pos,
			  size_t n)
{
	memset(buf, 'a' + pos, n);
	return n;
}

static struct bin_attribute bytes_attr = {
	.attr = { .name = "bytes", .mode = 0444 },
	.size = 8, .read = bytes_read,
};

static void bytes_end_where_their_size_says(struct kunit *test)
{
	struct file *file;
	char buf[16] = "";

	KUNIT_ASSERT_EQ(test, sysfs_create_bin_file(dir, &bytes_attr), 0);
	file = filp_open("/sys/kernel/kunit/bytes", O_RDONLY, 0);
	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, file);
	KUNIT_EXPECT_EQ(test, file_read(file, buf, 3), 3);
	KUNIT_EXPECT_EQ(test, file_read(file, buf + 3, 16), 5);
	KUNIT_EXPECT_STREQ(test, buf, "aaaddddd");
	KUNIT_EXPECT_EQ(test, file_read(file, buf, 16), 0);
	filp_close(file, NULL);
	sysfs_remove_bin_file(dir, &bytes_attr);
}

static void notify_wakes_who_polls(struct kunit *test)
{
	struct file *file;
	char buf[16];

	KUNIT_ASSERT_EQ(test, sysfs_create_file(dir, &value_attr.attr), 0);
	file = filp_open("/sys/kernel/kunit/value", O_RDONLY, 0);
	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, file);
	file_read(file, buf, 16);
	KUNIT_EXPECT_EQ(test, poll_file(file, EPOLLPRI, 0), 0);
	sysfs_notify(dir, NULL, "value");
	KUNIT_EXPECT_TRUE(test, poll_file(file, EPOLLPRI, 0) & EPOLLPRI);
	filp_close(file, NULL);
}

/* ---------------------------------------------------------------- kobjects */

static void t_release(struct kobject *kobj)
{
	released++;
	kfree(kobj);
}

static const struct kobj_type t_type = {
	.release = t_release, .sysfs_ops = &kobj_sysfs_ops,
};

static void the_last_put_releases(struct kunit *test)
{
	struct kobject *kobj = kzalloc(sizeof(*kobj), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, kobj);
	KUNIT_ASSERT_EQ(test, kobject_init_and_add(kobj, &t_type, dir, "k%d",
						   7), 0);
	KUNIT_EXPECT_STREQ(test, kobject_name(kobj), "k7");
	KUNIT_EXPECT_TRUE(test, exists("/sys/kernel/kunit/k7"));
	kobject_get(kobj);
	kobject_put(kobj);
	KUNIT_EXPECT_EQ(test, released, 0);
	kobject_put(kobj);
	KUNIT_EXPECT_EQ(test, released, 1);
	KUNIT_EXPECT_FALSE(test, exists("/sys/kernel/kunit/k7"));
}

static void del_takes_the_directory_and_leaves_the_object(struct kunit *test)
{
	struct kobject *kobj = kzalloc(sizeof(*kobj), GFP_KERNEL);

	KUNIT_ASSERT_NOT_NULL(test, kobj);
	kobject_init(kobj, &t_type);
	KUNIT_EXPECT_EQ(test, kobject_add(kobj, dir, "gone"), 0);
	kobject_del(kobj);
	KUNIT_EXPECT_FALSE(test, exists("/sys/kernel/kunit/gone"));
	KUNIT_EXPECT_EQ(test, released, 0);
	kobject_put(kobj);
	KUNIT_EXPECT_EQ(test, released, 1);
}

static void a_child_keeps_its_parent(struct kunit *test)
{
	struct kobject *parent = kzalloc(sizeof(*parent), GFP_KERNEL);
	struct kobject *child;

	KUNIT_ASSERT_EQ(test, kobject_init_and_add(parent, &t_type, dir, "p"),
			0);
	child = kobject_create_and_add("c", parent);
	KUNIT_ASSERT_NOT_NULL(test, child);
	kobject_put(parent);
	KUNIT_EXPECT_EQ(test, released, 0);
	kobject_put(child);
	KUNIT_EXPECT_EQ(test, released, 1);
}

static void a_kset_finds_its_members(struct kunit *test)
{
	struct kset *kset = kset_create_and_add("set", NULL, dir);
	struct kobject *kobj = kzalloc(sizeof(*kobj), GFP_KERNEL), *found;

	KUNIT_ASSERT_NOT_NULL(test, kset);
	kobj->kset = kset;
	KUNIT_ASSERT_EQ(test, kobject_init_and_add(kobj, &t_type, NULL, "m"),
			0);
	KUNIT_EXPECT_TRUE(test, exists("/sys/kernel/kunit/set/m"));
	found = kset_find_obj(kset, "m");
	KUNIT_EXPECT_PTR_EQ(test, found, kobj);
	kobject_put(found);
	kobject_put(kobj);
	KUNIT_EXPECT_NULL(test, kset_find_obj(kset, "m"));
	kset_unregister(kset);
}

static void a_link_leads_to_another_kobject(struct kunit *test)
{
	struct kobject *sub = kobject_create_and_add("sub", dir);
	char buf[16];

	value = 3;
	KUNIT_ASSERT_NOT_NULL(test, sub);
	KUNIT_ASSERT_EQ(test, sysfs_create_file(dir, &value_attr.attr), 0);
	KUNIT_ASSERT_EQ(test, sysfs_create_link(sub, dir, "up"), 0);
	KUNIT_EXPECT_EQ(test, read_file("/sys/kernel/kunit/sub/up/value", buf,
					16), 2);
	KUNIT_EXPECT_EQ(test, sysfs_create_link(sub, dir, "up"), -EEXIST);
	sysfs_remove_link(sub, "up");
	KUNIT_EXPECT_FALSE(test, exists("/sys/kernel/kunit/sub/up"));
	kobject_put(sub);
}

/* ----------------------------------------------------------------- classes */

static void a_class_is_a_directory(struct kunit *test)
{
	struct class *class = class_create("kunit_class"), *old;

	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, class);
	KUNIT_EXPECT_TRUE(test, exists("/sys/class/kunit_class"));
	KUNIT_EXPECT_EQ(test, PTR_ERR(class_create("kunit_class")), -EEXIST);
	class_destroy(class);
	KUNIT_EXPECT_FALSE(test, exists("/sys/class/kunit_class"));
	old = class_create(THIS_MODULE, "kunit_old");
	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, old);
	class_destroy(old);
}

static ssize_t version_show(const struct class *class,
			    const struct class_attribute *attr, char *buf)
{
	return sysfs_emit(buf, "%s\n", class->name);
}
static CLASS_ATTR_RO(version);

static void a_class_has_attributes_of_its_own(struct kunit *test)
{
	struct class *class = class_create("kunit_class");
	char buf[32];

	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, class);
	KUNIT_EXPECT_EQ(test, class_create_file(class, &class_attr_version), 0);
	read_file("/sys/class/kunit_class/version", buf, 32);
	KUNIT_EXPECT_STREQ(test, buf, "kunit_class\n");
	class_remove_file(class, &class_attr_version);
	class_destroy(class);
}

/* ----------------------------------------------------------------- devices */

static void device_create_makes_node_and_directory(struct kunit *test)
{
	struct class *class = class_create("kunit_class");
	struct kstat stat = { };
	struct device *dev;
	char buf[64];

	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, class);
	dev = device_create(class, NULL, MKDEV(240, 3), NULL, "kunit%d", 3);
	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, dev);
	KUNIT_EXPECT_EQ(test, init_stat("/dev/kunit3", &stat, 0), 0);
	KUNIT_EXPECT_EQ(test, stat.mode, S_IFCHR | 0600);
	KUNIT_EXPECT_EQ(test, stat.rdev, MKDEV(240, 3));
	read_file("/sys/class/kunit_class/kunit3/dev", buf, 64);
	KUNIT_EXPECT_STREQ(test, buf, "240:3\n");
	read_file("/sys/devices/virtual/kunit_class/kunit3/uevent", buf, 64);
	KUNIT_EXPECT_STREQ(test, buf, "MAJOR=240\nMINOR=3\nDEVNAME=kunit3\n");
	KUNIT_EXPECT_TRUE(test, exists("/sys/class/kunit_class/kunit3/"
				       "subsystem/kunit3"));
	device_destroy(class, MKDEV(240, 3));
	KUNIT_EXPECT_FALSE(test, exists("/dev/kunit3"));
	KUNIT_EXPECT_FALSE(test, exists("/sys/class/kunit_class/kunit3"));
	KUNIT_EXPECT_FALSE(test, exists("/sys/devices/virtual/kunit_class"));
	class_destroy(class);
}

static void a_second_device_of_that_name_fails(struct kunit *test)
{
	struct class *class = class_create("kunit_class");

	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, class);
	device_create(class, NULL, MKDEV(240, 1), NULL, "kunit");
	KUNIT_EXPECT_EQ(test, PTR_ERR(device_create(class, NULL, MKDEV(240, 2),
						    NULL, "kunit")), -EEXIST);
	KUNIT_EXPECT_TRUE(test, exists("/dev/kunit"));
	device_destroy(class, MKDEV(240, 1));
	KUNIT_EXPECT_FALSE(test, exists("/dev/kunit"));
	KUNIT_EXPECT_EQ(test, PTR_ERR(device_create(NULL, NULL, MKDEV(240, 2),
						    NULL, "kunit")), -ENODEV);
	class_destroy(class);
}

static void a_slash_in_the_name_is_a_directory_in_dev(struct kunit *test)
{
	struct class *class = class_create("kunit_class");

	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, class);
	device_create(class, NULL, MKDEV(240, 1), NULL, "kunit/a/b");
	KUNIT_EXPECT_TRUE(test, exists("/dev/kunit/a/b"));
	KUNIT_EXPECT_TRUE(test, exists("/sys/class/kunit_class/kunit!a!b"));
	device_destroy(class, MKDEV(240, 1));
	KUNIT_EXPECT_FALSE(test, exists("/dev/kunit"));
	class_destroy(class);
}

static char *t_devnode(const struct device *dev, umode_t *mode)
{
	if (mode)
		*mode = 0666;
	return kstrdup("kunit_other", GFP_KERNEL);
}

static void the_class_may_name_the_node(struct kunit *test)
{
	struct class *class = class_create("kunit_class");
	struct kstat stat = { };

	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, class);
	class->devnode = t_devnode;
	device_create(class, NULL, MKDEV(240, 1), NULL, "kunit");
	KUNIT_EXPECT_EQ(test, init_stat("/dev/kunit_other", &stat, 0), 0);
	KUNIT_EXPECT_EQ(test, stat.mode, S_IFCHR | 0666);
	device_destroy(class, MKDEV(240, 1));
	KUNIT_EXPECT_FALSE(test, exists("/dev/kunit_other"));
	class_destroy(class);
}

static ssize_t speed_show(struct device *dev, struct device_attribute *attr,
			  char *buf)
{
	return sysfs_emit(buf, "%d\n", *(int *)dev_get_drvdata(dev));
}

static ssize_t speed_store(struct device *dev, struct device_attribute *attr,
			   const char *buf, size_t count)
{
	return kstrtoint(buf, 0, dev_get_drvdata(dev)) ?: (ssize_t)count;
}
static DEVICE_ATTR_RW(speed);

static struct attribute *speed_attrs[] = { &dev_attr_speed.attr, NULL };
ATTRIBUTE_GROUPS(speed);

static void attributes_of_a_device_reach_its_data(struct kunit *test)
{
	struct class *class = class_create("kunit_class");
	char buf[16];

	value = 5;
	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, class);
	device_create_with_groups(class, NULL, MKDEV(0, 0), &value,
				  speed_groups, "kunit");
	KUNIT_EXPECT_EQ(test, write_file("/sys/class/kunit_class/kunit/speed",
					 "9"), 1);
	KUNIT_EXPECT_EQ(test, value, 9);
	read_file("/sys/class/kunit_class/kunit/speed", buf, 16);
	KUNIT_EXPECT_STREQ(test, buf, "9\n");
	KUNIT_EXPECT_FALSE(test, exists("/dev/kunit"));
	device_destroy(class, MKDEV(0, 0));
	class_destroy(class);
}

static void dev_release(struct device *dev)
{
	released++;
}

static void action(void *data)
{
	*(int *)data += 10;
}

static void a_device_in_the_drivers_memory_is_released(struct kunit *test)
{
	static struct device dev;

	memset(&dev, 0, sizeof(dev));
	dev.release = dev_release;
	device_initialize(&dev);
	dev_set_name(&dev, "kunit_plain");
	KUNIT_ASSERT_EQ(test, device_add(&dev), 0);
	KUNIT_EXPECT_TRUE(test, exists("/sys/devices/kunit_plain"));
	KUNIT_EXPECT_NOT_NULL(test, devm_kzalloc(&dev, 100, GFP_KERNEL));
	KUNIT_EXPECT_EQ(test, devm_add_action(&dev, action, &value), 0);
	get_device(&dev);
	device_unregister(&dev);
	KUNIT_EXPECT_EQ(test, released, 0);
	KUNIT_EXPECT_FALSE(test, exists("/sys/devices/kunit_plain"));
	put_device(&dev);
	KUNIT_EXPECT_EQ(test, released, 1);
	KUNIT_EXPECT_EQ(test, value, 10);
}

static void a_device_lives_below_its_parent(struct kunit *test)
{
	struct class *class = class_create("kunit_class");
	struct device *parent, *child;

	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, class);
	parent = device_create(class, NULL, MKDEV(240, 1), NULL, "kunit_p");
	child = device_create(class, parent, MKDEV(240, 2), NULL, "kunit_c");
	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, child);
	KUNIT_EXPECT_TRUE(test, exists("/sys/devices/virtual/kunit_class/"
				       "kunit_p/kunit_c/device/kunit_c"));
	device_destroy(class, MKDEV(240, 2));
	device_destroy(class, MKDEV(240, 1));
	class_destroy(class);
}

static struct kunit_case sysfs_cases[] = {
	KUNIT_CASE(an_attribute_is_read_and_written),
	KUNIT_CASE(the_mode_says_how_it_may_be_opened),
	KUNIT_CASE(reading_goes_on_in_what_was_shown),
	KUNIT_CASE(a_removed_attribute_is_no_device),
	KUNIT_CASE(removal_waits_for_a_store_that_runs),
	KUNIT_CASE(a_name_is_given_once),
	KUNIT_CASE(a_group_has_its_own_directory),
	KUNIT_CASE(a_group_that_fails_leaves_nothing),
	KUNIT_CASE(bytes_end_where_their_size_says),
	KUNIT_CASE(notify_wakes_who_polls),
	KUNIT_CASE(the_last_put_releases),
	KUNIT_CASE(del_takes_the_directory_and_leaves_the_object),
	KUNIT_CASE(a_child_keeps_its_parent),
	KUNIT_CASE(a_kset_finds_its_members),
	KUNIT_CASE(a_link_leads_to_another_kobject),
	{}
};

static struct kunit_suite sysfs_suite = {
	.name = "sysfs", .init = make_dir, .exit = remove_dir,
	.test_cases = sysfs_cases,
};
kunit_test_suite(sysfs_suite);

static struct kunit_case device_cases[] = {
	KUNIT_CASE(a_class_is_a_directory),
	KUNIT_CASE(a_class_has_attributes_of_its_own),
	KUNIT_CASE(device_create_makes_node_and_directory),
	KUNIT_CASE(a_second_device_of_that_name_fails),
	KUNIT_CASE(a_slash_in_the_name_is_a_directory_in_dev),
	KUNIT_CASE(the_class_may_name_the_node),
	KUNIT_CASE(attributes_of_a_device_reach_its_data),
	KUNIT_CASE(a_device_in_the_drivers_memory_is_released),
	KUNIT_CASE(a_device_lives_below_its_parent),
	{}
};

static struct kunit_suite device_suite = {
	.name = "device", .init = make_dir, .exit = remove_dir,
	.test_cases = device_cases,
};
kunit_test_suite(device_suite);
