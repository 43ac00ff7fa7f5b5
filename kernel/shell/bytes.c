// SPDX-License-Identifier: MIT
/*
 * bytes.c - head, wc and hexdump: files and devices, read in pieces.
 *
 * Each read is one read() of the provider, of the size that is asked for, so
 * that a driver sees what it would see in Linux.
 */
#include <kernel/tty.h>
#include <linux/ctype.h>
#include <linux/err.h>
#include <linux/fcntl.h>
#include <linux/fs.h>
#include <linux/kstrtox.h>
#include <linux/limits.h>
#include <linux/minmax.h>
#include <linux/printk.h>
#include <linux/slab.h>
#include <linux/string.h>

#include "commands.h"

#define PIECE	4096

/* Hand a file to @fn piece by piece until that says 0, the end, or Ctrl-C. */
static int for_each_piece(const char *name, const char *path,
			  bool (*fn)(const char *buf, size_t n, void *data),
			  void *data)
{
	struct file *file = shell_open(name, path, O_RDONLY);
	char *buf;
	ssize_t n;

	if (IS_ERR(file))
		return PTR_ERR(file);
	buf = kmalloc(PIECE, GFP_KERNEL);
	n = buf ? 1 : -ENOMEM;
	while (n > 0 && !tty_interrupted()) {
		n = file_read(file, buf, PIECE);
		if (n > 0 && !fn(buf, n, data))
			n = 0;
	}
	kfree(buf);
	filp_close(file, NULL);
	if (n < 0)
		shell_error(n, name, "%s: %s", path, shell_reason(n));
	return min_t(ssize_t, n, 0);
}

/* -------------------------------------------------------------------- head */

struct head {
	long left;
	bool bytes;
};

static bool head_piece(const char *buf, size_t n, void *data)
{
	struct head *head = data;
	size_t end;

	for (end = 0; end < n && head->left; end++)
		if (head->bytes || buf[end] == '\n')
			head->left--;
	tty_write(buf, end);
	return head->left;
}

static int run_head(int argc, char **argv)
{
	struct head head = { .left = 10 };
	int i = 1;

	if (argc > 2 && (!strcmp(argv[1], "-n") || !strcmp(argv[1], "-c"))) {
		head.bytes = argv[1][1] == 'c';
		if (!shell_number(argv[2], 0, LONG_MAX, &head.left))
			return shell_usage("head", "how many? %s", argv[2]);
		i = 3;
	}
	if (i + 1 != argc)
		return shell_usage("head", "which file?");
	return head.left ? for_each_piece("head", argv[i], head_piece, &head) :
	       0;
}

const struct shell_cmd cmd_head = {
	.name = "head", .usage = "[-n LINES | -c BYTES] FILE",
	.help = "the beginning of a file", .paths = true, .run = run_head,
};

/* ---------------------------------------------------------------------- wc */

struct wc {
	u64 lines, words, bytes;
	bool in_word;
};

static bool wc_piece(const char *buf, size_t n, void *data)
{
	struct wc *wc = data;

	for (size_t i = 0; i < n; i++) {
		wc->lines += buf[i] == '\n';
		wc->words += !isspace(buf[i]) && !wc->in_word;
		wc->in_word = !isspace(buf[i]);
	}
	wc->bytes += n;
	return true;
}

static int run_wc(int argc, char **argv)
{
	int err = 0;

	if (argc < 2)
		return shell_usage("wc", "which file?");
	for (int i = 1; i < argc && !tty_interrupted(); i++) {
		struct wc wc = { };
		int ret = for_each_piece("wc", argv[i], wc_piece, &wc);

		if (!ret)
			tty_printf("%7llu %7llu %7llu %s\n", wc.lines,
				   wc.words, wc.bytes, argv[i]);
		err = ret ?: err;
	}
	return err;
}

const struct shell_cmd cmd_wc = {
	.name = "wc", .usage = "FILE...", .help = "lines, words, bytes of files",
	.paths = true, .run = run_wc,
};

/* ----------------------------------------------------------------- hexdump */

struct dump {
	unsigned long at;
	long left;
	unsigned int have;		/* of row */
	u8 row[16];
};

static void dump_row(struct dump *d)
{
	char line[80];

	if (!d->have)
		return;
	hex_dump_to_buffer(d->row, d->have, 16, 1, line, sizeof(line), false);
	tty_printf("%08lx  %-48s |", d->at, line);
	for (int i = 0; i < d->have; i++)
		tty_printf("%c", isprint(d->row[i]) ? d->row[i] : '.');
	tty_puts("|\n");
	d->at += d->have;
	d->have = 0;
}

static bool dump_piece(const char *buf, size_t n, void *data)
{
	struct dump *d = data;

	for (size_t i = 0; i < n && d->left; i++, d->left--) {
		d->row[d->have++] = buf[i];
		if (d->have == 16)
			dump_row(d);
	}
	return d->left;
}

static int run_hexdump(int argc, char **argv)
{
	struct dump d = { .left = LONG_MAX };
	int i = 1, err;

	if (argc > i && !strcmp(argv[i], "-C"))
		i++;
	if (argc > i + 1 && !strcmp(argv[i], "-n")) {
		if (!shell_number(argv[i + 1], 1, LONG_MAX, &d.left))
			return shell_usage("hexdump", "how many? %s",
					   argv[i + 1]);
		i += 2;
	}
	if (i + 1 != argc)
		return shell_usage("hexdump", "which file?");
	err = for_each_piece("hexdump", argv[i], dump_piece, &d);
	dump_row(&d);
	if (!err)
		tty_printf("%08lx\n", d.at);
	return err;
}

const struct shell_cmd cmd_hexdump = {
	.name = "hexdump", .usage = "[-C] [-n BYTES] FILE",
	.help = "bytes as numbers and characters", .paths = true,
	.run = run_hexdump,
};
