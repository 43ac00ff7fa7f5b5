// SPDX-License-Identifier: MIT
/*
 * debugfs_files.c - files that are one variable of the kernel.
 *
 * A file without write permission has no setter, one without read permission
 * no getter.
 *
 * Locks: none; a variable is read and written at once, as far as it fits a
 * register.
 *
 * Linux: fs/debugfs/file.c.
 */
#include <linux/debugfs.h>
#include <linux/atomic.h>
#include <linux/compiler.h>
#include <linux/errno.h>
#include <linux/export.h>
#include <linux/kstrtox.h>
#include <linux/minmax.h>
#include <linux/slab.h>
#include <linux/sprintf.h>
#include <linux/string.h>
#include <linux/uaccess.h>

/* get, set and three tables of operations: for both, to read, to write */
#define VARIABLE(name, type, fmt)					\
static int name ## _get(void *data, u64 *val)				\
{									\
	*val = READ_ONCE(*(type *)data);				\
	return 0;							\
}									\
static int name ## _set(void *data, u64 val)				\
{									\
	WRITE_ONCE(*(type *)data, val);					\
	return 0;							\
}									\
DEFINE_SIMPLE_ATTRIBUTE(fops_ ## name, name ## _get, name ## _set, fmt);  \
DEFINE_SIMPLE_ATTRIBUTE(fops_ ## name ## _ro, name ## _get, NULL, fmt);	  \
DEFINE_SIMPLE_ATTRIBUTE(fops_ ## name ## _wo, NULL, name ## _set, fmt)

#define CREATE(name, fops, type)					\
void debugfs_create_ ## name(const char *file, umode_t mode,		\
			     struct dentry *parent, type *value)	\
{									\
	debugfs_create_file(file, mode, parent, value,			\
			    !(mode & S_IWUGO) ? &fops_ ## fops ## _ro :	\
			    !(mode & S_IRUGO) ? &fops_ ## fops ## _wo :	\
			    &fops_ ## fops);				\
}									\
EXPORT_SYMBOL_GPL(debugfs_create_ ## name)

VARIABLE(u8, u8, "%llu\n");
VARIABLE(u16, u16, "%llu\n");
VARIABLE(u32, u32, "%llu\n");
VARIABLE(u64, u64, "%llu\n");
VARIABLE(x8, u8, "0x%02llx\n");
VARIABLE(x16, u16, "0x%04llx\n");
VARIABLE(x32, u32, "0x%08llx\n");
VARIABLE(x64, u64, "0x%016llx\n");
CREATE(u8, u8, u8);
CREATE(u16, u16, u16);
CREATE(u32, u32, u32);
CREATE(u64, u64, u64);
CREATE(ulong, u64, unsigned long);
CREATE(size_t, u64, size_t);
CREATE(x8, x8, u8);
CREATE(x16, x16, u16);
CREATE(x32, x32, u32);
CREATE(x64, x64, u64);

static int atomic_t_get(void *data, u64 *val)
{
	*val = atomic_read(data);
	return 0;
}

static int atomic_t_set(void *data, u64 val)
{
	atomic_set(data, val);
	return 0;
}
DEFINE_SIMPLE_ATTRIBUTE_SIGNED(fops_atomic_t, atomic_t_get, atomic_t_set,
			       "%lld\n");
DEFINE_SIMPLE_ATTRIBUTE(fops_atomic_t_ro, atomic_t_get, NULL, "%lld\n");
DEFINE_SIMPLE_ATTRIBUTE_SIGNED(fops_atomic_t_wo, NULL, atomic_t_set, "%lld\n");
CREATE(atomic_t, atomic_t, atomic_t);

/* ------------------------------------------------------------ Y and N, text */

/** debugfs_read_file_bool - read() of a bool in private_data: "Y\n" or "N\n" */
ssize_t debugfs_read_file_bool(struct file *file, char __user *buf,
			       size_t count, loff_t *ppos)
{
	char text[2] = { *(bool *)file->private_data ? 'Y' : 'N', '\n' };

	return simple_read_from_buffer(buf, count, ppos, text, 2);
}
EXPORT_SYMBOL_GPL(debugfs_read_file_bool);

/** debugfs_write_file_bool - write() of one */
ssize_t debugfs_write_file_bool(struct file *file, const char __user *buf,
				size_t count, loff_t *ppos)
{
	bool value;
	int err = kstrtobool_from_user(buf, count, &value);

	if (!err)
		WRITE_ONCE(*(bool *)file->private_data, value);
	return err ? err : count;
}
EXPORT_SYMBOL_GPL(debugfs_write_file_bool);

static const struct file_operations fops_bool = {
	.open = simple_open, .read = debugfs_read_file_bool,
	.write = debugfs_write_file_bool, .llseek = default_llseek,
};
static const struct file_operations fops_bool_ro = {
	.open = simple_open, .read = debugfs_read_file_bool,
	.llseek = default_llseek,
};
static const struct file_operations fops_bool_wo = {
	.open = simple_open, .write = debugfs_write_file_bool,
	.llseek = default_llseek,
};
CREATE(bool, bool, bool);

static ssize_t read_str(struct file *file, char __user *buf, size_t count,
			loff_t *ppos)
{
	const char *s = READ_ONCE(*(char **)file->private_data);
	char *text = kasprintf(GFP_KERNEL, "%s\n", s ? s : "");
	ssize_t ret;

	if (!text)
		return -ENOMEM;
	ret = simple_read_from_buffer(buf, count, ppos, text, strlen(text));
	kfree(text);
	return ret;
}

static const struct file_operations fops_str_ro = {
	.open = simple_open, .read = read_str, .llseek = default_llseek,
};

/* Linux: a write replaces the string, under RCU; here it is only shown */
void debugfs_create_str(const char *name, umode_t mode,
			struct dentry *parent, char **value)
{
	debugfs_create_file(name, mode & ~S_IWUGO, parent, value,
			    &fops_str_ro);
}
EXPORT_SYMBOL_GPL(debugfs_create_str);

static ssize_t read_blob(struct file *file, char __user *buf, size_t count,
			 loff_t *ppos)
{
	struct debugfs_blob_wrapper *blob = file->private_data;

	return simple_read_from_buffer(buf, count, ppos, blob->data,
				       blob->size);
}

static const struct file_operations fops_blob = {
	.open = simple_open, .read = read_blob, .llseek = default_llseek,
};

/** debugfs_create_blob - bytes as they are, read only */
struct dentry *debugfs_create_blob(const char *name, umode_t mode,
				   struct dentry *parent,
				   struct debugfs_blob_wrapper *blob)
{
	return debugfs_create_file(name, mode & 0444, parent, blob,
				   &fops_blob);
}
EXPORT_SYMBOL_GPL(debugfs_create_blob);

static int u32_array_show(struct seq_file *m, void *v)
{
	const struct debugfs_u32_array *array = m->private;

	for (u32 i = 0; i < array->n_elements; i++)
		seq_printf(m, "%u%c", array->array[i],
			   i + 1 < array->n_elements ? ' ' : '\n');
	return 0;
}
DEFINE_SHOW_ATTRIBUTE(u32_array);

/** debugfs_create_u32_array - numbers in one line, read only */
void debugfs_create_u32_array(const char *name, umode_t mode,
			      struct dentry *parent,
			      struct debugfs_u32_array *array)
{
	debugfs_create_file(name, mode, parent, array, &u32_array_fops);
}
EXPORT_SYMBOL_GPL(debugfs_create_u32_array);
