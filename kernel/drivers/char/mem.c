// SPDX-License-Identifier: MIT
/*
 * mem.c - the devices that need no hardware: null, zero, full, random,
 * urandom, kmsg (the log, read and written), console (written to all consoles).
 *
 * All but the last are minors of major 1; an open finds the operations by the
 * minor.
 *
 * Linux: drivers/char/mem.c, random.c, kernel/printk/printk.c.
 */
#include <kernel/printk_ringbuffer.h>
#include <linux/array_size.h>
#include <linux/console.h>
#include <linux/device.h>
#include <linux/err.h>
#include <linux/errno.h>
#include <linux/fs.h>
#include <linux/init.h>
#include <linux/irqflags.h>
#include <linux/major.h>
#include <linux/minmax.h>
#include <linux/panic.h>
#include <linux/printk.h>
#include <linux/random.h>
#include <linux/slab.h>
#include <linux/sprintf.h>
#include <linux/string.h>
#include <linux/uaccess.h>

/* ---------------------------------------------------------- null and zero */

static ssize_t read_null(struct file *file, char __user *buf, size_t n,
			 loff_t *pos)
{
	return 0;
}

static ssize_t write_null(struct file *file, const char __user *buf, size_t n,
			  loff_t *pos)
{
	return n;
}

static ssize_t read_zero(struct file *file, char __user *buf, size_t n,
			 loff_t *pos)
{
	size_t left = clear_user(buf, n);

	return left < n ? n - left : -EFAULT;
}

static ssize_t write_full(struct file *file, const char __user *buf, size_t n,
			  loff_t *pos)
{
	return -ENOSPC;
}

static ssize_t read_random(struct file *file, char __user *buf, size_t n,
			   loff_t *pos)
{
	u8 bytes[64];
	size_t done = 0;

	while (done < n) {
		size_t part = min(n - done, sizeof(bytes));

		get_random_bytes(bytes, part);
		if (copy_to_user(buf + done, bytes, part))
			return done ? done : -EFAULT;
		done += part;
	}
	return done;
}

static ssize_t write_random(struct file *file, const char __user *buf,
			    size_t n, loff_t *pos)
{
	u8 bytes[64];
	size_t done = 0;

	while (done < n) {
		size_t part = min(n - done, sizeof(bytes));

		if (copy_from_user(bytes, buf + done, part))
			return done ? done : -EFAULT;
		add_device_randomness(bytes, part);
		done += part;
	}
	return done;
}

/* ------------------------------------------------------------------- kmsg */

/* private_data: number of the next record */
static int kmsg_open(struct inode *inode, struct file *file)
{
	file->private_data = (void *)(unsigned long)printk_first_seq();
	return 0;
}

static ssize_t kmsg_format(char __user *buf, size_t n,
			   const struct printk_info *info, const char *text)
{
	char *line = kasprintf(GFP_KERNEL, "%u,%llu,%llu,-;%s\n", info->level,
			       info->seq, info->ts_nsec / 1000, text);
	ssize_t len = line ? strlen(line) : -ENOMEM;

	if (len > 0 && len > n)
		len = -EINVAL;
	if (len > 0 && copy_to_user(buf, line, len))
		len = -EFAULT;
	kfree(line);
	return len;
}

/* one record a read: "level,number,microseconds,-;text" */
static ssize_t kmsg_read(struct file *file, char __user *buf, size_t n,
			 loff_t *pos)
{
	u64 seq = (unsigned long)file->private_data;
	struct printk_info info;
	char *text = kmalloc(PRINTK_RECORD_MAX, GFP_KERNEL);
	ssize_t len = 0;

	if (!text)
		return -ENOMEM;
	if (printk_get_record(seq, &info, text, PRINTK_RECORD_MAX)) {
		len = kmsg_format(buf, n, &info, text);
		if (len > 0)
			seq = info.seq + 1;
	}
	file->private_data = (void *)(unsigned long)seq;
	kfree(text);
	return len;
}

