/* SPDX-License-Identifier: MIT */
/*
 * Kernel threads: every one is made by kthreadd, PID 2. Implemented in
 * kthread.c.
 */
#ifndef _LINUX_KTHREAD_H
#define _LINUX_KTHREAD_H

#include <linux/err.h>
#include <linux/sched.h>

struct kthread_create_info;

__printf(4, 5)
struct task_struct *kthread_create_on_node(int (*threadfn)(void *data),
					   void *data, int node,
					   const char namefmt[], ...);
struct task_struct *kthread_create_on_cpu(int (*threadfn)(void *data),
					  void *data, unsigned int cpu,
					  const char *namefmt);

/**
 * kthread_create - create a kernel thread on the current node
 * @threadfn: the function to run in the thread
 * @data: argument for @threadfn
 * @namefmt: printf-style name of the thread
 *
 * The thread is created asleep: wake_up_process() starts it.
 */
#define kthread_create(threadfn, data, namefmt, arg...) \
	kthread_create_on_node(threadfn, data, NUMA_NO_NODE, namefmt, ##arg)

/**
 * kthread_run - create a thread and wake it
 *
 * Return: the thread, or ERR_PTR(-ENOMEM) and the like.
 */
#define kthread_run(threadfn, data, namefmt, ...) ({			   \
	struct task_struct *__k						   \
		= kthread_create(threadfn, data, namefmt, ## __VA_ARGS__); \
	if (!IS_ERR(__k))						   \
		wake_up_process(__k);					   \
	__k; })

static inline struct task_struct *
kthread_run_on_cpu(int (*threadfn)(void *data), void *data,
		   unsigned int cpu, const char *namefmt)
{
	struct task_struct *p;

	p = kthread_create_on_cpu(threadfn, data, cpu, namefmt);
	if (!IS_ERR(p))
		wake_up_process(p);
	return p;
}

void free_kthread_struct(struct task_struct *k);
void kthread_set_per_cpu(struct task_struct *k, int cpu);
bool kthread_is_per_cpu(struct task_struct *k);
void kthread_bind(struct task_struct *k, unsigned int cpu);
void kthread_bind_mask(struct task_struct *k, const struct cpumask *mask);
int kthread_stop(struct task_struct *k);
int kthread_stop_put(struct task_struct *k);
bool kthread_should_stop(void);
bool kthread_should_park(void);
bool kthread_should_stop_or_park(void);
bool __kthread_should_park(struct task_struct *k);
bool kthread_freezable_should_stop(bool *was_frozen);
void *kthread_func(struct task_struct *k);
void *kthread_data(struct task_struct *k);
void *kthread_probe_data(struct task_struct *k);
int kthread_park(struct task_struct *k);
void kthread_unpark(struct task_struct *k);
void kthread_parkme(void);
__noreturn void kthread_exit(long result);
__noreturn void kthread_complete_and_exit(struct completion *comp, long code);

int kthreadd(void *unused);
extern struct task_struct *kthreadd_task;
extern struct completion kthreadd_done;
int tsk_fork_get_node(struct task_struct *tsk);

#include <linux/kthread_worker.h>

#endif
