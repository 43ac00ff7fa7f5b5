// SPDX-License-Identifier: MIT
/*
 * cmd_kthread.c - make a kernel thread and play with it.
 *
 * `kthread create` makes the smallest useful one: it counts, sleeps a second,
 * and between two sleeps looks whether it should stop, park or freeze. Only
 * these threads may be stopped and parked from the shell: any other belongs to
 * the code that made it, which would be left waiting for it, and a thread that
 * never asks kthread_should_stop() would keep PID 1 waiting for ever.
 *
 * Locks: none; the list is PID 1's own, and a thread only touches its turns.
 * Each entry holds a reference to its task, so a PID cannot be reused for
 * another thread while it is listed here.
 */
#include <kernel/tty.h>
#include <linux/array_size.h>
#include <linux/cpumask.h>
#include <linux/err.h>
#include <linux/freezer.h>
#include <linux/jiffies.h>
#include <linux/kthread.h>
#include <linux/limits.h>
#include <linux/list.h>
#include <linux/pid.h>
#include <linux/printk.h>
#include <linux/rcupdate.h>
#include <linux/sched.h>
#include <linux/sched/task.h>
#include <linux/slab.h>
#include <linux/string.h>

#include "commands.h"

#define CREATE_MAX	100000

struct user_thread {
	struct list_head list;
	struct task_struct *task;
	bool parked;
	unsigned long turns;	/* the thread writes, the shell reads */
};

static LIST_HEAD(user_threads);

