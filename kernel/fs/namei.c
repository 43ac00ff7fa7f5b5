// SPDX-License-Identifier: MIT
/*
 * namei.c - the tree of names.
 *
 *   root_dentry --d_subdirs--> "proc" --d_subdirs--> "version"
 *        |                       |                       |
 *      inode (ramfs)        inode (proc)            inode (proc)
 *
 * A name is in memory as long as it is in the tree or a file has it open, so
 * there is nothing to look up elsewhere: the tree *is* the file systems, and
 * /proc and /dev differ from the rest only in who made their inodes.
 *
 * Locks: tree_lock for every link between dentries. It is a mutex, taken for
 * a walk along a path, a new name, a removal, a listing; never inside
 * a file's own operations. Reference counts are atomic; a dentry holds its
 * inode and a name in the tree holds its dentry.
 *
 * Linux: fs/namei.c and fs/dcache.c, where a walk takes no lock at all (RCU),
 * names are hashed, and mounts join many trees. No symbolic links here.
 */
#include <linux/fs.h>
#include <linux/atomic.h>
#include <linux/errno.h>
#include <linux/err.h>
#include <linux/init_syscalls.h>
#include <linux/limits.h>
#include <linux/printk.h>
#include <linux/slab.h>
#include <linux/string.h>
#include "internal.h"

static DEFINE_MUTEX(tree_lock);

static struct inode root_inode = {
	.i_mode = S_IFDIR | 0755,
	.i_ino = 1,
	.i_count = REFCOUNT_INIT(1),
	.i_op = &ramfs_inode_operations,
	.i_fop = &simple_dir_operations,
	.i_rwsem = __MUTEX_INITIALIZER(root_inode.i_rwsem),
};

struct dentry root_dentry = {
	.d_inode = &root_inode,
	.d_subdirs = LIST_HEAD_INIT(root_dentry.d_subdirs),
	.d_child = LIST_HEAD_INIT(root_dentry.d_child),
	.d_count = REFCOUNT_INIT(1),
	.d_name = "/",
};

/* ------------------------------------------------------- inodes, dentries */

/**
 * new_inode - make an inode
 * @mode: type and permissions
 *
 * Return: the inode with one reference, or NULL.
 */
struct inode *new_inode(umode_t mode)
{
	static atomic_t last_ino = ATOMIC_INIT(1);
	struct inode *inode = kzalloc(sizeof(*inode), GFP_KERNEL);

	if (!inode)
		return NULL;
	inode->i_mode = mode;
	inode->i_ino = atomic_inc_return(&last_ino);
	refcount_set(&inode->i_count, 1);
	mutex_init(&inode->i_rwsem);
	return inode;
}

/** iput - drop a reference to an inode; the last one frees it */
void iput(struct inode *inode)
{
	if (!inode || !refcount_dec_and_test(&inode->i_count))
		return;
	if (inode->i_op && inode->i_op->evict)
		inode->i_op->evict(inode);
	kfree(inode);
}

/** dget - take a reference to a name */
struct dentry *dget(struct dentry *dentry)
{
	refcount_inc(&dentry->d_count);
	return dentry;
}

/** dput - drop a reference to a name */
void dput(struct dentry *dentry)
{
	if (!dentry || !refcount_dec_and_test(&dentry->d_count))
		return;
	iput(dentry->d_inode);
	kfree(dentry->d_name);
	kfree(dentry);
}

/** path_put - drop what kern_path() has taken */
void path_put(const struct path *path)
{
	dput(path->dentry);
}

static struct dentry *find_child(struct dentry *parent, const char *name,
				 size_t len)
{
	struct dentry *d;

	list_for_each_entry(d, &parent->d_subdirs, d_child) {
		if (!strncmp(d->d_name, name, len) && !d->d_name[len])
			return d;
	}
	return NULL;
}

/* the child of that name with a reference, or NULL */
struct dentry *d_lookup_name(struct dentry *parent, const char *name)
{
	struct dentry *d;

	mutex_lock(&tree_lock);
	d = find_child(parent, name, strlen(name));
	if (d)
		dget(d);
	mutex_unlock(&tree_lock);
	return d;
}

static struct dentry *new_dentry(const char *name, size_t len,
				 struct inode *inode)
{
	struct dentry *d = kzalloc(sizeof(*d), GFP_KERNEL);

	if (!d)
		return NULL;
	d->d_name = kstrndup(name, len, GFP_KERNEL);
	if (!d->d_name) {
		kfree(d);
		return NULL;
	}
	d->d_inode = inode;
	INIT_LIST_HEAD(&d->d_subdirs);
	INIT_LIST_HEAD(&d->d_child);
	refcount_set(&d->d_count, 1);
	return d;
}

