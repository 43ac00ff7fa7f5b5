// SPDX-License-Identifier: MIT
/*
 * lkdtm.c - breaks the kernel on purpose, to see how it reports that.
 *
 * insmod lkdtm provoke=KIND,KIND or `echo KIND > /proc/provoke-crash`
 * makes a kernel thread named after the kind and lets it do the deed: PID 1
 * must live to tell. tests/boot/cases.cfg knows what each must print.
 *
 * Linux: drivers/misc/lkdtm, with the same words where it has them; DIVIDE,
 * READ_NULL, RCU_STALL, KERNEL_THREAD, POWER_OFF_BY_NMI and those with IRQ_ or
 * LOCK_ are ours.
 */
#include <linux/array_size.h>
#include <linux/bug.h>
#include <linux/completion.h>
#include <linux/delay.h>
#include <linux/err.h>
#include <linux/init.h>
#include <linux/irq_work.h>
#include <linux/kthread.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/panic.h>
#include <linux/printk.h>
#include <linux/proc_fs.h>
#include <linux/rcupdate.h>
#include <linux/reboot.h>
#include <linux/sched.h>
#include <linux/sched/task.h>
#include <linux/spinlock.h>
#include <linux/string.h>
#include <linux/jiffies.h>
#include <linux/workqueue.h>
#include <asm/page.h>

static DEFINE_SPINLOCK(lkdtm_lock);
static DEFINE_MUTEX(lkdtm_mutex);
static DEFINE_MUTEX(lkdtm_other_mutex);
static const int lkdtm_constant = 0x1234;
static u8 lkdtm_data[16] = { 0xc3 };	/* ret */
static int lkdtm_zero;

/* What the compiler must not see through. */
static void *hidden(unsigned long address)
{
	OPTIMIZER_HIDE_VAR(address);
	return (void *)address;
}

static noinline void lkdtm_ACCESS_NULL(void)
{
	*(volatile int *)hidden(0) = 1;
}

static void lkdtm_rcu_done(struct rcu_head *head)
{
}

static noinline void lkdtm_EXCEPTION(void)
{
	/* an address that no x86_64 can have: #GP */
	*(volatile int *)hidden(0x1234567812345678) = 1;
}

static noinline void lkdtm_DIVIDE(void)
{
	volatile int zero = READ_ONCE(lkdtm_zero);

	WRITE_ONCE(lkdtm_zero, 7 / zero);
}

static noinline void lkdtm_BUG(void)
{
	BUG();
}

static noinline void lkdtm_WARNING(void)
{
	WARN_ON(1);
}

static noinline void lkdtm_PANIC(void)
{
	panic("dumptest");
}

/* Reads what it wrote after the call, so that no frame can be reused. */
static noinline int lkdtm_recurse(int depth)
{
	volatile char frame[256];

	frame[0] = depth;
	if (depth == 1 << 20)	/* 256 MiB: no stack is as large */
		return 0;
	return lkdtm_recurse(depth + 1) + frame[0];
}

static noinline void lkdtm_EXHAUST_STACK(void)
{
	lkdtm_recurse(0);
}

static noinline void lkdtm_EXEC_DATA(void)
{
	void (*function)(void) = hidden((unsigned long)lkdtm_data);

	function();
}

static noinline void lkdtm_EXEC_NULL(void)
{
	void (*function)(void) = hidden(0);

	function();
}

static noinline void lkdtm_WRITE_RO(void)
{
	*(volatile int *)hidden((unsigned long)&lkdtm_constant) = 1;
}

static noinline void lkdtm_WRITE_KERN(void)
{
	*(volatile u8 *)hidden((unsigned long)lkdtm_BUG) = 0x90;
}

static noinline void lkdtm_SPINLOCK_RECURSION(void)
{
	spin_lock(&lkdtm_lock);
	spin_lock(&lkdtm_lock);
}