/* shell_usage() for the one subcommand */
#define kthread_usage(argv, fmt, ...) \
	shell_usage_of((argv)[0], (argv)[1], fmt, ##__VA_ARGS__)

/* The body of every thread that `kthread create` makes. */
static int user_thread_fn(void *data)
{
	struct user_thread *ut = data;

	set_freezable();
	while (!kthread_freezable_should_stop(NULL)) {
		if (kthread_should_park()) {
			kthread_parkme();
			continue;
		}
		WRITE_ONCE(ut->turns, ut->turns + 1);
		schedule_timeout_interruptible(HZ);
	}
	return 0;
}

static int create_one(const char *name, bool quiet)
{
	struct user_thread *ut = kzalloc(sizeof(*ut), GFP_KERNEL);
	struct task_struct *task;

	if (!ut)
		return -ENOMEM;
	task = kthread_create(user_thread_fn, ut, "%s", name);
	if (IS_ERR(task)) {
		kfree(ut);
		return PTR_ERR(task);
	}
	ut->task = get_task_struct(task);
	list_add_tail(&ut->list, &user_threads);
	wake_up_process(task);
	if (!quiet)
		tty_printf("PID %d [%s] runs\n", task->pid, name);
	return 0;
}

static int kthread_cmd_create(int argc, char **argv)
{
	long count = 1, i;
	int err = 0;

	if (argc < 3 || argc > 4 || !*argv[2])
		return kthread_usage(argv, "%s", argc > 4 ? "too many words" :
				     "which name?");
	if (argc == 4 && !shell_number(argv[3], 1, CREATE_MAX, &count))
		return kthread_usage(argv, "not a count: %s", argv[3]);
	if (strlen(argv[2]) >= TASK_COMM_LEN)
		tty_printf("kthread: a name has at most %d characters\n",
			   TASK_COMM_LEN - 1);
	for (i = 0; i < count && !err && !tty_interrupted(); i++)
		err = create_one(argv[2], count > 1);
	if (err)
		return shell_error(err, "kthread", "cannot create %s: %pe",
				   argv[2], ERR_PTR(err));
	if (count > 1)
		tty_printf("%ld threads run\n", i);
	return 0;
}

static struct user_thread *find_user_thread(pid_t pid)
{
	struct user_thread *ut;

	list_for_each_entry(ut, &user_threads, list)
		if (ut->task->pid == pid)
			return ut;
	return NULL;
}

/* Why the thread with this PID is none of ours to @verb. */
static void explain_refusal(pid_t pid, const char *verb)
{
	char comm[TASK_COMM_LEN];
	struct task_struct *p;
	bool kthread;

	rcu_read_lock();
	p = find_task_by_pid_ns(pid, &init_pid_ns);
	if (p) {
		get_task_comm(comm, p);
		kthread = p->flags & PF_KTHREAD;
	}
	rcu_read_unlock();

	if (!p)
		shell_error(0, "kthread", "no such PID: %d", pid);
	else if (pid == 2)
		shell_error(0, "kthread",
			    "PID 2 is kthreadd, the parent of all: "
			    "it cannot be %s", verb);
	else if (pid == 1 || !kthread)
		shell_error(0, "kthread", "PID %d is not a kernel thread", pid);
	else
		shell_error(0, "kthread", "PID %d [%s] is the kernel's own: "
			    "only threads made here can be %s", pid, comm,
			    verb);
}

/* The thread that argv[2] names, or NULL when it has said why not. */
static struct user_thread *get_user_thread(int argc, char **argv, int words,
					   const char *verb)
{
	struct user_thread *ut;
	long pid;

	if (argc != words) {
		kthread_usage(argv, "%s", argc > words ? "too many words" :
			      words > 3 ? "which PID, and which CPU?" :
			      "which PID?");
		return NULL;
	}
	if (!shell_number(argv[2], 1, INT_MAX, &pid)) {
		kthread_usage(argv, "not a PID: %s", argv[2]);
		return NULL;
	}
	ut = find_user_thread(pid);
	if (!ut) {
		explain_refusal(pid, verb);
		return NULL;
	}
	if (frozen(ut->task)) {
		shell_error(0, "kthread", "PID %ld is frozen: thaw first", pid);
		return NULL;
	}
	return ut;
}

static void stop_one(struct user_thread *ut, bool quiet)
{
	pid_t pid = ut->task->pid;
	char comm[TASK_COMM_LEN];
	int ret;

	get_task_comm(comm, ut->task);
	list_del(&ut->list);
	ret = kthread_stop_put(ut->task);
	if (!quiet)
		tty_printf("PID %d [%s] returned %d after %lu turns\n", pid,
			   comm, ret, ut->turns);
	kfree(ut);
}

static int stop_all(void)
{
	struct user_thread *ut, *next;
	unsigned int n = 0;

	list_for_each_entry_safe(ut, next, &user_threads, list) {
		if (frozen(ut->task))
			return shell_error(-EBUSY, "kthread",
					   "they are frozen: thaw first");
		stop_one(ut, true);
		n++;
	}
	tty_printf("%u threads stopped\n", n);
	return 0;
}

static int kthread_cmd_stop(int argc, char **argv)
{
	struct user_thread *ut;

	if (argc == 3 && !strcmp(argv[2], "all"))
		return stop_all();
	ut = get_user_thread(argc, argv, 3, "stopped");
	if (!ut)
		return -EINVAL;
	stop_one(ut, false);
	return 0;
}

static int kthread_cmd_park(int argc, char **argv)
{
	struct user_thread *ut = get_user_thread(argc, argv, 3, "parked");
	int err;

	if (!ut)
		return -EINVAL;
	if (ut->parked)
		return shell_error(-EBUSY, "kthread", "PID %s is parked already",
				   argv[2]);
	err = kthread_park(ut->task);
	if (err)
		return shell_error(err, "kthread", "cannot park PID %s: %pe",
				   argv[2], ERR_PTR(err));
	ut->parked = true;
	tty_printf("PID %s is parked after %lu turns\n", argv[2],
		   READ_ONCE(ut->turns));
	return 0;
}

static int kthread_cmd_unpark(int argc, char **argv)
{
	struct user_thread *ut = get_user_thread(argc, argv, 3, "unparked");

	if (!ut)
		return -EINVAL;
	if (!ut->parked)
		return shell_error(-EINVAL, "kthread", "PID %s is not parked",
				   argv[2]);
	ut->parked = false;
	kthread_unpark(ut->task);
	tty_printf("PID %s runs again\n", argv[2]);
	return 0;
}

/*
 * kthread_bind() is for a thread that has not run yet, and warns about any
 * other; to move a live one its mask is changed.
 */
static int kthread_cmd_bind(int argc, char **argv)
{
	struct user_thread *ut = get_user_thread(argc, argv, 4, "bound");
	long cpu;
	int err;

	if (!ut)
		return -EINVAL;
	if (!shell_number(argv[3], 0, nr_cpu_ids - 1, &cpu) || !cpu_online(cpu))
		return kthread_usage(argv, "no such CPU: %s (0 to %u)",
				     argv[3], nr_cpu_ids - 1);
	err = set_cpus_allowed_ptr(ut->task, cpumask_of(cpu));
	if (err)
		return shell_error(err, "kthread", "cannot bind PID %s: %pe",
				   argv[2], ERR_PTR(err));
	tty_printf("PID %s runs on CPU %ld from now on\n", argv[2], cpu);
	return 0;
}

static int kthread_cmd_list(int argc, char **argv)
{
	struct user_thread *ut;
	char comm[TASK_COMM_LEN];

	if (argc != 2)
		return kthread_usage(argv, "list takes no arguments");
	if (list_empty(&user_threads)) {
		tty_puts("none yet: kthread create NAME makes one\n");
		return 0;
	}
	tty_puts("    PID S CPU   TURNS NAME\n");
	list_for_each_entry(ut, &user_threads, list) {
		if (tty_interrupted())
			break;
		get_task_comm(comm, ut->task);
		tty_printf("%7d %c %3u %7lu %s\n", ut->task->pid,
			   task_state_to_char(ut->task), task_cpu(ut->task),
			   READ_ONCE(ut->turns), comm);
	}
	return 0;
}

static const struct {
	const char *name;
	int (*run)(int argc, char **argv);
} kthread_subcommands[] = {
	{ "create", kthread_cmd_create },
	{ "stop", kthread_cmd_stop },
	{ "park", kthread_cmd_park },
	{ "unpark", kthread_cmd_unpark },
	{ "bind", kthread_cmd_bind },
	{ "list", kthread_cmd_list },
};

static int run_kthread(int argc, char **argv)
{
	unsigned int i;

	if (argc < 2)
		return shell_usage("kthread", "what shall be done?");
	for (i = 0; i < ARRAY_SIZE(kthread_subcommands); i++)
		if (!strcmp(argv[1], kthread_subcommands[i].name))
			return kthread_subcommands[i].run(argc, argv);
	return shell_usage("kthread", "cannot do that: %s", argv[1]);
}

static const char *const kthread_words[] = {
	"create", "stop", "park", "unpark", "bind", "list", NULL
};

const struct shell_cmd cmd_kthread = {
	.name = "kthread",
	.usage = "create NAME [COUNT]\nstop PID|all\npark PID\nunpark PID\n"
		 "bind PID CPU\nlist",
	.help = "make kernel threads, and stop, park and move them",
	.sub = kthread_words, .run = run_kthread,
};