/* tree_lock held; takes the caller's reference to inode when it succeeds */
static struct dentry *add_name(struct dentry *parent, const char *name,
			       size_t len, struct inode *inode)
{
	struct dentry *d;

	if (len > NAME_MAX)
		return ERR_PTR(-ENAMETOOLONG);
	if (!parent->d_parent && parent != &root_dentry)
		return ERR_PTR(-ENOENT);	/* removed meanwhile */
	if (find_child(parent, name, len))
		return ERR_PTR(-EEXIST);
	d = new_dentry(name, len, inode);
	if (!d)
		return ERR_PTR(-ENOMEM);
	d->d_parent = parent;
	list_add_tail(&d->d_child, &parent->d_subdirs);
	return d;
}

/**
 * d_add_name - give an inode a name
 * @parent: directory
 * @name:   one component
 * @inode:  its reference passes to the new name; on failure it stays
 *
 * Context: may sleep.
 * Return: the dentry, which the tree holds; -EEXIST, -ENOMEM, -ENAMETOOLONG,
 * -ENOENT when @parent is gone.
 */
struct dentry *d_add_name(struct dentry *parent, const char *name,
			  struct inode *inode)
{
	struct dentry *d;

	mutex_lock(&tree_lock);
	d = add_name(parent, name, strlen(name), inode);
	mutex_unlock(&tree_lock);
	return d;
}

/* tree_lock held; the name is gone, whoever has it open keeps the inode */
static void unlink_dentry(struct dentry *d)
{
	list_del_init(&d->d_child);
	d->d_parent = NULL;
	dput(d);
}

/* takes a name out of the tree: 0, -ENOTEMPTY, -ENOENT, -EBUSY for the root */
int d_remove(struct dentry *d)
{
	int err = 0;

	mutex_lock(&tree_lock);
	if (d == &root_dentry)
		err = -EBUSY;
	else if (!d->d_parent)
		err = -ENOENT;
	else if (!list_empty(&d->d_subdirs))
		err = -ENOTEMPTY;
	else
		unlink_dentry(d);
	mutex_unlock(&tree_lock);
	return err;
}

/* ------------------------------------------------------------------ paths */

/* cuts the next component off *path; its length, 0 at the end */
static size_t next_component(const char **path, const char **name)
{
	while (**path == '/')
		(*path)++;
	*name = *path;
	*path = strchrnul(*path, '/');
	return *path - *name;
}

/* tree_lock held: one step down, or up for ".." */
static struct dentry *step(struct dentry *d, const char *name, size_t len)
{
	struct dentry *next;

	if (!S_ISDIR(d->d_inode->i_mode))
		return ERR_PTR(-ENOTDIR);
	if (len == 1 && name[0] == '.')
		return d;
	if (len == 2 && name[0] == '.' && name[1] == '.')
		return d->d_parent ? d->d_parent : d;
	next = find_child(d, name, len);
	return next ? next : ERR_PTR(-ENOENT);
}

/*
 * tree_lock held. Walks to the directory that the last component is in; that
 * component is left in *name, *len (0 for the root itself).
 */
static struct dentry *walk_parent(const char *path, const char **name,
				  size_t *len)
{
	struct dentry *d = &root_dentry;

	*len = next_component(&path, name);
	while (*len) {
		const char *next;
		size_t next_len = next_component(&path, &next);

		if (!next_len)
			return S_ISDIR(d->d_inode->i_mode) ? d :
			       ERR_PTR(-ENOTDIR);
		d = step(d, *name, *len);
		if (IS_ERR(d))
			return d;
		*name = next;
		*len = next_len;
	}
	return d;
}

/**
 * kern_path - find what a path names
 * @name:  from the root, with or without its first slash
 * @flags: ignored
 * @path:  result, with a reference for path_put()
 *
 * Context: may sleep.
 * Return: 0, -ENOENT, -ENOTDIR.
 */
int kern_path(const char *name, unsigned int flags, struct path *path)
{
	struct dentry *d;
	size_t len;

	mutex_lock(&tree_lock);
	d = walk_parent(name, &name, &len);
	if (!IS_ERR(d) && len)
		d = step(d, name, len);
	path->dentry = IS_ERR(d) ? NULL : dget(d);
	mutex_unlock(&tree_lock);
	return PTR_ERR_OR_ZERO(d);
}

/* makes a name where path says; *exists: what is there already, a reference */
static struct dentry *create_at(const char *path, umode_t mode,
				struct dentry **exists)
{
	struct dentry *parent, *d;
	struct inode *inode;
	const char *name;
	size_t len;

