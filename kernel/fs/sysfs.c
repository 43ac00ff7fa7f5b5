// SPDX-License-Identifier: MIT
/*
 * sysfs.c - /sys: a directory for each kobject, a file for each attribute.
 *
 * A kernfs_node stands between a name in the tree and the kobject. A file's
 * show() prints into a page when it is read from the start, and reads go on in
 * that page; a write() is one store(). Removal waits for calls that run, and
 * later ones fail with -ENODEV, so what an attribute lies in may go then, even
 * while somebody has the file open.
 *
 *   kobject --sd--> kernfs_node (directory) --dentry--> "foo"
 *   attribute <---- kernfs_node (file)      --dentry--> "foo/value"
 *
 * Locks: the tree's (namei.c); sysfs_file.mutex for one opening's page.
 *
 * Linux: fs/sysfs, fs/kernfs. Left out: namespaces, prealloc, mmap, merging
 * and updating of groups, a file that removes itself.
 */
#include <linux/sysfs.h>
#include <kernel/drivers.h>
#include <linux/err.h>
#include <linux/errno.h>
#include <linux/export.h>
#include <linux/fs.h>
#include <linux/init.h>
#include <linux/kobject.h>
#include <linux/module.h>
#include <linux/panic.h>
#include <linux/poll.h>
#include <linux/printk.h>
#include <linux/slab.h>
#include <linux/sprintf.h>
#include <linux/string.h>
#include <linux/uaccess.h>
#include <linux/wait.h>
#include <asm/page.h>
#include "guard.h"
#include "internal.h"

/* I set before it is seen */
struct kernfs_node {
	struct kobject *kobj;			/* I */
	const struct attribute *attr;		/* I NULL: a directory */
	const struct bin_attribute *bin;	/* I or NULL */
	struct dentry *dentry;			/* I a reference */
	struct fs_guard guard;
	atomic_t event;				/* counts sysfs_notify() */
	wait_queue_head_t poll;
};

/* one opening of an attribute */
struct sysfs_file {
	struct mutex mutex;
	char *page;		/* [mutex] what show() printed */
	size_t len;		/* [mutex] of it */
	int event;		/* [mutex] node's, when it was printed */
};

static struct dentry *sysfs_root;

/* -------------------------------------------------------------- open files */

static struct kernfs_node *node_of(const struct file *file)
{
	return file->f_inode->i_private;
}

static int check_access(struct kernfs_node *node, fmode_t mode)
{
	const struct sysfs_ops *ops = node->kobj->ktype ?
		node->kobj->ktype->sysfs_ops : NULL;
	umode_t allowed = node->attr->mode;
	bool reads = node->bin ? !!node->bin->read : ops && ops->show;
	bool writes = node->bin ? !!node->bin->write : ops && ops->store;

	if ((mode & FMODE_WRITE) && (!(allowed & S_IWUGO) || !writes))
		return -EACCES;
	if ((mode & FMODE_READ) && (!(allowed & S_IRUGO) || !reads))
		return -EACCES;
	return 0;
}

static int sysfs_open(struct inode *inode, struct file *file)
{
	struct kernfs_node *node = node_of(file);
	struct sysfs_file *of;
	int err;

	if (!fs_guard_enter(&node->guard))
		return -ENODEV;
	err = check_access(node, file->f_mode);
	fs_guard_leave(&node->guard);
	if (err)
		return err;
	of = kzalloc(sizeof(*of), GFP_KERNEL);
	if (!of)
		return -ENOMEM;
	mutex_init(&of->mutex);
	file->private_data = of;
	return 0;
}

static int sysfs_release(struct inode *inode, struct file *file)
{
	struct sysfs_file *of = file->private_data;

	kfree(of->page);
	kfree(of);
	return 0;
}

