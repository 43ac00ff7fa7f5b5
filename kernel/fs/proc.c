// SPDX-License-Identifier: MIT
/*
 * proc.c - the machinery of /proc: entries that anybody may add and remove.
 *
 * A proc_dir_entry stands between the tree and its provider. Every call goes
 * through proc_reg_*(), which holds the entry's lock for reading; proc_remove()
 * takes it for writing and marks the entry dead. So when proc_remove() returns,
 * no call into the provider runs or will ever run, even if somebody has the
 * file open: a module may go.
 *
 *   dentry -> inode -> i_private: proc_dir_entry -> proc_ops or show()
 *
 * Linux: fs/proc/generic.c, inode.c; there a counter and a completion do what
 * the rwsem does here, and release() of files still open is called early.
 */
#include <linux/proc_fs.h>
#include <linux/err.h>
#include <linux/errno.h>
#include <linux/init.h>
#include <linux/panic.h>
#include <linux/printk.h>
#include <linux/rwsem.h>
#include <linux/slab.h>
#include <linux/string.h>
#include "internal.h"

/* I set before it is seen, l lock */
struct proc_dir_entry {
	struct rw_semaphore lock;
	bool dead;				/* l */
	const struct proc_ops *ops;		/* I NULL for a directory */
	const struct seq_operations *seq_ops;	/* I */
	int (*single_show)(struct seq_file *, void *);	/* I */
	unsigned int state_size;		/* I of a sequence's own data */
	void *data;				/* I */
	struct dentry *dentry;			/* I the entry's reference */
};

static struct dentry *proc_root;
static const struct proc_ops proc_single_ops, proc_seq_ops;

static struct proc_dir_entry *PDE(const struct inode *inode)
{
	return inode->i_private;
}

/* what proc_create_data() was given */
void *pde_data(const struct inode *inode)
{
	return PDE(inode)->data;
}

/* false: the provider is gone */
static bool use_pde(struct proc_dir_entry *pde)
{
	down_read(&pde->lock);
	if (!pde->dead)
		return true;
	up_read(&pde->lock);
	return false;
}

static void unuse_pde(struct proc_dir_entry *pde)
{
	up_read(&pde->lock);
}

/* calls into the provider, or is err when there is none any more */
#define PROC_CALL(pde, err, call)		\
({						\
	typeof(call) __ret = (err);		\
						\
	if (use_pde(pde)) {			\
		__ret = (call);			\
		unuse_pde(pde);			\
	}					\
	__ret;					\
})

static int proc_reg_open(struct inode *inode, struct file *file)
{
	struct proc_dir_entry *pde = PDE(inode);
	bool writes = file->f_mode & FMODE_WRITE;

	if (writes && !pde->ops->proc_write)
		return -EACCES;
	if (!pde->ops->proc_open)
		return 0;
	return PROC_CALL(pde, -ENOENT, pde->ops->proc_open(inode, file));
}

static ssize_t proc_reg_read(struct file *file, char __user *buf, size_t n,
			     loff_t *pos)
{
	struct proc_dir_entry *pde = PDE(file->f_inode);

	if (!pde->ops->proc_read)
		return -EIO;
	return PROC_CALL(pde, -EIO, pde->ops->proc_read(file, buf, n, pos));
}

static ssize_t proc_reg_write(struct file *file, const char __user *buf,
			      size_t n, loff_t *pos)
{
	struct proc_dir_entry *pde = PDE(file->f_inode);

	if (!pde->ops->proc_write)
		return -EIO;
	return PROC_CALL(pde, -EIO, pde->ops->proc_write(file, buf, n, pos));
}

static loff_t proc_reg_llseek(struct file *file, loff_t off, int whence)
{
	struct proc_dir_entry *pde = PDE(file->f_inode);

	if (!pde->ops->proc_lseek)
		return default_llseek(file, off, whence);
	return PROC_CALL(pde, -EINVAL, pde->ops->proc_lseek(file, off, whence));
}

static long proc_reg_ioctl(struct file *file, unsigned int cmd,
			   unsigned long arg)
{
	struct proc_dir_entry *pde = PDE(file->f_inode);

	if (!pde->ops->proc_ioctl)
		return -ENOTTY;
	return PROC_CALL(pde, -ENOTTY, pde->ops->proc_ioctl(file, cmd, arg));
}

