/* SPDX-License-Identifier: MIT */
/* proc_fs.h - files in /proc; kernel/fs/proc.c. */
#ifndef _LINUX_PROC_FS_H
#define _LINUX_PROC_FS_H

#include <linux/fs.h>
#include <linux/seq_file.h>
#include <linux/types.h>

struct proc_dir_entry;

/* what a file in /proc can do; a NULL proc_open needs nothing opened */
struct proc_ops {
	unsigned int proc_flags;
	int (*proc_open)(struct inode *inode, struct file *file);
	ssize_t (*proc_read)(struct file *file, char __user *buf, size_t n,
			     loff_t *pos);
	ssize_t (*proc_write)(struct file *file, const char __user *buf,
			      size_t n, loff_t *pos);
	loff_t (*proc_lseek)(struct file *file, loff_t off, int whence);
	ssize_t (*proc_read_iter)(struct kiocb *iocb, struct iov_iter *to);
	int (*proc_release)(struct inode *inode, struct file *file);
	__poll_t (*proc_poll)(struct file *file,
			      struct poll_table_struct *table);
	long (*proc_ioctl)(struct file *file, unsigned int cmd,
			   unsigned long arg);
	int (*proc_mmap)(struct file *file, struct vm_area_struct *vma);
};

#define PROC_ENTRY_PERMANENT	(1U << 0)

struct proc_dir_entry *proc_symlink(const char *name,
				    struct proc_dir_entry *parent,
				    const char *dest);

struct proc_dir_entry *proc_mkdir(const char *name,
				  struct proc_dir_entry *parent);
struct proc_dir_entry *proc_mkdir_data(const char *name, umode_t mode,
				       struct proc_dir_entry *parent,
				       void *data);
struct proc_dir_entry *proc_create(const char *name, umode_t mode,
				   struct proc_dir_entry *parent,
				   const struct proc_ops *ops);
struct proc_dir_entry *proc_create_data(const char *name, umode_t mode,
					struct proc_dir_entry *parent,
					const struct proc_ops *ops, void *data);
struct proc_dir_entry *
proc_create_data_fops(const char *name, umode_t mode,
		      struct proc_dir_entry *parent,
		      const struct file_operations *fops, void *data);
struct proc_dir_entry *
proc_create_single_data(const char *name, umode_t mode,
			struct proc_dir_entry *parent,
			int (*show)(struct seq_file *, void *), void *data);
struct proc_dir_entry *
proc_create_seq_private(const char *name, umode_t mode,
			struct proc_dir_entry *parent,
			const struct seq_operations *ops,
			unsigned int state_size, void *data);
#define proc_create_single(name, mode, parent, show) \
	proc_create_single_data(name, mode, parent, show, NULL)
#define proc_create_seq_data(name, mode, parent, ops, data) \
	proc_create_seq_private(name, mode, parent, ops, 0, data)
#define proc_create_seq(name, mode, parent, ops) \
	proc_create_seq_private(name, mode, parent, ops, 0, NULL)

void proc_remove(struct proc_dir_entry *de);
void remove_proc_entry(const char *name, struct proc_dir_entry *parent);
int remove_proc_subtree(const char *name, struct proc_dir_entry *parent);
void *pde_data(const struct inode *inode);
void *proc_get_parent_data(const struct inode *inode);

#ifdef MODULE
/* Linux before 5.6 took a struct file_operations: the type tells. */
#define __proc_ops_or_fops(ops, with_ops, with_fops)			\
	_Generic((ops), struct file_operations *: with_fops,		\
		 const struct file_operations *: with_fops,		\
		 default: with_ops)
#define proc_create_data(name, mode, parent, ops, data)		\
	__proc_ops_or_fops(ops, proc_create_data,			\
			   proc_create_data_fops)(name, mode, parent,	\
						  ops, data)
#define proc_create(name, mode, parent, ops)				\
	__proc_ops_or_fops(ops, (proc_create_data),			\
			   proc_create_data_fops)(name, mode, parent,	\
						  ops, NULL)
#endif

#endif /* _LINUX_PROC_FS_H */