/* of->mutex and the guard held: have the attribute printed */
static int fill_page(struct kernfs_node *node, struct sysfs_file *of)
{
	const struct sysfs_ops *ops = node->kobj->ktype->sysfs_ops;
	ssize_t n;

	if (!of->page)
		of->page = kmalloc(PAGE_SIZE, GFP_KERNEL);
	if (!of->page)
		return -ENOMEM;
	memset(of->page, 0, PAGE_SIZE);
	of->event = atomic_read(&node->event);
	n = ops->show(node->kobj, (struct attribute *)node->attr, of->page);
	if (n >= (ssize_t)PAGE_SIZE) {
		pr_err("fill_read_buffer: %pS returned bad count\n",
		       ops->show);
		n = PAGE_SIZE - 1;
	}
	of->len = n < 0 ? 0 : n;
	return n < 0 ? n : 0;
}

static ssize_t sysfs_read(struct file *file, char __user *buf, size_t n,
			  loff_t *pos)
{
	struct kernfs_node *node = node_of(file);
	struct sysfs_file *of = file->private_data;
	ssize_t ret = 0;

	mutex_lock(&of->mutex);
	if (!*pos || !of->page) {
		ret = -ENODEV;
		if (fs_guard_enter(&node->guard)) {
			ret = fill_page(node, of);
			fs_guard_leave(&node->guard);
		}
	}
	if (!ret)
		ret = simple_read_from_buffer(buf, n, pos, of->page, of->len);
	mutex_unlock(&of->mutex);
	return ret;
}

/* a copy of the caller's bytes, with a '\0' behind */
static ssize_t store_text(struct kernfs_node *node, const char *text, size_t n)
{
	const struct sysfs_ops *ops;
	ssize_t ret;

	if (!fs_guard_enter(&node->guard))
		return -ENODEV;
	ops = node->kobj->ktype->sysfs_ops;
	ret = ops->store(node->kobj, (struct attribute *)node->attr, text, n);
	fs_guard_leave(&node->guard);
	return ret;
}

static ssize_t sysfs_write(struct file *file, const char __user *buf, size_t n,
			   loff_t *pos)
{
	char *text;
	ssize_t ret;

	if (!n)
		return 0;
	n = min_t(size_t, n, PAGE_SIZE);
	text = memdup_user_nul(buf, n);
	if (IS_ERR(text))
		return PTR_ERR(text);
	ret = store_text(node_of(file), text, n);
	if (ret > 0)
		*pos += ret;
	kfree(text);
	return ret;
}

static __poll_t sysfs_poll(struct file *file, struct poll_table_struct *table)
{
	struct kernfs_node *node = node_of(file);
	struct sysfs_file *of = file->private_data;

	if (fs_guard_closed(&node->guard))
		return DEFAULT_POLLMASK | EPOLLERR | EPOLLPRI;
	poll_wait(file, &node->poll, table);
	if (of->event != atomic_read(&node->event))
		return DEFAULT_POLLMASK | EPOLLERR | EPOLLPRI;
	return DEFAULT_POLLMASK;
}

static const struct file_operations sysfs_file_ops = {
	.open	 = sysfs_open,
	.read	 = sysfs_read,
	.write	 = sysfs_write,
	.poll	 = sysfs_poll,
	.llseek	 = generic_file_llseek,
	.release = sysfs_release,
};

/* ------------------------------------------------------- bytes as they are */

/* bytes that may be moved at pos: no more than a page, within the size */
static ssize_t bin_count(const struct bin_attribute *bin, size_t n, loff_t pos)
{
	if (bin->size) {
		if (pos >= bin->size)
			return 0;
		n = min_t(size_t, n, bin->size - pos);
	}
	return min_t(size_t, n, PAGE_SIZE);
}