static int proc_reg_release(struct inode *inode, struct file *file)
{
	struct proc_dir_entry *pde = PDE(inode);

	if (!pde->ops->proc_release)
		return 0;
	/* our own release is still there when the provider is gone */
	if (pde->ops == &proc_single_ops || pde->ops == &proc_seq_ops)
		return pde->ops->proc_release(inode, file);
	return PROC_CALL(pde, 0, pde->ops->proc_release(inode, file));
}

static const struct file_operations proc_reg_file_ops = {
	.open		= proc_reg_open,
	.read		= proc_reg_read,
	.write		= proc_reg_write,
	.llseek		= proc_reg_llseek,
	.unlocked_ioctl	= proc_reg_ioctl,
	.release	= proc_reg_release,
};

/* the last file that had a removed entry open is closed */
static void proc_evict_inode(struct inode *inode)
{
	kfree(PDE(inode));
}

static const struct inode_operations proc_inode_operations = {
	.evict = proc_evict_inode,
};

/* ---------------------------------------------------- making and removing */

/* the directory that name, which may have slashes, is in; and its last part */
static struct dentry *parent_of(const char **name, struct dentry *parent)
{
	const char *slash;

	dget(parent);
	while ((slash = strchr(*name, '/'))) {
		char part[64];
		struct dentry *next;

		if (slash - *name >= sizeof(part))
			break;
		strscpy(part, *name, slash - *name + 1);
		next = d_lookup_name(parent, part);
		dput(parent);
		parent = next;
		if (!parent)
			return NULL;
		*name = slash + 1;
	}
	return parent;
}

static struct proc_dir_entry *proc_add(const char *name, umode_t mode,
				       struct proc_dir_entry *parent,
				       const struct proc_dir_entry *template)
{
	struct proc_dir_entry *pde = kmalloc(sizeof(*pde), GFP_KERNEL);
	struct dentry *dir, *d = ERR_PTR(-ENOENT);
	struct inode *inode = new_inode(mode);

	if (!pde || !inode)
		goto fail;
	*pde = *template;
	init_rwsem(&pde->lock);
	inode->i_private = pde;
	inode->i_fop = S_ISDIR(mode) ? &simple_dir_operations :
		       &proc_reg_file_ops;
	dir = parent_of(&name, parent ? parent->dentry : proc_root);
	if (dir) {
		d = d_add_name(dir, name, inode);
		dput(dir);
	}
	if (IS_ERR(d)) {
		pr_warn("proc: cannot make '%s': %pe\n", name, d);
		goto fail;
	}
	inode->i_op = &proc_inode_operations;
	pde->dentry = dget(d);
	return pde;
fail:
	iput(inode);
	kfree(pde);
	return NULL;
}

/** proc_mkdir_data - the same, with a mode and data */
struct proc_dir_entry *proc_mkdir_data(const char *name, umode_t mode,
				       struct proc_dir_entry *parent,
				       void *data)
{
	struct proc_dir_entry template = { .data = data };

	return proc_add(name, S_IFDIR | (mode ? mode : 0555), parent,
			&template);
}

/** proc_mkdir - a folder below parent, NULL: below /proc */
struct proc_dir_entry *proc_mkdir(const char *name,
				  struct proc_dir_entry *parent)
{
	return proc_mkdir_data(name, 0, parent, NULL);
}

/**
 * proc_create_data - make a file in /proc
 * @name:   its name, or a path of directories that are there
 * @mode:   permissions; 0 means 0444
 * @parent: directory; NULL for /proc
 * @ops:    what it can do; must stay
 * @data:   for pde_data()
 *
 * Context: may sleep.
 * Return: the entry, for proc_remove(); NULL when the name is taken, the
 * directory is not there, or there is no memory.
 */
struct proc_dir_entry *proc_create_data(const char *name, umode_t mode,
					struct proc_dir_entry *parent,
					const struct proc_ops *ops, void *data)
{
	struct proc_dir_entry template = { .ops = ops, .data = data };

	return proc_add(name, S_IFREG | (mode ? mode & 07777 : 0444), parent,
			&template);
}

