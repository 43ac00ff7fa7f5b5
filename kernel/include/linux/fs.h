/* SPDX-License-Identifier: MIT */
/*
 * fs.h - files as the kernel sees them; kernel/fs.
 *
 * There is one tree and all of it is in memory: a dentry is a name in a
 * directory, its inode the thing named, a file an open inode. Who provides a
 * file fills a struct file_operations, with Linux's signatures.
 *
 * Linux: mounts, page cache, permissions, and much more.
 */
#ifndef _LINUX_FS_H
#define _LINUX_FS_H

#include <linux/atomic.h>
#include <linux/bug.h>
#include <linux/compiler.h>
#include <linux/dcache.h>
#include <linux/err.h>
#include <linux/export.h>
#include <linux/fcntl.h>
#include <linux/init.h>
#include <linux/ioctl.h>
#include <linux/kdev_t.h>
#include <linux/list.h>
#include <linux/mm_types.h>
#include <linux/mutex.h>
#include <linux/path.h>
#include <linux/pid.h>
#include <linux/rbtree.h>
#include <linux/refcount.h>
#include <linux/rwsem.h>
#include <linux/semaphore.h>
#include <linux/slab.h>
#include <linux/spinlock.h>
#include <linux/stat.h>
#include <linux/types.h>
#include <linux/wait_bit.h>

struct cdev;
struct dir_context;
struct fasync_struct;
struct file;
struct file_lock;
struct iov_iter;
struct kiocb;
struct module;
struct pipe_inode_info;
struct poll_table_struct;
struct seq_file;
struct task_struct;
struct vm_area_struct;

typedef void *fl_owner_t;
typedef unsigned int fop_flags_t;

#define FMODE_READ	0x1u
#define FMODE_WRITE	0x2u
#define FMODE_LSEEK	0x4u		/* has a position that can be set */
#define FMODE_PREAD	0x8u		/* and may be read elsewhere */
#define FMODE_PWRITE	0x10u
#define FMODE_EXEC	0x20u
#define FMODE_STREAM	0x200000u	/* read and write get no position */
#define FMODE_OPENED	0x80000u

/* d_type of a directory entry */
#define DT_UNKNOWN	0
#define DT_CHR		2
#define DT_DIR		4
#define DT_REG		8
#define DT_LNK		10

#define WHITEOUT_DEV		0
#define CHRDEV_MAJOR_MAX	512

/**
 * struct file_operations - what an open file can do
 * @owner:   held while the file is open
 * @llseek:  move f_pos; NULL: it cannot be moved
 * @read:    up to @n bytes to the buffer; bytes, 0 at the end, or -errno
 * @write:   bytes taken, or -errno
 * @iterate_shared: hand the entries of a directory to ctx->actor
 * @poll:    poll_wait() on each queue, then which of EPOLLIN ... hold now
 * @unlocked_ioctl: a command; -ENOTTY for those not known
 * @open:    a file was opened; -errno refuses
 * @flush:   somebody closed it, not necessarily the last
 * @release: the last user closed it
 * @fasync:  somebody wants signals, or wants none any more
 *
 * The buffers are called __user as in Linux; here they are the kernel's.
 * Not called by anybody here: @read_iter, @write_iter, @mmap (no user memory),
 * @compat_ioctl, @lock, @get_unmapped_area, @splice_*, @fallocate.
 */