static ssize_t bin_read(struct file *file, char __user *buf, size_t n,
			loff_t *pos)
{
	struct kernfs_node *node = node_of(file);
	struct bin_attribute *bin = (struct bin_attribute *)node->bin;
	ssize_t ret = -ENODEV;
	char *page;

	n = bin_count(bin, n, *pos);
	page = n ? kmalloc(n, GFP_KERNEL) : NULL;
	if (!page)
		return n ? -ENOMEM : 0;
	if (fs_guard_enter(&node->guard)) {
		ret = bin->read(file, node->kobj, bin, page, *pos, n);
		fs_guard_leave(&node->guard);
	}
	if (ret > 0 && copy_to_user(buf, page, ret))
		ret = -EFAULT;
	if (ret > 0)
		*pos += ret;
	kfree(page);
	return ret;
}

static ssize_t bin_write(struct file *file, const char __user *buf, size_t n,
			 loff_t *pos)
{
	struct kernfs_node *node = node_of(file);
	struct bin_attribute *bin = (struct bin_attribute *)node->bin;
	ssize_t ret = -ENODEV;
	size_t part = bin_count(bin, n, *pos);
	char *page;

	if (!part)
		return n ? -EFBIG : 0;
	page = memdup_user_nul(buf, part);
	if (IS_ERR(page))
		return PTR_ERR(page);
	if (fs_guard_enter(&node->guard)) {
		ret = bin->write(file, node->kobj, bin, page, *pos, part);
		fs_guard_leave(&node->guard);
	}
	if (ret > 0)
		*pos += ret;
	kfree(page);
	return ret;
}

static const struct file_operations sysfs_bin_ops = {
	.open	 = sysfs_open,
	.read	 = bin_read,
	.write	 = bin_write,
	.llseek	 = generic_file_llseek,
	.release = sysfs_release,
};

/* ------------------------------------------------------- making and removing */

static void sysfs_evict_inode(struct inode *inode)
{
	kfree(inode->i_private);
}

static const struct inode_operations sysfs_inode_ops = {
	.evict = sysfs_evict_inode,
};

static struct dentry *dir_of(const struct kobject *kobj)
{
	return kobj && kobj->sd ? kobj->sd->dentry : sysfs_root;
}

/* a node with its name in the tree, or an ERR_PTR */
static struct kernfs_node *add_node(struct dentry *dir, const char *name,
				    umode_t mode,
				    const struct file_operations *fops,
				    const struct kernfs_node *template)
{
	struct kernfs_node *node = kmalloc(sizeof(*node), GFP_KERNEL);
	struct inode *inode = new_inode(mode);
	struct dentry *d = ERR_PTR(-ENOMEM);

	if (node && inode) {
		*node = *template;
		init_waitqueue_head(&node->poll);
		inode->i_private = node;
		inode->i_fop = fops;
		inode->i_size = node->bin ? node->bin->size :
				S_ISREG(mode) ? PAGE_SIZE : 0;
		d = d_add_name(dir, name, inode);
	}
	if (IS_ERR(d)) {
		iput(inode);
		kfree(node);
		return ERR_CAST(d);
	}
	inode->i_op = &sysfs_inode_ops;
	node->dentry = dget(d);
	return node;
}

/*
 * a link, a file, or a directory with all in it. Race: of two that remove the
 * same name only one gets it out of the tree, and that one closes the node.
 */
static void remove_dentry(struct dentry *d)
{
	struct kernfs_node *node = d->d_inode->i_private;
	struct dentry *child;
	int err;

	while ((err = d_remove(d)) == -ENOTEMPTY) {
		child = d_first_child(d);
		if (child)
			remove_dentry(child);
		dput(child);
	}
	if (err || !node)			/* a link has no node */
		return;
	fs_guard_close(&node->guard);
	wake_up_interruptible(&node->poll);
	dput(node->dentry);
}

static int remove_name(struct dentry *dir, const char *name)
{
	struct dentry *d = d_lookup_name(dir, name);

	if (!d)
		return -ENOENT;
	remove_dentry(d);
	dput(d);
	return 0;
}

static void warn_duplicate(struct dentry *dir, const char *name)
{
	char buf[128], *path = dentry_path_raw(dir, buf, sizeof(buf));

	pr_warn("sysfs: cannot create duplicate filename '%s/%s'\n",
		IS_ERR(path) ? "?" : strstarts(path, "/sys") ? path + 4 : path,
		name);
	dump_stack();
}

