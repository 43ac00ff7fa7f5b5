// SPDX-License-Identifier: MIT
/*
 * misc_poll.c - a device that can be waited for: a mailbox for one letter.
 *
 * poll() says what could be done now without waiting, and puts the caller on the
 * wait queues that will wake it. Who reads while there is nothing sleeps, or gets
 * -EAGAIN when it said O_NONBLOCK. Two commands help to watch: one shows what
 * poll() says, the other has a letter delivered a little later.
 */
#define pr_fmt(fmt) "misc_poll: " fmt

#include <linux/fs.h>
#include <linux/ioctl.h>
#include <linux/jiffies.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/poll.h>
#include <linux/uaccess.h>
#include <linux/wait.h>
#include <linux/workqueue.h>

#define BOX_POLL	_IO('p', 1)
#define BOX_LATER	_IO('p', 2)

static DECLARE_WAIT_QUEUE_HEAD(read_wait);
static DECLARE_WAIT_QUEUE_HEAD(write_wait);
static DEFINE_MUTEX(box_lock);
static char letter;			/* box_lock; 0 is none */

static bool put_letter(char c)
{
	bool room;

	mutex_lock(&box_lock);
	room = !letter;
	if (room)
		letter = c;
	mutex_unlock(&box_lock);
	if (room)
		wake_up_interruptible_poll(&read_wait, EPOLLIN | EPOLLRDNORM);
	return room;
}

static char take_letter(void)
{
	char c;

	mutex_lock(&box_lock);
	c = letter;
	letter = 0;
	mutex_unlock(&box_lock);
	if (c)
		wake_up_interruptible_poll(&write_wait, EPOLLOUT | EPOLLWRNORM);
	return c;
}

/* The letter and a newline; then the end of the file. */
static ssize_t box_read(struct file *file, char __user *buf, size_t count,
			loff_t *pos)
{
	char text[2] = { 0, '\n' };

	if (count < sizeof(text))
		return -EINVAL;
	if (*pos)
		return 0;
	while (!(text[0] = take_letter())) {
		if (file->f_flags & O_NONBLOCK)
			return -EAGAIN;
		if (wait_event_interruptible(read_wait, READ_ONCE(letter)))
			return -ERESTARTSYS;
	}
	*pos = sizeof(text);
	return copy_to_user(buf, text, sizeof(text)) ? -EFAULT : sizeof(text);
}

static ssize_t box_write(struct file *file, const char __user *buf,
			 size_t count, loff_t *pos)
{
	char c;

	if (get_user(c, buf))
		return -EFAULT;
	while (!put_letter(c)) {
		if (file->f_flags & O_NONBLOCK)
			return -EAGAIN;
		if (wait_event_interruptible(write_wait, !READ_ONCE(letter)))
			return -ERESTARTSYS;
	}
	return count;
}

static __poll_t box_poll(struct file *file, poll_table *table)
{
	poll_wait(file, &read_wait, table);
	poll_wait(file, &write_wait, table);
	return READ_ONCE(letter) ? EPOLLIN | EPOLLRDNORM :
				   EPOLLOUT | EPOLLWRNORM;
}

static void deliver(struct work_struct *unused)
{
	pr_info("a letter is on its way\n");
	put_letter('w');
}

static DECLARE_DELAYED_WORK(delivery, deliver);

static long box_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	__poll_t mask;

	switch (cmd) {
	case BOX_POLL:
		mask = vfs_poll(file, NULL);
		pr_info("readable %d, writable %d\n", !!(mask & EPOLLIN),
			!!(mask & EPOLLOUT));
		return 0;
	case BOX_LATER:
		schedule_delayed_work(&delivery, msecs_to_jiffies(arg));
		return 0;
	default:
		return -ENOTTY;
	}
}

static const struct file_operations box_fops = {
	.owner = THIS_MODULE,
	.read = box_read,
	.write = box_write,
	.poll = box_poll,
	.unlocked_ioctl = box_ioctl,
};

static struct miscdevice box = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "pid2_box",
	.fops = &box_fops,
};

static int __init poll_init(void)
{
	return misc_register(&box);
}

static void __exit poll_exit(void)
{
	misc_deregister(&box);
	cancel_delayed_work_sync(&delivery);
}

module_init(poll_init);
module_exit(poll_exit);

MODULE_DESCRIPTION("poll, O_NONBLOCK, and a wait queue for each side");
MODULE_LICENSE("Dual MIT/GPL");
