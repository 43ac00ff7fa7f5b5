// SPDX-License-Identifier: MIT
/*
 * semaphore_pool.c - a counting semaphore: as many may enter as there are seats.
 *
 * Unlike a mutex it has no owner: another thread than the one that took it may
 * give it back, and up() may even be called from an interrupt.
 */
#define pr_fmt(fmt) "semaphore: " fmt

#include <linux/atomic.h>
#include <linux/completion.h>
#include <linux/delay.h>
#include <linux/err.h>
#include <linux/jiffies.h>
#include <linux/kthread.h>
#include <linux/module.h>
#include <linux/semaphore.h>

#define SEATS	2
#define GUESTS	5

static struct semaphore seats;
static atomic_t inside = ATOMIC_INIT(0);
static atomic_t crowded = ATOMIC_INIT(0);
static struct completion left;

static int guest(void *data)
{
	down(&seats);
	if (atomic_inc_return(&inside) > SEATS)
		atomic_inc(&crowded);
	msleep(10);
	atomic_dec(&inside);
	up(&seats);
	kthread_complete_and_exit(&left, 0);
}

static int __init pool_init(void)
{
	struct task_struct *task;
	int i;

	sema_init(&seats, SEATS);
	init_completion(&left);
	pr_info("two seats, try one: %d\n", down_trylock(&seats));
	pr_info("take the other: %d\n", down_interruptible(&seats));
	pr_info("try a third: %d\n", down_trylock(&seats));
	pr_info("wait for a third: %pe\n",
		ERR_PTR(down_timeout(&seats, HZ / 50)));
	up(&seats);
	up(&seats);
	for (i = 0; i < GUESTS; i++) {
		task = kthread_run(guest, NULL, "guest/%d", i);
		if (IS_ERR(task))
			break;
	}
	while (i--)
		wait_for_completion(&left);
	pr_info("%d guests, %d seats: %d times too many\n", GUESTS, SEATS,
		atomic_read(&crowded));
	return 0;
}

static void __exit pool_exit(void)
{
	pr_info("and a seat is free: %s\n",
		down_trylock(&seats) ? "no" : "yes");
}

module_init(pool_init);
module_exit(pool_exit);

MODULE_DESCRIPTION("down(), up() and their kin");
MODULE_LICENSE("Dual MIT/GPL");
