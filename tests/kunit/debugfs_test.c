// SPDX-License-Identifier: MIT
/*
 * debugfs_test.c - files below /sys/kernel/debug/kunit, numbers behind
 * functions, poll, links.
 */
#include <kunit/test.h>
#include <linux/debugfs.h>
#include <linux/err.h>
#include <linux/fs.h>
#include <linux/init_syscalls.h>
#include <linux/kthread.h>
#include <linux/poll.h>
#include <linux/sched/task.h>
#include <linux/seq_file.h>
#include <linux/string.h>
#include <linux/wait.h>

#define DIR	"/sys/kernel/debug/kunit"

static struct dentry *dir;
static int released;

static int make_dir(struct kunit *test)
{
	released = 0;
	dir = debugfs_create_dir("kunit", NULL);
	return PTR_ERR_OR_ZERO(dir);
}

static void remove_dir(struct kunit *test)
{
	debugfs_remove_recursive(dir);
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

static void variables_are_read_and_written(struct kunit *test)
{
	char buf[32];
	u8 small = 7;
	u32 hex = 0xbeef;
	bool on = true;
	atomic_t count = ATOMIC_INIT(-2);

	debugfs_create_u8("small", 0644, dir, &small);
	debugfs_create_x32("hex", 0644, dir, &hex);
	debugfs_create_bool("on", 0644, dir, &on);
	debugfs_create_atomic_t("count", 0644, dir, &count);
	read_file(DIR "/small", buf, 32);
	KUNIT_EXPECT_STREQ(test, buf, "7\n");
	KUNIT_EXPECT_EQ(test, write_file(DIR "/small", "0x1f\n"), 5);
	KUNIT_EXPECT_EQ(test, small, 0x1f);
	read_file(DIR "/hex", buf, 32);
	KUNIT_EXPECT_STREQ(test, buf, "0x0000beef\n");
	read_file(DIR "/on", buf, 32);
	KUNIT_EXPECT_STREQ(test, buf, "Y\n");
	KUNIT_EXPECT_EQ(test, write_file(DIR "/on", "off"), 3);
	KUNIT_EXPECT_FALSE(test, on);
	read_file(DIR "/count", buf, 32);
	KUNIT_EXPECT_STREQ(test, buf, "-2\n");
	KUNIT_EXPECT_EQ(test, write_file(DIR "/count", "-5"), 2);
	KUNIT_EXPECT_EQ(test, atomic_read(&count), -5);
}

static void the_mode_says_what_a_variable_allows(struct kunit *test)
{
	u32 v = 1;
	char buf[8];

	debugfs_create_u32("ro", 0444, dir, &v);
	debugfs_create_u32("wo", 0200, dir, &v);
	KUNIT_EXPECT_EQ(test, write_file(DIR "/ro", "2"), -EACCES);
	KUNIT_EXPECT_EQ(test, read_file(DIR "/wo", buf, 8), -EACCES);
	KUNIT_EXPECT_EQ(test, v, 1);
}

static void blobs_and_strings_are_shown(struct kunit *test)
{
	struct debugfs_blob_wrapper blob = { .data = "abc", .size = 3 };
	char *text = "hello", buf[16];

	debugfs_create_blob("blob", 0444, dir, &blob);
	debugfs_create_str("text", 0444, dir, &text);
	KUNIT_EXPECT_EQ(test, read_file(DIR "/blob", buf, 16), 3);
	read_file(DIR "/text", buf, 16);
	KUNIT_EXPECT_STREQ(test, buf, "hello\n");
}

static int shown_show(struct seq_file *m, void *v)
{
	seq_printf(m, "%s", (char *)m->private);
	return 0;
}
DEFINE_SHOW_ATTRIBUTE(shown);

static void a_show_function_gets_the_data(struct kunit *test)
{
	char buf[16];

	debugfs_create_file("shown", 0444, dir, "data!", &shown_fops);
	read_file(DIR "/shown", buf, 16);
	KUNIT_EXPECT_STREQ(test, buf, "data!");
}

static int t_release(struct inode *inode, struct file *file)
{
	released++;
	return 0;
}

static ssize_t t_read(struct file *file, char __user *buf, size_t n,
		      loff_t *pos)
{
	return n;
}

static const struct file_operations t_fops = {
	.read = t_read, .release = t_release,
};

static void an_open_file_fails_after_removal_and_is_released(struct kunit *test)
{
	struct dentry *d = debugfs_create_file("f", 0444, dir, NULL, &t_fops);
	struct file *file = filp_open(DIR "/f", O_RDONLY, 0);
	char c;

	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, file);
	KUNIT_EXPECT_EQ(test, file_read(file, &c, 1), 1);
	debugfs_remove(d);
	KUNIT_EXPECT_EQ(test, file_read(file, &c, 1), -EIO);
	KUNIT_EXPECT_EQ(test, released, 0);
	filp_close(file, NULL);
	KUNIT_EXPECT_EQ(test, released, 1);
}

static void an_error_as_parent_is_passed_on(struct kunit *test)
{
	struct dentry *none = debugfs_create_dir("x", ERR_PTR(-ENOSPC));

	KUNIT_EXPECT_EQ(test, PTR_ERR(none), -ENOSPC);
	KUNIT_EXPECT_EQ(test, PTR_ERR(debugfs_create_file("y", 0, none, NULL,
							  &t_fops)), -ENOSPC);
	debugfs_remove(none);
	debugfs_remove(NULL);
	KUNIT_EXPECT_EQ(test, PTR_ERR(debugfs_create_dir("kunit", NULL)),
			-EEXIST);
}

