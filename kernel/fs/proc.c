// SPDX-License-Identifier: MIT
/*
 * proc.c - the machinery of /proc: entries that anybody may add and remove.
 *
 * A proc_dir_entry stands between the tree and its provider. Every call goes
 * through proc_reg_*(), inside the entry's guard; proc_remove() closes it. So
 * when proc_remove() returns, no call into the provider runs or will ever run,
 * even if somebody has the file open: a module may go. What is still open then
 * is released on the way, by the provider, once; later calls fail.
 *
 *   dentry -> inode -> i_private: proc_dir_entry -> proc_ops or show()
 *
 * Locks: opener_lock of an entry for its list of open files: who takes an
 * opener off the list calls release().
 *
 * Linux: fs/proc/generic.c, inode.c.
 */
#include <linux/proc_fs.h>
#include <kernel/drivers.h>
#include <linux/err.h>
#include <linux/errno.h>
#include <linux/export.h>
#include <linux/init.h>
#include <linux/panic.h>
#include <linux/module.h>
#include <linux/poll.h>
#include <linux/printk.h>
#include <linux/slab.h>
#include <linux/string.h>
#include "guard.h"
#include "internal.h"

/* I set before it is seen, o opener_lock */
struct proc_dir_entry {
	struct fs_guard guard;
	spinlock_t opener_lock;
	struct list_head openers;		/* o files to be released */
	const struct proc_ops *ops;		/* I NULL for a directory */
	struct proc_ops *own_ops;		/* I ours, made of file_operations */
	const struct seq_operations *seq_ops;	/* I */
	int (*single_show)(struct seq_file *, void *);	/* I */
	unsigned int state_size;		/* I of a sequence's own data */
	void *data;				/* I */
	struct dentry *dentry;			/* I the entry's reference */
};

/* a file whose provider wants to hear of its end */
struct pde_opener {
	struct list_head node;			/* o */
	struct inode *inode;
	struct file *file;
};

static struct dentry *proc_root;
static const struct proc_ops proc_single_ops, proc_seq_ops;

static struct proc_dir_entry *PDE(const struct inode *inode)
{
	return inode->i_private;
}

/** pde_data - what proc_create_data() was given */
void *pde_data(const struct inode *inode)
{
	return PDE(inode)->data;
}
EXPORT_SYMBOL(pde_data);

/** proc_get_parent_data - the data of the directory that the file is in */
void *proc_get_parent_data(const struct inode *inode)
{
	struct dentry *parent = READ_ONCE(PDE(inode)->dentry->d_parent);

	return parent && parent->d_inode->i_private ?
	       PDE(parent->d_inode)->data : NULL;
}
EXPORT_SYMBOL_GPL(proc_get_parent_data);

/* calls into the provider, or is err when there is none any more */
#define PROC_CALL(pde, err, call)		\
({						\
	typeof(call) __ret = (err);		\
						\
	if (fs_guard_enter(&(pde)->guard)) {	\
		__ret = (call);			\
		fs_guard_leave(&(pde)->guard);	\
	}					\
	__ret;					\
})

/* inside the guard: the provider's open(), and a note that it is to be undone */
static int open_and_note(struct proc_dir_entry *pde, struct inode *inode,
			 struct file *file)
{
	struct pde_opener *opener = NULL;
	int err = 0;

	if (pde->ops->proc_release) {
		opener = kmalloc(sizeof(*opener), GFP_KERNEL);
		if (!opener)
			return -ENOMEM;
	}
	if (pde->ops->proc_open)
		err = pde->ops->proc_open(inode, file);
	if (err || !opener) {
		kfree(opener);
		return err;
	}
	opener->inode = inode;
	opener->file = file;
	spin_lock(&pde->opener_lock);
	list_add(&opener->node, &pde->openers);
	spin_unlock(&pde->opener_lock);
	return 0;
}

static struct pde_opener *take_opener(struct proc_dir_entry *pde,
				      const struct file *file)
{
	struct pde_opener *opener, *found = NULL;

	spin_lock(&pde->opener_lock);
	list_for_each_entry(opener, &pde->openers, node) {
		if (!file || opener->file == file) {
			found = opener;
			list_del(&opener->node);
			break;
		}
	}
	spin_unlock(&pde->opener_lock);
	return found;
}

