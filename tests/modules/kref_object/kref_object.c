// SPDX-License-Identifier: MIT
/*
 * kref_object.c - an object that lives as long as somebody uses it.
 *
 * Who hands a pointer on takes a reference for the other first. The last
 * kref_put() calls the release function. To find an object in a table and take a
 * reference to it, kref_get_unless_zero() is needed: it may be about to go.
 */
#define pr_fmt(fmt) "kref: " fmt

#include <linux/completion.h>
#include <linux/err.h>
#include <linux/kref.h>
#include <linux/kthread.h>
#include <linux/module.h>
#include <linux/slab.h>

struct book {
	struct kref refs;
	char title[16];
};

static struct completion read_it, give_back, done;

static void book_release(struct kref *kref)
{
	struct book *book = container_of(kref, struct book, refs);

	pr_info("\"%s\" goes\n", book->title);
	kfree(book);
}

static int reader(void *data)
{
	struct book *book = data;

	pr_info("[%s] reads \"%s\"\n", current->comm, book->title);
	complete(&read_it);
	wait_for_completion(&give_back);
	pr_info("[%s] was the last: %d\n", current->comm,
		kref_put(&book->refs, book_release));
	kthread_complete_and_exit(&done, 0);
}

static int __init object_init(void)
{
	struct book *book = kzalloc(sizeof(*book), GFP_KERNEL);
	struct task_struct *task;

	if (!book)
		return -ENOMEM;
	init_completion(&read_it);
	init_completion(&give_back);
	init_completion(&done);
	kref_init(&book->refs);
	strscpy(book->title, "Process number two", sizeof(book->title));
	pr_info("references: %u\n", kref_read(&book->refs));

	kref_get(&book->refs);		/* for the reader */
	task = kthread_run(reader, book, "reader");
	if (IS_ERR(task)) {
		kref_put(&book->refs, book_release);
		kref_put(&book->refs, book_release);
		return PTR_ERR(task);
	}
	wait_for_completion(&read_it);
	pr_info("references: %u\n", kref_read(&book->refs));
	pr_info("one more: %d\n",
		kref_get_unless_zero(&book->refs));
	kref_put(&book->refs, book_release);
	pr_info("ours was the last: %d\n",
		kref_put(&book->refs, book_release));
	complete(&give_back);
	wait_for_completion(&done);
	return 0;
}

static void __exit object_exit(void)
{
}

module_init(object_init);
module_exit(object_exit);

MODULE_DESCRIPTION("kref: references between threads");
MODULE_LICENSE("Dual MIT/GPL");
