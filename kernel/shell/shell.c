// SPDX-License-Identifier: MIT
/*
 * shell.c - what PID 1 does once the system is up: read a line, run a command.
 *
 * kernel_init() calls run_init_shell() last. A command is a function that runs
 * in PID 1 itself, since there are no user programs; what takes long or must
 * not stop the shell makes a kernel thread. The table below is the complete
 * list of commands, in the order in which `help` shows them.
 *
 * A line is one or more commands with ';' or '&' between them; words may be
 * quoted with ' or ". What goes to a file or runs in the background: jobs.c. run="..." on the kernel command line is such a line, run before
 * the first prompt. Wrong arguments are answered with the reason and the usage.
 *
 * Linux: PID 1 leaves the kernel here, with run_init_process("/sbin/init").
 */
#include <kernel/shell.h>
#include <kernel/tty.h>
#include <linux/array_size.h>
#include <linux/errno.h>
#include <linux/init.h>
#include <linux/kstrtox.h>
#include <linux/printk.h>
#include <linux/sched.h>
#include <linux/string.h>

#include "commands.h"
#include "readline.h"

#define PROMPT "pid2# "

const struct shell_cmd *const shell_cmds[] = {
	&cmd_help, &cmd_ps, &cmd_top, &cmd_kthread, &cmd_demo,
	&cmd_lsmod, &cmd_insmod, &cmd_rmmod, &cmd_modinfo, &cmd_modprobe,
	&cmd_test, &cmd_bench, &cmd_freeze, &cmd_thaw,
	&cmd_cpu, &cmd_dmesg, &cmd_interrupts, &cmd_cpuinfo, &cmd_free, &cmd_uptime,
	&cmd_ls, &cmd_cat, &cmd_echo, &cmd_head, &cmd_wc, &cmd_hexdump, &cmd_dd,
	&cmd_touch, &cmd_mkdir, &cmd_rm, &cmd_mknod, &cmd_poll, &cmd_ioctl,
	&cmd_sh, &cmd_jobs, &cmd_wait, &cmd_kill,
	&cmd_sleep, &cmd_history, &cmd_clear, &cmd_reboot, &cmd_poweroff,
	NULL
};

static struct readline line_editor;
static char boot_commands[SHELL_LINE];

/** shell_find - the command of that name, or NULL */
const struct shell_cmd *shell_find(const char *name)
{
	const struct shell_cmd *const *cmd;

	for (cmd = shell_cmds; *cmd; cmd++)
		if (!strcmp((*cmd)->name, name))
			return *cmd;
	return NULL;
}

/* All forms of a command, or those that begin with the word @sub. */
static void print_usage(const struct shell_cmd *cmd, const char *sub)
{
	const char *form = cmd->usage, *end, *lead = "usage:";

	for (;; form = end + 1) {
		end = strchrnul(form, '\n');
		if (!sub || !strncmp(form, sub, strlen(sub))) {
			tty_printf("%s %s%s%.*s\n", lead, cmd->name,
				   end > form ? " " : "", (int)(end - form),
				   form);
			lead = "      ";
		}
		if (!*end)
			return;
	}
}

/* to the terminal, also where the output goes to a file */
static void print_error(const char *name, const char *fmt, va_list args)
{
	shell_stderr(true);
	tty_printf("%s: ", name);
	tty_vprintf(fmt, args);
	tty_puts("\n");
	shell_stderr(false);
}

/** shell_usage - complain about arguments, and show the usage; -EINVAL */
int shell_usage(const char *name, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	print_error(name, fmt, args);
	va_end(args);
	print_usage(shell_find(name), NULL);
	return -EINVAL;
}

/** shell_usage_of - the same, with the usage of one subcommand */
int shell_usage_of(const char *name, const char *sub, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	print_error(name, fmt, args);
	va_end(args);
	print_usage(shell_find(name), sub);
	return -EINVAL;
}

/** shell_error - say which command failed, and why; returns err */
int shell_error(int err, const char *name, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	print_error(name, fmt, args);
	va_end(args);
	return err;
}

/** shell_number - parse a decimal argument; false unless min..max */
bool shell_number(const char *s, long min, long max, long *value)
{
	return kstrtol(s, 10, value) == 0 && *value >= min && *value <= max;
}

/* One word from *from on, quotes removed in place; NULL at the end. */
char *shell_next_word(char **from)
{
	char *in = skip_spaces(*from), *out = in, *word = in, quote = 0;

	if (!*in)
		return NULL;
	for (; *in && (quote || *in != ' '); in++) {
		if (quote ? *in == quote : *in == '"' || *in == '\'')
			quote = quote ? 0 : *in;
		else
			*out++ = *in;
	}
	*from = *in ? in + 1 : in;
	*out = '\0';
	return word;
}

/**
 * shell_split - cut a line into words, in place
 *
 * Return: how many words; -E2BIG when there are more than @max.
 */
int shell_split(char *line, char **argv, int max)
{
	int argc = 0;
	char *word;

	while ((word = shell_next_word(&line))) {
		if (argc == max)
			return -E2BIG;
		argv[argc++] = word;
	}
	return argc;
}

