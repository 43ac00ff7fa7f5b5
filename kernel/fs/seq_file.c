// SPDX-License-Identifier: MIT
/*
 * seq_file.c - text that is made as it is read.
 *
 * The provider walks its elements (start, next, next ..., stop) and prints
 * each with seq_printf(); where one read() ends in the middle of the text and
 * the next goes on is settled here. An element is shown whole into the buffer:
 * when it does not fit, the buffer doubles and the element is shown again. So
 * a list may change between reads, and no element is ever torn.
 *
 * Linux: fs/seq_file.c.
 */
#include <linux/seq_file.h>
#include <linux/err.h>
#include <linux/errno.h>
#include <linux/export.h>
#include <linux/limits.h>
#include <linux/minmax.h>
#include <linux/printk.h>
#include <linux/slab.h>
#include <linux/sprintf.h>
#include <linux/string.h>
#include <linux/uaccess.h>

#define SEQ_FIRST_SIZE	1024

/**
 * seq_open - open() of a sequence
 * @file: gets a seq_file in private_data
 * @op:   the walk
 *
 * Return: 0, -ENOMEM.
 */
int seq_open(struct file *file, const struct seq_operations *op)
{
	struct seq_file *m = kzalloc(sizeof(*m), GFP_KERNEL);

	WARN_ON(file->private_data);
	if (!m)
		return -ENOMEM;
	mutex_init(&m->lock);
	m->op = op;
	m->file = file;
	file->private_data = m;
	/* Linux: the offset is the provider's, writes go elsewhere */
	file->f_mode &= ~FMODE_PWRITE;
	return 0;
}
EXPORT_SYMBOL(seq_open);

/* and psize zeroed bytes for the provider; NULL when there is no memory */
void *__seq_open_private(struct file *file, const struct seq_operations *op,
			 int psize)
{
	void *private = kzalloc(psize, GFP_KERNEL);

	if (private && seq_open(file, op)) {
		kfree(private);
		return NULL;
	}
	if (private)
		((struct seq_file *)file->private_data)->private = private;
	return private;
}
EXPORT_SYMBOL(__seq_open_private);

/** seq_open_private - the same, as an open(): 0 or -ENOMEM */
int seq_open_private(struct file *file, const struct seq_operations *op,
		     int psize)
{
	return __seq_open_private(file, op, psize) ? 0 : -ENOMEM;
}
EXPORT_SYMBOL(seq_open_private);

static int set_size(struct seq_file *m, size_t size)
{
	kvfree(m->buf);
	m->from = m->count = 0;
	m->size = 0;
	m->buf = kvmalloc(size, GFP_KERNEL);
	if (!m->buf)
		return -ENOMEM;
	m->size = size;
	return 0;
}

/*
 * Shows elements from m->index on until one read is worth it. Whole elements
 * only; m->index is then the first one not shown.
 */
static int fill(struct seq_file *m, size_t want)
{
	void *v;
	int err = 0;

	m->from = m->count = 0;
	v = m->op->start(m, &m->index);
	while (v && !IS_ERR(v)) {
		size_t before = m->count;
		loff_t pos = m->index;

		err = m->op->show(m, v);
		if (err < 0)
			break;
		if (err > 0)			/* SEQ_SKIP */
			m->count = before;
		err = 0;
		if (seq_has_overflowed(m)) {
			if (before) {		/* it starts the next fill */
				m->count = before;
				break;
			}
			m->op->stop(m, v);
			err = set_size(m, m->size * 2);
			if (err)
				return err;
			v = m->op->start(m, &m->index);
			continue;
		}
		v = m->op->next(m, v, &m->index);
		if (m->index == pos)		/* a next() that forgot */
			m->index++;
		if (m->count >= want)
			break;
	}
	m->op->stop(m, IS_ERR(v) ? NULL : v);
	return IS_ERR(v) ? PTR_ERR(v) : err;
}

