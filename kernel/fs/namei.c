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
 * names are hashed, and mounts join many trees.
 */
#include <linux/fs.h>
#include <linux/atomic.h>
#include <linux/errno.h>
#include <linux/err.h>
#include <linux/export.h>
#include <linux/init_syscalls.h>
#include <linux/limits.h>
#include <linux/namei.h>
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
	.i_devices = LIST_HEAD_INIT(root_inode.i_devices),
};

struct dentry root_dentry = {
	.d_inode = &root_inode,
	.d_subdirs = LIST_HEAD_INIT(root_dentry.d_subdirs),
	.d_child = LIST_HEAD_INIT(root_dentry.d_child),
	.d_count = REFCOUNT_INIT(1),
	.d_name = QSTR_INIT("/", 1),
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
	INIT_LIST_HEAD(&inode->i_devices);
	return inode;
}
EXPORT_SYMBOL(new_inode);

/** igrab - take a reference to an inode */
struct inode *igrab(struct inode *inode)
{
	refcount_inc(&inode->i_count);
	return inode;
}
EXPORT_SYMBOL(igrab);

/** iput - drop a reference to an inode; the last one frees it */
void iput(struct inode *inode)
{
	if (!inode || !refcount_dec_and_test(&inode->i_count))
		return;
	if (inode->i_op && inode->i_op->evict)
		inode->i_op->evict(inode);
	cd_forget(inode);
	kfree(inode->i_link);
	kfree(inode);
}
EXPORT_SYMBOL(iput);

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
	kfree(dentry->d_name.name);
	kfree(dentry);
}
EXPORT_SYMBOL(dput);

/** path_get - take a reference to a place */
void path_get(const struct path *path)
{
	dget(path->dentry);
}
EXPORT_SYMBOL(path_get);

/** path_put - drop what kern_path() has taken */
void path_put(const struct path *path)
{
	dput(path->dentry);
}
EXPORT_SYMBOL(path_put);