static int node_error(struct kernfs_node *node, struct dentry *dir,
		      const char *name)
{
	if (node == ERR_PTR(-EEXIST))
		warn_duplicate(dir, name);
	return PTR_ERR_OR_ZERO(node);
}

/** sysfs_create_dir - the directory of a kobject, below its parent's */
int sysfs_create_dir(struct kobject *kobj)
{
	struct kernfs_node template = { .kobj = kobj }, *node;
	struct dentry *dir = dir_of(kobj->parent);

	if (kobj->parent && !kobj->parent->sd)
		return -ENOENT;
	node = add_node(dir, kobj->name, S_IFDIR | 0755,
			&simple_dir_operations, &template);
	if (!IS_ERR(node))
		kobj->sd = node;
	return node_error(node, dir, kobj->name);
}

/** sysfs_remove_dir - it, and all that is in it */
void sysfs_remove_dir(struct kobject *kobj)
{
	struct kernfs_node *node = kobj->sd;

	kobj->sd = NULL;
	if (node)
		remove_dentry(node->dentry);
}

static int add_file(struct kobject *kobj, struct dentry *dir,
		    const struct attribute *attr,
		    const struct bin_attribute *bin, umode_t mode)
{
	struct kernfs_node template = {
		.kobj = kobj, .attr = attr, .bin = bin,
	};
	struct kernfs_node *node;

	node = add_node(dir, attr->name, S_IFREG | (mode & 0777),
			bin ? &sysfs_bin_ops : &sysfs_file_ops, &template);
	return node_error(node, dir, attr->name);
}

/**
 * sysfs_create_file - show an attribute of a kobject
 * @kobj: in /sys
 * @attr: its name and mode; stays until it is removed
 *
 * Context: may sleep. Return: 0, -EEXIST, -EINVAL, -ENOMEM.
 */
int sysfs_create_file(struct kobject *kobj, const struct attribute *attr)
{
	if (WARN_ON(!kobj || !kobj->sd || !attr))
		return -EINVAL;
	return add_file(kobj, kobj->sd->dentry, attr, NULL, attr->mode);
}
EXPORT_SYMBOL_GPL(sysfs_create_file);

/** sysfs_create_files - several, ends with NULL: all or none */
int sysfs_create_files(struct kobject *kobj,
		       const struct attribute *const *attrs)
{
	int err = 0, i;

	for (i = 0; attrs[i] && !err; i++)
		err = sysfs_create_file(kobj, attrs[i]);
	if (err)
		while (--i > 0)
			sysfs_remove_file(kobj, attrs[i - 1]);
	return err;
}
EXPORT_SYMBOL_GPL(sysfs_create_files);

/**
 * sysfs_remove_file - show it no more
 *
 * Context: may sleep: waits for its show() and store() that run; not from them.
 */
void sysfs_remove_file(struct kobject *kobj, const struct attribute *attr)
{
	if (kobj->sd)
		remove_name(kobj->sd->dentry, attr->name);
}
EXPORT_SYMBOL_GPL(sysfs_remove_file);

/** sysfs_remove_files - several */
void sysfs_remove_files(struct kobject *kobj,
			const struct attribute *const *attrs)
{
	for (; *attrs; attrs++)
		sysfs_remove_file(kobj, *attrs);
}
EXPORT_SYMBOL_GPL(sysfs_remove_files);

/** sysfs_chmod_file - change what `ls` says, and who may open it from now on */
int sysfs_chmod_file(struct kobject *kobj, const struct attribute *attr,
		     umode_t mode)
{
	struct dentry *d = d_lookup_name(dir_of(kobj), attr->name);

	if (!d)
		return -ENOENT;
	d->d_inode->i_mode = S_IFREG | (mode & 0777);
	dput(d);
	return 0;
}
EXPORT_SYMBOL_GPL(sysfs_chmod_file);

