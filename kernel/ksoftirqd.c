// SPDX-License-Identifier: MIT
/*
 * ksoftirqd.c - the thread that runs softirqs when there are too many.
 *
 * softirq.c runs them at the end of an interrupt; what is left after ten
 * rounds, or when another thread waits for the CPU, or what was raised outside
 * of any interrupt, is run here, at the priority of an ordinary thread.
 *
 * Linux: kernel/softirq.c, second half.
 */
#include <linux/bug.h>
#include <linux/init.h>
#include <linux/interrupt.h>
#include <linux/percpu.h>
#include <linux/sched.h>
#include <linux/smpboot.h>

static DEFINE_PER_CPU(struct task_struct *, ksoftirqd);

/* Called by softirq.c, interrupts off. */
static void ksoftirqd_wake(void)
{
	struct task_struct *tsk = this_cpu_read(ksoftirqd);

	if (tsk)
		wake_up_process(tsk);
}

static int ksoftirqd_should_run(unsigned int cpu)
{
	return local_softirq_pending();
}

static void run_ksoftirqd(unsigned int cpu)
{
	local_irq_disable();
	if (local_softirq_pending())
		__do_softirq();
	local_irq_enable();
	cond_resched();
}

static struct smp_hotplug_thread softirq_threads = {
	.store			= &ksoftirqd,
	.thread_should_run	= ksoftirqd_should_run,
	.thread_fn		= run_ksoftirqd,
	.thread_comm		= "ksoftirqd/%u",
};

static int __init spawn_ksoftirqd(void)
{
	softirq_set_wakeup(ksoftirqd_wake);
	BUG_ON(smpboot_register_percpu_thread(&softirq_threads));
	return 0;
}
early_initcall(spawn_ksoftirqd);