static struct dentry *find_child(struct dentry *parent, const char *name,
				 size_t len)
{
	struct dentry *d;

	list_for_each_entry(d, &parent->d_subdirs, d_child) {
		if (d->d_name.len == len && !memcmp(d->d_name.name, name, len))
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

/* some name in a directory with a reference, NULL when it is empty */
struct dentry *d_first_child(struct dentry *dir)
{
	struct dentry *d;

	mutex_lock(&tree_lock);
	d = list_first_entry_or_null(&dir->d_subdirs, struct dentry, d_child);
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
	d->d_name.name = (void *)kstrndup(name, len, GFP_KERNEL);
	d->d_name.len = len;
	if (!d->d_name.name) {
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
	if (!err)
		dput(d);	/* the tree's; may end in a provider's evict */
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

#define MAX_LINKS	8	/* links in links; more are a ring */

static struct dentry *walk(struct dentry *d, const char *path, int links);

/* tree_lock held: where a link leads, all else is there already */
static struct dentry *follow(struct dentry *d, int links)
{
	if (IS_ERR(d) || !S_ISLNK(d->d_inode->i_mode))
		return d;
	if (links >= MAX_LINKS)
		return ERR_PTR(-ELOOP);
	return walk(d->d_parent, d->d_inode->i_link, links + 1);
}

/* tree_lock held: from d along a path, and along the links in it */
static struct dentry *walk(struct dentry *d, const char *path, int links)
{
	const char *name;
	size_t len;

	if (*path == '/')
		d = &root_dentry;
	while (!IS_ERR(d) && (len = next_component(&path, &name)))
		d = follow(step(d, name, len), links);
	return d;
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
		d = follow(step(d, *name, *len), 0);
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
 * @flags: LOOKUP_FOLLOW: of a link at the end, its target; LOOKUP_DIRECTORY
 * @path:  result, with a reference for path_put()
 *
 * Context: may sleep.
 * Return: 0, -ENOENT, -ENOTDIR, -ELOOP.
 */
int kern_path(const char *name, unsigned int flags, struct path *path)
{
	struct dentry *d;
	size_t len;

	mutex_lock(&tree_lock);
	d = walk_parent(name, &name, &len);
	if (!IS_ERR(d) && len)
		d = step(d, name, len);
	if (flags & LOOKUP_FOLLOW)
		d = follow(d, 0);
	if (!IS_ERR(d) && (flags & LOOKUP_DIRECTORY) &&
	    !S_ISDIR(d->d_inode->i_mode))
		d = ERR_PTR(-ENOTDIR);
	path->dentry = IS_ERR(d) ? NULL : dget(d);
	mutex_unlock(&tree_lock);
	return PTR_ERR_OR_ZERO(d);
}
EXPORT_SYMBOL(kern_path);

/**
 * dentry_path_raw - the path of a name
 * @dentry: the name
 * @buf:    for the text
 * @buflen: its bytes
 *
 * Return: where in @buf the path begins, or ERR_PTR(-ENAMETOOLONG).
 */
char *dentry_path_raw(const struct dentry *dentry, char *buf, int buflen)
{
	const struct dentry *d;
	char *p = buf + buflen;

	if (buflen < 2)
		return ERR_PTR(-ENAMETOOLONG);
	*--p = '\0';
	mutex_lock(&tree_lock);
	for (d = dentry; d && d != &root_dentry; d = d->d_parent) {
		if (p - buf < d->d_name.len + 1) {
			p = ERR_PTR(-ENAMETOOLONG);
			break;
		}
		p -= d->d_name.len;
		memcpy(p, d->d_name.name, d->d_name.len);
		*--p = '/';
	}
	mutex_unlock(&tree_lock);
	if (dentry == &root_dentry)
		*--p = '/';
	return p;
}
EXPORT_SYMBOL(dentry_path_raw);

/** d_path - the path of a place; as dentry_path_raw() */
char *d_path(const struct path *path, char *buf, int buflen)
{
	return dentry_path_raw(path->dentry, buf, buflen);
}
EXPORT_SYMBOL(d_path);

/* makes a name where path says; *exists: what is there already, a reference */
static struct dentry *create_at(const char *path, umode_t mode, dev_t rdev,
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
	if (S_ISREG(mode) && d != ERR_PTR(-ENOENT))
		d = follow(d, 0);
	if (!IS_ERR(d)) {
		*exists = dget(d);
		return ERR_PTR(-EEXIST);
	}
	if (!parent->d_inode->i_op || !parent->d_inode->i_op->create)
		return ERR_PTR(-EACCES);
	inode = parent->d_inode->i_op->create(parent->d_inode, mode, rdev);
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
 * @rdev:   which device, for S_IFCHR
 * @exists: result: true when it was there
 *
 * Context: may sleep.
 * Return: its dentry with a reference, or an ERR_PTR: -ENOENT, -ENOTDIR,
 * -EACCES in a directory where names cannot be made, -ENOMEM.
 */
struct dentry *path_create(const char *path, umode_t mode, dev_t rdev,
			   bool *exists)
{
	struct dentry *old = NULL, *d;

	mutex_lock(&tree_lock);
	d = create_at(path, mode, rdev, &old);
	if (!IS_ERR(d))
		dget(d);
	mutex_unlock(&tree_lock);
	*exists = old != NULL;
	return old ? old : d;
}

static int make_path(const char *pathname, umode_t mode, dev_t rdev)
{
	bool exists;
	struct dentry *d = path_create(pathname, mode, rdev, &exists);

	if (IS_ERR(d))
		return PTR_ERR(d);
	dput(d);
	return exists ? -EEXIST : 0;
}

/* 0, -EEXIST and what path_create() may say */
int init_mkdir(const char *pathname, umode_t mode)
{
	return make_path(pathname, S_IFDIR | mode, 0);
}

/** init_mknod - make a device's node (S_IFCHR in mode) or a plain file */
int init_mknod(const char *filename, umode_t mode, dev_t dev)
{
	if (!(mode & S_IFMT))
		mode |= S_IFREG;
	if (!S_ISCHR(mode) && !S_ISREG(mode))
		return -EINVAL;
	return make_path(filename, mode, dev);
}

/** d_add_link - a symbolic link: a name whose target is another path */
struct dentry *d_add_link(struct dentry *parent, const char *name,
			  const char *target)
{
	struct inode *inode = new_inode(S_IFLNK | 0777);
	struct dentry *d = ERR_PTR(-ENOMEM);

	if (!inode)
		return d;
	inode->i_link = kstrdup(target, GFP_KERNEL);
	inode->i_fop = &simple_dir_operations;
	inode->i_size = strlen(target);
	if (inode->i_link)
		d = d_add_name(parent, name, inode);
	if (IS_ERR(d))
		iput(inode);
	return d;
}

/** init_symlink - make a link: 0, -EEXIST, -ENOENT, -EACCES, -ENOMEM */
int init_symlink(const char *oldname, const char *newname)
{
	struct dentry *d = ERR_PTR(-EEXIST), *parent;
	const char *name;
	size_t len;

	mutex_lock(&tree_lock);
	parent = walk_parent(newname, &name, &len);
	if (!IS_ERR(parent))
		dget(parent);
	mutex_unlock(&tree_lock);
	if (IS_ERR(parent))
		return PTR_ERR(parent);
	if (!parent->d_inode->i_op || !parent->d_inode->i_op->create)
		d = ERR_PTR(-EACCES);
	else if (len)
		d = d_add_link(parent, kbasename(newname), oldname);
	dput(parent);
	return PTR_ERR_OR_ZERO(d);
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

/**
 * init_stat - what a path names
 * @filename: the path
 * @stat:     gets it
 * @flags:    AT_SYMLINK_NOFOLLOW: of a link itself, not of its target
 *
 * Return: 0, -ENOENT, -ENOTDIR, -ELOOP.
 */
int init_stat(const char *filename, struct kstat *stat, int flags)
{
	struct path path;
	struct inode *inode;
	int err = kern_path(filename, flags & AT_SYMLINK_NOFOLLOW ? 0 :
			    LOOKUP_FOLLOW, &path);

	if (err)
		return err;
	inode = path.dentry->d_inode;
	*stat = (struct kstat){
		.ino = inode->i_ino,
		.mode = inode->i_mode,
		.nlink = S_ISDIR(inode->i_mode) ? 2 : 1,
		.rdev = inode->i_rdev,
		.size = inode->i_size,
	};
	path_put(&path);
	return 0;
}

/* ---------------------------------------------------------------- listing */

static unsigned int dirent_type(const struct inode *inode)
{
	return (inode->i_mode & S_IFMT) >> 12;	/* DT_* are these bits */
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
		if (!ctx->actor(ctx, (const char *)d->d_name.name,
				d->d_name.len, ctx->pos, d->d_inode->i_ino,
				dirent_type(d->d_inode)))
			break;
		ctx->pos++;
	}
out:
	mutex_unlock(&tree_lock);
	return err;
}
EXPORT_SYMBOL(dcache_readdir);

const struct file_operations simple_dir_operations = {
	.iterate_shared = dcache_readdir,
};
EXPORT_SYMBOL(simple_dir_operations);