struct file_operations {
	struct module *owner;
	fop_flags_t fop_flags;
	loff_t (*llseek)(struct file *file, loff_t off, int whence);
	ssize_t (*read)(struct file *file, char __user *buf, size_t n,
			loff_t *pos);
	ssize_t (*write)(struct file *file, const char __user *buf, size_t n,
			 loff_t *pos);
	ssize_t (*read_iter)(struct kiocb *iocb, struct iov_iter *to);
	ssize_t (*write_iter)(struct kiocb *iocb, struct iov_iter *from);
	int (*iterate_shared)(struct file *file, struct dir_context *ctx);
	__poll_t (*poll)(struct file *file, struct poll_table_struct *table);
	long (*unlocked_ioctl)(struct file *file, unsigned int cmd,
			       unsigned long arg);
	long (*compat_ioctl)(struct file *file, unsigned int cmd,
			     unsigned long arg);
	int (*mmap)(struct file *file, struct vm_area_struct *vma);
	int (*open)(struct inode *inode, struct file *file);
	int (*flush)(struct file *file, fl_owner_t id);
	int (*release)(struct inode *inode, struct file *file);
	int (*fsync)(struct file *file, loff_t start, loff_t end, int datasync);
	int (*fasync)(int fd, struct file *file, int on);
	int (*lock)(struct file *file, int cmd, struct file_lock *fl);
	unsigned long (*get_unmapped_area)(struct file *file,
					   unsigned long addr,
					   unsigned long len,
					   unsigned long pgoff,
					   unsigned long flags);
	int (*check_flags)(int flags);
	int (*flock)(struct file *file, int cmd, struct file_lock *fl);
	ssize_t (*splice_write)(struct pipe_inode_info *pipe, struct file *out,
				loff_t *pos, size_t len, unsigned int flags);
	ssize_t (*splice_read)(struct file *in, loff_t *pos,
			       struct pipe_inode_info *pipe, size_t len,
			       unsigned int flags);
	long (*fallocate)(struct file *file, int mode, loff_t off, loff_t len);
	void (*show_fdinfo)(struct seq_file *m, struct file *file);
};

/* what can be done to an inode; a directory without create is read-only */
struct inode_operations {
	/* makes and returns the inode for a new name in dir, or an ERR_PTR */
	struct inode *(*create)(struct inode *dir, umode_t mode, dev_t rdev);
	int (*truncate)(struct inode *inode);
	/* the last reference is gone; the inode is freed afterwards */
	void (*evict)(struct inode *inode);
};

/* I set before it is seen, d i_rwsem, a atomic, c chrdevs_lock */
struct inode {
	umode_t i_mode;				/* I */
	ino_t i_ino;				/* I */
	dev_t i_rdev;				/* I of a device's node */
	loff_t i_size;				/* d */
	refcount_t i_count;			/* a dentries and files */
	const struct inode_operations *i_op;	/* I */
	const struct file_operations *i_fop;	/* I */
	struct mutex i_rwsem;			/* Linux: a rwsem */
	struct cdev *i_cdev;			/* c once it was opened */
	struct list_head i_devices;		/* c in the cdev's list */
	char *i_link;				/* I where a link leads */
	void *i_private;			/* I the provider's */
	void *i_data;				/* d ramfs: the bytes */
	size_t i_capacity;			/* d 0: i_data is not ours */
};

struct fown_struct {
	pid_t pid;			/* a who gets the signals */
	int signum;			/* instead of SIGIO */
};

