// SPDX-License-Identifier: MIT
/*
 * rwsem_downgrade.c - many readers or one writer, and a writer that becomes a
 * reader without letting another writer in between.
 */
#define pr_fmt(fmt) "rwsem: " fmt

#include <linux/completion.h>
#include <linux/err.h>
#include <linux/kthread.h>
#include <linux/module.h>
#include <linux/rwsem.h>

static DECLARE_RWSEM(sem);
static int value;			/* sem */
static struct completion reading, may_leave, gone;

static int reader(void *data)
{
	down_read(&sem);
	pr_info("[%s] reads %d\n", current->comm, value);
	complete(&reading);
	wait_for_completion(&may_leave);
	up_read(&sem);
	kthread_complete_and_exit(&gone, 0);
}

static int start_reader(int i)
{
	struct task_struct *task = kthread_run(reader, NULL, "reader/%d", i);

	if (IS_ERR(task))
		return PTR_ERR(task);
	wait_for_completion(&reading);
	return 0;
}

static void finish_readers(int n)
{
	complete_all(&may_leave);
	while (n--)
		wait_for_completion(&gone);
	reinit_completion(&may_leave);
}

static int __init downgrade_init(void)
{
	int n = 0;

	init_completion(&reading);
	init_completion(&may_leave);
	init_completion(&gone);

	n += !start_reader(0);
	n += !start_reader(1);
	pr_info("%d readers inside; another may enter: %d, a writer: %d\n", n,
		down_read_trylock(&sem), down_write_trylock(&sem));
	up_read(&sem);
	finish_readers(n);

	down_write(&sem);
	value = 42;
	pr_info("a writer inside; a reader may enter: %d, a writer: %d\n",
		down_read_trylock(&sem), down_write_trylock(&sem));
	downgrade_write(&sem);
	n = !start_reader(2);
	pr_info("downgraded, and a reader came in; a writer may: %d\n",
		down_write_trylock(&sem));
	up_read(&sem);
	finish_readers(n);
	pr_info("locked in the end: %d\n", rwsem_is_locked(&sem));
	return 0;
}

static void __exit downgrade_exit(void)
{
	pr_info("killable: %d\n", down_write_killable(&sem));
	up_write(&sem);
}

module_init(downgrade_init);
module_exit(downgrade_exit);

MODULE_DESCRIPTION("rw_semaphore: readers, writers, downgrade_write()");
MODULE_LICENSE("Dual MIT/GPL");