/* a line of the log, "<6>text" gives its level */
static ssize_t kmsg_write(struct file *file, const char __user *buf, size_t n,
			  loff_t *pos)
{
	char level[3] = KERN_DEFAULT, *line;
	size_t skip = 0;

	line = memdup_user_nul(buf, min_t(size_t, n, 900));
	if (IS_ERR(line))
		return PTR_ERR(line);
	if (line[0] == '<' && line[1] >= '0' && line[1] <= '7' &&
	    line[2] == '>') {
		level[0] = KERN_SOH_ASCII;
		level[1] = line[1];
		skip = 3;
	}
	printk("%s%s%s", level, line + skip,
	       line[0] && line[strlen(line) - 1] == '\n' ? "" : "\n");
	kfree(line);
	return n;
}

/* ---------------------------------------------------------------- console */

static void write_consoles(const char *text, size_t n)
{
	struct console *con;
	unsigned long flags;

	console_lock();
	for_each_console(con) {
		local_irq_save(flags);
		con->write(con, text, n);
		local_irq_restore(flags);
	}
	console_unlock();
}

static ssize_t console_write(struct file *file, const char __user *buf,
			     size_t n, loff_t *pos)
{
	char *text;

	n = min_t(size_t, n, 4096);
	text = memdup_user_nul(buf, n);
	if (IS_ERR(text))
		return PTR_ERR(text);
	write_consoles(text, n);
	kfree(text);
	return n;
}

/* ------------------------------------------------------------------ table */

static loff_t null_lseek(struct file *file, loff_t off, int whence)
{
	file->f_pos = 0;
	return 0;
}

static const struct file_operations null_fops = {
	.read = read_null, .write = write_null, .llseek = null_lseek,
};

static const struct file_operations zero_fops = {
	.read = read_zero, .write = write_null, .llseek = null_lseek,
};

static const struct file_operations full_fops = {
	.read = read_zero, .write = write_full, .llseek = null_lseek,
};

static const struct file_operations random_fops = {
	.read = read_random, .write = write_random, .llseek = noop_llseek,
};

static const struct file_operations kmsg_fops = {
	.open = kmsg_open, .read = kmsg_read, .write = kmsg_write,
};

static const struct file_operations console_fops = {
	.write = console_write,
};

static const struct memdev {
	const char *name;
	unsigned int minor;
	umode_t mode;
	const struct file_operations *fops;
} memdevs[] = {
	{ "null", 3, 0666, &null_fops },
	{ "zero", 5, 0666, &zero_fops },
	{ "full", 7, 0666, &full_fops },
	{ "random", 8, 0666, &random_fops },
	{ "urandom", 9, 0666, &random_fops },
	{ "kmsg", 11, 0644, &kmsg_fops },
};

static const struct memdev *find_memdev(unsigned int minor)
{
	for (int i = 0; i < ARRAY_SIZE(memdevs); i++)
		if (memdevs[i].minor == minor)
			return &memdevs[i];
	return NULL;
}

static int memory_open(struct inode *inode, struct file *file)
{
	const struct memdev *dev = find_memdev(iminor(inode));

	if (!dev)
		return -ENXIO;
	replace_fops(file, dev->fops);
	return dev->fops->open ? dev->fops->open(inode, file) : 0;
}

static const struct file_operations memory_fops = {
	.open = memory_open,
	.llseek = noop_llseek,
};

static char *mem_devnode(const struct device *dev, umode_t *mode)
{
	const struct memdev *mem = dev_get_drvdata(dev);

	if (mode)
		*mode = mem->mode;
	return NULL;
}

static const struct class mem_class = {
	.name = "mem",
	.devnode = mem_devnode,
};

static char *console_devnode(const struct device *dev, umode_t *mode)
{
	if (mode)
		*mode = 0622;
	return NULL;
}

static const struct class tty_class = {
	.name = "tty",
	.devnode = console_devnode,
};

static int __init chr_dev_init(void)
{
	if (register_chrdev(MEM_MAJOR, "mem", &memory_fops) ||
	    __register_chrdev(TTYAUX_MAJOR, 1, 1, "/dev/console",
			      &console_fops) ||
	    class_register(&mem_class) || class_register(&tty_class))
		panic("mem: cannot register");
	for (int i = 0; i < ARRAY_SIZE(memdevs); i++)
		device_create(&mem_class, NULL,
			      MKDEV(MEM_MAJOR, memdevs[i].minor),
			      (void *)&memdevs[i], "%s", memdevs[i].name);
	device_create(&tty_class, NULL, MKDEV(TTYAUX_MAJOR, 1), NULL,
		      "console");
	return 0;
}
core_initcall(chr_dev_init);
