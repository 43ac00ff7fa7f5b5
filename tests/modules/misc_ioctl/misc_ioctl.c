// SPDX-License-Identifier: MIT
/*
 * misc_ioctl.c - commands for a device.
 *
 * The number of a command tells its direction, the size of its argument, and
 * whose it is: _IOW() is for what the caller writes, as seen from the caller.
 * A driver answers commands that it does not know with -ENOTTY.
 */
#define pr_fmt(fmt) "misc_ioctl: " fmt

#include <linux/fs.h>
#include <linux/ioctl.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/string.h>
#include <linux/uaccess.h>

#define LAMP_RESET	_IO('p', 0)
#define LAMP_SET	_IOW('p', 1, int)
#define LAMP_GET	_IOR('p', 2, int)
#define LAMP_ADD	_IOWR('p', 3, int)
#define LAMP_NAME	_IOWR('p', 4, char[16])

static int level = 3;
static char name[16] = "lamp";

static long lamp_name(char __user *arg)
{
	char new[16], old[16];

	if (copy_from_user(new, arg, sizeof(new)))
		return -EFAULT;
	new[sizeof(new) - 1] = '\0';
	strscpy(old, name, sizeof(old));
	strscpy(name, new, sizeof(name));
	return copy_to_user(arg, old, sizeof(old)) ? -EFAULT : 0;
}

static long lamp_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	int __user *where = (int __user *)arg;
	int n;

	switch (cmd) {
	case LAMP_RESET:
		level = 0;
		return arg;
	case LAMP_SET:
		if (get_user(n, where))
			return -EFAULT;
		if (n < 0 || n > 100)
			return -ERANGE;
		level = n;
		return 0;
	case LAMP_GET:
		return put_user(level, where);
	case LAMP_ADD:
		if (get_user(n, where))
			return -EFAULT;
		level += n;
		return put_user(level, where);
	case LAMP_NAME:
		return lamp_name((char __user *)arg);
	default:
		pr_info("type '%c', number %u, size %u, direction %u?\n",
			_IOC_TYPE(cmd), _IOC_NR(cmd), _IOC_SIZE(cmd),
			_IOC_DIR(cmd));
		return -ENOTTY;
	}
}

static const struct file_operations lamp_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = lamp_ioctl,
	.llseek = noop_llseek,
};

static struct miscdevice lamp = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "pid2_lamp",
	.fops = &lamp_fops,
	.mode = 0666,
};

static int __init lamp_init(void)
{
	pr_info("%#x %#x %#x %#x %#x\n", LAMP_RESET, (u32)LAMP_SET,
		(u32)LAMP_GET, (u32)LAMP_ADD, (u32)LAMP_NAME);
	return misc_register(&lamp);
}

static void __exit lamp_exit(void)
{
	misc_deregister(&lamp);
	pr_info("%s is at %d\n", name, level);
}

module_init(lamp_init);
module_exit(lamp_exit);

MODULE_DESCRIPTION("unlocked_ioctl, _IOW() and its kin");
MODULE_LICENSE("Dual MIT/GPL");
