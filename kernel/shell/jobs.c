// SPDX-License-Identifier: MIT
/*
 * jobs.c - where a command's output goes, and commands in the background.
 *
 * `cmd > FILE` and `cmd >> FILE`: while the command runs, what its thread writes
 * to the terminal goes to the file instead, one write for each piece; complaints
 * still go to the terminal. `cmd &` makes a kernel thread that runs the command:
 * two terminals on one, for a reader that blocks in a device and a writer.
 *
 * Ctrl-C becomes SIGINT for the command in the foreground, kill(1) sends a
 * signal to one in the background; both end interruptible sleeps in a driver,
 * as they do for a process in Linux.
 *
 * Locks: io_lock for the list of threads that run a command. The list of jobs
 * is changed by the thread that runs the shell.
 */
#include <kernel/tty.h>
#include <linux/completion.h>
#include <linux/err.h>
#include <linux/errno.h>
#include <linux/fs.h>
#include <linux/init.h>
#include <linux/kstrtox.h>
#include <linux/kthread.h>
#include <linux/list.h>
#include <linux/limits.h>
#include <linux/minmax.h>
#include <linux/pid.h>
#include <linux/sched/signal.h>
#include <linux/sched/task.h>
#include <linux/slab.h>
#include <linux/spinlock.h>
#include <linux/string.h>

#include "commands.h"

/* one command that runs; o: its own thread only, l: io_lock */
struct shell_io {
	struct list_head node;		/* l in running, the latest first */
	struct task_struct *task;	/* l whose */
	bool background;		/* l Ctrl-C is not meant for it */
	struct file *out;		/* o instead of the terminal */
	bool to_terminal;		/* o a complaint */
	bool signalled;			/* o a signal ended it */
	int err;			/* o of writing to out */
};

struct job {
	struct list_head node;		/* in jobs */
	struct shell_io io;
	struct completion done;
	int nr;
	pid_t pid;
	char text[SHELL_LINE];		/* cut up by the thread */
	char line[SHELL_LINE];		/* to be shown */
};

static DEFINE_SPINLOCK(io_lock);
static LIST_HEAD(running);		/* [io_lock] */
static LIST_HEAD(jobs);

/* what this thread's command writes to, or NULL. It stays: it is its own. */
static struct shell_io *my_io(void)
{
	struct shell_io *io, *found = NULL;

	spin_lock(&io_lock);
	list_for_each_entry(io, &running, node) {
		if (io->task == current) {
			found = io;
			break;
		}
	}
	spin_unlock(&io_lock);
	return found;
}

static void io_begin(struct shell_io *io)
{
	io->task = current;
	allow_signal(SIGINT);
	if (io->background)
		allow_signal(SIGTERM);
	spin_lock(&io_lock);
	list_add(&io->node, &running);
	spin_unlock(&io_lock);
}

/* no signal that was meant for the command is left for the shell */
static void io_end(struct shell_io *io)
{
	spin_lock(&io_lock);
	list_del(&io->node);
	spin_unlock(&io_lock);
	io->signalled = signal_pending(current);
	if (my_io())			/* a command within a command */
		return;
	disallow_signal(SIGINT);
	flush_signals(current);
}

/* -------------------------------------------------- what the terminal asks us */

static bool io_write(const char *s, size_t n)
{
	struct shell_io *io = my_io();

	if (!io || !io->out || io->to_terminal)
		return false;
	if (!io->err)
		io->err = shell_write_all(io->out, s, n);
	return true;
}

static int io_interrupted(void)
{
	struct shell_io *io = my_io();

	if (io && io->background)
		return signal_pending(current);
	return -1;
}

static void io_sigint(void)
{
	struct shell_io *io;

	spin_lock(&io_lock);
	list_for_each_entry(io, &running, node)
		if (!io->background)
			send_sig(SIGINT, io->task, 1);
	spin_unlock(&io_lock);
}

static const struct tty_user shell_user = {
	.write = io_write,
	.interrupted = io_interrupted,
	.sigint = io_sigint,
};

static int __init shell_io_init(void)
{
	tty_user = &shell_user;
	return 0;
}
device_initcall(shell_io_init);

/** shell_stderr - from now on this thread writes to the terminal, or not */
void shell_stderr(bool on)
{
	struct shell_io *io = my_io();

	if (io)
		io->to_terminal = on;
}

/* ------------------------------------------------------------ redirections */

/* Cut "> FILE" off; its name, NULL: there is none, or an ERR_PTR. */
static char *cut_redirection(char *text, int *flags)
{
	char quote = 0, *path, *rest;

	for (; *text && (quote || *text != '>'); text++) {
		if (quote)
			quote = *text == quote ? 0 : quote;
		else if (*text == '"' || *text == '\'')
			quote = *text;
	}
	if (!*text)
		return NULL;
	*text++ = '\0';
	*flags = *text == '>' ? O_APPEND : O_TRUNC;
	rest = text + (*text == '>');
	path = shell_next_word(&rest);
	if (!path || *skip_spaces(rest))
		return ERR_PTR(-EINVAL);
	return path;
}

/* the first word, which names the command */
static void first_word(char *name, size_t size, const char *text)
{
	text = skip_spaces(text);
	strscpy(name, text, min(size, strcspn(text, " >") + 1));
}

/* the file that *path says after it has been cut off; NULL: the terminal */
static struct file *open_output(char *text, char **path)
{
	int flags = 0;

	*path = cut_redirection(text, &flags);
	if (IS_ERR(*path)) {
		shell_error(-EINVAL, "shell",
			    "one file must follow >, at the end");
		return ERR_CAST(*path);
	}
	return *path ? shell_open("shell", *path, O_WRONLY | O_CREAT | flags) :
	       NULL;
}

