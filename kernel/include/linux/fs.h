/* SPDX-License-Identifier: MIT */
/*
 * fs.h - files as the kernel sees them; kernel/fs.
 *
 * There is one tree and all of it is in memory: a dentry is a name in a
 * directory, its inode the thing named, a file an open inode. Who provides a
 * file fills a struct file_operations, with Linux's signatures.
 *
 * Linux: mounts, page cache, permissions, links, and much more.
 */
#ifndef _LINUX_FS_H
#define _LINUX_FS_H

#include <linux/compiler.h>
#include <linux/fcntl.h>
#include <linux/list.h>
#include <linux/mutex.h>
#include <linux/refcount.h>
#include <linux/stat.h>
#include <linux/types.h>

struct file;
struct inode;
struct dentry;
struct dir_context;
struct module;
struct poll_table_struct;
struct vm_area_struct;

#define FMODE_READ	0x1u
#define FMODE_WRITE	0x2u

/* d_type of a directory entry */
#define DT_UNKNOWN	0
#define DT_CHR		2
#define DT_DIR		4
#define DT_REG		8

/**
 * struct file_operations - what an open file can do
 * @llseek:  move f_pos; NULL: noop_llseek
 * @read:    up to @n bytes to the buffer; bytes, 0 at the end, or -errno
 * @write:   bytes taken, or -errno
 * @iterate_shared: hand the entries of a directory to ctx->actor
 * @open:    a file was opened; -errno refuses
 * @release: the last user closed it
 *
 * The buffers are called __user as in Linux; here they are the kernel's.
 */
struct file_operations {
	struct module *owner;
	loff_t (*llseek)(struct file *file, loff_t off, int whence);
	ssize_t (*read)(struct file *file, char __user *buf, size_t n,
			loff_t *pos);
	ssize_t (*write)(struct file *file, const char __user *buf, size_t n,
			 loff_t *pos);
	int (*iterate_shared)(struct file *file, struct dir_context *ctx);
	__poll_t (*poll)(struct file *file, struct poll_table_struct *table);
	long (*unlocked_ioctl)(struct file *file, unsigned int cmd,
			       unsigned long arg);
	long (*compat_ioctl)(struct file *file, unsigned int cmd,
			     unsigned long arg);
	int (*mmap)(struct file *file, struct vm_area_struct *vma);
	int (*open)(struct inode *inode, struct file *file);
	int (*flush)(struct file *file, void *id);
	int (*release)(struct inode *inode, struct file *file);
};

/* what can be done to an inode; a directory without mkdir is read-only */
struct inode_operations {
	/* makes and returns the inode for a new name in dir, or an ERR_PTR */
	struct inode *(*create)(struct inode *dir, umode_t mode);
	int (*truncate)(struct inode *inode);
	/* the last reference is gone; the inode is freed afterwards */
	void (*evict)(struct inode *inode);
};

/* I set before it is seen, d i_rwsem, a atomic */
struct inode {
	umode_t i_mode;				/* I */
	ino_t i_ino;				/* I */
	loff_t i_size;				/* d */
	refcount_t i_count;			/* a dentries and files */
	const struct inode_operations *i_op;	/* I */
	const struct file_operations *i_fop;	/* I */
	struct mutex i_rwsem;			/* Linux: a rwsem */
	void *i_private;			/* I the provider's */
	void *i_data;				/* d ramfs: the bytes */
	size_t i_capacity;			/* d 0: i_data is not ours */
};

/* t tree_lock of fs/namei.c, I set before it is seen */
struct dentry {
	struct inode *d_inode;		/* I */
	struct dentry *d_parent;	/* t NULL at the root and when unlinked */
	struct list_head d_subdirs;	/* t */
	struct list_head d_child;	/* t in the parent's d_subdirs */
	refcount_t d_count;		/* a the tree's and the files' */
	const char *d_name;		/* I */
};

struct path {
	struct dentry *dentry;
};

struct file {
	const struct file_operations *f_op;
	struct inode *f_inode;
	struct path f_path;
	loff_t f_pos;
	unsigned int f_flags;
	fmode_t f_mode;
	refcount_t f_count;
	void *private_data;
};

/* returns false to end the walk; may not open or make files */
typedef bool (*filldir_t)(struct dir_context *ctx, const char *name, int len,
			  loff_t pos, u64 ino, unsigned int type);

struct dir_context {
	filldir_t actor;
	loff_t pos;
};

static inline struct inode *file_inode(const struct file *file)
{
	return file->f_inode;
}

static inline struct inode *d_inode(const struct dentry *dentry)
{
	return dentry->d_inode;
}

/* names: fs/namei.c */
extern struct dentry root_dentry;
int kern_path(const char *name, unsigned int flags, struct path *path);
void path_put(const struct path *path);
struct dentry *dget(struct dentry *dentry);
void dput(struct dentry *dentry);
struct inode *new_inode(umode_t mode);
void iput(struct inode *inode);
struct dentry *d_add_name(struct dentry *parent, const char *name,
			  struct inode *inode);
int d_remove(struct dentry *dentry);
struct dentry *d_lookup_name(struct dentry *parent, const char *name);
int dcache_readdir(struct file *file, struct dir_context *ctx);

/* open files: fs/open.c */
struct file *filp_open(const char *filename, int flags, umode_t mode);
int filp_close(struct file *file, void *id);
struct file *get_file(struct file *file);
void fput(struct file *file);
ssize_t kernel_read(struct file *file, void *buf, size_t n, loff_t *pos);
ssize_t kernel_write(struct file *file, const void *buf, size_t n,
		     loff_t *pos);
ssize_t vfs_read(struct file *file, char __user *buf, size_t n, loff_t *pos);
ssize_t vfs_write(struct file *file, const char __user *buf, size_t n,
		  loff_t *pos);
loff_t vfs_llseek(struct file *file, loff_t off, int whence);
int iterate_dir(struct file *file, struct dir_context *ctx);
int nonseekable_open(struct inode *inode, struct file *file);
int stream_open(struct inode *inode, struct file *file);
int simple_open(struct inode *inode, struct file *file);
loff_t noop_llseek(struct file *file, loff_t off, int whence);
loff_t no_llseek(struct file *file, loff_t off, int whence);
loff_t default_llseek(struct file *file, loff_t off, int whence);
ssize_t simple_read_from_buffer(void __user *to, size_t count, loff_t *ppos,
				const void *from, size_t available);
ssize_t simple_write_to_buffer(void *to, size_t available, loff_t *ppos,
			       const void __user *from, size_t count);

extern const struct file_operations simple_dir_operations;

/* ramfs: fs/ramfs.c */
struct inode *ramfs_get_inode(umode_t mode);
void ramfs_set_data(struct inode *inode, const void *data, size_t size);

#endif /* _LINUX_FS_H */
