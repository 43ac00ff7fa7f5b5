// SPDX-License-Identifier: MIT
/*
 * dd.c - copy blocks of a file: reads of an exact size, from an exact place.
 *
 * if= of= bs= count= skip= seek= are those of dd(1); without of= the bytes go to
 * the terminal. skip and seek count blocks and go through the file's llseek.
 */
#include <kernel/tty.h>
#include <linux/err.h>
#include <linux/fcntl.h>
#include <linux/fs.h>
#include <linux/kernel.h>
#include <linux/kstrtox.h>
#include <linux/slab.h>
#include <linux/string.h>

#include "commands.h"

#define BLOCK_MAX	65536

struct copy {
	const char *from, *to;
	unsigned long bs, count, skip, seek;
	struct file *in, *out;
	char *buf;
};

/* "bs=4k" into its field; false when the word is none of dd's */
static bool parse_word(struct copy *c, char *word)
{
	static const char *const names[] = { "bs", "count", "skip", "seek" };
	unsigned long *const fields[] = { &c->bs, &c->count, &c->skip,
					  &c->seek };
	char *value = strchr(word, '='), *end;
	int i;

	if (!value)
		return false;
	*value++ = '\0';
	if (!strcmp(word, "if"))
		c->from = value;
	else if (!strcmp(word, "of"))
		c->to = value;
	else if (strcmp(word, "status")) {
		i = match_string(names, ARRAY_SIZE(names), word);
		if (i < 0 || !*value)
			return false;
		*fields[i] = memparse(value, &end);
		return !*end;
	}
	return true;
}

static ssize_t read_block(struct copy *c)
{
	return kernel_read(c->in, c->buf, c->bs, &c->in->f_pos);
}

/* What cannot be sought is read and thrown away. */
static ssize_t skip_blocks(struct copy *c)
{
	unsigned long i;
	ssize_t n = 1;

	if (!c->skip || vfs_llseek(c->in, c->skip * c->bs, SEEK_SET) >= 0)
		return 0;
	for (i = 0; i < c->skip && n > 0 && !tty_interrupted(); i++)
		n = read_block(c);
	return n;
}

static int open_files(struct copy *c)
{
	loff_t pos;

	c->in = filp_open(c->from, O_RDONLY, 0);
	if (IS_ERR(c->in))
		return PTR_ERR(c->in);
	pos = skip_blocks(c);
	if (pos < 0 || !c->to)
		return min(pos, 0LL);
	c->out = filp_open(c->to, O_WRONLY | O_CREAT | (c->seek ? 0 : O_TRUNC),
			   0644);
	if (IS_ERR(c->out))
		return PTR_ERR(c->out);
	pos = c->seek ? vfs_llseek(c->out, c->seek * c->bs, SEEK_SET) : 0;
	return min(pos, 0LL);
}

static ssize_t copy_block(struct copy *c)
{
	ssize_t n = read_block(c);

	if (n <= 0)
		return n;
	if (c->out)
		return kernel_write(c->out, c->buf, n, &c->out->f_pos);
	tty_write(c->buf, n);
	return n;
}

static int copy_all(struct copy *c)
{
	unsigned long i;
	ssize_t n = open_files(c);

	for (i = 0; n >= 0 && i < c->count && !tty_interrupted(); i++) {
		n = copy_block(c);
		if (n == 0)
			break;
	}
	if (!IS_ERR_OR_NULL(c->in))
		filp_close(c->in, NULL);
	if (!IS_ERR_OR_NULL(c->out))
		filp_close(c->out, NULL);
	return min(n, 0L);
}

static int run_dd(int argc, char **argv)
{
	struct copy c = { .bs = 512, .count = ULONG_MAX };
	int i, err;

	for (i = 1; i < argc; i++)
		if (!parse_word(&c, argv[i]))
			return shell_usage("dd", "what is that: %s", argv[i]);
	if (!c.from || !c.bs || c.bs > BLOCK_MAX)
		return shell_usage("dd", c.from ? "bs is 1 to 64k" :
				   "which file?");
	c.buf = kmalloc(c.bs, GFP_KERNEL);
	if (!c.buf)
		return -ENOMEM;
	err = copy_all(&c);
	kfree(c.buf);
	if (err)
		shell_error(err, "dd", "%s: %s", c.from, shell_reason(err));
	return err;
}

const struct shell_cmd cmd_dd = {
	.name = "dd",
	.usage = "if=FILE [of=FILE] [bs=N] [count=N] [skip=N] [seek=N]",
	.help = "copy blocks of a file, by default to the terminal",
	.paths = true, .run = run_dd,
};