/* somebody reads elsewhere than where the last read ended: begin anew */
static int seek_to(struct seq_file *m, loff_t pos)
{
	int err = 0;

	m->index = 0;
	m->from = m->count = 0;
	m->read_pos = 0;
	while (m->read_pos < pos) {
		err = fill(m, pos - m->read_pos);
		if (err || !m->count)
			break;
		m->from = min_t(loff_t, m->count, pos - m->read_pos);
		m->read_pos += m->from;
	}
	return err;
}

/**
 * seq_read - read() of a sequence
 * @file: opened by seq_open()
 * @buf:  where to
 * @n:    at most
 * @pos:  from where; moved on
 *
 * Return: bytes, 0 at the end, -ENOMEM, or what the provider said.
 */
ssize_t seq_read(struct file *file, char __user *buf, size_t n, loff_t *pos)
{
	struct seq_file *m = file->private_data;
	ssize_t done = 0;
	int err = 0;

	mutex_lock(&m->lock);
	if (!m->buf)
		err = set_size(m, SEQ_FIRST_SIZE);
	if (!err && *pos != m->read_pos)
		err = seek_to(m, *pos);
	while (!err && done < n) {
		size_t part;

		if (m->from == m->count) {
			err = fill(m, n - done);
			if (err || !m->count)
				break;
		}
		part = min(n - done, m->count - m->from);
		if (copy_to_user(buf + done, m->buf + m->from, part)) {
			err = -EFAULT;
			break;
		}
		m->from += part;
		done += part;
	}
	*pos += done;
	m->read_pos = *pos;
	mutex_unlock(&m->lock);
	return done ? done : err;
}
EXPORT_SYMBOL(seq_read);

/* the place is only noted; the next read goes there */
loff_t seq_lseek(struct file *file, loff_t off, int whence)
{
	if (whence == SEEK_CUR)
		off += file->f_pos;
	else if (whence != SEEK_SET)
		return -EINVAL;
	if (off < 0)
		return -EINVAL;
	file->f_pos = off;
	return off;
}
EXPORT_SYMBOL(seq_lseek);

/** seq_release - undo seq_open() */
int seq_release(struct inode *inode, struct file *file)
{
	struct seq_file *m = file->private_data;

	kvfree(m->buf);
	kfree(m);
	return 0;
}
EXPORT_SYMBOL(seq_release);

/** seq_release_private - undo __seq_open_private() */
int seq_release_private(struct inode *inode, struct file *file)
{
	struct seq_file *m = file->private_data;

	kfree(m->private);
	return seq_release(inode, file);
}
EXPORT_SYMBOL(seq_release_private);

/* ----------------------------------------------- a sequence of one element */

static void *single_start(struct seq_file *m, loff_t *pos)
{
	return *pos == 0 ? SEQ_START_TOKEN : NULL;
}

static void *single_next(struct seq_file *m, void *v, loff_t *pos)
{
	++*pos;
	return NULL;
}

static void single_stop(struct seq_file *m, void *v)
{
}

/**
 * single_open - open() of a file that one function prints
 * @file: the file
 * @show: the function
 * @data: for it, in m->private
 *
 * Return: 0, -ENOMEM.
 */
int single_open(struct file *file, int (*show)(struct seq_file *, void *),
		void *data)
{
	struct seq_operations *op = kzalloc(sizeof(*op), GFP_KERNEL);
	int err = -ENOMEM;

	if (op) {
		op->start = single_start;
		op->next = single_next;
		op->stop = single_stop;
		op->show = show;
		err = seq_open(file, op);
		if (err)
			kfree(op);
		else
			((struct seq_file *)file->private_data)->private = data;
	}
	return err;
}
EXPORT_SYMBOL(single_open);

/* with a buffer of that size from the start */
int single_open_size(struct file *file, int (*show)(struct seq_file *, void *),
		     void *data, size_t size)
{
	int err = single_open(file, show, data);

	if (!err && set_size(file->private_data, size)) {
		single_release(NULL, file);
		err = -ENOMEM;
	}
	return err;
}
EXPORT_SYMBOL(single_open_size);

/** single_release - undo single_open() */
int single_release(struct inode *inode, struct file *file)
{
	const struct seq_operations *op =
		((struct seq_file *)file->private_data)->op;
	int err = seq_release(inode, file);

	kfree(op);
	return err;
}
EXPORT_SYMBOL(single_release);