/** sysfs_create_bin_file - show bytes of a kobject */
int sysfs_create_bin_file(struct kobject *kobj,
			  const struct bin_attribute *attr)
{
	if (WARN_ON(!kobj || !kobj->sd || !attr))
		return -EINVAL;
	return add_file(kobj, kobj->sd->dentry, &attr->attr, attr,
			attr->attr.mode);
}
EXPORT_SYMBOL_GPL(sysfs_create_bin_file);

/** sysfs_remove_bin_file - show them no more */
void sysfs_remove_bin_file(struct kobject *kobj,
			   const struct bin_attribute *attr)
{
	if (kobj->sd)
		remove_name(kobj->sd->dentry, attr->attr.name);
}
EXPORT_SYMBOL_GPL(sysfs_remove_bin_file);

/* ------------------------------------------------------------------- links */

/* "../" for each step from a directory up to /sys, then the target's path */
static char *link_target(struct kobject *from, struct kobject *to)
{
	char *path = kobject_get_path(to, GFP_KERNEL), *text;
	struct kobject *k;
	size_t ups = 0;

	for (k = from; k; k = k->parent)
		ups++;
	text = path ? kmalloc(ups * 3 + strlen(path) + 1, GFP_KERNEL) : NULL;
	if (text) {
		for (size_t i = 0; i < ups; i++)
			memcpy(text + 3 * i, "../", 3);
		strcpy(text + 3 * ups, path + 1);
	}
	kfree(path);
	return text;
}

/**
 * sysfs_create_link - a name for another kobject
 * @kobj:   in its directory; NULL: in /sys
 * @target: where it leads
 * @name:   of the link
 *
 * Return: 0, -EEXIST, -ENOENT, -ENOMEM.
 */
int sysfs_create_link(struct kobject *kobj, struct kobject *target,
		      const char *name)
{
	char *text;
	struct dentry *d;

	if (!target || !target->sd)
		return -ENOENT;
	text = link_target(kobj, target);
	if (!text)
		return -ENOMEM;
	d = d_add_link(dir_of(kobj), name, text);
	if (d == ERR_PTR(-EEXIST))
		warn_duplicate(dir_of(kobj), name);
	kfree(text);
	return PTR_ERR_OR_ZERO(d);
}
EXPORT_SYMBOL_GPL(sysfs_create_link);

/** sysfs_remove_link - the name goes */
void sysfs_remove_link(struct kobject *kobj, const char *name)
{
	remove_name(dir_of(kobj), name);
}
EXPORT_SYMBOL_GPL(sysfs_remove_link);

/* ------------------------------------------------------------------ groups */

static int add_group_files(struct kobject *kobj, struct dentry *dir,
			   const struct attribute_group *grp)
{
	struct attribute **attr;
	struct bin_attribute **bin;
	umode_t mode;
	int err = 0, i;

	for (attr = grp->attrs, i = 0; attr && attr[i] && !err; i++) {
		mode = grp->is_visible ? grp->is_visible(kobj, attr[i], i) :
		       attr[i]->mode;
		if (mode)
			err = add_file(kobj, dir, attr[i], NULL, mode);
	}
	for (bin = grp->bin_attrs, i = 0; bin && bin[i] && !err; i++) {
		mode = grp->is_bin_visible ?
		       grp->is_bin_visible(kobj, bin[i], i) :
		       bin[i]->attr.mode;
		if (mode)
			err = add_file(kobj, dir, &bin[i]->attr, bin[i], mode);
	}
	return err;
}

static void remove_group_files(struct dentry *dir,
			       const struct attribute_group *grp)
{
	struct attribute **attr;
	struct bin_attribute **bin;

	for (attr = grp->attrs; attr && *attr; attr++)
		remove_name(dir, (*attr)->name);
	for (bin = grp->bin_attrs; bin && *bin; bin++)
		remove_name(dir, (*bin)->attr.name);
}