/** proc_create - proc_create_data() without data */
struct proc_dir_entry *proc_create(const char *name, umode_t mode,
				   struct proc_dir_entry *parent,
				   const struct proc_ops *ops)
{
	return proc_create_data(name, mode, parent, ops, NULL);
}

static int proc_single_open(struct inode *inode, struct file *file)
{
	return single_open(file, PDE(inode)->single_show, PDE(inode)->data);
}

static const struct proc_ops proc_single_ops = {
	.proc_open	= proc_single_open,
	.proc_read	= seq_read,
	.proc_lseek	= seq_lseek,
	.proc_release	= single_release,
};

/* a file that show() prints; data is its m->private */
struct proc_dir_entry *
proc_create_single_data(const char *name, umode_t mode,
			struct proc_dir_entry *parent,
			int (*show)(struct seq_file *, void *), void *data)
{
	struct proc_dir_entry template = {
		.ops = &proc_single_ops, .single_show = show, .data = data,
	};

	return proc_add(name, S_IFREG | (mode ? mode : 0444), parent,
			&template);
}

static int proc_seq_open(struct inode *inode, struct file *file)
{
	struct proc_dir_entry *pde = PDE(inode);

	if (pde->state_size)
		return __seq_open_private(file, pde->seq_ops,
					  pde->state_size) ? 0 : -ENOMEM;
	return seq_open(file, pde->seq_ops);
}

static int proc_seq_release(struct inode *inode, struct file *file)
{
	return PDE(inode)->state_size ? seq_release_private(inode, file) :
	       seq_release(inode, file);
}

static const struct proc_ops proc_seq_ops = {
	.proc_open	= proc_seq_open,
	.proc_read	= seq_read,
	.proc_lseek	= seq_lseek,
	.proc_release	= proc_seq_release,
};

/* a file that shows a sequence */
struct proc_dir_entry *
proc_create_seq_private(const char *name, umode_t mode,
			struct proc_dir_entry *parent,
			const struct seq_operations *ops,
			unsigned int state_size, void *data)
{
	struct proc_dir_entry template = {
		.ops = &proc_seq_ops, .seq_ops = ops,
		.state_size = state_size, .data = data,
	};

	return proc_add(name, S_IFREG | (mode ? mode : 0444), parent,
			&template);
}

/* the entries below first: a directory goes empty */
static void remove_dentry(struct dentry *d)
{
	struct proc_dir_entry *pde = PDE(d->d_inode);

	while (!list_empty(&d->d_subdirs))
		remove_dentry(list_first_entry(&d->d_subdirs, struct dentry,
					       d_child));
	down_write(&pde->lock);		/* waits for who is inside */
	pde->dead = true;
	up_write(&pde->lock);
	d_remove(d);
	dput(pde->dentry);
}

/**
 * proc_remove - take an entry and all below it out of /proc
 * @de: the entry; NULL is fine
 *
 * Context: may sleep; not from a call of the entry's own proc_ops.
 */
void proc_remove(struct proc_dir_entry *de)
{
	if (de)
		remove_dentry(de->dentry);
}

/** remove_proc_subtree - remove an entry and all below it */
int remove_proc_subtree(const char *name, struct proc_dir_entry *parent)
{
	struct dentry *dir = parent_of(&name, parent ? parent->dentry :
				       proc_root);
	struct dentry *d = dir ? d_lookup_name(dir, name) : NULL;

	dput(dir);
	if (!d)
		return -ENOENT;
	proc_remove(PDE(d->d_inode));
	dput(d);
	return 0;
}

/** remove_proc_entry - remove an entry by name */
void remove_proc_entry(const char *name, struct proc_dir_entry *parent)
{
	if (remove_proc_subtree(name, parent))
		pr_warn("proc: cannot remove '%s': no such entry\n", name);
}

/**
 * proc_root_init - make /proc
 *
 * Context: boot, once there is memory; before the first proc_create().
 */
void __init proc_root_init(void)
{
	struct inode *inode = new_inode(S_IFDIR | 0555);
	struct dentry *d;

	if (!inode)
		panic("proc: no memory for /proc");
	inode->i_fop = &simple_dir_operations;
	d = d_add_name(&root_dentry, "proc", inode);
	if (IS_ERR(d))
		panic("proc: cannot make /proc: %pe", d);
	proc_root = d;
}