/* --------------------------------------------------------------- printing */

/** seq_vprintf - seq_printf() with a va_list */
void seq_vprintf(struct seq_file *m, const char *fmt, va_list args)
{
	int len = vsnprintf(m->buf + m->count, m->size - m->count, fmt, args);

	m->count = min(m->count + len, m->size);
}
EXPORT_SYMBOL(seq_vprintf);

/* what does not fit is noticed by seq_has_overflowed() and shown again */
void seq_printf(struct seq_file *m, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	seq_vprintf(m, fmt, args);
	va_end(args);
}
EXPORT_SYMBOL(seq_printf);

/* 0, or -1 when it did not fit */
int seq_write(struct seq_file *m, const void *data, size_t len)
{
	if (m->count + len < m->size) {
		memcpy(m->buf + m->count, data, len);
		m->count += len;
		return 0;
	}
	m->count = m->size;
	return -1;
}
EXPORT_SYMBOL(seq_write);

/** seq_putc - append a character */
void seq_putc(struct seq_file *m, char c)
{
	seq_write(m, &c, 1);
}
EXPORT_SYMBOL(seq_putc);

/** seq_puts - append a string */
void seq_puts(struct seq_file *m, const char *s)
{
	seq_write(m, s, strlen(s));
}
EXPORT_SYMBOL(seq_puts);

/** seq_put_decimal_ull - append a delimiter and a number */
void seq_put_decimal_ull(struct seq_file *m, const char *delimiter,
			 unsigned long long num)
{
	seq_printf(m, "%s%llu", delimiter ? delimiter : "", num);
}
EXPORT_SYMBOL(seq_put_decimal_ull);

/** seq_put_decimal_ll - the same, signed */
void seq_put_decimal_ll(struct seq_file *m, const char *delimiter,
			long long num)
{
	seq_printf(m, "%s%lld", delimiter ? delimiter : "", num);
}
EXPORT_SYMBOL(seq_put_decimal_ll);

/** seq_put_decimal_ull_width - at least so many characters */
void seq_put_decimal_ull_width(struct seq_file *m, const char *delimiter,
			       unsigned long long num, unsigned int width)
{
	seq_printf(m, "%s%*llu", delimiter ?: "", width, num);
}
EXPORT_SYMBOL(seq_put_decimal_ull_width);

/** seq_put_hex_ll - a delimiter and a number in hexadecimal, zeros in front */
void seq_put_hex_ll(struct seq_file *m, const char *delimiter,
		    unsigned long long num, unsigned int width)
{
	seq_printf(m, "%s%0*llx", delimiter ?: "", width, num);
}
EXPORT_SYMBOL(seq_put_hex_ll);

/** seq_escape - a string, with the characters of esc as \\ooo */
void seq_escape(struct seq_file *m, const char *s, const char *esc)
{
	for (; *s; s++) {
		if (strchr(esc, *s) || *s == '\\')
			seq_printf(m, "\\%03o", (unsigned char)*s);
		else
			seq_putc(m, *s);
	}
}
EXPORT_SYMBOL(seq_escape);

/** seq_hex_dump - bytes in rows, as print_hex_dump() */
void seq_hex_dump(struct seq_file *m, const char *prefix, int prefix_type,
		  int rowsize, int groupsize, const void *buf, size_t len,
		  bool ascii)
{
	const u8 *p = buf;
	char line[32 * 3 + 2 + 32 + 1];
	size_t at;

	if (rowsize != 16 && rowsize != 32)
		rowsize = 16;
	for (at = 0; at < len && !seq_has_overflowed(m); at += rowsize) {
		hex_dump_to_buffer(p + at, min_t(size_t, len - at, rowsize),
				   rowsize, groupsize, line, sizeof(line),
				   ascii);
		if (prefix_type == DUMP_PREFIX_ADDRESS)
			seq_printf(m, "%s%p: %s\n", prefix, p + at, line);
		else if (prefix_type == DUMP_PREFIX_OFFSET)
			seq_printf(m, "%s%.8zx: %s\n", prefix, at, line);
		else
			seq_printf(m, "%s%s\n", prefix, line);
	}
}
EXPORT_SYMBOL(seq_hex_dump);

