// SPDX-License-Identifier: MIT
/*
 * kfifo_pipe.c - a producer and a consumer with a ring between them.
 *
 * One writer and one reader need no lock around a kfifo. Each waits for the
 * other: the producer for room, the consumer for something to take.
 */
#define pr_fmt(fmt) "kfifo: " fmt

#include <linux/completion.h>
#include <linux/err.h>
#include <linux/kfifo.h>
#include <linux/kthread.h>
#include <linux/module.h>
#include <linux/wait.h>

#define ITEMS	1000

struct item {
	int number;
	char letter;
};

static DEFINE_KFIFO(ring, struct item, 16);
static DECLARE_WAIT_QUEUE_HEAD(room);
static DECLARE_WAIT_QUEUE_HEAD(readable);
static struct completion finished;

static int producer(void *data)
{
	struct item item;
	int i;

	for (i = 0; i < ITEMS; i++) {
		item.number = i;
		item.letter = 'a' + i % 26;
		wait_event(room, !kfifo_is_full(&ring));
		kfifo_put(&ring, item);
		wake_up(&readable);
	}
	kthread_complete_and_exit(&finished, 0);
}

static int consumer(void *data)
{
	int i, wrong = 0, sum = 0;
	struct item item;

	for (i = 0; i < ITEMS; i++) {
		wait_event(readable, kfifo_get(&ring, &item));
		wake_up(&room);
		wrong += item.number != i || item.letter != 'a' + i % 26;
		sum += item.number;
	}
	pr_info("[%s] %d items, sum %d, out of order %d\n", current->comm,
		ITEMS, sum, wrong);
	kthread_complete_and_exit(&finished, 0);
}

/* A ring of bytes, allocated, and what does not fit. */
static int bytes(void)
{
	struct kfifo fifo;
	char buf[32];
	int err, n, first;

	err = kfifo_alloc(&fifo, 10, GFP_KERNEL);
	if (err)
		return err;
	pr_info("asked for 10 bytes, got %u\n", kfifo_size(&fifo));
	first = kfifo_in(&fifo, "eleven byte", 11);
	n = kfifo_in(&fifo, "another", 7);
	pr_info("put in %d, then %d of 7; full %d\n", first, n,
		kfifo_is_full(&fifo));
	n = kfifo_out_peek(&fifo, buf, 6);
	pr_info("peeked: \"%.*s\"\n", n, buf);
	kfifo_skip(&fifo);
	n = kfifo_out(&fifo, buf, sizeof(buf));
	pr_info("taken: \"%.*s\", left %u, free %u\n", n, buf,
		kfifo_len(&fifo), kfifo_avail(&fifo));
	kfifo_free(&fifo);
	return 0;
}

/* Records keep their lengths. */
static void records(void)
{
	static STRUCT_KFIFO_REC_1(64) rec;
	char buf[32];
	int n;

	INIT_KFIFO(rec);
	kfifo_in(&rec, "one", 3);
	kfifo_in(&rec, "three", 5);
	pr_info("next record: %u bytes\n", kfifo_peek_len(&rec));
	while ((n = kfifo_out(&rec, buf, sizeof(buf))))
		pr_info("record \"%.*s\"\n", n, buf);
}

static int __init pipe_init(void)
{
	struct task_struct *p, *c;
	int err = bytes();

	if (err)
		return err;
	records();
	init_completion(&finished);
	c = kthread_create(consumer, NULL, "consumer");
	p = kthread_create(producer, NULL, "producer");
	if (IS_ERR(c) || IS_ERR(p)) {
		if (!IS_ERR(c))
			kthread_stop(c);
		if (!IS_ERR(p))
			kthread_stop(p);
		return -ENOMEM;
	}
	wake_up_process(c);
	wake_up_process(p);
	wait_for_completion(&finished);
	wait_for_completion(&finished);
	return 0;
}

static void __exit pipe_exit(void)
{
	pr_info("empty in the end: %d\n", kfifo_is_empty(&ring));
}

module_init(pipe_init);
module_exit(pipe_exit);

MODULE_DESCRIPTION("kfifo between two threads, of bytes, of records");
MODULE_LICENSE("Dual MIT/GPL");