static noinline void lkdtm_SLEEP_IN_ATOMIC(void)
{
	spin_lock(&lkdtm_lock);
	mutex_lock(&lkdtm_mutex);
	mutex_unlock(&lkdtm_mutex);
	spin_unlock(&lkdtm_lock);
}

static noinline void lkdtm_SCHEDULE_IN_ATOMIC(void)
{
	preempt_disable();
	schedule();
	preempt_enable();
}

static noinline void lkdtm_READ_NULL(void)
{
	(void)*(volatile int *)hidden(8);
}

/* Only a DEBUG build notices these; the tickets of the plain lock go astray. */
#ifdef CONFIG_DEBUG_KERNEL

static noinline void lkdtm_SPINLOCK_DOUBLE_UNLOCK(void)
{
	preempt_disable();
	spin_lock(&lkdtm_lock);
	spin_unlock(&lkdtm_lock);
	spin_unlock(&lkdtm_lock);
}

static noinline void lkdtm_SPINLOCK_BAD_MAGIC(void)
{
	spinlock_t lock = { };

	spin_lock(&lock);
	spin_unlock(&lock);
}

static bool lkdtm_lock_released;

/* Needs a CPU of its own: it waits with the lock held. */
static int lkdtm_lock_owner(void *taken)
{
	spin_lock(&lkdtm_lock);
	complete(taken);
	while (!READ_ONCE(lkdtm_lock_released))
		cpu_relax();
	preempt_enable();	/* what spin_unlock() would have done */
	return 0;
}

static noinline void lkdtm_SPINLOCK_WRONG_OWNER(void)
{
	DECLARE_COMPLETION_ONSTACK(taken);

	if (num_online_cpus() == 1)
		return;
	if (IS_ERR(kthread_run(lkdtm_lock_owner, &taken, "lkdtm_owner")))
		return;
	wait_for_completion(&taken);
	preempt_disable();
	spin_unlock(&lkdtm_lock);
	WRITE_ONCE(lkdtm_lock_released, true);
}

static noinline void lkdtm_LOCK_AB_BA(void)
{
	mutex_lock(&lkdtm_mutex);
	mutex_lock(&lkdtm_other_mutex);
	mutex_unlock(&lkdtm_other_mutex);
	mutex_unlock(&lkdtm_mutex);

	mutex_lock(&lkdtm_other_mutex);
	mutex_lock(&lkdtm_mutex);
	mutex_unlock(&lkdtm_mutex);
	mutex_unlock(&lkdtm_other_mutex);
}

static void lock_in_interrupt(struct irq_work *work)
{
	spin_lock(&lkdtm_lock);
	spin_unlock(&lkdtm_lock);
}

static noinline void lkdtm_LOCK_IRQ_UNSAFE(void)
{
	static struct irq_work work;

	spin_lock(&lkdtm_lock);
	spin_unlock(&lkdtm_lock);
	init_irq_work(&work, lock_in_interrupt);
	irq_work_queue(&work);
	msleep(100);
}

static noinline void lkdtm_LOCK_HELD_AT_EXIT(void)
{
	mutex_lock(&lkdtm_mutex);
}

#endif

/* A reader that does not end, while a grace period is wanted. */
static noinline void lkdtm_RCU_STALL(void)
{
	static struct rcu_head head;
	int ms;

	rcu_read_lock();
	call_rcu(&head, lkdtm_rcu_done);
	for (ms = 0; ms < 30000; ms++)
		udelay(1000);
	rcu_read_unlock();
}

/* For the soft-lockup watchdog: half a minute is more than its patience. */
static noinline void lkdtm_SOFTLOCKUP(void)
{
	int ms;

	preempt_disable();
	for (ms = 0; ms < 30000; ms++)
		udelay(1000);
	preempt_enable();
}

static void lkdtm_leak_fn(struct work_struct *work)
{
	preempt_disable();
}

