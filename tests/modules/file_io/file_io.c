// SPDX-License-Identifier: MIT
/*
 * file_io.c - files, from inside the kernel.
 *
 * A module should not do this; some have to. kernel_read() and kernel_write()
 * take buffers of the kernel, and the position that they move.
 */
#define pr_fmt(fmt) "file_io: " fmt

#include <linux/err.h>
#include <linux/fs.h>
#include <linux/module.h>
#include <linux/string.h>

#define PATH	"/tmp/pid2_file_io"

static int write_lines(int flags, const char *text)
{
	struct file *file = filp_open(PATH, O_WRONLY | O_CREAT | flags, 0644);
	loff_t pos = 0;
	ssize_t n;

	if (IS_ERR(file))
		return PTR_ERR(file);
	if (flags & O_APPEND)
		pos = i_size_read(file_inode(file));
	n = kernel_write(file, text, strlen(text), &pos);
	pr_info("wrote %zd, position %lld\n", n, pos);
	filp_close(file, NULL);
	return n < 0 ? n : 0;
}

static void read_back(void)
{
	struct file *file = filp_open(PATH, O_RDONLY, 0);
	loff_t pos = 6;
	char buf[32];
	ssize_t n;

	if (IS_ERR(file)) {
		pr_info("cannot open: %pe\n", file);
		return;
	}
	pr_info("size %lld, regular %d, name %s\n",
		i_size_read(file_inode(file)), S_ISREG(file_inode(file)->i_mode),
		file->f_path.dentry->d_name.name);
	while ((n = kernel_read(file, buf, 8, &pos)) > 0)
		pr_info("read %zd: \"%*pE\"\n", n, (int)n, buf);
	pr_info("at the end: %zd, position %lld\n", n, pos);
	pr_info("seek: %lld\n", vfs_llseek(file, -5, SEEK_END));
	pr_info("back: %lld\n",
		vfs_llseek(file, 0, SEEK_SET));
	filp_close(file, NULL);
}

static int __init io_init(void)
{
	int err;

	err = write_lines(O_TRUNC, "first line\n");
	if (!err)
		err = write_lines(O_APPEND, "second line\n");
	if (err)
		return err;
	read_back();
	pr_info("not there: %pe\n", filp_open("/tmp/no/such/file", O_RDONLY, 0));
	pr_info("exclusively: %pe\n",
		filp_open(PATH, O_CREAT | O_EXCL | O_RDWR, 0644));
	pr_info("a directory to write: %pe\n",
		filp_open("/tmp", O_WRONLY, 0));
	return 0;
}

static void __exit io_exit(void)
{
}

module_init(io_init);
module_exit(io_exit);

MODULE_DESCRIPTION("filp_open(), kernel_read(), kernel_write()");
MODULE_LICENSE("Dual MIT/GPL");
