// SPDX-License-Identifier: MIT
/*
 * cmd_kill.c - send a signal to a thread.
 *
 * As a user does it: a kernel thread that has not called allow_signal() does not
 * notice, and kill does not say so.
 */
#include <kernel/tty.h>
#include <linux/ctype.h>
#include <linux/err.h>
#include <linux/pid.h>
#include <linux/pid_namespace.h>
#include <linux/rcupdate.h>
#include <linux/sched/signal.h>
#include <linux/string.h>

#include "commands.h"

/* from 1 on */
static const char names[][7] = {
	"HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL",
	"USR1", "SEGV", "USR2", "PIPE", "ALRM", "TERM", "STKFLT", "CHLD",
	"CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG", "XCPU", "XFSZ",
	"VTALRM", "PROF", "WINCH", "IO", "PWR", "SYS",
};

/* "9", "KILL", "SIGKILL", "kill"; -1: no such signal */
static long signal_number(const char *s)
{
	long sig;

	if (isdigit(*s))
		return shell_number(s, 0, _NSIG, &sig) ? sig : -1;
	if (!strncasecmp(s, "SIG", 3))
		s += 3;
	for (sig = 0; sig < ARRAY_SIZE(names); sig++)
		if (!strcasecmp(s, names[sig]))
			return sig + 1;
	return -1;
}

static int list_signals(void)
{
	int i;

	for (i = 0; i < ARRAY_SIZE(names); i++)
		tty_printf("%2d) SIG%-7s%s", i + 1, names[i],
			   i % 5 == 4 ? "\n" : " ");
	tty_puts("\n");
	return 0;
}

static int send(long pid, int sig)
{
	int err;

	rcu_read_lock();
	err = kill_pid(find_vpid(pid), sig, 0);
	rcu_read_unlock();
	if (err)
		return shell_error(err, "kill", "(%ld) - No such process", pid);
	return 0;
}

static int run_kill(int argc, char **argv)
{
	long sig = SIGTERM, pid;
	int i = 1, err = 0;

	if (argc == 2 && !strcmp(argv[1], "-l"))
		return list_signals();
	if (argc > 1 && argv[1][0] == '-') {
		sig = signal_number(argv[1] + 1);
		i = 2;
	}
	if (sig < 0)
		return shell_usage("kill", "no such signal: %s", argv[1] + 1);
	if (i == argc)
		return shell_usage("kill", "which thread?");
	for (; i < argc; i++) {
		if (!shell_number(argv[i], 1, PID_MAX_LIMIT, &pid))
			return shell_usage("kill", "not a PID: %s", argv[i]);
		err = send(pid, sig) ?: err;
	}
	return err;
}

const struct shell_cmd cmd_kill = {
	.name = "kill", .usage = "[-SIGNAL] PID...\n-l",
	.help = "send a signal to a thread", .run = run_kill,
};
