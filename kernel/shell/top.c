// SPDX-License-Identifier: MIT
/*
 * top.c - which threads use the CPUs, every second, until a key is typed.
 *
 * Two pictures of all run times, a second apart; the difference is what a
 * thread used. The pictures are ordered by PID, so comparing them is one walk.
 */
#include <kernel/tty.h>
#include <linux/cpumask.h>
#include <linux/err.h>
#include <linux/jiffies.h>
#include <linux/math.h>
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/sched/clock.h>
#include <linux/sprintf.h>
#include <linux/string.h>
#include <linux/time64.h>
#include <linux/vmalloc.h>

#include "commands.h"
#include "threads.h"

#define TOP_ROWS	18	/* what fits beside the head on 24 lines */
#define TOP_MAX		16384	/* threads that are looked at */
#define TOP_COPY	32	/* of them, copied at a time */

struct top_usage {
	pid_t pid;
	u64 runtime;
};

/* One picture: what was used until now, by PID. */
struct top_picture {
	unsigned int n;
	u64 when;
	struct top_usage usage[TOP_MAX];
};

struct top_row {
	u64 used;
	struct thread_line line;
};

struct top {
	struct top_picture *before, *now;
	struct thread_line lines[TOP_COPY];
	unsigned int nr_rows;
	struct top_row rows[TOP_ROWS];
};

/* Keep the rows that used most, most first. */
static void top_add_row(struct top *top, const struct thread_line *line,
			u64 used)
{
	unsigned int at = top->nr_rows;

	while (at && top->rows[at - 1].used < used)
		at--;
	if (at == TOP_ROWS)
		return;
	if (top->nr_rows < TOP_ROWS)
		top->nr_rows++;
	memmove(&top->rows[at + 1], &top->rows[at],
		(top->nr_rows - 1 - at) * sizeof(top->rows[0]));
	top->rows[at].used = used;
	top->rows[at].line = *line;
}

/* What the thread had used in the picture before; *i walks along with it. */
static u64 top_used_before(const struct top_picture *before, unsigned int *i,
			   pid_t pid)
{
	while (*i < before->n && before->usage[*i].pid < pid)
		++*i;
	if (*i < before->n && before->usage[*i].pid == pid)
		return before->usage[*i].runtime;
	return 0;
}

static void top_take(struct top *top)
{
	struct top_picture *now = top->now;
	unsigned int n, k, at = 0;
	pid_t last = 0;

	now->n = top->nr_rows = 0;
	now->when = sched_clock();
	do {
		n = threads_after(last, top->lines, TOP_COPY);
		for (k = 0; k < n && now->n < TOP_MAX; k++) {
			const struct thread_line *line = &top->lines[k];
			u64 old = top_used_before(top->before, &at, line->pid);

			now->usage[now->n++] = (struct top_usage){
				line->pid, line->runtime };
			top_add_row(top, line, line->runtime - old);
			last = line->pid;
		}
	} while (n == TOP_COPY && now->n < TOP_MAX);
}

static void top_print_head(struct top *top, u64 period)
{
	struct sysinfo mem;
	char up[16];

	si_meminfo(&mem);
	format_time(up, sizeof(up), sched_clock());
	tty_printf("top - up %s, %u CPUs, %u threads, %u running\033[K\n",
		   up, num_online_cpus(), top->now->n, nr_running());
	tty_printf("mem - %lu KiB total, %lu KiB free\033[K\n\033[K\n",
		   mem.totalram * mem.mem_unit / 1024,
		   mem.freeram * mem.mem_unit / 1024);
	tty_puts("\033[7m    PID S CPU  PRI  %CPU     TIME CMD"
		 "                              \033[0m\n");
}

static void top_print_row(const struct top_row *row, u64 period)
{
	u64 permille = period ? div64_u64(row->used * 1000, period) : 0;
	char cmd[THREAD_NAME_LEN + 8], time[16];

	format_cmd(cmd, sizeof(cmd), &row->line);
	format_time(time, sizeof(time), row->line.runtime);
	tty_printf("%7d %c %3d %4d %3llu.%llu %s %s\033[K\n", row->line.pid,
		   row->line.state, row->line.cpu, row->line.prio,
		   permille / 10, permille % 10, time, cmd);
}

/* Over the whole life the first time: the picture before is empty then. */
static void top_show(struct top *top)
{
	u64 period = top->now->when - top->before->when;
	unsigned int i;

	tty_puts("\033[H");
	top_print_head(top, period);
	for (i = 0; i < top->nr_rows; i++)
		top_print_row(&top->rows[i], period);
	tty_puts("\033[J");
}

static void top_loop(struct top *top)
{
	struct top_picture *old;

	tty_puts("\033[2J");
	do {
		top_take(top);
		top_show(top);
		old = top->before;
		top->before = top->now;
		top->now = old;
	} while (tty_getc(HZ) == -EAGAIN);
	while (tty_getc(1) >= 0)
		;		/* the rest of a key that sends more bytes */
}

static int run_top(int argc, char **argv)
{
	struct top *top;

	if (argc > 1)
		return shell_usage("top", "takes no arguments");
	top = vzalloc(sizeof(*top) + 2 * sizeof(struct top_picture));
	if (!top)
		return shell_error(-ENOMEM, "top", "out of memory");
	top->before = (struct top_picture *)(top + 1);
	top->now = top->before + 1;
	top_loop(top);
	vfree(top);
	return 0;
}

const struct shell_cmd cmd_top = {
	.name = "top", .usage = "",
	.help = "the threads that use the CPUs most; any key ends it",
	.run = run_top,
};