/* A work that ends with preemption off. */
static noinline void lkdtm_WORK_LEAK(void)
{
	static DECLARE_WORK(leak, lkdtm_leak_fn);

	schedule_work(&leak);
	flush_work(&leak);
}

static void lkdtm_hog_fn(struct work_struct *work)
{
	unsigned long end = jiffies + 4 * HZ;

	while (time_before(jiffies, end))
		cpu_relax();
}

static void lkdtm_starved_fn(struct work_struct *work)
{
}

/* A work that does not let go of its CPU, and one that waits behind it. */
static noinline void lkdtm_WORK_HOG(void)
{
	static DECLARE_WORK(hog, lkdtm_hog_fn);
	static DECLARE_WORK(starved, lkdtm_starved_fn);

	schedule_work_on(0, &hog);
	schedule_work_on(0, &starved);
	flush_work(&starved);
}

static void lkdtm_warn_fn(struct work_struct *work)
{
	WARN_ON(1);
	barrier();		/* no tail call: it stands in the trace */
}

static noinline void lkdtm_WORK_WARNING(void)
{
	static DECLARE_WORK(warn, lkdtm_warn_fn);

	schedule_work(&warn);
	flush_work(&warn);
}

/* No interrupts for as long as the hard-lockup detector needs, and more. */
static noinline void lkdtm_HARDLOCKUP(void)
{
	int ms;

	local_irq_disable();
	for (ms = 0; ms < 20000; ms++)
		udelay(1000);
	local_irq_enable();
}

static int lkdtm_spins;

static void lkdtm_spin(void *unused)
{
	WRITE_ONCE(lkdtm_spins, 1);
	for (;;)
		cpu_relax();
}

/* CPU 1 answers to nothing but an NMI when the machine is switched off. */
static noinline void lkdtm_POWER_OFF_BY_NMI(void)
{
	set_cpus_allowed_ptr(current, cpumask_of(0));
	smp_call_function_single(1, lkdtm_spin, NULL, 0);
	while (!READ_ONCE(lkdtm_spins))
		cpu_relax();
	kernel_power_off();
}

static int lkdtm_orphan(void *unused)
{
	return 0;
}

/* Only kthreadd may, and the boot thread before it. */
static noinline void lkdtm_KERNEL_THREAD(void)
{
	kernel_thread(lkdtm_orphan, NULL, "orphan", 0);
}

static noinline void lkdtm_HUNG_TASK(void)
{
	set_current_state(TASK_UNINTERRUPTIBLE);
	schedule();
}

static void null_in_interrupt(struct irq_work *work)
{
	lkdtm_ACCESS_NULL();
}

static noinline void lkdtm_IRQ_ACCESS_NULL(void)
{
	static struct irq_work work;

	init_irq_work(&work, null_in_interrupt);
	irq_work_queue(&work);
	msleep(100);
}

struct crashtype {
	const char *name;
	void (*func)(void);
};

#define CRASHTYPE(kind) { #kind, lkdtm_##kind }

