// SPDX-License-Identifier: MIT
/*
 * demo_driver.c - use 5 of 6, a device driver whose work is done in a thread.
 *
 *	echo some text > /dev/demo_upper
 *	cat /dev/demo_upper
 *
 * write() only puts the bytes into a ring and wakes the thread; the thread works
 * on them; read() takes the answer, and sleeps while there is none. Each side
 * has a ring, and a kfifo with one reader and one writer needs no lock.
 */
#define pr_fmt(fmt) "driver: " fmt

#include <linux/ctype.h>
#include <linux/err.h>
#include <linux/fs.h>
#include <linux/kfifo.h>
#include <linux/kthread.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/uaccess.h>
#include <linux/wait.h>

#define RING_BYTES	128		/* a power of two */

static DEFINE_KFIFO(requests, char, RING_BYTES);
static DEFINE_KFIFO(answers, char, RING_BYTES);
static DEFINE_MUTEX(writers);		/* one at a time */
static DEFINE_MUTEX(readers);
static DECLARE_WAIT_QUEUE_HEAD(request_wait);
static DECLARE_WAIT_QUEUE_HEAD(answer_wait);
static struct task_struct *worker_task;

static int worker(void *unused)
{
	char c;

	for (;;) {
		wait_event_interruptible(request_wait, kthread_should_stop() ||
			(!kfifo_is_empty(&requests) && !kfifo_is_full(&answers)));
		if (kthread_should_stop())
			return 0;
		while (!kfifo_is_full(&answers) && kfifo_get(&requests, &c)) {
			c = toupper(c);
			kfifo_put(&answers, c);
		}
		wake_up_interruptible(&answer_wait);
	}
}

static ssize_t upper_write(struct file *file, const char __user *buf,
			   size_t count, loff_t *pos)
{
	unsigned int copied;
	int err;

	if (mutex_lock_interruptible(&writers))
		return -ERESTARTSYS;
	err = kfifo_from_user(&requests, buf, count, &copied);
	mutex_unlock(&writers);
	if (err)
		return err;
	pr_info("%u bytes to work on\n", copied);
	wake_up_interruptible(&request_wait);
	return copied ?: -ENOSPC;
}

/* The end of the file is where a reader that has got something finds no more. */
static ssize_t upper_read(struct file *file, char __user *buf, size_t count,
			  loff_t *pos)
{
	unsigned int copied;
	int err;

	if (*pos && kfifo_is_empty(&answers))
		return 0;
	if (wait_event_interruptible(answer_wait, !kfifo_is_empty(&answers)))
		return -ERESTARTSYS;
	if (mutex_lock_interruptible(&readers))
		return -ERESTARTSYS;
	err = kfifo_to_user(&answers, buf, count, &copied);
	mutex_unlock(&readers);
	if (err)
		return err;
	wake_up_interruptible(&request_wait);
	*pos += copied;
	return copied;
}

static const struct file_operations upper_fops = {
	.owner = THIS_MODULE,
	.read = upper_read,
	.write = upper_write,
};

static struct miscdevice upper_device = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "demo_upper",
	.fops = &upper_fops,
};

static int __init demo_init(void)
{
	int err;

	worker_task = kthread_run(worker, NULL, "demo_upper");
	if (IS_ERR(worker_task))
		return PTR_ERR(worker_task);
	err = misc_register(&upper_device);
	if (err)
		kthread_stop(worker_task);
	else
		pr_info("/dev/%s is there\n", upper_device.name);
	return err;
}

static void __exit demo_exit(void)
{
	misc_deregister(&upper_device);
	kthread_stop(worker_task);
	pr_info("/dev/%s is gone\n", upper_device.name);
}

module_init(demo_init);
module_exit(demo_exit);

MODULE_DESCRIPTION("a character device whose thread does the work");
MODULE_LICENSE("Dual MIT/GPL");