static int proc_reg_open(struct inode *inode, struct file *file)
{
	struct proc_dir_entry *pde = PDE(inode);

	if (!pde->ops->proc_lseek)
		file->f_mode &= ~FMODE_LSEEK;
	return PROC_CALL(pde, -ENOENT, open_and_note(pde, inode, file));
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

static __poll_t proc_reg_poll(struct file *file,
			      struct poll_table_struct *table)
{
	struct proc_dir_entry *pde = PDE(file->f_inode);

	if (!pde->ops->proc_poll)
		return DEFAULT_POLLMASK;
	return PROC_CALL(pde, DEFAULT_POLLMASK,
			 pde->ops->proc_poll(file, table));
}

/*
 * Race: the file is closed while the entry goes. Who gets the opener calls
 * release(); if that is us, inside the guard, proc_remove() waits.
 */
static int proc_reg_release(struct inode *inode, struct file *file)
{
	struct proc_dir_entry *pde = PDE(inode);
	struct pde_opener *opener;

	if (!fs_guard_enter(&pde->guard))
		return 0;
	opener = take_opener(pde, file);
	if (opener)
		pde->ops->proc_release(inode, file);
	fs_guard_leave(&pde->guard);
	kfree(opener);
	return 0;
}

static const struct file_operations proc_reg_file_ops = {
	.open		= proc_reg_open,
	.read		= proc_reg_read,
	.write		= proc_reg_write,
	.llseek		= proc_reg_llseek,
	.poll		= proc_reg_poll,
	.unlocked_ioctl	= proc_reg_ioctl,
	.release	= proc_reg_release,
};

/* the last file that had a removed entry open is closed */
static void proc_evict_inode(struct inode *inode)
{
	struct proc_dir_entry *pde = PDE(inode);

	kfree(pde->own_ops);
	kfree(pde);
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
				       const struct proc_dir_entry *template,
				       const char *link)
{
	struct proc_dir_entry *pde = kmalloc(sizeof(*pde), GFP_KERNEL);
	struct dentry *dir, *d = ERR_PTR(-ENOENT);
	struct inode *inode = new_inode(mode);

	if (!pde || !inode)
		goto fail;
	if (link) {
		inode->i_link = kstrdup(link, GFP_KERNEL);
		if (!inode->i_link)
			goto fail;
	}
	*pde = *template;
	spin_lock_init(&pde->opener_lock);
	INIT_LIST_HEAD(&pde->openers);
	inode->i_private = pde;
	inode->i_fop = S_ISREG(mode) ? &proc_reg_file_ops :
		       &simple_dir_operations;
	dir = parent_of(&name, parent ? parent->dentry : proc_root);
	if (dir) {
		d = d_add_name(dir, name, inode);
		dput(dir);
	}
	if (IS_ERR(d)) {
		WARN(d == ERR_PTR(-EEXIST),
		     "proc_dir_entry '%s/%s' already registered\n",
		     parent ? (const char *)parent->dentry->d_name.name :
		     "/proc", name);
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

/** proc_symlink - a name that leads to another path; NULL on failure */
struct proc_dir_entry *proc_symlink(const char *name,
				    struct proc_dir_entry *parent,
				    const char *dest)
{
	struct proc_dir_entry template = { };
	struct proc_dir_entry *pde = proc_add(name, S_IFLNK | 0777, parent,
					      &template, dest);

	return pde;
}
EXPORT_SYMBOL(proc_symlink);

/** proc_mkdir_data - the same, with a mode and data */
struct proc_dir_entry *proc_mkdir_data(const char *name, umode_t mode,
				       struct proc_dir_entry *parent,
				       void *data)
{
	struct proc_dir_entry template = { .data = data };

	return proc_add(name, S_IFDIR | (mode ? mode : 0555), parent,
			&template, NULL);
}
EXPORT_SYMBOL_GPL(proc_mkdir_data);

/** proc_mkdir - a folder below parent, NULL: below /proc */
struct proc_dir_entry *proc_mkdir(const char *name,
				  struct proc_dir_entry *parent)
{
	return proc_mkdir_data(name, 0, parent, NULL);
}
EXPORT_SYMBOL(proc_mkdir);

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
			&template, NULL);
}
EXPORT_SYMBOL(proc_create_data);

/* the older way of saying what a file can do; kept with the entry */
static struct proc_ops *to_proc_ops(const struct file_operations *fops)
{
	struct proc_ops *ops = kzalloc(sizeof(*ops), GFP_KERNEL);

	if (!ops)
		return NULL;
	ops->proc_open = fops->open;
	ops->proc_read = fops->read;
	ops->proc_write = fops->write;
	ops->proc_lseek = fops->llseek ? fops->llseek : default_llseek;
	ops->proc_release = fops->release;
	ops->proc_poll = fops->poll;
	ops->proc_ioctl = fops->unlocked_ioctl;
	return ops;
}

/** proc_create_data_fops - proc_create_data() as it was before Linux 5.6 */
struct proc_dir_entry *
proc_create_data_fops(const char *name, umode_t mode,
		      struct proc_dir_entry *parent,
		      const struct file_operations *fops, void *data)
{
	struct proc_dir_entry template = { .data = data }, *pde;

	template.ops = template.own_ops = to_proc_ops(fops);
	if (!template.ops)
		return NULL;
	pde = proc_add(name, S_IFREG | (mode ? mode & 07777 : 0444), parent,
		       &template, NULL);
	if (!pde)
		kfree(template.own_ops);
	return pde;
}
EXPORT_SYMBOL(proc_create_data_fops);

/** proc_create - proc_create_data() without data */
struct proc_dir_entry *proc_create(const char *name, umode_t mode,
				   struct proc_dir_entry *parent,
				   const struct proc_ops *ops)
{
	return proc_create_data(name, mode, parent, ops, NULL);
}
EXPORT_SYMBOL(proc_create);

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
			&template, NULL);
}
EXPORT_SYMBOL(proc_create_single_data);

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
			&template, NULL);
}
EXPORT_SYMBOL(proc_create_seq_private);

