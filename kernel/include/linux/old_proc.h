/* SPDX-License-Identifier: MIT */
/*
 * Files in /proc as they were made before 3.10: create_proc_entry() gives an
 * entry whose fields the module then fills in. tools/modcc.py asks for this
 * where a module calls it.
 *
 * To such a module struct proc_dir_entry is the structure below. It belongs to
 * an entry of today, whose operations look at its fields when they are called;
 * a list of all of them stands for the names that remove_proc_entry() is given.
 */
#ifndef _LINUX_OLD_PROC_H
#define _LINUX_OLD_PROC_H

#include <linux/gfp.h>
#include <linux/list.h>
#include <linux/mm.h>
#include <linux/proc_fs.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/uaccess.h>

typedef int (read_proc_t)(char *page, char **start, off_t off, int count,
			  int *eof, void *data);
typedef int (write_proc_t)(struct file *file, const char __user *buffer,
			   unsigned long count, void *data);

struct old_proc_entry {
	/* what a module fills in */
	read_proc_t *read_proc;
	write_proc_t *write_proc;
	const struct file_operations *proc_fops;
	void *data;
	struct module *owner;	/* and what says nothing here */
	umode_t mode;
	uid_t uid;
	gid_t gid;
	loff_t size;

	const char *name;
	struct old_proc_entry *parent;
	struct proc_dir_entry *real;
	struct list_head list;
};

static __maybe_unused LIST_HEAD(__old_proc_entries);

static inline struct old_proc_entry *__old_proc_of(struct file *file)
{
	return pde_data(file_inode(file));
}

static inline struct proc_dir_entry *__old_proc_real(struct old_proc_entry *e)
{
	return e ? e->real : NULL;
}

/* One page at most; where the data begin in it the function says in start. */
static inline ssize_t __old_read_proc(struct old_proc_entry *e, char __user *buf,
				      size_t count, loff_t *pos)
{
	char *page = (char *)get_zeroed_page(GFP_KERNEL), *start = NULL;
	int eof = 0;
	ssize_t n;

	if (!page)
		return -ENOMEM;
	n = e->read_proc(page, &start, *pos, min_t(size_t, count, PAGE_SIZE),
			 &eof, e->data);
	if (n > 0 && (start < page || start >= page + PAGE_SIZE)) {
		n -= *pos;
		start = page + *pos;
	}
	if (n > 0) {
		n = min_t(ssize_t, n, count);
		if (copy_to_user(buf, start, n))
			n = -EFAULT;
		else
			*pos += n;
	}
	free_page((unsigned long)page);
	return n < 0 && n > -MAX_ERRNO ? n : max_t(ssize_t, n, 0);
}

static inline int __old_proc_open(struct inode *inode, struct file *file)
{
	struct old_proc_entry *e = pde_data(inode);

	return e->proc_fops && e->proc_fops->open ?
		e->proc_fops->open(inode, file) : 0;
}

static inline ssize_t __old_proc_read(struct file *file, char __user *buf,
				      size_t count, loff_t *pos)
{
	struct old_proc_entry *e = __old_proc_of(file);

	if (e->proc_fops)
		return e->proc_fops->read ?
			e->proc_fops->read(file, buf, count, pos) : -EINVAL;
	return e->read_proc ? __old_read_proc(e, buf, count, pos) : -EIO;
}

static inline ssize_t __old_proc_write(struct file *file, const char __user *buf,
				       size_t count, loff_t *pos)
{
	struct old_proc_entry *e = __old_proc_of(file);

	if (e->proc_fops)
		return e->proc_fops->write ?
			e->proc_fops->write(file, buf, count, pos) : -EINVAL;
	return e->write_proc ? e->write_proc(file, buf, count, e->data) : -EIO;
}

static inline loff_t __old_proc_lseek(struct file *file, loff_t off, int whence)
{
	struct old_proc_entry *e = __old_proc_of(file);

	return e->proc_fops && e->proc_fops->llseek ?
		e->proc_fops->llseek(file, off, whence) :
		default_llseek(file, off, whence);
}

static inline int __old_proc_release(struct inode *inode, struct file *file)
{
	struct old_proc_entry *e = pde_data(inode);

	return e->proc_fops && e->proc_fops->release ?
		e->proc_fops->release(inode, file) : 0;
}

static const __maybe_unused struct proc_ops __old_proc_ops = {
	.proc_open	= __old_proc_open,
	.proc_read	= __old_proc_read,
	.proc_write	= __old_proc_write,
	.proc_lseek	= __old_proc_lseek,
	.proc_release	= __old_proc_release,
};

static inline struct old_proc_entry *
__old_proc_add(const char *name, umode_t mode, struct old_proc_entry *parent)
{
	struct old_proc_entry *e = kzalloc(sizeof(*e), GFP_KERNEL);

	if (!e)
		return NULL;
	e->name = name;
	e->parent = parent;
	if (S_ISDIR(mode))
		e->real = (proc_mkdir)(name, __old_proc_real(parent));
	else
		e->real = (proc_create_data)(name, mode ?: 0444,
					     __old_proc_real(parent),
					     &__old_proc_ops, e);
	if (!e->real) {
		kfree(e);
		return NULL;
	}
	list_add(&e->list, &__old_proc_entries);
	return e;
}

static inline __old_name("proc_create(): since 3.10") struct old_proc_entry *
create_proc_entry(const char *name, umode_t mode, struct old_proc_entry *parent)
{
	return __old_proc_add(name, mode, parent);
}

static inline __old_name("proc_create_single_data(): since 3.10")
struct old_proc_entry *
create_proc_read_entry(const char *name, umode_t mode,
		       struct old_proc_entry *parent, read_proc_t *read_proc,
		       void *data)
{
	struct old_proc_entry *e = __old_proc_add(name, mode, parent);

	if (e) {
		e->read_proc = read_proc;
		e->data = data;
	}
	return e;
}

static inline struct old_proc_entry *
__old_proc_create(const char *name, umode_t mode, struct old_proc_entry *parent,
		  const struct file_operations *fops, void *data)
{
	struct old_proc_entry *e = __old_proc_add(name, mode, parent);

	if (e) {
		e->proc_fops = fops;
		e->data = data;
	}
	return e;
}

static inline void __old_proc_remove(const char *name,
				     struct old_proc_entry *parent)
{
	struct old_proc_entry *e, *next;

	list_for_each_entry_safe(e, next, &__old_proc_entries, list) {
		if (e->parent != parent || strcmp(e->name, name))
			continue;
		/* No call of ours runs when this returns. */
		(proc_remove)(e->real);
		list_del(&e->list);
		kfree(e);
		return;
	}
}

#undef proc_create
#undef proc_create_data
#define proc_create(name, mode, parent, fops) \
	__old_proc_create(name, mode, parent, fops, NULL)
#define proc_create_data(name, mode, parent, fops, data) \
	__old_proc_create(name, mode, parent, fops, data)
#define proc_mkdir(name, parent)	__old_proc_add(name, S_IFDIR, parent)
#define remove_proc_entry(name, parent)	__old_proc_remove(name, parent)
#define proc_root			(*(struct old_proc_entry *)NULL)
#define proc_dir_entry			old_proc_entry

#endif
