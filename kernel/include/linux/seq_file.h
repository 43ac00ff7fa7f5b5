/* SPDX-License-Identifier: MIT */
/* seq_file.h - files whose text is made when they are read; fs/seq_file.c. */
#ifndef _LINUX_SEQ_FILE_H
#define _LINUX_SEQ_FILE_H

#include <stdarg.h>
#include <linux/compiler.h>
#include <linux/bug.h>
#include <linux/fs.h>
#include <linux/list.h>
#include <linux/mutex.h>
#include <linux/string.h>
#include <linux/types.h>

struct seq_operations;

/* f the file's reader only, under lock */
struct seq_file {
	char *buf;		/* f text made and not yet read */
	size_t size;		/* f of buf */
	size_t from;		/* f first character not yet read */
	size_t count;		/* f end of the text; size: it did not fit */
	loff_t index;		/* f element to go on with */
	loff_t read_pos;	/* f place in the file that from stands for */
	struct mutex lock;
	const struct seq_operations *op;
	const struct file *file;
	size_t pad_until;	/* f see seq_setwidth() */
	void *private;
};

/**
 * struct seq_operations - a walk over elements that each show some text
 * @start: the element at *pos, NULL behind the last, or an ERR_PTR
 * @next:  the one after @v; must step *pos
 * @stop:  ends what start began
 * @show:  prints @v; SEQ_SKIP drops what it printed
 */
struct seq_operations {
	void *(*start)(struct seq_file *m, loff_t *pos);
	void (*stop)(struct seq_file *m, void *v);
	void *(*next)(struct seq_file *m, void *v, loff_t *pos);
	int (*show)(struct seq_file *m, void *v);
};

#define SEQ_SKIP	1
#define SEQ_START_TOKEN	((void *)1)

int seq_open(struct file *file, const struct seq_operations *op);
int seq_open_private(struct file *file, const struct seq_operations *op,
		     int psize);
void *__seq_open_private(struct file *file, const struct seq_operations *op,
			 int psize);
ssize_t seq_read(struct file *file, char __user *buf, size_t n, loff_t *pos);
loff_t seq_lseek(struct file *file, loff_t off, int whence);
int seq_release(struct inode *inode, struct file *file);
int seq_release_private(struct inode *inode, struct file *file);
int single_open(struct file *file, int (*show)(struct seq_file *, void *),
		void *data);
int single_open_size(struct file *file, int (*show)(struct seq_file *, void *),
		     void *data, size_t size);
int single_release(struct inode *inode, struct file *file);

__printf(2, 3) void seq_printf(struct seq_file *m, const char *fmt, ...);
__printf(2, 0) void seq_vprintf(struct seq_file *m, const char *fmt,
				va_list args);
void seq_putc(struct seq_file *m, char c);
void seq_puts(struct seq_file *m, const char *s);
int seq_write(struct seq_file *m, const void *data, size_t len);
void seq_put_decimal_ull(struct seq_file *m, const char *delimiter,
			 unsigned long long num);
void seq_put_decimal_ll(struct seq_file *m, const char *delimiter,
			long long num);
void seq_put_hex_ll(struct seq_file *m, const char *delimiter,
		    unsigned long long num, unsigned int width);
void seq_put_decimal_ull_width(struct seq_file *m, const char *delimiter,
			       unsigned long long num, unsigned int width);
void seq_escape(struct seq_file *m, const char *s, const char *esc);
void seq_hex_dump(struct seq_file *m, const char *prefix, int prefix_type,
		  int rowsize, int groupsize, const void *buf, size_t len,
		  bool ascii);
int seq_path(struct seq_file *m, const struct path *path, const char *esc);
void seq_pad(struct seq_file *m, char c);

/* what is printed from here to seq_pad() gets blanks up to that width */
static inline void seq_setwidth(struct seq_file *m, size_t width)
{
	m->pad_until = m->count + width;
}

/* room that the caller fills by itself, and says with seq_commit() */
static inline size_t seq_get_buf(struct seq_file *m, char **bufp)
{
	*bufp = m->count < m->size ? m->buf + m->count : NULL;
	return m->size - m->count;
}

static inline void seq_commit(struct seq_file *m, int num)
{
	m->count = num < 0 ? m->size : m->count + num;
}

struct list_head *seq_list_start(struct list_head *head, loff_t pos);
struct list_head *seq_list_start_head(struct list_head *head, loff_t pos);
struct list_head *seq_list_next(void *v, struct list_head *head, loff_t *ppos);
struct list_head *seq_list_start_rcu(struct list_head *head, loff_t pos);
struct list_head *seq_list_next_rcu(void *v, struct list_head *head,
				    loff_t *ppos);
struct hlist_node *seq_hlist_start(struct hlist_head *head, loff_t pos);
struct hlist_node *seq_hlist_start_head(struct hlist_head *head, loff_t pos);
struct hlist_node *seq_hlist_next(void *v, struct hlist_head *head,
				  loff_t *ppos);
#define seq_hlist_start_rcu	seq_hlist_start
#define seq_hlist_start_head_rcu seq_hlist_start_head
#define seq_hlist_next_rcu	seq_hlist_next

static inline bool seq_has_overflowed(struct seq_file *m)
{
	return m->count == m->size;
}

#define DEFINE_SEQ_ATTRIBUTE(__name)					\
static int __name ## _open(struct inode *inode, struct file *file)	\
{									\
	int ret = seq_open(file, &__name ## _sops);			\
									\
	if (!ret && inode->i_private)					\
		((struct seq_file *)file->private_data)->private =	\
			inode->i_private;				\
	return ret;							\
}									\
									\
static const struct file_operations __name ## _fops = {		\
	.owner		= THIS_MODULE,					\
	.open		= __name ## _open,				\
	.read		= seq_read,					\
	.llseek		= seq_lseek,					\
	.release	= seq_release,					\
}

#define DEFINE_SHOW_ATTRIBUTE(__name)					\
static int __name ## _open(struct inode *inode, struct file *file)	\
{									\
	return single_open(file, __name ## _show, inode->i_private);	\
}									\
									\
static const struct file_operations __name ## _fops = {		\
	.owner		= THIS_MODULE,					\
	.open		= __name ## _open,				\
	.read		= seq_read,					\
	.llseek		= seq_lseek,					\
	.release	= single_release,				\
}

#define DEFINE_PROC_SHOW_ATTRIBUTE(__name)				\
static int __name ## _open(struct inode *inode, struct file *file)	\
{									\
	return single_open(file, __name ## _show, pde_data(inode));	\
}									\
									\
static const struct proc_ops __name ## _proc_ops = {			\
	.proc_open	= __name ## _open,				\
	.proc_read	= seq_read,					\
	.proc_lseek	= seq_lseek,					\
	.proc_release	= single_release,				\
}

#endif /* _LINUX_SEQ_FILE_H */
