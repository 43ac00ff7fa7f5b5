// SPDX-License-Identifier: MIT
/*
 * proc_file.c - files below /proc: one with plain proc_ops, one shown by a
 * seq_file, one that walks over a list.
 *
 * A seq_file takes care of buffers, offsets and partial reads. In a list each
 * element is shown by one call, and the lock is held from start() to stop().
 */
#define pr_fmt(fmt) "proc_file: " fmt

#include <linux/list.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/proc_fs.h>
#include <linux/seq_file.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/uaccess.h>

struct note {
	struct list_head list;
	char text[32];
};

static DEFINE_MUTEX(notes_lock);
static LIST_HEAD(notes);		/* notes_lock */
static struct proc_dir_entry *dir;
static char greeting[32] = "hello\n";

static ssize_t greeting_read(struct file *file, char __user *buf, size_t count,
			     loff_t *pos)
{
	return simple_read_from_buffer(buf, count, pos, greeting,
				       strlen(greeting));
}

static ssize_t greeting_write(struct file *file, const char __user *buf,
			      size_t count, loff_t *pos)
{
	ssize_t n;

	if (count >= sizeof(greeting))
		return -EINVAL;
	n = simple_write_to_buffer(greeting, sizeof(greeting) - 1, pos, buf,
				   count);
	if (n > 0)
		greeting[n] = '\0';
	return n;
}

static const struct proc_ops greeting_ops = {
	.proc_read = greeting_read,
	.proc_write = greeting_write,
};

static int count_show(struct seq_file *m, void *unused)
{
	struct list_head *pos;
	int n = 0;

	mutex_lock(&notes_lock);
	list_for_each(pos, &notes)
		n++;
	mutex_unlock(&notes_lock);
	seq_printf(m, "%d notes in %s\n", n, (char *)m->private);
	return 0;
}

static void *notes_start(struct seq_file *m, loff_t *pos)
{
	mutex_lock(&notes_lock);
	return seq_list_start_head(&notes, *pos);
}

static void *notes_next(struct seq_file *m, void *v, loff_t *pos)
{
	return seq_list_next(v, &notes, pos);
}

static void notes_stop(struct seq_file *m, void *v)
{
	mutex_unlock(&notes_lock);
}

static int notes_show(struct seq_file *m, void *v)
{
	if (v == &notes)
		seq_puts(m, "notes:\n");
	else
		seq_printf(m, "- %s\n",
			   skip_spaces(list_entry(v, struct note, list)->text));
	return 0;
}

static const struct seq_operations notes_seq = {
	.start = notes_start,
	.next = notes_next,
	.stop = notes_stop,
	.show = notes_show,
};

static int notes_open(struct inode *inode, struct file *file)
{
	return seq_open(file, &notes_seq);
}

static ssize_t notes_write(struct file *file, const char __user *buf,
			   size_t count, loff_t *pos)
{
	struct note *note = kzalloc(sizeof(*note), GFP_KERNEL);

	if (!note)
		return -ENOMEM;
	if (count >= sizeof(note->text) ||
	    copy_from_user(note->text, buf, count)) {
		kfree(note);
		return -EFBIG;
	}
	strim(note->text);		/* the newline that echo adds */
	mutex_lock(&notes_lock);
	list_add_tail(&note->list, &notes);
	mutex_unlock(&notes_lock);
	return count;
}

static const struct proc_ops notes_ops = {
	.proc_open = notes_open,
	.proc_read = seq_read,
	.proc_lseek = seq_lseek,
	.proc_release = seq_release,
	.proc_write = notes_write,
};

static int __init proc_init(void)
{
	dir = proc_mkdir("pid2_notes", NULL);
	if (!dir)
		return -ENOMEM;
	if (!proc_create("greeting", 0644, dir, &greeting_ops) ||
	    !proc_create_single_data("count", 0444, dir, count_show,
				     "a list") ||
	    !proc_create("notes", 0644, dir, &notes_ops)) {
		proc_remove(dir);
		return -ENOMEM;
	}
	return 0;
}

static void __exit proc_exit(void)
{
	struct note *note, *next;

	proc_remove(dir);
	list_for_each_entry_safe(note, next, &notes, list)
		kfree(note);
}

module_init(proc_init);
module_exit(proc_exit);

MODULE_DESCRIPTION("proc_create(), proc_ops, seq_file");
MODULE_LICENSE("Dual MIT/GPL");
