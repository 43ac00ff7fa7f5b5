// SPDX-License-Identifier: MIT
/*
 * files.c - ls, cat, echo, and the completion of paths.
 *
 * A directory hands its entries to an actor that may not open files and should
 * be quick, so names are collected a page at a time and printed in between.
 */
#include <kernel/tty.h>
#include <linux/container_of.h>
#include <linux/err.h>
#include <linux/fcntl.h>
#include <linux/fs.h>
#include <linux/init_syscalls.h>
#include <linux/kstrtox.h>
#include <linux/namei.h>
#include <linux/slab.h>
#include <linux/sprintf.h>
#include <linux/string.h>

#include "commands.h"

#define LIST_BYTES	2048	/* of names collected at a time */
#define CAT_BYTES	4096
#define PATH_BYTES	SHELL_LINE

/* Entries as a type character, the name and a '\0' each. */
struct listing {
	struct dir_context ctx;
	unsigned int len;
	bool full;
	char names[LIST_BYTES];
};

static bool listing_add(struct dir_context *ctx, const char *name, int len,
			loff_t pos, u64 ino, unsigned int type)
{
	struct listing *list = container_of(ctx, struct listing, ctx);

	if (list->len + len + 2 > LIST_BYTES) {
		list->full = true;
		return false;
	}
	list->names[list->len++] = type == DT_DIR ? 'd' :
				   type == DT_CHR ? 'c' : '-';
	memcpy(list->names + list->len, name, len);
	list->len += len;
	list->names[list->len++] = '\0';
	return true;
}

/* Call @fn for each entry of an open directory. */
static int for_each_entry_of(struct file *dir,
			     void (*fn)(const char *dir, const char *name,
					char type),
			     const char *path)
{
	struct listing *list = kzalloc(sizeof(*list), GFP_KERNEL);
	const char *entry;
	int err;

	if (!list)
		return -ENOMEM;
	list->ctx.actor = listing_add;
	do {
		list->len = 0;
		list->full = false;
		err = iterate_dir(dir, &list->ctx);
		for (entry = list->names; entry < list->names + list->len;
		     entry += strlen(entry) + 1)
			fn(path, entry + 1, entry[0]);
	} while (!err && list->full && list->len);
	kfree(list);
	return err;
}

static bool is_dot(const char *name)
{
	return !strcmp(name, ".") || !strcmp(name, "..");
}

static void print_name(const char *dir, const char *name, char type)
{
	if (!is_dot(name))
		tty_printf("%s%s  ", name, type == 'd' ? "/" : "");
}

/* "crw-------": the type that ls -l shows, and permissions */
static void print_mode(umode_t mode)
{
	static const char types[] = "?pc?d?b?-?l?s???", bits[] = "rwxrwxrwx";
	char text[11] = { types[mode >> 12] };

	for (int i = 0; i < 9; i++)
		text[i + 1] = mode & (0400 >> i) ? bits[i] : '-';
	tty_printf("%s ", text);
}

static void print_details(const char *path, const char *name)
{
	struct path found;
	struct inode *inode;

	if (kern_path(path, 0, &found))
		return;
	inode = d_inode(found.dentry);
	print_mode(inode->i_mode);
	if (S_ISCHR(inode->i_mode))
		tty_printf("%4u, %3u %s\n", imajor(inode), iminor(inode), name);
	else
		tty_printf("%9lld %s%s%s\n", i_size_read(inode), name,
			   inode->i_link ? " -> " : "", inode->i_link ?: "");
	path_put(&found);
}

static void print_long(const char *dir, const char *name, char type)
{
	char path[PATH_BYTES];

	snprintf(path, sizeof(path), "%s/%s", dir, name);
	if (!is_dot(name))
		print_details(path, name);
}

static int list_path(const char *path, bool longer)
{
	struct file *file;
	struct kstat stat;
	int err = init_stat(path, &stat, longer ? AT_SYMLINK_NOFOLLOW : 0);

	if (err)
		return shell_error(err, "ls", "%s: %s", path,
				   shell_reason(err));
	if (!S_ISDIR(stat.mode)) {	/* a device is not to be opened */
		if (longer)
			print_details(path, path);
		else
			tty_printf("%s\n", path);
		return 0;
	}
	file = shell_open("ls", path, O_RDONLY);
	if (IS_ERR(file))
		return PTR_ERR(file);
	err = for_each_entry_of(file, longer ? print_long : print_name, path);
	if (!longer)
		tty_puts("\n");
	filp_close(file, NULL);
	return err;
}

static int run_ls(int argc, char **argv)
{
	bool longer = argc > 1 && !strcmp(argv[1], "-l");
	int i = longer ? 2 : 1, err = 0;

	if (argc > i && argv[i][0] == '-')
		return shell_usage("ls", "unknown option: %s", argv[i]);
	if (i == argc)
		return list_path("/", longer);
	for (; i < argc; i++)
		err = list_path(argv[i], longer) ?: err;
	return err;
}

const struct shell_cmd cmd_ls = {
	.name = "ls", .usage = "[-l] [PATH...]", .help = "what is in a directory",
	.paths = true, .run = run_ls,
};

