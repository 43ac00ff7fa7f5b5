// SPDX-License-Identifier: MIT
/*
 * chrdev_test.c - character devices: numbers, nodes, opens, and what is held
 * while a file is open; copies from and to bad addresses; misc devices.
 */
#include <kunit/test.h>
#include <linux/cdev.h>
#include <linux/device.h>
#include <linux/err.h>
#include <linux/fs.h>
#include <linux/init_syscalls.h>
#include <linux/major.h>
#include <linux/miscdevice.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/uaccess.h>

#define NODE	"/dev/kunit_node"
#define BAD	((void *)16)		/* nothing is mapped there */

static int opens, releases;
static char text[16];

static int t_open(struct inode *inode, struct file *file)
{
	opens++;
	file->private_data = (void *)(unsigned long)iminor(inode);
	return iminor(inode) == 66 ? -EBUSY : 0;
}

static int t_release(struct inode *inode, struct file *file)
{
	releases++;
	return 0;
}

static ssize_t t_read(struct file *file, char __user *buf, size_t n,
		      loff_t *pos)
{
	return simple_read_from_buffer(buf, n, pos, text, strlen(text));
}

static ssize_t t_write(struct file *file, const char __user *buf, size_t n,
		       loff_t *pos)
{
	return simple_write_to_buffer(text, sizeof(text) - 1, pos, buf, n);
}

static long t_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	if (cmd == 1)
		return put_user(42, (int __user *)arg);
	return cmd == 2 ? -ENOIOCTLCMD : (long)arg;
}

static const struct file_operations t_fops = {
	.owner = THIS_MODULE,
	.open = t_open,
	.release = t_release,
	.read = t_read,
	.write = t_write,
	.unlocked_ioctl = t_ioctl,
	.llseek = default_llseek,
};

static const struct file_operations bare_fops = {
	.owner = THIS_MODULE,
};

static int reset(struct kunit *test)
{
	opens = releases = 0;
	memset(text, 0, sizeof(text));
	return 0;
}

static void remove_node(struct kunit *test)
{
	init_unlink(NODE);
}

static int open_error(const char *path, int flags)
{
	struct file *file = filp_open(path, flags, 0);

	if (IS_ERR(file))
		return PTR_ERR(file);
	filp_close(file, NULL);
	return 0;
}

/* ---------------------------------------------------------------- numbers */

static void majors_are_given_out_from_254_downwards(struct kunit *test)
{
	int first = register_chrdev(0, "kunit-a", &t_fops);
	int second = register_chrdev(0, "kunit-b", &t_fops);

	KUNIT_EXPECT_LE(test, first, 254);
	KUNIT_EXPECT_GT(test, first, 234);
	KUNIT_EXPECT_LT(test, second, first);
	unregister_chrdev(first, "kunit-a");
	KUNIT_EXPECT_EQ(test, register_chrdev(0, "kunit-c", &t_fops), first);
	unregister_chrdev(first, "kunit-c");
	unregister_chrdev(second, "kunit-b");
}

static void a_taken_number_is_busy(struct kunit *test)
{
	dev_t dev = MKDEV(60, 10);

	KUNIT_EXPECT_EQ(test, register_chrdev_region(dev, 10, "kunit"), 0);
	KUNIT_EXPECT_EQ(test, register_chrdev_region(dev + 9, 1, "x"), -EBUSY);
	KUNIT_EXPECT_EQ(test, register_chrdev_region(dev - 5, 6, "x"), -EBUSY);
	KUNIT_EXPECT_EQ(test, register_chrdev(60, "x", &t_fops), -EBUSY);
	KUNIT_EXPECT_EQ(test, register_chrdev_region(dev + 10, 1, "k2"), 0);
	KUNIT_EXPECT_EQ(test, register_chrdev_region(dev - 5, 5, "k3"), 0);
	unregister_chrdev_region(dev - 5, 5);
	unregister_chrdev_region(dev + 10, 1);
	unregister_chrdev_region(dev, 10);
	KUNIT_EXPECT_EQ(test, register_chrdev(60, "x", &t_fops), 0);
	unregister_chrdev(60, "x");
}

