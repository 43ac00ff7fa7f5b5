// SPDX-License-Identifier: MIT
/*
 * fs_test.c - files: names, bytes, sequences, and entries that go while
 * somebody has them open. Works below /tmp-kunit, which it makes and removes.
 */
#include <kunit/test.h>
#include <linux/err.h>
#include <linux/fs.h>
#include <linux/init_syscalls.h>
#include <linux/miscdevice.h>
#include <linux/proc_fs.h>
#include <linux/seq_file.h>
#include <linux/slab.h>
#include <linux/string.h>

#define DIR	"/tmp-kunit"

static int make_dir(struct kunit *test)
{
	return init_mkdir(DIR, 0755);
}

static void remove_dir(struct kunit *test)
{
	init_unlink(DIR "/f");
	init_rmdir(DIR);
}

/* reads a whole file in steps of that many bytes; its length or -errno */
static ssize_t slurp(const char *path, char *buf, size_t size, size_t step)
{
	struct file *file = filp_open(path, O_RDONLY, 0);
	ssize_t n = 0, total = 0;
	loff_t pos = 0;

	if (IS_ERR(file))
		return PTR_ERR(file);
	while (total + step < size &&
	       (n = kernel_read(file, buf + total, step, &pos)) > 0)
		total += n;
	filp_close(file, NULL);
	buf[total] = '\0';
	return n < 0 ? n : total;
}

static void written_bytes_come_back(struct kunit *test)
{
	struct file *file = filp_open(DIR "/f", O_RDWR | O_CREAT, 0644);
	struct kstat stat;
	char buf[16] = "";
	loff_t pos = 0;

	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, file);
	KUNIT_EXPECT_EQ(test, kernel_write(file, "hello", 5, &pos), 5);
	pos = 100;		/* a hole reads as zeros */
	KUNIT_EXPECT_EQ(test, kernel_write(file, "x", 1, &pos), 1);
	pos = 99;
	KUNIT_EXPECT_EQ(test, kernel_read(file, buf, 16, &pos), 2);
	KUNIT_EXPECT_EQ(test, buf[0], 0);
	KUNIT_EXPECT_EQ(test, buf[1], 'x');
	filp_close(file, NULL);
	KUNIT_EXPECT_EQ(test, init_stat(DIR "/f", &stat, 0), 0);
	KUNIT_EXPECT_EQ(test, stat.size, 101);
}

static void errors_say_why(struct kunit *test)
{
	struct kstat stat;

	KUNIT_EXPECT_EQ(test, init_mkdir(DIR, 0), -EEXIST);
	KUNIT_EXPECT_EQ(test, init_mkdir("/none/x", 0), -ENOENT);
	KUNIT_EXPECT_EQ(test, init_mkdir("/proc/x", 0), -EACCES);
	KUNIT_EXPECT_EQ(test, init_stat("/proc/version/x", &stat, 0), -ENOTDIR);
	KUNIT_EXPECT_EQ(test, init_unlink(DIR), -EISDIR);
	KUNIT_EXPECT_EQ(test, init_rmdir("/"), -EBUSY);
	KUNIT_EXPECT_EQ(test, init_rmdir("/dev"), -ENOTEMPTY);
	KUNIT_EXPECT_EQ(test, PTR_ERR(filp_open(DIR, O_WRONLY, 0)), -EISDIR);
	KUNIT_EXPECT_EQ(test, PTR_ERR(filp_open(DIR, O_CREAT | O_EXCL, 0)),
			-EEXIST);
}

static void what_cannot_be_written_says_so(struct kunit *test)
{
	struct file *file = filp_open("/proc/version", O_WRONLY, 0);
	loff_t pos = 0;

	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, file);
	KUNIT_EXPECT_EQ(test, kernel_write(file, "x", 1, &pos), -EIO);
	KUNIT_EXPECT_EQ(test, kernel_read(file, &pos, 1, &pos), -EBADF);
	filp_close(file, NULL);
}

static void an_open_file_outlives_its_name(struct kunit *test)
{
	struct file *file = filp_open(DIR "/f", O_RDWR | O_CREAT, 0644);
	loff_t pos = 0;
	char c = 0;

	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, file);
	kernel_write(file, "z", 1, &pos);
	KUNIT_EXPECT_EQ(test, init_unlink(DIR "/f"), 0);
	pos = 0;
	KUNIT_EXPECT_EQ(test, kernel_read(file, &c, 1, &pos), 1);
	KUNIT_EXPECT_EQ(test, c, 'z');
	filp_close(file, NULL);
}

