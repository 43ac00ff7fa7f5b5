// SPDX-License-Identifier: MIT
/*
 * script.c - sh: run the commands that a file holds, line by line.
 *
 * The file is read a block at a time and cut into lines here, so that it may be
 * of any length. Empty lines and those that begin with # are passed over; a
 * command that fails does not end the script, Ctrl-C does.
 */
#include <kernel/tty.h>
#include <linux/err.h>
#include <linux/fcntl.h>
#include <linux/fs.h>
#include <linux/slab.h>
#include <linux/string.h>

#include "commands.h"

#define READ_BYTES	256

struct script {
	struct file *file;
	loff_t pos;
	unsigned int len, next;		/* what buf holds, what was taken */
	char buf[READ_BYTES];
	char line[SHELL_LINE];
};

static bool running;			/* only PID 1 runs the shell */

/* The next byte, -ENODATA at the end, -errno when reading fails. */
static int script_getc(struct script *s)
{
	ssize_t n;

	if (s->next == s->len) {
		n = kernel_read(s->file, s->buf, READ_BYTES, &s->pos);
		if (n <= 0)
			return n ?: -ENODATA;
		s->len = n;
		s->next = 0;
	}
	return (unsigned char)s->buf[s->next++];
}

/* Fill s->line; what does not fit is an error and not a shorter command. */
static int script_line(struct script *s)
{
	unsigned int len = 0;
	int c;

	while ((c = script_getc(s)) >= 0 && c != '\n') {
		if (len == SHELL_LINE - 1)
			return -E2BIG;
		s->line[len++] = c;
	}
	s->line[len] = '\0';
	return c >= 0 || (len && c == -ENODATA) ? 0 : c;
}

static int run_lines(struct script *s)
{
	int err;

	while (!(err = script_line(s))) {
		if (*skip_spaces(s->line) != '#')
			shell_exec(s->line);
		if (tty_interrupted())
			return -EINTR;
	}
	return err == -ENODATA ? 0 : err;
}

static int run_file(const char *path)
{
	struct script *s = kzalloc(sizeof(*s), GFP_KERNEL);
	int err;

	if (!s)
		return -ENOMEM;
	s->file = filp_open(path, O_RDONLY, 0);
	err = PTR_ERR_OR_ZERO(s->file);
	if (!err) {
		err = run_lines(s);
		filp_close(s->file, NULL);
	}
	kfree(s);
	return err;
}

static int run_sh(int argc, char **argv)
{
	int err;

	if (argc != 2)
		return shell_usage("sh", "which file?");
	if (running)
		return shell_error(-ELOOP, "sh", "a script cannot run another");
	running = true;
	err = run_file(argv[1]);
	running = false;
	if (err && err != -EINTR)
		shell_error(err, "sh", "%s: %s", argv[1],
			    shell_reason(err));
	return err;
}

const struct shell_cmd cmd_sh = {
	.name = "sh", .usage = "FILE",
	.help = "run the commands of a file", .paths = true,
	.run = run_sh,
};