/* Copy an open file to the terminal, until its end or Ctrl-C. */
static ssize_t print_file(struct file *file)
{
	char *buf = kmalloc(CAT_BYTES, GFP_KERNEL);
	ssize_t n;

	if (!buf)
		return -ENOMEM;
	while ((n = file_read(file, buf, CAT_BYTES)) > 0 &&
	       !tty_interrupted())
		tty_write(buf, n);
	kfree(buf);
	return n < 0 ? n : 0;
}

/** shell_open - filp_open(), and say for @name why it failed */
struct file *shell_open(const char *name, const char *path, int flags)
{
	struct file *file = filp_open(path, flags, 0644);

	if (IS_ERR(file))
		shell_error(PTR_ERR(file), name, "%s: %s", path,
			    shell_reason(PTR_ERR(file)));
	return file;
}

/** shell_write_all - write, and write the rest; 0 or -errno */
int shell_write_all(struct file *file, const char *s, size_t n)
{
	while (n) {
		ssize_t part = file_write(file, s, n);

		if (part < 0)
			return part;
		if (!part || part > n)
			return -EIO;
		s += part;
		n -= part;
	}
	return 0;
}

/**
 * shell_cat - print a file to the terminal
 * @name: of the command, for the message when it cannot
 *
 * Return: 0, or -errno of opening or reading.
 */
int shell_cat(const char *name, const char *path)
{
	struct file *file = shell_open(name, path, O_RDONLY);
	ssize_t err;

	if (IS_ERR(file))
		return PTR_ERR(file);
	err = print_file(file);
	filp_close(file, NULL);
	if (err && !(tty_interrupted() && err == -ERESTARTSYS))
		shell_error(err, name, "%s: %s", path, shell_reason(err));
	return err;
}

/** shell_greet - the message of the day, where the initrd has one */
void shell_greet(void)
{
	struct path path;

	if (kern_path("/etc/motd", 0, &path))
		return;
	path_put(&path);
	shell_cat("motd", "/etc/motd");
}

static int run_cat(int argc, char **argv)
{
	int i, err = 0;

	if (argc < 2)
		return shell_usage("cat", "which file?");
	for (i = 1; i < argc && !tty_interrupted(); i++)
		err = shell_cat("cat", argv[i]) ?: err;
	return err;
}

const struct shell_cmd cmd_cat = {
	.name = "cat", .usage = "FILE...", .help = "print files",
	.paths = true, .run = run_cat,
};

/* \n \t \\ \0NNN \xHH, in place; the new length */
static size_t unescape(char *s)
{
	char *out = s, *in = s, *end;

	for (; *in; in++) {
		if (*in != '\\' || !in[1]) {
			*out++ = *in;
			continue;
		}
		switch (*++in) {
		case 'n': *out++ = '\n'; break;
		case 't': *out++ = '\t'; break;
		case 'x': case '0':
			*out++ = simple_strtoul(in + 1, &end,
						*in == 'x' ? 16 : 8);
			in = end - 1;
			break;
		case '\\': *out++ = '\\'; break;
		default: *out++ = '\\'; *out++ = *in;
		}
	}
	return out - s;
}

/* The words with a blank between each two, and a newline: one write. */
static int run_echo(int argc, char **argv)
{
	char text[SHELL_LINE + 1] = "";
	bool newline = true, escapes = false;
	size_t len = 0;
	int i;

	for (i = 1; i < argc && argv[i][0] == '-'; i++) {
		if (!strcmp(argv[i], "-n"))
			newline = false;
		else if (!strcmp(argv[i], "-e"))
			escapes = true;
		else if (!strcmp(argv[i], "-ne") || !strcmp(argv[i], "-en"))
			newline = !(escapes = true);
		else
			break;
	}
	for (int first = i; i < argc; i++)
		len += scnprintf(text + len, sizeof(text) - len, "%s%s",
				 i > first ? " " : "", argv[i]);
	if (escapes)
		len = unescape(text);
	if (newline)
		text[len++] = '\n';
	tty_write(text, len);
	return 0;
}

const struct shell_cmd cmd_echo = {
	.name = "echo", .usage = "[-n] [-e] [WORD...] [> FILE | >> FILE]",
	.help = "print words, or write them to a file", .paths = true,
	.run = run_echo,
};

static struct {
	size_t dir_len;			/* of the word, with its last '/' */
	const char *word;
	void (*found)(const char *match);
} path_tab;

static void path_candidate(const char *dir, const char *name, char type)
{
	char match[PATH_BYTES];

	if (is_dot(name))
		return;
	snprintf(match, sizeof(match), "%.*s%s%s", (int)path_tab.dir_len,
		 path_tab.word, name, type == 'd' ? "/" : "");
	path_tab.found(match);
}

/** shell_complete_path - call @found for all entries of the word's directory */
void shell_complete_path(const char *word, void (*found)(const char *match))
{
	const char *slash = strrchr(word, '/');
	char dir[PATH_BYTES];
	struct file *file;

	path_tab.dir_len = slash ? slash + 1 - word : 0;
	path_tab.word = word;
	path_tab.found = found;
	snprintf(dir, sizeof(dir), "/%.*s", (int)path_tab.dir_len, word);
	file = filp_open(dir, O_RDONLY, 0);
	if (IS_ERR(file))
		return;
	if (S_ISDIR(file_inode(file)->i_mode))
		for_each_entry_of(file, path_candidate, dir);
	filp_close(file, NULL);
}