static void a_region_may_cross_majors(struct kunit *test)
{
	dev_t dev = MKDEV(60, MINORMASK - 1);

	KUNIT_EXPECT_EQ(test, register_chrdev_region(dev, 4, "kunit"), 0);
	KUNIT_EXPECT_EQ(test, register_chrdev_region(MKDEV(61, 1), 1, "x"),
			-EBUSY);
	KUNIT_EXPECT_EQ(test, register_chrdev_region(MKDEV(61, 2), 1, "x"), 0);
	unregister_chrdev_region(MKDEV(61, 2), 1);
	unregister_chrdev_region(dev, 4);
	KUNIT_EXPECT_EQ(test, register_chrdev_region(MKDEV(61, 1), 1, "x"), 0);
	unregister_chrdev_region(MKDEV(61, 1), 1);
}

static void a_region_that_fails_half_way_is_undone(struct kunit *test)
{
	KUNIT_EXPECT_EQ(test, register_chrdev_region(MKDEV(61, 0), 1, "x"), 0);
	KUNIT_EXPECT_EQ(test, register_chrdev_region(MKDEV(60, MINORMASK), 2,
						     "y"), -EBUSY);
	KUNIT_EXPECT_EQ(test, register_chrdev_region(MKDEV(60, MINORMASK), 1,
						     "y"), 0);
	unregister_chrdev_region(MKDEV(60, MINORMASK), 1);
	unregister_chrdev_region(MKDEV(61, 0), 1);
}

static void a_major_too_large_is_invalid(struct kunit *test)
{
	KUNIT_EXPECT_EQ(test, register_chrdev(512, "kunit", &t_fops), -EINVAL);
}

static void alloc_chrdev_region_starts_at_the_minor_asked_for(struct kunit *test)
{
	dev_t dev = 0;

	KUNIT_EXPECT_EQ(test, alloc_chrdev_region(&dev, 5, 3, "kunit"), 0);
	KUNIT_EXPECT_EQ(test, MINOR(dev), 5);
	KUNIT_EXPECT_GT(test, MAJOR(dev), 0);
	unregister_chrdev_region(dev, 3);
}

/* ------------------------------------------------------------------ nodes */

static void a_node_reaches_the_driver(struct kunit *test)
{
	int major = register_chrdev(0, "kunit", &t_fops);
	struct file *file;
	char buf[8] = "";

	KUNIT_EXPECT_EQ(test, init_mknod(NODE, S_IFCHR | 0600,
					 MKDEV(major, 7)), 0);
	file = filp_open(NODE, O_RDWR, 0);
	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, file);
	KUNIT_EXPECT_PTR_EQ(test, file->private_data, (void *)7);
	KUNIT_EXPECT_EQ(test, file_write(file, "abc", 3), 3);
	KUNIT_EXPECT_EQ(test, file_read(file, buf, 8), 0);
	KUNIT_EXPECT_EQ(test, vfs_llseek(file, 1, SEEK_SET), 1);
	KUNIT_EXPECT_EQ(test, file_read(file, buf, 8), 2);
	KUNIT_EXPECT_STREQ(test, buf, "bc");
	KUNIT_EXPECT_EQ(test, releases, 0);
	filp_close(file, NULL);
	KUNIT_EXPECT_EQ(test, opens, 1);
	KUNIT_EXPECT_EQ(test, releases, 1);
	unregister_chrdev(major, "kunit");
}

static void a_node_without_a_driver_has_no_device(struct kunit *test)
{
	int major = register_chrdev(0, "kunit", &t_fops);

	init_mknod(NODE, S_IFCHR | 0600, MKDEV(major, 0));
	KUNIT_EXPECT_EQ(test, open_error(NODE, O_RDONLY), 0);
	unregister_chrdev(major, "kunit");
	KUNIT_EXPECT_EQ(test, open_error(NODE, O_RDONLY), -ENXIO);
	major = register_chrdev(major, "kunit", &t_fops) ?: major;
	KUNIT_EXPECT_EQ(test, open_error(NODE, O_RDONLY), 0);
	unregister_chrdev(major, "kunit");
}

static void an_open_that_fails_leaves_nothing(struct kunit *test)
{
	int major = register_chrdev(0, "kunit", &t_fops);

	init_mknod(NODE, S_IFCHR | 0600, MKDEV(major, 66));
	KUNIT_EXPECT_EQ(test, open_error(NODE, O_RDONLY), -EBUSY);
	KUNIT_EXPECT_EQ(test, opens, 1);
	KUNIT_EXPECT_EQ(test, releases, 0);
	unregister_chrdev(major, "kunit");
}

