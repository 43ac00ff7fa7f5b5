// SPDX-License-Identifier: MIT
/*
 * demo_concurrent.c - use 4 of 6, concurrency: several threads serve one queue,
 * each on a CPU of its own.
 *
 * The queue's lock is held to take a connection and not while it is served.
 * Idle servers sleep in wait_event_interruptible(), whose condition names both
 * reasons to wake up: there is work, or we should stop. Who serves what is
 * chance; that each is served once is not.
 */
#define pr_fmt(fmt) "concurrent: " fmt

#include <linux/atomic.h>
#include <linux/cpumask.h>
#include <linux/delay.h>
#include <linux/err.h>
#include <linux/kthread.h>
#include <linux/list.h>
#include <linux/module.h>
#include <linux/spinlock.h>
#include <linux/wait.h>

#define SERVERS		3
#define CONNECTIONS	9

struct connection {
	struct list_head list;
	int served;
};

static DEFINE_SPINLOCK(queue_lock);
static LIST_HEAD(queue);		/* queue_lock */
static DECLARE_WAIT_QUEUE_HEAD(queue_wait);
static DECLARE_WAIT_QUEUE_HEAD(served_wait);
static atomic_t served = ATOMIC_INIT(0);
static atomic_t misplaced = ATOMIC_INIT(0);
static struct connection connections[CONNECTIONS];
static struct task_struct *tasks[SERVERS];

static struct connection *next_connection(void)
{
	struct connection *c;

	spin_lock(&queue_lock);
	c = list_first_entry_or_null(&queue, struct connection, list);
	if (c)
		list_del_init(&c->list);
	spin_unlock(&queue_lock);
	return c;
}

static int server(void *data)
{
	unsigned int cpu = (unsigned long)data;
	struct connection *c;

	while (!kthread_should_stop()) {
		c = next_connection();
		if (!c) {
			wait_event_interruptible(queue_wait,
						 !list_empty_careful(&queue) ||
						 kthread_should_stop());
			continue;
		}
		if (raw_smp_processor_id() != cpu)
			atomic_inc(&misplaced);
		c->served++;		/* it is ours alone now */
		msleep(10);
		atomic_inc(&served);
		wake_up(&served_wait);
	}
	return 0;
}

/* Bound before its first wake-up: that is what kthread_bind() is for. */
static struct task_struct *start_server(unsigned int i)
{
	unsigned int cpu = i % num_online_cpus();
	struct task_struct *task;

	task = kthread_create(server, (void *)(unsigned long)cpu,
			      "demo_server/%u", i);
	if (!IS_ERR(task)) {
		kthread_bind(task, cpu);
		wake_up_process(task);
	}
	return task;
}

static void accept_all(void)
{
	int i;

	spin_lock(&queue_lock);
	for (i = 0; i < CONNECTIONS; i++)
		list_add_tail(&connections[i].list, &queue);
	spin_unlock(&queue_lock);
	wake_up_all(&queue_wait);
}

static int __init demo_init(void)
{
	int n, err = 0;

	for (n = 0; n < SERVERS; n++) {
		tasks[n] = start_server(n);
		if (IS_ERR(tasks[n])) {
			err = PTR_ERR(tasks[n]);
			while (n--)
				kthread_stop(tasks[n]);
			return err;
		}
		pr_info("[%s] waits for connections\n", tasks[n]->comm);
	}
	accept_all();
	return 0;
}

static void __exit demo_exit(void)
{
	int i, once = 0;

	wait_event(served_wait, atomic_read(&served) == CONNECTIONS);
	for (i = 0; i < SERVERS; i++)
		kthread_stop(tasks[i]);
	for (i = 0; i < CONNECTIONS; i++)
		once += connections[i].served == 1;
	pr_info("%d of %d connections were served once, %d on a wrong CPU\n",
		once, CONNECTIONS, atomic_read(&misplaced));
}

module_init(demo_init);
module_exit(demo_exit);

MODULE_DESCRIPTION("three threads on three CPUs share the work of a queue");
MODULE_LICENSE("Dual MIT/GPL");
