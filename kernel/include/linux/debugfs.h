/* SPDX-License-Identifier: MIT */
/* debugfs.h - files below /sys/kernel/debug; kernel/fs/debugfs.c. */
#ifndef _LINUX_DEBUGFS_H
#define _LINUX_DEBUGFS_H

#include <linux/compiler.h>
#include <linux/err.h>
#include <linux/fs.h>
#include <linux/seq_file.h>
#include <linux/types.h>

struct debugfs_blob_wrapper {
	void *data;
	unsigned long size;
};

struct debugfs_u32_array {
	u32 *array;
	u32 n_elements;
};

bool debugfs_initialized(void);
struct dentry *debugfs_lookup(const char *name, struct dentry *parent);
struct dentry *debugfs_create_file(const char *name, umode_t mode,
				   struct dentry *parent, void *data,
				   const struct file_operations *fops);
struct dentry *debugfs_create_file_unsafe(const char *name, umode_t mode,
					  struct dentry *parent, void *data,
					  const struct file_operations *fops);
void debugfs_create_file_size(const char *name, umode_t mode,
			      struct dentry *parent, void *data,
			      const struct file_operations *fops, loff_t size);
struct dentry *debugfs_create_dir(const char *name, struct dentry *parent);
struct dentry *debugfs_create_symlink(const char *name, struct dentry *parent,
				      const char *dest);
void debugfs_remove(struct dentry *dentry);
#define debugfs_remove_recursive	debugfs_remove
void debugfs_lookup_and_remove(const char *name, struct dentry *parent);
int debugfs_file_get(struct dentry *dentry);
void debugfs_file_put(struct dentry *dentry);
const struct file_operations *debugfs_real_fops(const struct file *file);

/* numbers in the kernel's memory: fs/debugfs_files.c */
void debugfs_create_u8(const char *name, umode_t mode, struct dentry *parent,
		       u8 *value);
void debugfs_create_u16(const char *name, umode_t mode, struct dentry *parent,
			u16 *value);
void debugfs_create_u32(const char *name, umode_t mode, struct dentry *parent,
			u32 *value);
void debugfs_create_u64(const char *name, umode_t mode, struct dentry *parent,
			u64 *value);
void debugfs_create_ulong(const char *name, umode_t mode,
			  struct dentry *parent, unsigned long *value);
void debugfs_create_x8(const char *name, umode_t mode, struct dentry *parent,
		       u8 *value);
void debugfs_create_x16(const char *name, umode_t mode, struct dentry *parent,
			u16 *value);
void debugfs_create_x32(const char *name, umode_t mode, struct dentry *parent,
			u32 *value);
void debugfs_create_x64(const char *name, umode_t mode, struct dentry *parent,
			u64 *value);
void debugfs_create_size_t(const char *name, umode_t mode,
			   struct dentry *parent, size_t *value);
void debugfs_create_atomic_t(const char *name, umode_t mode,
			     struct dentry *parent, atomic_t *value);
void debugfs_create_bool(const char *name, umode_t mode,
			 struct dentry *parent, bool *value);
void debugfs_create_str(const char *name, umode_t mode,
			struct dentry *parent, char **value);
struct dentry *debugfs_create_blob(const char *name, umode_t mode,
				   struct dentry *parent,
				   struct debugfs_blob_wrapper *blob);
void debugfs_create_u32_array(const char *name, umode_t mode,
			      struct dentry *parent,
			      struct debugfs_u32_array *array);
ssize_t debugfs_read_file_bool(struct file *file, char __user *buf,
			       size_t count, loff_t *ppos);
ssize_t debugfs_write_file_bool(struct file *file, const char __user *buf,
				size_t count, loff_t *ppos);
/* All files are guarded here, so these are the plain ones. */
#define debugfs_attr_read		simple_attr_read
#define debugfs_attr_write		simple_attr_write
#define debugfs_attr_write_signed	simple_attr_write_signed
#define DEFINE_DEBUGFS_ATTRIBUTE	DEFINE_SIMPLE_ATTRIBUTE
#define DEFINE_DEBUGFS_ATTRIBUTE_SIGNED	DEFINE_SIMPLE_ATTRIBUTE_SIGNED

#endif