static int run_with(struct shell_io *io, char *text)
{
	char name[32], *path;
	int err;

	first_word(name, sizeof(name), text);
	io->out = open_output(text, &path);
	if (IS_ERR(io->out))
		return PTR_ERR(io->out);
	io_begin(io);
	err = shell_run_words(text);
	io_end(io);
	if (!io->out)
		return err;
	filp_close(io->out, NULL);
	if (io->err)
		shell_error(io->err, name, "%s: %s", path,
			    shell_reason(io->err));
	return err ?: io->err;
}

/** shell_run - run one command of a line; its text is cut up */
int shell_run(char *text)
{
	struct shell_io io = { };

	return run_with(&io, text);
}

/* -------------------------------------------------------------- background */

static int job_thread(void *data)
{
	struct job *job = data;
	int err;

	job->io.background = true;
	err = run_with(&job->io, job->text);
	complete(&job->done);
	return err;
}

static int next_nr(void)
{
	return list_empty(&jobs) ? 1 :
	       list_last_entry(&jobs, struct job, node)->nr + 1;
}

/** shell_start - run one command in a thread of its own; 0 or -errno */
int shell_start(const char *text)
{
	struct job *job = kzalloc(sizeof(*job), GFP_KERNEL);
	char name[TASK_COMM_LEN];
	struct task_struct *p;

	if (!job)
		return shell_error(-ENOMEM, "shell", "no memory");
	init_completion(&job->done);
	strscpy(job->text, text);
	strscpy(job->line, strim(strcpy(job->line, text)));
	first_word(name, sizeof(name), text);
	p = kthread_create(job_thread, job, "%s", name);
	if (IS_ERR(p)) {
		kfree(job);
		return shell_error(PTR_ERR(p), "shell", "no thread: %pe", p);
	}
	job->nr = next_nr();
	job->pid = p->pid;
	list_add_tail(&job->node, &jobs);
	tty_printf("[%d] %d\n", job->nr, job->pid);
	wake_up_process(p);
	return 0;
}

/** shell_reap - tell which jobs have ended, and forget them */
void shell_reap(void)
{
	struct job *job, *next;

	list_for_each_entry_safe(job, next, &jobs, node) {
		if (!completion_done(&job->done))
			continue;
		tty_printf("[%d]  %s  %s\n", job->nr,
			   job->io.signalled ? "Terminated" : "Done", job->line);
		list_del(&job->node);
		kfree(job);
	}
}

static int run_jobs(int argc, char **argv)
{
	struct job *job;

	if (argc > 1)
		return shell_usage("jobs", "takes no arguments");
	list_for_each_entry(job, &jobs, node)
		if (!completion_done(&job->done))
			tty_printf("[%d]  Running  %d  %s\n", job->nr,
				   job->pid, job->line);
	return 0;
}

const struct shell_cmd cmd_jobs = {
	.name = "jobs", .usage = "",
	.help = "the commands in the background (COMMAND &)", .run = run_jobs,
};

static int run_wait(int argc, char **argv)
{
	struct job *job;
	int err;

	if (argc > 1)
		return shell_usage("wait", "takes no arguments");
	list_for_each_entry(job, &jobs, node) {
		err = wait_for_completion_interruptible(&job->done);
		if (err)
			return err;
		complete(&job->done);		/* for shell_reap() */
	}
	return 0;
}

const struct shell_cmd cmd_wait = {
	.name = "wait", .usage = "",
	.help = "wait until all commands in the background have ended",
	.run = run_wait,
};

/* "-9", "-INT", "-SIGINT"; -EINVAL */
static int parse_signal(const char *s)
{
	static const struct {
		const char *name;
		int nr;
	} names[] = {
		{ "HUP", SIGHUP }, { "INT", SIGINT }, { "KILL", SIGKILL },
		{ "USR1", SIGUSR1 }, { "USR2", SIGUSR2 }, { "TERM", SIGTERM },
		{ "IO", SIGIO }, { "STOP", SIGSTOP }, { "CONT", SIGCONT },
	};
	long nr;

	if (shell_number(s, 0, _NSIG, &nr))
		return nr;
	if (!strncmp(s, "SIG", 3))
		s += 3;
	for (int i = 0; i < ARRAY_SIZE(names); i++)
		if (!strcmp(s, names[i].name))
			return names[i].nr;
	return -EINVAL;
}

/* a PID, or %N for a job */
static int kill_one(const char *word, int sig)
{
	struct task_struct *p;
	struct job *job;
	long pid;
	int err;

	if (!shell_number(word + (*word == '%'), 1, INT_MAX, &pid))
		return shell_usage("kill", "not a PID: %s", word);
	if (*word == '%')
		list_for_each_entry(job, &jobs, node)
			if (job->nr == pid) {
				pid = job->pid;
				break;
			}
	p = find_get_task_by_vpid(pid);
	if (!p)
		return shell_error(-ESRCH, "kill", "%s: No such process", word);
	err = send_sig(sig, p, 1);
	put_task_struct(p);
	return err;
}

static int run_kill(int argc, char **argv)
{
	int sig = SIGTERM, i = 1, err = 0;

	if (argc > 1 && argv[1][0] == '-') {
		sig = parse_signal(argv[1] + 1);
		i = 2;
	}
	if (sig < 0)
		return shell_usage("kill", "no such signal: %s", argv[1] + 1);
	if (i == argc)
		return shell_usage("kill", "which PID?");
	for (; i < argc; i++)
		err = kill_one(argv[i], sig) ?: err;
	return err;
}

const struct shell_cmd cmd_kill = {
	.name = "kill", .usage = "[-SIGNAL] PID|%JOB...",
	.help = "send a signal to a thread; most ignore all",
	.run = run_kill,
};