static void lookup_finds_what_was_made(struct kunit *test)
{
	struct dentry *d = debugfs_lookup("kunit", NULL);

	KUNIT_EXPECT_PTR_EQ(test, d, dir);
	dput(d);
	debugfs_create_dir("sub", dir);
	debugfs_lookup_and_remove("sub", dir);
	KUNIT_EXPECT_NULL(test, debugfs_lookup("sub", dir));
}

static void links_are_followed_and_rings_end(struct kunit *test)
{
	u32 v = 4;
	char buf[8];

	debugfs_create_u32("v", 0444, dir, &v);
	debugfs_create_symlink("to", dir, "v");
	debugfs_create_symlink("up", dir, "../kunit/to");
	debugfs_create_symlink("ring", dir, "ring");
	KUNIT_EXPECT_EQ(test, read_file(DIR "/up", buf, 8), 2);
	KUNIT_EXPECT_EQ(test, read_file(DIR "/ring", buf, 8), -ELOOP);
	KUNIT_EXPECT_EQ(test, PTR_ERR(filp_open(DIR "/to", O_NOFOLLOW, 0)),
			-ELOOP);
}

/* --------------------------------------------------- numbers, and waiting */

static u64 number;

static int number_get(void *data, u64 *val)
{
	*val = number;
	return 0;
}

static int number_set(void *data, u64 val)
{
	if (val > 100)
		return -ERANGE;
	number = val;
	return 0;
}
DEFINE_SIMPLE_ATTRIBUTE(number_fops, number_get, number_set, "%llu\n");

static void a_number_is_set_through_its_function(struct kunit *test)
{
	char buf[8];

	number = 3;
	debugfs_create_file("n", 0644, dir, NULL, &number_fops);
	KUNIT_EXPECT_EQ(test, write_file(DIR "/n", "77"), 2);
	KUNIT_EXPECT_EQ(test, number, 77);
	KUNIT_EXPECT_EQ(test, write_file(DIR "/n", "101"), -ERANGE);
	KUNIT_EXPECT_EQ(test, write_file(DIR "/n", "abc"), -EINVAL);
	read_file(DIR "/n", buf, 8);
	KUNIT_EXPECT_STREQ(test, buf, "77\n");
}

static DECLARE_WAIT_QUEUE_HEAD(queue);
static bool ready;

static __poll_t t_poll(struct file *file, poll_table *table)
{
	poll_wait(file, &queue, table);
	return READ_ONCE(ready) ? EPOLLIN | EPOLLRDNORM : 0;
}

static const struct file_operations poll_fops = { .poll = t_poll };

static void poll_says_no_at_once_and_after_its_time(struct kunit *test)
{
	struct file *file;

	ready = false;
	debugfs_create_file("p", 0444, dir, NULL, &poll_fops);
	file = filp_open(DIR "/p", O_RDONLY, 0);
	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, file);
	KUNIT_EXPECT_EQ(test, poll_file(file, EPOLLIN, 0), 0);
	KUNIT_EXPECT_EQ(test, poll_file(file, EPOLLIN, 2), 0);
	ready = true;
	KUNIT_EXPECT_EQ(test, poll_file(file, EPOLLIN, 0), EPOLLIN);
	KUNIT_EXPECT_EQ(test, poll_file(file, EPOLLOUT, 0), 0);
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

static int poller(void *file)
{
	return poll_file(file, EPOLLIN, MAX_SCHEDULE_TIMEOUT);
}

static void a_wake_up_ends_a_poll(struct kunit *test)
{
	struct task_struct *p;
	struct file *file;

	ready = false;
	debugfs_create_file("p", 0444, dir, NULL, &poll_fops);
	file = filp_open(DIR "/p", O_RDONLY, 0);
	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, file);
	p = start(poller, file, "kunit_poller");
	while (!wq_has_sleeper(&queue))
		cond_resched();
	WRITE_ONCE(ready, true);
	wake_up_interruptible(&queue);
	while (wq_has_sleeper(&queue))
		cond_resched();
	KUNIT_EXPECT_EQ(test, kthread_stop_put(p), EPOLLIN);
	filp_close(file, NULL);
}

static void a_stop_ends_a_poll(struct kunit *test)
{
	struct task_struct *p;
	struct file *file;

	ready = false;
	debugfs_create_file("p", 0444, dir, NULL, &poll_fops);
	file = filp_open(DIR "/p", O_RDONLY, 0);
	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, file);
	p = start(poller, file, "kunit_poller");
	while (!wq_has_sleeper(&queue))
		cond_resched();
	KUNIT_EXPECT_EQ(test, kthread_stop_put(p), -EINTR);
	KUNIT_EXPECT_FALSE(test, wq_has_sleeper(&queue));
	filp_close(file, NULL);
}

static struct kunit_case debugfs_cases[] = {
	KUNIT_CASE(variables_are_read_and_written),
	KUNIT_CASE(the_mode_says_what_a_variable_allows),
	KUNIT_CASE(blobs_and_strings_are_shown),
	KUNIT_CASE(a_show_function_gets_the_data),
	KUNIT_CASE(an_open_file_fails_after_removal_and_is_released),
	KUNIT_CASE(an_error_as_parent_is_passed_on),
	KUNIT_CASE(lookup_finds_what_was_made),
	KUNIT_CASE(links_are_followed_and_rings_end),
	KUNIT_CASE(a_number_is_set_through_its_function),
	KUNIT_CASE(poll_says_no_at_once_and_after_its_time),
	KUNIT_CASE(a_wake_up_ends_a_poll),
	KUNIT_CASE(a_stop_ends_a_poll),
	{}
};

static struct kunit_suite debugfs_suite = {
	.name = "debugfs",
	.init = make_dir,
	.exit = remove_dir,
	.test_cases = debugfs_cases,
};
kunit_test_suite(debugfs_suite);
