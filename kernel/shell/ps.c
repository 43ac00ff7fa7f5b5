// SPDX-License-Identifier: MIT
/*
 * ps.c - the table of threads.
 *
 * The list of threads may only be walked under rcu_read_lock(), and a console
 * is slow, so ps copies a screenful, lets go, prints, and asks for those with
 * higher PIDs. Each walk is over the whole list, which is in order of creation
 * and not of PID. A thread that comes or goes meanwhile is in the table or is
 * not; none is there twice. Memory use does not depend on how many there are.
 */
#include <kernel/tty.h>
#include <linux/err.h>
#include <linux/math.h>
#include <linux/minmax.h>
#include <linux/rcupdate.h>
#include <linux/sched.h>
#include <linux/sched/clock.h>
#include <linux/sched/signal.h>
#include <linux/slab.h>
#include <linux/sprintf.h>
#include <linux/string.h>
#include <linux/time64.h>
#include <linux/timekeeping.h>

#include "commands.h"
#include "threads.h"

#define PS_LINES	64	/* threads copied at a time */

static void copy_thread_line(struct thread_line *line,
			     struct task_struct *p)
{
	line->pid = task_pid_nr(p);
	line->ppid = task_ppid_nr(p);
	line->state = task_state_to_char(p);
	line->kthread = p->flags & PF_KTHREAD;
	line->cpu = task_cpu(p);
	line->prio = task_prio(p);
	line->runtime = task_sched_runtime(p);
	line->start = p->start_time;
	wq_worker_comm(line->comm, sizeof(line->comm), p);
}

/*
 * Put @p among the @n smallest PIDs found so far. New PIDs are mostly the
 * highest, so the search for the place begins at the end.
 */
static unsigned int insert_line(struct thread_line *lines, unsigned int n,
				unsigned int max, struct task_struct *p)
{
	unsigned int at = n;

	while (at && lines[at - 1].pid > p->pid)
		at--;
	if (at == max)
		return n;
	if (n < max)
		n++;
	memmove(&lines[at + 1], &lines[at], (n - 1 - at) * sizeof(*lines));
	copy_thread_line(&lines[at], p);
	return n;
}

/**
 * threads_after - copy the threads with the lowest PIDs above one
 * @pid: the one
 * @lines: where to; ordered by PID
 * @max: how many there is room for
 *
 * Return: how many were copied; less than @max when there are no more.
 */
unsigned int threads_after(pid_t pid, struct thread_line *lines,
			   unsigned int max)
{
	struct task_struct *p;
	unsigned int n = 0;

	rcu_read_lock();
	for_each_process(p)
		if (p->pid > pid)
			n = insert_line(lines, n, max, p);
	rcu_read_unlock();
	return n;
}

/* Kernel threads stand in brackets; PID 1 is what init would be. */
void format_cmd(char *buf, size_t size, const struct thread_line *line)
{
	if (line->pid == 1)
		snprintf(buf, size, "/sbin/%s", line->comm);
	else
		snprintf(buf, size, "[%s]", line->comm);
}

void format_time(char *buf, size_t size, u64 ns)
{
	u64 s = div_u64(ns, NSEC_PER_SEC);

	snprintf(buf, size, "%02llu:%02llu:%02llu", s / 3600, s / 60 % 60,
		 s % 60);
}

/* Time of day of the start, UTC. */
static void format_stime(char *buf, size_t size, u64 start)
{
	u64 ago = sched_clock() - start;
	u64 s = div_u64(ktime_get_real_ns() - ago, NSEC_PER_SEC);

	snprintf(buf, size, "%02llu:%02llu", s / 3600 % 24, s / 60 % 60);
}

/* Share of a CPU over the thread's life, in per cent. */
static unsigned int percent_cpu(const struct thread_line *line)
{
	u64 life = sched_clock() - line->start;

	if (!life)
		return 0;
	return min_t(u64, div64_u64(line->runtime * 100, life), 99);
}

static void print_full(const struct thread_line *line)
{
	char cmd[THREAD_NAME_LEN + 8], stime[8], time[16];

	format_cmd(cmd, sizeof(cmd), line);
	format_stime(stime, sizeof(stime), line->start);
	format_time(time, sizeof(time), line->runtime);
	tty_printf("root     %7d %7d %2u %s ?        %s %s\n", line->pid,
		   line->ppid, percent_cpu(line), stime, time, cmd);
}

static void print_short(const struct thread_line *line)
{
	char cmd[THREAD_NAME_LEN + 8], time[16];

	format_cmd(cmd, sizeof(cmd), line);
	format_time(time, sizeof(time), line->runtime);
	tty_printf("%7d ?        %c %3d %4d %s %s\n", line->pid, line->state,
		   line->cpu, line->prio, time, cmd);
}

static int print_threads(void (*print)(const struct thread_line *line))
{
	struct thread_line *lines;
	unsigned int i, n;
	pid_t last = 0;

	lines = kmalloc_array(PS_LINES, sizeof(*lines), GFP_KERNEL);
	if (!lines)
		return shell_error(-ENOMEM, "ps", "out of memory");
	do {
		n = threads_after(last, lines, PS_LINES);
		for (i = 0; i < n && !tty_interrupted(); i++)
			print(&lines[i]);
		if (n)
			last = lines[n - 1].pid;
	} while (n == PS_LINES && !tty_interrupted());
	kfree(lines);
	return 0;
}

static int run_ps(int argc, char **argv)
{
	if (argc == 1) {
		tty_puts("    PID TTY      S CPU  PRI     TIME CMD\n");
		return print_threads(print_short);
	}
	if (argc > 2 || (strcmp(argv[1], "-ef") && strcmp(argv[1], "-e") &&
			 strcmp(argv[1], "-f")))
		return shell_usage("ps", "unknown option: %s",
				   argv[argc > 2 ? 2 : 1]);
	tty_puts("UID          PID    PPID  C STIME TTY          TIME CMD\n");
	return print_threads(print_full);
}

static const char *const ps_options[] = { "-ef", NULL };

const struct shell_cmd cmd_ps = {
	.name = "ps", .usage = "[-ef]",
	.help = "the table of threads; -ef as in the articles",
	.sub = ps_options, .run = run_ps,
};