static void what_the_driver_lacks_is_refused(struct kunit *test)
{
	int major = register_chrdev(0, "kunit", &bare_fops);
	struct file *file;
	char c;

	init_mknod(NODE, S_IFCHR | 0600, MKDEV(major, 0));
	file = filp_open(NODE, O_RDWR, 0);
	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, file);
	KUNIT_EXPECT_EQ(test, file_read(file, &c, 1), -EINVAL);
	KUNIT_EXPECT_EQ(test, file_write(file, &c, 1), -EINVAL);
	KUNIT_EXPECT_EQ(test, vfs_ioctl(file, 1, 0), -ENOTTY);
	KUNIT_EXPECT_EQ(test, vfs_llseek(file, 0, SEEK_SET), -ESPIPE);
	KUNIT_EXPECT_EQ(test, vfs_fsync(file, 0), -EINVAL);
	filp_close(file, NULL);
	unregister_chrdev(major, "kunit");
}

static void a_cdev_in_the_drivers_memory_works(struct kunit *test)
{
	static struct cdev cdev;
	dev_t dev;

	KUNIT_ASSERT_EQ(test, alloc_chrdev_region(&dev, 0, 2, "kunit"), 0);
	init_mknod(NODE, S_IFCHR | 0600, dev + 1);
	KUNIT_EXPECT_EQ(test, open_error(NODE, O_RDONLY), -ENXIO);
	cdev_init(&cdev, &t_fops);
	cdev.owner = THIS_MODULE;
	KUNIT_EXPECT_EQ(test, cdev_add(&cdev, dev, 2), 0);
	KUNIT_EXPECT_EQ(test, open_error(NODE, O_RDONLY), 0);
	cdev_del(&cdev);
	KUNIT_EXPECT_EQ(test, open_error(NODE, O_RDONLY), -ENXIO);
	unregister_chrdev_region(dev, 2);
}

static void an_open_file_goes_on_after_cdev_del(struct kunit *test)
{
	struct cdev *cdev = cdev_alloc();
	struct file *file;
	dev_t dev;

	KUNIT_ASSERT_NOT_NULL(test, cdev);
	KUNIT_ASSERT_EQ(test, alloc_chrdev_region(&dev, 0, 1, "kunit"), 0);
	cdev->ops = &t_fops;
	KUNIT_EXPECT_EQ(test, cdev_add(cdev, dev, 1), 0);
	init_mknod(NODE, S_IFCHR | 0600, dev);
	file = filp_open(NODE, O_RDWR, 0);
	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, file);
	cdev_del(cdev);
	KUNIT_EXPECT_EQ(test, file_write(file, "x", 1), 1);
	filp_close(file, NULL);
	KUNIT_EXPECT_EQ(test, open_error(NODE, O_RDONLY), -ENXIO);
	unregister_chrdev_region(dev, 1);
}

static void an_unlinked_node_may_be_open(struct kunit *test)
{
	int major = register_chrdev(0, "kunit", &t_fops);
	struct file *file;

	init_mknod(NODE, S_IFCHR | 0600, MKDEV(major, 0));
	file = filp_open(NODE, O_RDWR, 0);
	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, file);
	KUNIT_EXPECT_EQ(test, init_unlink(NODE), 0);
	unregister_chrdev(major, "kunit");
	KUNIT_EXPECT_EQ(test, file_write(file, "x", 1), 1);
	filp_close(file, NULL);
	KUNIT_EXPECT_EQ(test, releases, 1);
}

/* --------------------------------------------------------------- commands */

static void ioctl_answers_through_its_argument(struct kunit *test)
{
	int major = register_chrdev(0, "kunit", &t_fops), value = 0;
	struct file *file;

	init_mknod(NODE, S_IFCHR | 0600, MKDEV(major, 0));
	file = filp_open(NODE, O_RDWR, 0);
	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, file);
	KUNIT_EXPECT_EQ(test, vfs_ioctl(file, 1, (unsigned long)&value), 0);
	KUNIT_EXPECT_EQ(test, value, 42);
	KUNIT_EXPECT_EQ(test, vfs_ioctl(file, 1, (unsigned long)BAD), -EFAULT);
	KUNIT_EXPECT_EQ(test, vfs_ioctl(file, 2, 0), -ENOTTY);
	KUNIT_EXPECT_EQ(test, vfs_ioctl(file, 3, 5), 5);
	filp_close(file, NULL);
	unregister_chrdev(major, "kunit");
}

/* ----------------------------------------------------------- bad addresses */