static const struct crashtype crashtypes[] = {
	CRASHTYPE(ACCESS_NULL),
	CRASHTYPE(READ_NULL),
	CRASHTYPE(EXCEPTION),
	CRASHTYPE(DIVIDE),
	CRASHTYPE(BUG),
	CRASHTYPE(WARNING),
	CRASHTYPE(PANIC),
	CRASHTYPE(EXHAUST_STACK),
	CRASHTYPE(EXEC_DATA),
	CRASHTYPE(EXEC_NULL),
	CRASHTYPE(WRITE_RO),
	CRASHTYPE(WRITE_KERN),
	CRASHTYPE(SPINLOCK_RECURSION),
	CRASHTYPE(SLEEP_IN_ATOMIC),
	CRASHTYPE(SCHEDULE_IN_ATOMIC),
#ifdef CONFIG_DEBUG_KERNEL
	CRASHTYPE(SPINLOCK_DOUBLE_UNLOCK),
	CRASHTYPE(SPINLOCK_BAD_MAGIC),
	CRASHTYPE(SPINLOCK_WRONG_OWNER),
	CRASHTYPE(LOCK_AB_BA),
	CRASHTYPE(LOCK_IRQ_UNSAFE),
	CRASHTYPE(LOCK_HELD_AT_EXIT),
#endif
	CRASHTYPE(RCU_STALL),
	CRASHTYPE(SOFTLOCKUP),
	CRASHTYPE(WORK_LEAK),
	CRASHTYPE(WORK_HOG),
	CRASHTYPE(WORK_WARNING),
	CRASHTYPE(HARDLOCKUP),
	CRASHTYPE(POWER_OFF_BY_NMI),
	CRASHTYPE(KERNEL_THREAD),
	CRASHTYPE(HUNG_TASK),
	CRASHTYPE(IRQ_ACCESS_NULL),
};

static int lkdtm_thread(void *data)
{
	const struct crashtype *type = data;

	type->func();
	return 0;
}

/* Waits a little, so that one report is out before the next begins. */
static int lkdtm_provoke(const char *name)
{
	struct task_struct *p;
	int i;

	for (i = 0; i < ARRAY_SIZE(crashtypes); i++)
		if (!strcmp(crashtypes[i].name, name))
			break;
	if (i == ARRAY_SIZE(crashtypes))
		return -EINVAL;
	pr_info("lkdtm: Performing direct entry %s\n", name);
	p = kthread_create(lkdtm_thread, (void *)&crashtypes[i], "%s", name);
	if (IS_ERR(p))
		return PTR_ERR(p);
	get_task_struct(p);
	wake_up_process(p);
	for (i = 0; i < 100 && !READ_ONCE(p->exit_state); i++)
		msleep(10);
	put_task_struct(p);
	return 0;
}

/* The names, one a line. */
static int lkdtm_show(struct seq_file *m, void *unused)
{
	int i;

	for (i = 0; i < ARRAY_SIZE(crashtypes); i++)
		seq_printf(m, "%s\n", crashtypes[i].name);
	return 0;
}

static int lkdtm_open(struct inode *inode, struct file *file)
{
	return single_open(file, lkdtm_show, NULL);
}

static ssize_t lkdtm_write(struct file *file, const char __user *buf, size_t n,
			   loff_t *pos)
{
	char name[32];
	int err;

	if (n >= sizeof(name))
		return -EINVAL;
	memcpy(name, (__force const char *)buf, n);
	name[n] = '\0';
	err = lkdtm_provoke(strim(name));
	return err ?: n;
}

static const struct proc_ops lkdtm_ops = {
	.proc_open = lkdtm_open,
	.proc_read = seq_read,
	.proc_write = lkdtm_write,
	.proc_lseek = seq_lseek,
	.proc_release = single_release,
};

static char provoke[64];
module_param_string(provoke, provoke, sizeof(provoke), 0);
MODULE_PARM_DESC(provoke, "crashes to provoke at once, with commas between");

static struct proc_dir_entry *lkdtm_file;

static int __init lkdtm_init(void)
{
	char *rest = provoke, *name;

	lkdtm_file = proc_create("provoke-crash", 0600, NULL, &lkdtm_ops);
	while ((name = strsep(&rest, ",")) && *name)
		if (lkdtm_provoke(name))
			pr_warn("lkdtm: no such crash: %s\n", name);
	return 0;
}
module_init(lkdtm_init);

static void __exit lkdtm_exit(void)
{
	proc_remove(lkdtm_file);
}
module_exit(lkdtm_exit);

MODULE_LICENSE("Dual MIT/GPL");
MODULE_DESCRIPTION("crashes on request: echo KIND > /proc/provoke-crash");
MODULE_IMPORT_NS(EXPORTED_FOR_KUNIT_TESTING);
