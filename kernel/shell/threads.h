/* SPDX-License-Identifier: MIT */
/* threads.h - a picture of the threads, for ps and top; ps.c. */
#ifndef _SHELL_THREADS_H
#define _SHELL_THREADS_H

#include <linux/sched.h>
#include <linux/workqueue.h>

/* comm, and what a kworker is busy with: kworker/0:1-events */
#define THREAD_NAME_LEN	(TASK_COMM_LEN + WORKER_DESC_LEN)

/* What ps needs of a thread, copied so that it may exit meanwhile. */
struct thread_line {
	pid_t pid, ppid;
	char state;
	bool kthread;
	int cpu, prio;
	u64 runtime;		/* ns on a CPU */
	u64 start;		/* ns since boot */
	char comm[THREAD_NAME_LEN];
};

unsigned int threads_after(pid_t pid, struct thread_line *lines,
			   unsigned int max);
void format_cmd(char *buf, size_t size, const struct thread_line *line);
/* ns as hours, minutes and seconds */
void format_time(char *buf, size_t size, u64 ns);

#endif