/** seq_path - the path of a place; 0, or -1 when it did not fit */
int seq_path(struct seq_file *m, const struct path *path, const char *esc)
{
	char *buf = kmalloc(PATH_MAX, GFP_KERNEL), *text;

	text = buf ? d_path(path, buf, PATH_MAX) : ERR_PTR(-ENOMEM);
	if (!IS_ERR(text))
		seq_escape(m, text, esc);
	kfree(buf);
	return IS_ERR(text) || seq_has_overflowed(m) ? -1 : 0;
}
EXPORT_SYMBOL(seq_path);

/** seq_pad - blanks up to the width of seq_setwidth(), then a character */
void seq_pad(struct seq_file *m, char c)
{
	while (m->count < m->pad_until && !seq_has_overflowed(m))
		seq_putc(m, ' ');
	if (c)
		seq_putc(m, c);
}
EXPORT_SYMBOL(seq_pad);

/* ------------------------------------------------- sequences over a list */

/** seq_list_start - the element at a position, NULL behind the end */
struct list_head *seq_list_start(struct list_head *head, loff_t pos)
{
	struct list_head *lh;

	list_for_each(lh, head) {
		if (pos-- == 0)
			return lh;
	}
	return NULL;
}
EXPORT_SYMBOL(seq_list_start);

/* the head itself comes first, for a line of titles */
struct list_head *seq_list_start_head(struct list_head *head, loff_t pos)
{
	return pos ? seq_list_start(head, pos - 1) : head;
}
EXPORT_SYMBOL(seq_list_start_head);

/** seq_list_next - the element after v, NULL at the end */
struct list_head *seq_list_next(void *v, struct list_head *head, loff_t *ppos)
{
	struct list_head *lh = ((struct list_head *)v)->next;

	++*ppos;
	return lh == head ? NULL : lh;
}
EXPORT_SYMBOL(seq_list_next);

/** seq_list_start_rcu - the same under rcu_read_lock() */
struct list_head *seq_list_start_rcu(struct list_head *head, loff_t pos)
{
	struct list_head *lh;

	for (lh = READ_ONCE(head->next); lh != head; lh = READ_ONCE(lh->next))
		if (pos-- == 0)
			return lh;
	return NULL;
}
EXPORT_SYMBOL(seq_list_start_rcu);

/** seq_list_next_rcu - the same under rcu_read_lock() */
struct list_head *seq_list_next_rcu(void *v, struct list_head *head,
				    loff_t *ppos)
{
	struct list_head *lh = READ_ONCE(((struct list_head *)v)->next);

	++*ppos;
	return lh == head ? NULL : lh;
}
EXPORT_SYMBOL(seq_list_next_rcu);

/* those of hlists serve RCU too: nodes are read once each */

/** seq_hlist_start - the element at a position, NULL behind the end */
struct hlist_node *seq_hlist_start(struct hlist_head *head, loff_t pos)
{
	struct hlist_node *node = READ_ONCE(head->first);

	for (; node && pos; pos--)
		node = READ_ONCE(node->next);
	return node;
}
EXPORT_SYMBOL(seq_hlist_start);

/** seq_hlist_start_head - SEQ_START_TOKEN first, for a line of titles */
struct hlist_node *seq_hlist_start_head(struct hlist_head *head, loff_t pos)
{
	return pos ? seq_hlist_start(head, pos - 1) : SEQ_START_TOKEN;
}
EXPORT_SYMBOL(seq_hlist_start_head);

/** seq_hlist_next - the element after v, NULL at the end */
struct hlist_node *seq_hlist_next(void *v, struct hlist_head *head,
				  loff_t *ppos)
{
	++*ppos;
	return v == SEQ_START_TOKEN ? READ_ONCE(head->first) :
	       READ_ONCE(((struct hlist_node *)v)->next);
}
EXPORT_SYMBOL(seq_hlist_next);