static void a_bad_address_costs_the_bytes_behind_it(struct kunit *test)
{
	char buf[8] = "1234567";

	KUNIT_EXPECT_EQ(test, copy_from_user(buf, BAD, 4), 4);
	KUNIT_EXPECT_EQ(test, buf[0], 0);
	KUNIT_EXPECT_EQ(test, buf[3], 0);
	KUNIT_EXPECT_EQ(test, buf[4], '5');
	KUNIT_EXPECT_EQ(test, copy_to_user(BAD, buf, 3), 3);
	KUNIT_EXPECT_EQ(test, copy_to_user((void *)0x8000000000000000, buf, 3),
			3);
	KUNIT_EXPECT_EQ(test, copy_from_user(buf, NULL, 1), 1);
	KUNIT_EXPECT_EQ(test, clear_user(BAD, 9), 9);
}

static void constants_cannot_be_written_by_copies(struct kunit *test)
{
	static const char fixed[4] = "abc";

	KUNIT_EXPECT_EQ(test, copy_to_user((void *)fixed, "xyz", 3), 3);
	KUNIT_EXPECT_EQ(test, fixed[0], 'a');
}

static void get_and_put_user_have_the_width_of_the_pointer(struct kunit *test)
{
	u16 half[2] = { 0xffff, 0xffff };
	s8 small = -3;
	long wide = 7;
	void *ptr = NULL, *const place = &wide;

	KUNIT_EXPECT_EQ(test, put_user(0, &half[0]), 0);
	KUNIT_EXPECT_EQ(test, half[1], 0xffff);
	KUNIT_EXPECT_EQ(test, get_user(wide, &small), 0);
	KUNIT_EXPECT_EQ(test, wide, -3);
	KUNIT_EXPECT_EQ(test, get_user(ptr, &place), 0);
	KUNIT_EXPECT_PTR_EQ(test, ptr, (void *)&wide);
	KUNIT_EXPECT_EQ(test, get_user(wide, (long *)BAD), -EFAULT);
	KUNIT_EXPECT_EQ(test, wide, 0);
	KUNIT_EXPECT_EQ(test, put_user(1, (int *)BAD), -EFAULT);
}

static void strings_of_the_caller_are_measured(struct kunit *test)
{
	char buf[8];

	KUNIT_EXPECT_EQ(test, strncpy_from_user(buf, "hello", 8), 5);
	KUNIT_EXPECT_STREQ(test, buf, "hello");
	KUNIT_EXPECT_EQ(test, strncpy_from_user(buf, "hello", 3), 3);
	KUNIT_EXPECT_EQ(test, strncpy_from_user(buf, BAD, 3), -EFAULT);
	KUNIT_EXPECT_EQ(test, strnlen_user("hello", 8), 6);
	KUNIT_EXPECT_GT(test, strnlen_user("hello", 3), 3);
	KUNIT_EXPECT_EQ(test, strnlen_user(BAD, 3), 0);
}

static void copies_into_new_memory_say_why_not(struct kunit *test)
{
	char *p = memdup_user_nul("abcdef", 3);

	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, p);
	KUNIT_EXPECT_STREQ(test, p, "abc");
	kfree(p);
	KUNIT_EXPECT_EQ(test, PTR_ERR(memdup_user(BAD, 8)), -EFAULT);
	KUNIT_EXPECT_EQ(test, PTR_ERR(strndup_user("hello", 5)), -EINVAL);
	KUNIT_EXPECT_EQ(test, PTR_ERR(strndup_user(BAD, 5)), -EFAULT);
	p = strndup_user("hello", 6);
	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, p);
	KUNIT_EXPECT_STREQ(test, p, "hello");
	kfree(p);
}

static void numbers_of_the_caller_are_parsed(struct kunit *test)
{
	int n = 0;
	bool on = false;

	KUNIT_EXPECT_EQ(test, kstrtoint_from_user("-12\n", 4, 10, &n), 0);
	KUNIT_EXPECT_EQ(test, n, -12);
	KUNIT_EXPECT_EQ(test, kstrtoint_from_user("12x", 3, 10, &n), -EINVAL);
	KUNIT_EXPECT_EQ(test, kstrtoint_from_user("129", 2, 10, &n), 0);
	KUNIT_EXPECT_EQ(test, n, 12);
	KUNIT_EXPECT_EQ(test, kstrtoint_from_user(BAD, 2, 10, &n), -EFAULT);
	KUNIT_EXPECT_EQ(test, kstrtobool_from_user("y\n", 2, &on), 0);
	KUNIT_EXPECT_TRUE(test, on);
}