	parent = walk_parent(path, &name, &len);
	if (IS_ERR(parent))
		return parent;
	d = len ? step(parent, name, len) : parent;
	if (!IS_ERR(d)) {
		*exists = dget(d);
		return ERR_PTR(-EEXIST);
	}
	if (!parent->d_inode->i_op || !parent->d_inode->i_op->create)
		return ERR_PTR(-EACCES);
	inode = parent->d_inode->i_op->create(parent->d_inode, mode);
	if (IS_ERR(inode))
		return ERR_CAST(inode);
	d = add_name(parent, name, len, inode);
	if (IS_ERR(d))
		iput(inode);
	return d;
}

/**
 * path_create - make a file or a directory, or find the one that is there
 * @path:   where
 * @mode:   type and permissions
 * @exists: result: true when it was there
 *
 * Context: may sleep.
 * Return: its dentry with a reference, or an ERR_PTR: -ENOENT, -ENOTDIR,
 * -EACCES in a directory where names cannot be made, -ENOMEM.
 */
struct dentry *path_create(const char *path, umode_t mode, bool *exists)
{
	struct dentry *old = NULL, *d;

	mutex_lock(&tree_lock);
	d = create_at(path, mode, &old);
	if (!IS_ERR(d))
		dget(d);
	mutex_unlock(&tree_lock);
	*exists = old != NULL;
	return old ? old : d;
}

/* 0, -EEXIST and what path_create() may say */
int init_mkdir(const char *pathname, umode_t mode)
{
	bool exists;
	struct dentry *d = path_create(pathname, S_IFDIR | mode, &exists);

	if (IS_ERR(d))
		return PTR_ERR(d);
	dput(d);
	return exists ? -EEXIST : 0;
}

static int remove_path(const char *pathname, bool want_dir)
{
	struct dentry *d, *parent;
	struct path path;
	int err = kern_path(pathname, 0, &path);

	if (err)
		return err;
	d = path.dentry;
	parent = READ_ONCE(d->d_parent);
	if (want_dir && !S_ISDIR(d->d_inode->i_mode))
		err = -ENOTDIR;
	else if (!want_dir && S_ISDIR(d->d_inode->i_mode))
		err = -EISDIR;
	else if (!parent)
		err = -EBUSY;
	else if (!parent->d_inode->i_op || !parent->d_inode->i_op->create)
		err = -EACCES;
	else
		err = d_remove(d);
	path_put(&path);
	return err;
}

/* 0, -ENOENT, -ENOTDIR, -ENOTEMPTY, -EBUSY, -EACCES (in /proc and /dev) */
int init_rmdir(const char *pathname)
{
	return remove_path(pathname, true);
}

/* 0, -ENOENT, -EISDIR, -EACCES; who has the file open keeps it */
int init_unlink(const char *pathname)
{
	return remove_path(pathname, false);
}

/* 0, -ENOENT, -ENOTDIR */
int init_stat(const char *filename, struct kstat *stat, int flags)
{
	struct path path;
	struct inode *inode;
	int err = kern_path(filename, 0, &path);

	if (err)
		return err;
	inode = path.dentry->d_inode;
	*stat = (struct kstat){
		.ino = inode->i_ino,
		.mode = inode->i_mode,
		.nlink = S_ISDIR(inode->i_mode) ? 2 : 1,
		.size = inode->i_size,
	};
	path_put(&path);
	return 0;
}

/* ---------------------------------------------------------------- listing */

static unsigned int dirent_type(const struct inode *inode)
{
	return S_ISDIR(inode->i_mode) ? DT_DIR :
	       S_ISCHR(inode->i_mode) ? DT_CHR : DT_REG;
}

/**
 * dcache_readdir - iterate_shared of every directory here
 * @file: the open directory
 * @ctx:  pos 0 and 1 are "." and "..", then the names in the order of making
 */
int dcache_readdir(struct file *file, struct dir_context *ctx)
{
	struct dentry *dir = file->f_path.dentry, *d;
	loff_t pos = 2;
	int err = 0;

	mutex_lock(&tree_lock);
	if (ctx->pos == 0) {
		if (!ctx->actor(ctx, ".", 1, 0, dir->d_inode->i_ino, DT_DIR))
			goto out;
		ctx->pos = 1;
	}
	if (ctx->pos == 1) {
		d = dir->d_parent ? dir->d_parent : dir;
		if (!ctx->actor(ctx, "..", 2, 1, d->d_inode->i_ino, DT_DIR))
			goto out;
		ctx->pos = 2;
	}
	list_for_each_entry(d, &dir->d_subdirs, d_child) {
		if (pos++ < ctx->pos)
			continue;
		if (!ctx->actor(ctx, d->d_name, strlen(d->d_name), ctx->pos,
				d->d_inode->i_ino, dirent_type(d->d_inode)))
			break;
		ctx->pos++;
	}
out:
	mutex_unlock(&tree_lock);
	return err;
}

const struct file_operations simple_dir_operations = {
	.iterate_shared = dcache_readdir,
};