static bool count_entry(struct dir_context *ctx, const char *name, int len,
			loff_t pos, u64 ino, unsigned int type)
{
	return pos < 3;		/* ".", "..", "f", and no more at a time */
}

static void a_listing_goes_on_where_it_ended(struct kunit *test)
{
	struct dir_context ctx = { .actor = count_entry };
	struct file *dir = filp_open("/dev", O_RDONLY, 0);

	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, dir);
	KUNIT_EXPECT_EQ(test, iterate_dir(dir, &ctx), 0);
	KUNIT_EXPECT_EQ(test, ctx.pos, 3);
	KUNIT_EXPECT_EQ(test, iterate_dir(dir, &ctx), 0);
	KUNIT_EXPECT_EQ(test, ctx.pos, 3);
	filp_close(dir, NULL);
}

/* 300 elements of 7 characters: more than the first buffer holds */
static void *nr_start(struct seq_file *m, loff_t *pos)
{
	return *pos < 300 ? pos : NULL;
}

static void *nr_next(struct seq_file *m, void *v, loff_t *pos)
{
	++*pos;
	return nr_start(m, pos);
}

static void nr_stop(struct seq_file *m, void *v)
{
}

static int nr_show(struct seq_file *m, void *v)
{
	seq_printf(m, "%06lld\n", *(loff_t *)v);
	return *(loff_t *)v == 13 ? SEQ_SKIP : 0;
}

static const struct seq_operations nr_ops = {
	.start = nr_start, .next = nr_next, .stop = nr_stop, .show = nr_show,
};

static void sequences_are_whole_for_any_step(struct kunit *test)
{
	struct proc_dir_entry *de = proc_create_seq("kunit", 0, NULL, &nr_ops);
	char *buf = kmalloc(8192, GFP_KERNEL);
	static const size_t steps[] = { 1, 7, 10, 1000, 4000 };

	KUNIT_ASSERT_NOT_NULL(test, de);
	KUNIT_ASSERT_NOT_NULL(test, buf);
	for (int i = 0; i < 5; i++) {
		KUNIT_EXPECT_EQ(test, slurp("/proc/kunit", buf, 8192, steps[i]),
				299 * 7);
		KUNIT_EXPECT_TRUE(test, strstarts(buf, "000000\n000001\n"));
		KUNIT_EXPECT_NULL(test, strstr(buf, "000013"));
		KUNIT_EXPECT_NOT_NULL(test, strstr(buf, "000298\n000299\n"));
	}
	proc_remove(de);
	kfree(buf);
}

static void a_removed_entry_is_never_called(struct kunit *test)
{
	struct proc_dir_entry *de = proc_create_seq("kunit", 0, NULL, &nr_ops);
	struct file *file = filp_open("/proc/kunit", O_RDONLY, 0);
	loff_t pos = 0;
	char c;

	KUNIT_ASSERT_NOT_NULL(test, de);
	KUNIT_ASSERT_NOT_ERR_OR_NULL(test, file);
	proc_remove(de);
	KUNIT_EXPECT_EQ(test, kernel_read(file, &c, 1, &pos), -EIO);
	filp_close(file, NULL);
	KUNIT_EXPECT_EQ(test, PTR_ERR(filp_open("/proc/kunit", O_RDONLY, 0)),
			-ENOENT);
}

static void the_devices_do_what_they_should(struct kunit *test)
{
	char buf[8] = "abcdefg";

	KUNIT_EXPECT_EQ(test, slurp("/dev/null", buf, 8, 4), 0);
	KUNIT_EXPECT_EQ(test, slurp("/dev/zero", buf, 8, 4), 4);
	KUNIT_EXPECT_EQ(test, buf[3], 0);
	KUNIT_EXPECT_EQ(test, slurp("/dev/random", buf, 8, 4), 4);
}

static struct kunit_case fs_cases[] = {
	KUNIT_CASE(written_bytes_come_back),
	KUNIT_CASE(errors_say_why),
	KUNIT_CASE(what_cannot_be_written_says_so),
	KUNIT_CASE(an_open_file_outlives_its_name),
	KUNIT_CASE(a_listing_goes_on_where_it_ended),
	KUNIT_CASE(sequences_are_whole_for_any_step),
	KUNIT_CASE(a_removed_entry_is_never_called),
	KUNIT_CASE(the_devices_do_what_they_should),
	{}
};

static struct kunit_suite fs_suite = {
	.name = "fs",
	.init = make_dir,
	.exit = remove_dir,
	.test_cases = fs_cases,
};
kunit_test_suite(fs_suite);