/** shell_run_words - run one command that is only words; it is cut up */
int shell_run_words(char *text)
{
	char *argv[SHELL_ARGS + 1];
	const struct shell_cmd *cmd;
	int argc = shell_split(text, argv, SHELL_ARGS);

	if (argc < 0)
		return shell_error(argc, "shell", "more than %d words",
				   SHELL_ARGS);
	if (argc == 0)
		return 0;
	argv[argc] = NULL;
	cmd = shell_find(argv[0]);
	if (!cmd)
		return shell_error(-ENOENT, argv[0],
				   "no such command (try help)");
	return cmd->run(argc, argv);
}

/* Cut off at the first ';' or '&' outside quotes; the rest, or NULL. */
static char *cut_command(char *line, bool *background)
{
	char quote = 0, *from = line;

	*background = false;
	for (; *line; line++) {
		if (quote)
			quote = *line == quote ? 0 : quote;
		else if (*line == '"' || *line == '\'')
			quote = *line;
		else if (*line == ';' ||
			 (*line == '&' && (line == from || line[-1] != '>')))
			break;
	}
	if (!*line)
		return NULL;
	*background = *line == '&';
	*line = '\0';
	return line + 1;
}

/**
 * shell_exec - run the commands of one line
 * @line: is not changed; at most SHELL_LINE - 1 bytes count
 *
 * Ctrl-C ends the command that runs, if it looks for it or sleeps in a way that
 * signals end, and drops the rest. Return: what the last command returned.
 */
int shell_exec(const char *line)
{
	char copy[SHELL_LINE], *text = copy, *rest;
	bool background;
	int err = 0;

	strscpy(copy, line);
	tty_clear_interrupt();
	for (; text && !tty_interrupted(); text = rest) {
		rest = cut_command(text, &background);
		if (*skip_spaces(text))
			err = background ? shell_start(text) : shell_run(text);
	}
	shell_reap();
	return err;
}

/* One line from the terminal into line_editor.buf; false: start over. */
static bool read_line(void)
{
	int c;

	tty_clear_interrupt();
	readline_start(&line_editor, PROMPT);
	for (;;) {
		c = tty_getc(MAX_SCHEDULE_TIMEOUT);
		if (c == -EINTR) {
			tty_puts("^C\n");
			return false;
		}
		if (c < 0)
			continue;
		switch (readline_key(&line_editor, c)) {
		case RL_DONE:
			return true;
		case RL_EOF:
			tty_puts("\nPID 1 does not exit: use poweroff\n");
			return false;
		case RL_MORE:
			break;
		}
	}
}

static int __init set_boot_commands(char *value)
{
	if (strscpy(boot_commands, value) < 0)
		pr_warn("run=: cut off after %zu characters\n",
			strlen(boot_commands));
	return 1;
}
__setup("run=", set_boot_commands);

/** shell_main - the shell; runs in PID 1 and does not return */
int shell_main(void)
{
	line_editor.out = tty_write;
	line_editor.complete = shell_complete;
	shell_greet();
	if (boot_commands[0]) {
		tty_printf("%s%s\n", PROMPT, boot_commands);
		shell_exec(boot_commands);
	}
	for (;;) {
		if (!read_line())
			continue;
		readline_remember(line_editor.buf);
		shell_exec(line_editor.buf);
	}
}

/** run_init_shell - the last thing that kernel_init() does */
void run_init_shell(void)
{
	shell_main();
}

static int run_help(int argc, char **argv)
{
	const struct shell_cmd *const *cmd;
	const struct shell_cmd *one;

	if (argc > 2)
		return shell_usage("help", "too many words");
	if (argc == 2) {
		one = shell_find(argv[1]);
		if (!one)
			return shell_usage("help", "no such command: %s",
					   argv[1]);
		tty_printf("%s - %s\n", one->name, one->help);
		print_usage(one, NULL);
		return 0;
	}
	for (cmd = shell_cmds; *cmd; cmd++)
		tty_printf("  %-11s %s\n", (*cmd)->name, (*cmd)->help);
	tty_puts("help COMMAND tells more. Tab completes, the arrow keys go "
		 "back in history.\n");
	return 0;
}

const struct shell_cmd cmd_help = {
	.name = "help", .usage = "[COMMAND]",
	.help = "list the commands, or explain one",
	.run = run_help,
};

static int run_history(int argc, char **argv)
{
	unsigned int back, n = 0;

	if (argc > 1)
		return shell_usage("history", "takes no arguments");
	for (back = READLINE_HISTORY; back; back--)
		if (readline_history(back))
			tty_printf("%4u  %s\n", ++n, readline_history(back));
	return 0;
}

const struct shell_cmd cmd_history = {
	.name = "history", .usage = "",
	.help = "the lines typed so far",
	.run = run_history,
};

static int run_clear(int argc, char **argv)
{
	if (argc > 1)
		return shell_usage("clear", "takes no arguments");
	tty_puts("\033[H\033[2J");
	return 0;
}

const struct shell_cmd cmd_clear = {
	.name = "clear", .usage = "", .help = "clear the screen",
	.run = run_clear,
};