/* ------------------------------------------------------------------- misc */

static void a_misc_device_has_a_node(struct kunit *test)
{
	struct miscdevice misc = {
		.minor = MISC_DYNAMIC_MINOR, .name = "kunit_misc",
		.fops = &t_fops, .mode = 0640,
	};
	struct kstat stat;

	KUNIT_ASSERT_EQ(test, misc_register(&misc), 0);
	KUNIT_EXPECT_LT(test, misc.minor, 128);
	KUNIT_EXPECT_EQ(test, init_stat("/dev/kunit_misc", &stat, 0), 0);
	KUNIT_EXPECT_EQ(test, stat.mode, S_IFCHR | 0640);
	KUNIT_EXPECT_EQ(test, stat.rdev, MKDEV(MISC_MAJOR, misc.minor));
	KUNIT_EXPECT_EQ(test, open_error("/dev/kunit_misc", O_RDONLY), 0);
	misc_deregister(&misc);
	KUNIT_EXPECT_EQ(test, misc.minor, MISC_DYNAMIC_MINOR);
	KUNIT_EXPECT_EQ(test, open_error("/dev/kunit_misc", O_RDONLY),
			-ENOENT);
}

static int misc_remember(struct inode *inode, struct file *file)
{
	opens = file->private_data ? 100 : 0;
	return 0;
}

static void a_misc_device_finds_itself_when_opened(struct kunit *test)
{
	static const struct file_operations fops = { .open = misc_remember };
	struct miscdevice misc = {
		.minor = MISC_DYNAMIC_MINOR, .name = "kunit_misc",
		.fops = &fops,
	};

	KUNIT_ASSERT_EQ(test, misc_register(&misc), 0);
	KUNIT_EXPECT_EQ(test, open_error("/dev/kunit_misc", O_RDONLY), 0);
	KUNIT_EXPECT_EQ(test, opens, 100);
	misc_deregister(&misc);
}

static void a_misc_minor_is_given_once(struct kunit *test)
{
	struct miscdevice one = { .minor = 199, .name = "k1", .fops = &t_fops };
	struct miscdevice two = { .minor = 199, .name = "k2", .fops = &t_fops };

	KUNIT_ASSERT_EQ(test, misc_register(&one), 0);
	KUNIT_EXPECT_EQ(test, misc_register(&two), -EBUSY);
	misc_deregister(&one);
	KUNIT_EXPECT_EQ(test, misc_register(&two), 0);
	KUNIT_EXPECT_EQ(test, two.minor, 199);
	misc_deregister(&two);
}

static struct kunit_case chrdev_cases[] = {
	KUNIT_CASE(majors_are_given_out_from_254_downwards),
	KUNIT_CASE(a_taken_number_is_busy),
	KUNIT_CASE(a_region_may_cross_majors),
	KUNIT_CASE(a_region_that_fails_half_way_is_undone),
	KUNIT_CASE(a_major_too_large_is_invalid),
	KUNIT_CASE(alloc_chrdev_region_starts_at_the_minor_asked_for),
	KUNIT_CASE(a_node_reaches_the_driver),
	KUNIT_CASE(a_node_without_a_driver_has_no_device),
	KUNIT_CASE(an_open_that_fails_leaves_nothing),
	KUNIT_CASE(what_the_driver_lacks_is_refused),
	KUNIT_CASE(a_cdev_in_the_drivers_memory_works),
	KUNIT_CASE(an_open_file_goes_on_after_cdev_del),
	KUNIT_CASE(an_unlinked_node_may_be_open),
	KUNIT_CASE(ioctl_answers_through_its_argument),
	KUNIT_CASE(a_bad_address_costs_the_bytes_behind_it),
	KUNIT_CASE(constants_cannot_be_written_by_copies),
	KUNIT_CASE(get_and_put_user_have_the_width_of_the_pointer),
	KUNIT_CASE(strings_of_the_caller_are_measured),
	KUNIT_CASE(copies_into_new_memory_say_why_not),
	KUNIT_CASE(numbers_of_the_caller_are_parsed),
	KUNIT_CASE(a_misc_device_has_a_node),
	KUNIT_CASE(a_misc_device_finds_itself_when_opened),
	KUNIT_CASE(a_misc_minor_is_given_once),
	{}
};

static struct kunit_suite chrdev_suite = {
	.name = "chrdev",
	.init = reset,
	.exit = remove_node,
	.test_cases = chrdev_cases,
};
kunit_test_suite(chrdev_suite);