/**
 * sysfs_create_group - the attributes of a group: all or none
 *
 * Return: 0, -EEXIST, -EINVAL, -ENOMEM.
 */
int sysfs_create_group(struct kobject *kobj, const struct attribute_group *grp)
{
	struct kernfs_node template = { .kobj = kobj }, *node = NULL;
	struct dentry *dir;
	int err;

	if (WARN_ON(!kobj || !kobj->sd))
		return -EINVAL;
	dir = kobj->sd->dentry;
	if (!grp->attrs && !grp->bin_attrs) {
		WARN(1, "sysfs: (bin_)attrs not set by subsystem for group: %s/%s\n",
		     kobj->name, grp->name ?: "");
		return -EINVAL;
	}
	if (grp->name) {
		node = add_node(dir, grp->name, S_IFDIR | 0755,
				&simple_dir_operations, &template);
		if (IS_ERR(node))
			return node_error(node, dir, grp->name);
		dir = node->dentry;
	}
	err = add_group_files(kobj, dir, grp);
	if (err && node)
		remove_dentry(dir);
	else if (err)
		remove_group_files(dir, grp);
	return err;
}
EXPORT_SYMBOL_GPL(sysfs_create_group);

/** sysfs_create_groups - several, ends with NULL, or NULL: all or none */
int sysfs_create_groups(struct kobject *kobj,
			const struct attribute_group **groups)
{
	int err = 0, i;

	for (i = 0; groups && groups[i] && !err; i++)
		err = sysfs_create_group(kobj, groups[i]);
	if (err)
		while (--i > 0)
			sysfs_remove_group(kobj, groups[i - 1]);
	return err;
}
EXPORT_SYMBOL_GPL(sysfs_create_groups);

/** sysfs_remove_group - undo sysfs_create_group() */
void sysfs_remove_group(struct kobject *kobj,
			const struct attribute_group *grp)
{
	if (!kobj->sd)
		return;
	if (!grp->name)
		remove_group_files(kobj->sd->dentry, grp);
	else if (remove_name(kobj->sd->dentry, grp->name))
		WARN(1, "sysfs group '%s' not found for kobject '%s'\n",
		     grp->name, kobj->name);
}
EXPORT_SYMBOL_GPL(sysfs_remove_group);

/** sysfs_remove_groups - undo sysfs_create_groups() */
void sysfs_remove_groups(struct kobject *kobj,
			 const struct attribute_group **groups)
{
	for (; groups && *groups; groups++)
		sysfs_remove_group(kobj, *groups);
}
EXPORT_SYMBOL_GPL(sysfs_remove_groups);

/* the directory of a group with a reference, or NULL */
static struct dentry *group_dir(struct kobject *kobj, const char *group)
{
	return group ? d_lookup_name(dir_of(kobj), group) : dget(dir_of(kobj));
}

/** sysfs_add_file_to_group - one more attribute in a group's directory */
int sysfs_add_file_to_group(struct kobject *kobj,
			    const struct attribute *attr, const char *group)
{
	struct dentry *dir = group_dir(kobj, group);
	int err;

	if (!dir)
		return -ENOENT;
	err = add_file(kobj, dir, attr, NULL, attr->mode);
	dput(dir);
	return err;
}
EXPORT_SYMBOL_GPL(sysfs_add_file_to_group);

/** sysfs_remove_file_from_group - one less */
void sysfs_remove_file_from_group(struct kobject *kobj,
				  const struct attribute *attr,
				  const char *group)
{
	struct dentry *dir = group_dir(kobj, group);

	if (dir)
		remove_name(dir, attr->name);
	dput(dir);
}
EXPORT_SYMBOL_GPL(sysfs_remove_file_from_group);

/* ------------------------------------------------------------------ helpers */

/**
 * sysfs_notify - an attribute has another value: wake who polls its file
 * @kobj: its kobject
 * @dir:  of a group, or NULL
 * @attr: its name
 *
 * Context: may sleep.
 */
