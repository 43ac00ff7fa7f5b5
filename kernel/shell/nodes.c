// SPDX-License-Identifier: MIT
/* nodes.c - touch, mkdir, rm, mknod: names that come and go. */
#include <kernel/tty.h>
#include <linux/err.h>
#include <linux/fcntl.h>
#include <linux/fs.h>
#include <linux/init_syscalls.h>
#include <linux/kdev_t.h>
#include <linux/minmax.h>
#include <linux/stat.h>
#include <linux/string.h>

#include "commands.h"

/* Call @fn for each argument from @i on, and say what goes wrong. */
static int each(const char *name, int argc, char **argv, int i,
		int (*fn)(const char *path))
{
	int err = 0, ret;

	if (i == argc)
		return shell_usage(name, "which name?");
	for (; i < argc; i++) {
		ret = fn(argv[i]);
		if (ret)
			err = shell_error(ret, name, "%s: %s", argv[i],
					  shell_reason(ret));
	}
	return err;
}

static int touch(const char *path)
{
	struct kstat stat;
	struct file *file;

	if (!init_stat(path, &stat, 0))
		return 0;	/* there are no times to change */
	file = filp_open(path, O_WRONLY | O_CREAT, 0644);
	return IS_ERR(file) ? PTR_ERR(file) : filp_close(file, NULL);
}

static int run_touch(int argc, char **argv)
{
	return each("touch", argc, argv, 1, touch);
}

const struct shell_cmd cmd_touch = {
	.name = "touch", .usage = "FILE...", .help = "make empty files",
	.paths = true, .run = run_touch,
};

static int make_dir(const char *path)
{
	return init_mkdir(path, 0755);
}

/* and the directories that it is in */
static int make_dirs(const char *path)
{
	char part[SHELL_LINE];
	const char *slash = path;
	int err;

	do {
		slash = strchrnul(slash + 1, '/');
		strscpy(part, path, min_t(size_t, sizeof(part),
					  slash - path + 1));
		err = make_dir(part);
		if (err && err != -EEXIST)
			return err;
	} while (*slash);
	return 0;
}

static int run_mkdir(int argc, char **argv)
{
	bool parents = argc > 1 && !strcmp(argv[1], "-p");

	return each("mkdir", argc, argv, 1 + parents,
		    parents ? make_dirs : make_dir);
}

const struct shell_cmd cmd_mkdir = {
	.name = "mkdir", .usage = "[-p] DIRECTORY...",
	.help = "make directories", .paths = true, .run = run_mkdir,
};

static int remove_name(const char *path)
{
	int err = init_unlink(path);

	return err == -EISDIR ? init_rmdir(path) : err;
}

static int remove_if_there(const char *path)
{
	int err = remove_name(path);

	return err == -ENOENT ? 0 : err;
}

static int run_rm(int argc, char **argv)
{
	bool force = argc > 1 && !strcmp(argv[1], "-f");

	return each("rm", argc, argv, 1 + force,
		    force ? remove_if_there : remove_name);
}

const struct shell_cmd cmd_rm = {
	.name = "rm", .usage = "[-f] NAME...",
	.help = "remove files, nodes and empty directories", .paths = true,
	.run = run_rm,
};

static int run_mknod(int argc, char **argv)
{
	long mode = 0644, major, minor;
	int i = 1, err;

	if (argc > 3 && !strcmp(argv[1], "-m")) {
		mode = simple_strtol(argv[2], NULL, 8);
		i = 3;
	}
	if (argc != i + 4 || strcmp(argv[i + 1], "c") ||
	    !shell_number(argv[i + 2], 0, 4095, &major) ||
	    !shell_number(argv[i + 3], 0, MINORMASK, &minor))
		return shell_usage("mknod", "a name, c, and two numbers");
	err = init_mknod(argv[i], S_IFCHR | (mode & 07777),
			 MKDEV(major, minor));
	if (err)
		shell_error(err, "mknod", "%s: %s", argv[i],
			    shell_reason(err));
	return err;
}

const struct shell_cmd cmd_mknod = {
	.name = "mknod", .usage = "[-m MODE] NAME c MAJOR MINOR",
	.help = "make a character device's node", .paths = true,
	.run = run_mknod,
};
