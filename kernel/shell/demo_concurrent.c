// SPDX-License-Identifier: MIT
/*
 * demo_concurrent.c - several threads serve one queue, each on a CPU.
 *
 * The queue's lock is held to take a connection and not while it is served.
 * Idle servers sleep in wait_event_interruptible(), whose condition names both
 * reasons to wake up: there is work, or we should stop.
 */
#define pr_fmt(fmt) "demo: " fmt

#include <linux/cpumask.h>
#include <linux/delay.h>
#include <linux/err.h>
#include <linux/kthread.h>
#include <linux/list.h>
#include <linux/printk.h>
#include <linux/sched.h>
#include <linux/smp.h>
#include <linux/spinlock.h>
#include <linux/wait.h>

#include "demo.h"

#define SERVERS		3
#define CONNECTIONS	9

struct connection {
	struct list_head list;
	int id;
};

static DEFINE_SPINLOCK(queue_lock);
static LIST_HEAD(queue);		/* queue_lock */
static int served;			/* queue_lock */
static DECLARE_WAIT_QUEUE_HEAD(queue_wait);
static DECLARE_WAIT_QUEUE_HEAD(served_wait);
static struct connection connections[CONNECTIONS];

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

static void serve(struct connection *c)
{
	pr_info("[%s] serves connection %d on CPU %d\n", current->comm, c->id,
		raw_smp_processor_id());
	msleep(10);

	spin_lock(&queue_lock);
	served++;
	spin_unlock(&queue_lock);
	wake_up(&served_wait);
}

static int server(void *unused)
{
	struct connection *c;

	while (!kthread_should_stop()) {
		c = next_connection();
		if (c)
			serve(c);
		else
			wait_event_interruptible(queue_wait,
						 !list_empty_careful(&queue) ||
						 kthread_should_stop());
	}
	return 0;
}

/* Bound before its first wake-up: that is what kthread_bind() is for. */
static struct task_struct *start_server(int i)
{
	struct task_struct *task;
	unsigned int cpu = i % num_online_cpus();

	task = kthread_create(server, NULL, "demo_server/%d", i);
	if (IS_ERR(task))
		return task;
	if (cpu_online(cpu))
		kthread_bind(task, cpu);
	wake_up_process(task);
	return task;
}

static void accept_all(void)
{
	int i;

	spin_lock(&queue_lock);
	served = 0;
	for (i = 0; i < CONNECTIONS; i++) {
		connections[i].id = i + 1;
		list_add_tail(&connections[i].list, &queue);
	}
	spin_unlock(&queue_lock);
	wake_up_all(&queue_wait);
}

static int run(void)
{
	struct task_struct *tasks[SERVERS];
	int n, err = 0;

	for (n = 0; n < SERVERS; n++) {
		tasks[n] = start_server(n);
		if (IS_ERR(tasks[n])) {
			err = PTR_ERR(tasks[n]);
			break;
		}
	}
	if (n) {
		accept_all();
		wait_event(served_wait, READ_ONCE(served) == CONNECTIONS);
	}
	while (n--)
		kthread_stop(tasks[n]);
	return err;
}

const struct demo demo_concurrent = {
	.name = "concurrent",
	.says = "three threads, each bound to a CPU, share a queue of connections",
	.run = run,
};
