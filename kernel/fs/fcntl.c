// SPDX-License-Identifier: MIT
/*
 * fcntl.c - signals to whoever wants to hear of a file.
 *
 * A driver keeps a list of files whose owners want SIGIO, changed by
 * fasync_helper() and used by kill_fasync(). The owner is a thread, named by
 * f_setown(); it must have allowed the signal.
 *
 * Locks: fasync_lock for all lists: they change when a file is opened for
 * signals or closed, and are walked from any context.
 *
 * Linux: fs/fcntl.c, where the lists are read under RCU.
 */
#include <linux/fs.h>
#include <linux/errno.h>
#include <linux/export.h>
#include <linux/fcntl.h>
#include <linux/pid.h>
#include <linux/sched/signal.h>
#include <linux/slab.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(fasync_lock);

/* fasync_lock held: where the file's entry hangs, or the end of the list */
static struct fasync_struct **find_entry(struct file *file,
					 struct fasync_struct **fapp)
{
	while (*fapp && (*fapp)->fa_file != file)
		fapp = &(*fapp)->fa_next;
	return fapp;
}

static void set_flag(struct file *file, bool on)
{
	spin_lock(&file->f_lock);
	file->f_flags = on ? file->f_flags | FASYNC : file->f_flags & ~FASYNC;
	spin_unlock(&file->f_lock);
}

static int remove_entry(struct file *file, struct fasync_struct **fapp)
{
	struct fasync_struct *fa, **at;
	unsigned long flags;

	spin_lock_irqsave(&fasync_lock, flags);
	at = find_entry(file, fapp);
	fa = *at;
	if (fa)
		*at = fa->fa_next;
	spin_unlock_irqrestore(&fasync_lock, flags);
	if (!fa)
		return 0;
	set_flag(file, false);
	kfree(fa);
	return 1;
}

static int add_entry(int fd, struct file *file, struct fasync_struct **fapp)
{
	struct fasync_struct *fa = kzalloc(sizeof(*fa), GFP_KERNEL), **at;
	unsigned long flags;

	if (!fa)
		return -ENOMEM;
	fa->magic = FASYNC_MAGIC;
	fa->fa_fd = fd;
	fa->fa_file = file;
	spin_lock_irqsave(&fasync_lock, flags);
	at = find_entry(file, fapp);
	if (*at) {
		(*at)->fa_fd = fd;
	} else {
		*at = fa;
		fa = NULL;
	}
	spin_unlock_irqrestore(&fasync_lock, flags);
	set_flag(file, true);
	kfree(fa);
	return fa ? 0 : 1;
}

/**
 * fasync_helper - for a driver's fasync(): put a file on its list, or off
 * @fd, @file, @on: what fasync() was given
 * @fapp: the driver's list
 *
 * Context: may sleep. Return: 1 the list has changed, 0 not, -ENOMEM.
 */
int fasync_helper(int fd, struct file *file, int on,
		  struct fasync_struct **fapp)
{
	return on ? add_entry(fd, file, fapp) : remove_entry(file, fapp);
}
EXPORT_SYMBOL(fasync_helper);

static void signal_owner(const struct file *file, int sig)
{
	struct task_struct *p;

	if (file->f_owner.signum)
		sig = file->f_owner.signum;
	rcu_read_lock();
	p = find_task_by_vpid(READ_ONCE(file->f_owner.pid));
	if (p)
		send_sig(sig, p, 1);
	rcu_read_unlock();
}

/**
 * kill_fasync - tell all files of a list that something has happened
 * @fapp: the list
 * @sig:  SIGIO
 * @band: POLL_IN or POLL_OUT; goes with the signal where that has room for it
 *
 * Context: any.
 */
void kill_fasync(struct fasync_struct **fapp, int sig, int band)
{
	struct fasync_struct *fa;
	unsigned long flags;

	if (!*fapp)
		return;
	spin_lock_irqsave(&fasync_lock, flags);
	for (fa = *fapp; fa; fa = fa->fa_next)
		if (fa->fa_file->f_owner.pid)
			signal_owner(fa->fa_file, sig);
	spin_unlock_irqrestore(&fasync_lock, flags);
}
EXPORT_SYMBOL(kill_fasync);

/** f_setown - let a thread get the signals of a file: F_SETOWN; 0, -ESRCH */
int f_setown(struct file *file, int who, int force)
{
	struct task_struct *p = who ? find_get_task_by_vpid(who) : NULL;

	if (who && !p)
		return -ESRCH;
	WRITE_ONCE(file->f_owner.pid, who);
	if (p)
		put_task_struct(p);
	return 0;
}
EXPORT_SYMBOL(f_setown);
