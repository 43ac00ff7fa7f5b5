// SPDX-License-Identifier: MIT
/*
 * ioctl.c - ioctl FILE COMMAND [ARGUMENT]: what a small C program is for elsewhere.
 *
 * An argument is a number, or @ and a number or text: then the driver gets the
 * address of a buffer that holds it, and what is in the buffer afterwards is
 * shown, too. The number is a long, as large as any that a driver copies.
 *
 * Linux: none; tests/linux/tool.c does the same there.
 */
#include <kernel/tty.h>
#include <linux/err.h>
#include <linux/fcntl.h>
#include <linux/fs.h>
#include <linux/kstrtox.h>
#include <linux/minmax.h>
#include <linux/slab.h>
#include <linux/string.h>

#include "commands.h"

#define BUFFER_BYTES	256

struct request {
	unsigned int cmd;
	unsigned long arg;		/* the number, or where the buffer is */
	enum { NUMBER, NUMBER_AT, TEXT_AT } kind;
	union {
		long number;
		char text[BUFFER_BYTES];
	} buf;
};

static void parse_arg(struct request *r, const char *word)
{
	bool at = *word == '@';
	long number;

	if (kstrtol(word + at, 0, &number) == 0) {
		r->kind = at ? NUMBER_AT : NUMBER;
		r->buf.number = number;
		r->arg = at ? (unsigned long)&r->buf : (unsigned long)number;
	} else {
		r->kind = TEXT_AT;
		strscpy(r->buf.text, word + at);
		r->arg = (unsigned long)&r->buf;
	}
}

static int do_ioctl(struct request *r, const char *path)
{
	struct file *file = filp_open(path, O_RDWR, 0);
	long ret;

	if (IS_ERR(file))		/* as a file that one may only read */
		file = filp_open(path, O_RDONLY, 0);
	if (IS_ERR(file))
		return PTR_ERR(file);
	ret = vfs_ioctl(file, r->cmd, r->arg);
	filp_close(file, NULL);
	return ret;
}

static void report(const struct request *r, int ret)
{
	tty_printf("ioctl: %d", ret);
	if (r->kind == NUMBER_AT)
		tty_printf(", %ld", r->buf.number);
	else if (r->kind == TEXT_AT)
		tty_printf(", \"%s\"", r->buf.text);
	tty_puts("\n");
}

static int run_ioctl(int argc, char **argv)
{
	struct request *r;
	int ret;

	if (argc != 3 && argc != 4)
		return shell_usage("ioctl", "which file and command?");
	r = kzalloc(sizeof(*r), GFP_KERNEL);
	if (!r)
		return -ENOMEM;
	if (argc == 4)
		parse_arg(r, argv[3]);
	if (!shell_ioctl_command(argv[2], &r->cmd))
		ret = shell_usage("ioctl", "no command: %s", argv[2]);
	else if ((ret = do_ioctl(r, argv[1])) < 0)
		shell_error(ret, "ioctl", "%s: %s", argv[1], shell_reason(ret));
	else
		report(r, ret);
	kfree(r);
	return min(ret, 0);
}

const struct shell_cmd cmd_ioctl = {
	.name = "ioctl", .usage = "FILE NUMBER|_IOWR(T,N,TYPE) [NUMBER|@NUMBER|@TEXT]",
	.help = "send a command to a device; @ is a pointer to it",
	.paths = true, .run = run_ioctl,
};