/* p f_pos_lock while somebody reads or writes, I set when it was opened */
struct file {
	const struct file_operations *f_op;	/* I */
	struct inode *f_inode;			/* I */
	struct path f_path;			/* I */
	struct mutex f_pos_lock;
	loff_t f_pos;				/* p */
	spinlock_t f_lock;			/* of f_flags */
	unsigned int f_flags;
	fmode_t f_mode;				/* I */
	refcount_t f_count;			/* a */
	struct fown_struct f_owner;
	struct list_head f_all;			/* in all_files of fs/open.c */
	void *private_data;			/* the provider's */
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

static inline struct dentry *file_dentry(const struct file *file)
{
	return file->f_path.dentry;
}

static inline unsigned int iminor(const struct inode *inode)
{
	return MINOR(inode->i_rdev);
}

static inline unsigned int imajor(const struct inode *inode)
{
	return MAJOR(inode->i_rdev);
}

static inline loff_t i_size_read(const struct inode *inode)
{
	return READ_ONCE(inode->i_size);
}

static inline void i_size_write(struct inode *inode, loff_t size)
{
	WRITE_ONCE(inode->i_size, size);
}

static inline void inode_lock(struct inode *inode)
{
	mutex_lock(&inode->i_rwsem);
}

static inline void inode_unlock(struct inode *inode)
{
	mutex_unlock(&inode->i_rwsem);
}

/* names: fs/namei.c */
extern struct dentry root_dentry;
int kern_path(const char *name, unsigned int flags, struct path *path);
struct inode *new_inode(umode_t mode);
struct inode *igrab(struct inode *inode);
void iput(struct inode *inode);
struct dentry *d_add_name(struct dentry *parent, const char *name,
			  struct inode *inode);
int d_remove(struct dentry *dentry);
struct dentry *d_lookup_name(struct dentry *parent, const char *name);
int dcache_readdir(struct file *file, struct dir_context *ctx);

/* open files: fs/open.c */
struct file *filp_open(const char *filename, int flags, umode_t mode);
int filp_close(struct file *file, fl_owner_t id);
struct file *get_file(struct file *file);
void fput(struct file *file);
char *file_path(struct file *file, char *buf, int buflen);
void init_special_inode(struct inode *inode, umode_t mode, dev_t rdev);
const struct file_operations *fops_get(const struct file_operations *fops);
void fops_put(const struct file_operations *fops);
/* the file goes on with other operations, whose owner is held already */
#define replace_fops(file, fops) do {		\
	struct file *__file = (file);		\
						\
	fops_put(__file->f_op);			\
	__file->f_op = (fops);			\
} while (0)

/* reading, writing, seeking: fs/read_write.c */
ssize_t kernel_read(struct file *file, void *buf, size_t n, loff_t *pos);
ssize_t kernel_write(struct file *file, const void *buf, size_t n,
		     loff_t *pos);
ssize_t vfs_read(struct file *file, char __user *buf, size_t n, loff_t *pos);
ssize_t vfs_write(struct file *file, const char __user *buf, size_t n,
		  loff_t *pos);
ssize_t file_read(struct file *file, void *buf, size_t n);
ssize_t file_write(struct file *file, const void *buf, size_t n);
loff_t vfs_llseek(struct file *file, loff_t off, int whence);
long vfs_ioctl(struct file *file, unsigned int cmd, unsigned long arg);
int vfs_fsync(struct file *file, int datasync);
int vfs_fsync_range(struct file *file, loff_t start, loff_t end, int datasync);
int iterate_dir(struct file *file, struct dir_context *ctx);
loff_t noop_llseek(struct file *file, loff_t off, int whence);
loff_t default_llseek(struct file *file, loff_t off, int whence);
loff_t generic_file_llseek(struct file *file, loff_t off, int whence);
loff_t generic_file_llseek_size(struct file *file, loff_t off, int whence,
				loff_t max, loff_t eof);
loff_t fixed_size_llseek(struct file *file, loff_t off, int whence,
			 loff_t size);
loff_t no_seek_end_llseek(struct file *file, loff_t off, int whence);
loff_t vfs_setpos(struct file *file, loff_t off, loff_t max);
/* what has no llseek cannot be moved: -ESPIPE */
#define no_llseek	NULL
int nonseekable_open(struct inode *inode, struct file *file);
int stream_open(struct inode *inode, struct file *file);
int generic_file_open(struct inode *inode, struct file *file);

/* files of simple content: fs/libfs.c */
int simple_open(struct inode *inode, struct file *file);
ssize_t simple_read_from_buffer(void __user *to, size_t count, loff_t *ppos,
				const void *from, size_t available);
ssize_t simple_write_to_buffer(void *to, size_t available, loff_t *ppos,
			       const void __user *from, size_t count);
int simple_attr_open(struct inode *inode, struct file *file,
		     int (*get)(void *, u64 *), int (*set)(void *, u64),
		     const char *fmt);
int simple_attr_release(struct inode *inode, struct file *file);
ssize_t simple_attr_read(struct file *file, char __user *buf, size_t len,
			 loff_t *ppos);
ssize_t simple_attr_write(struct file *file, const char __user *buf,
			  size_t len, loff_t *ppos);
ssize_t simple_attr_write_signed(struct file *file, const char __user *buf,
				 size_t len, loff_t *ppos);