void sysfs_notify(struct kobject *kobj, const char *dir, const char *attr)
{
	struct dentry *where = group_dir(kobj, dir);
	struct dentry *d = where && attr ? d_lookup_name(where, attr) : NULL;
	struct kernfs_node *node = d ? d->d_inode->i_private : NULL;

	if (node) {
		atomic_inc(&node->event);
		wake_up_interruptible(&node->poll);
	}
	dput(d);
	dput(where);
}
EXPORT_SYMBOL_GPL(sysfs_notify);

/**
 * sysfs_emit_at - printf for a show(), at a place of its page
 *
 * Return: characters printed; what does not fit in the page is cut off.
 */
int sysfs_emit_at(char *buf, int at, const char *fmt, ...)
{
	va_list args;
	int len;

	if (WARN(!buf || at < 0 || at >= PAGE_SIZE ||
		 ((unsigned long)buf & (PAGE_SIZE - 1)),
		 "invalid sysfs_emit_at: buf:%p at:%d\n", buf, at))
		return 0;
	va_start(args, fmt);
	len = vscnprintf(buf + at, PAGE_SIZE - at, fmt, args);
	va_end(args);
	return len;
}
EXPORT_SYMBOL_GPL(sysfs_emit_at);

/** sysfs_emit - printf for a show() */
int sysfs_emit(char *buf, const char *fmt, ...)
{
	va_list args;
	int len;

	if (WARN(!buf || ((unsigned long)buf & (PAGE_SIZE - 1)),
		 "invalid sysfs_emit: buf:%p\n", buf))
		return 0;
	va_start(args, fmt);
	len = vscnprintf(buf, PAGE_SIZE, fmt, args);
	va_end(args);
	return len;
}
EXPORT_SYMBOL_GPL(sysfs_emit);

/* ------------------------------------------------------------------- start */

/* takes what a module that is gone has left here out; it could be called */
static int remove_left(struct dentry *dir, struct module *mod)
{
	struct dentry *d, *next;
	int found = 0;

	list_for_each_entry_safe(d, next, &dir->d_subdirs, d_child) {
		struct kernfs_node *node = d->d_inode->i_private;
		const void *what = node && node->attr ?
			(const void *)node->attr : node ? node->kobj : NULL;
		struct kobject *kobj = node ? node->kobj : NULL;

		if (S_ISDIR(d->d_inode->i_mode))
			found += remove_left(d, mod);
		if (!node || (!within_module((unsigned long)what, mod) &&
			      !within_module((unsigned long)kobj, mod) &&
			      !within_module((unsigned long)kobj->ktype, mod)))
			continue;
		module_leftover(mod, "sysfs %s %s",
				node->attr ? "attribute" : "directory",
				d->d_name.name);
		if (kobj->sd == node)
			kobj->sd = NULL;
		remove_dentry(d);
		found++;
	}
	return found;
}

static int sysfs_left(struct module *mod)
{
	return remove_left(sysfs_root, mod);
}
MODULE_LEFTOVERS(sysfs_left);

static struct kset *__init must_have(struct kset *kset)
{
	if (!kset)
		panic("sysfs: no memory for /sys");
	return kset;
}

/** sysfs_init - make /sys and its well known directories */
void __init sysfs_init(void)
{
	struct inode *inode = new_inode(S_IFDIR | 0555);

	if (!inode)
		panic("sysfs: no memory for /sys");
	inode->i_fop = &simple_dir_operations;
	sysfs_root = d_add_name(&root_dentry, "sys", inode);
	if (IS_ERR(sysfs_root))
		panic("sysfs: cannot make /sys: %pe", sysfs_root);
	kernel_kobj = kobject_create_and_add("kernel", NULL);
	fs_kobj = kobject_create_and_add("fs", NULL);
	module_kset = must_have(kset_create_and_add("module", NULL, NULL));
}