/* files that are still open: the provider's release(), while it is there */
static void release_openers(struct proc_dir_entry *pde)
{
	struct pde_opener *opener;

	while ((opener = take_opener(pde, NULL))) {
		pde->ops->proc_release(opener->inode, opener->file);
		kfree(opener);
	}
}

/* it and all below; of two that remove the same one, one does it */
static void remove_dentry(struct dentry *d)
{
	struct proc_dir_entry *pde = PDE(d->d_inode);
	struct dentry *child;
	int err;

	while ((err = d_remove(d)) == -ENOTEMPTY) {
		child = d_first_child(d);
		if (child)
			remove_dentry(child);
		dput(child);
	}
	if (err)
		return;
	fs_guard_close(&pde->guard);	/* waits for who is inside */
	release_openers(pde);
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
EXPORT_SYMBOL(proc_remove);

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
EXPORT_SYMBOL(remove_proc_subtree);

/** remove_proc_entry - remove an entry by name */
void remove_proc_entry(const char *name, struct proc_dir_entry *parent)
{
	WARN(remove_proc_subtree(name, parent), "name '%s'\n", name);
}
EXPORT_SYMBOL(remove_proc_entry);

static bool pde_of_module(const struct proc_dir_entry *pde,
			  const struct module *mod)
{
	const struct proc_ops *ops = pde->ops;

	return within_module((unsigned long)ops, mod) ||
	       within_module((unsigned long)pde->seq_ops, mod) ||
	       within_module((unsigned long)pde->single_show, mod) ||
	       (pde->own_ops &&
		(within_module((unsigned long)ops->proc_open, mod) ||
		 within_module((unsigned long)ops->proc_read, mod) ||
		 within_module((unsigned long)ops->proc_write, mod)));
}

/* reported, and taken out: the next reader would call what is gone */
static int remove_left(struct dentry *dir, struct module *mod)
{
	struct dentry *d, *next;
	int found = 0;

	list_for_each_entry_safe(d, next, &dir->d_subdirs, d_child) {
		found += remove_left(d, mod);
		if (!pde_of_module(PDE(d->d_inode), mod))
			continue;
		module_leftover(mod, "/proc entry %s", d->d_name.name);
		remove_dentry(d);
		found++;
	}
	return found;
}

static int proc_left(struct module *mod)
{
	return remove_left(proc_root, mod);
}
MODULE_LEFTOVERS(proc_left);

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