static inline __printf(1, 2) void
__simple_attr_check_fmt(const char *fmt, ...)
{
}

/* a file that shows a number and sets it, either through a function */
#define DEFINE_SIMPLE_ATTRIBUTE_XSIGNED(__fops, __get, __set, __fmt, __sign) \
static int __fops ## _open(struct inode *inode, struct file *file)	\
{									\
	__simple_attr_check_fmt(__fmt, 0ull);				\
	return simple_attr_open(inode, file, __get, __set, __fmt);	\
}									\
static const struct file_operations __fops = {				\
	.owner	 = THIS_MODULE,						\
	.open	 = __fops ## _open,					\
	.release = simple_attr_release,					\
	.read	 = simple_attr_read,					\
	.write	 = simple_attr_write ## __sign,				\
	.llseek	 = generic_file_llseek,					\
}
#define DEFINE_SIMPLE_ATTRIBUTE(__fops, __get, __set, __fmt) \
	DEFINE_SIMPLE_ATTRIBUTE_XSIGNED(__fops, __get, __set, __fmt, )
#define DEFINE_SIMPLE_ATTRIBUTE_SIGNED(__fops, __get, __set, __fmt) \
	DEFINE_SIMPLE_ATTRIBUTE_XSIGNED(__fops, __get, __set, __fmt, _signed)

extern const struct file_operations simple_dir_operations;

/* signals to who waits for a file: fs/fcntl.c */
struct fasync_struct {
	rwlock_t fa_lock;
	int magic;
	int fa_fd;
	struct fasync_struct *fa_next;
	struct file *fa_file;
	struct rcu_head fa_rcu;
};

#define FASYNC_MAGIC	0x4601
int fasync_helper(int fd, struct file *file, int on,
		  struct fasync_struct **fapp);
void kill_fasync(struct fasync_struct **fapp, int sig, int band);
int f_setown(struct file *file, int who, int force);

/* character devices: fs/char_dev.c */
int alloc_chrdev_region(dev_t *dev, unsigned int baseminor, unsigned int count,
			const char *name);
int register_chrdev_region(dev_t from, unsigned int count, const char *name);
void unregister_chrdev_region(dev_t from, unsigned int count);
int __register_chrdev(unsigned int major, unsigned int baseminor,
		      unsigned int count, const char *name,
		      const struct file_operations *fops);
void __unregister_chrdev(unsigned int major, unsigned int baseminor,
			 unsigned int count, const char *name);

/**
 * register_chrdev - take a major with its minors 0..255
 * @major: 0: any free one, which is returned
 * @name:  for /proc/devices
 * @fops:  what the devices can do
 *
 * Return: 0 (or the major that was chosen), -EBUSY, -EINVAL, -ENOMEM.
 */
static inline int register_chrdev(unsigned int major, const char *name,
				  const struct file_operations *fops)
{
	return __register_chrdev(major, 0, 256, name, fops);
}

static inline void unregister_chrdev(unsigned int major, const char *name)
{
	__unregister_chrdev(major, 0, 256, name);
}

/* ramfs: fs/ramfs.c */
struct inode *ramfs_get_inode(umode_t mode);
void ramfs_set_data(struct inode *inode, const void *data, size_t size);

#ifdef MODULE
/* The order of arguments that Linux had before 4.14 is told by the types. */
#define __is_pointer(x)	(__builtin_classify_type((x) + 0) == 5)
#define __rw_either(fn, file, a, b, c)					\
	(__is_pointer(a) ?						\
	 fn(file, (void *)(unsigned long)(a), (size_t)(b),		\
	    (loff_t *)(unsigned long)(c)) :				\
	 fn(file, (void *)(unsigned long)(b), (size_t)(c),		\
	    &(loff_t){ (loff_t)(unsigned long)(a) }))
#define kernel_read(file, a, b, c)  __rw_either(kernel_read, file, a, b, c)
#define kernel_write(file, a, b, c) __rw_either(kernel_write, file, a, b, c)
#endif

#endif /* _LINUX_FS_H */
