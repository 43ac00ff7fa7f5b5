// SPDX-License-Identifier: MIT
/*
 * tool.c - insmod, rmmod and ioctl on the Linux that is compared with.
 *
 * ioctl is the command of pid2's shell (kernel/shell/ioctl.c). The others say what kmod's say, but name the module and not the file. busybox's would
 * load a module that was refused a second time, by the older system call, and
 * every complaint would be doubled.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <unistd.h>

/* The kernel's errors as kmod words them. */
static const char *reason(int err)
{
	switch (err) {
	case ENOEXEC: return "Invalid module format";
	case ENOENT: return "Unknown symbol in module, or unknown parameter (see dmesg)";
	case ESRCH: return "Module has wrong symbol version";
	case EINVAL: return "Invalid parameters";
	default: return strerror(err);
	}
}

static int load(const char *name, char **params)
{
	char path[256], text[1024] = "";
	int fd;

	for (; *params; params++) {
		strncat(text, *params, sizeof(text) - strlen(text) - 2);
		strcat(text, " ");
	}
	snprintf(path, sizeof(path), "/lib/modules/%s.ko", name);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		printf("insmod: ERROR: could not load module %s: %s\n", name,
		       strerror(errno));
	else if (syscall(SYS_finit_module, fd, text, 0))
		printf("insmod: ERROR: could not insert module %s: %s\n", name,
		       reason(errno));
	else
		return 0;
	return 1;
}

static void print_holders(const char *name)
{
	const char *lead = " by: ";
	struct dirent *entry;
	char path[256];
	DIR *dir;

	snprintf(path, sizeof(path), "/sys/module/%s/holders", name);
	dir = opendir(path);
	while (dir && (entry = readdir(dir))) {
		if (entry->d_name[0] == '.')
			continue;
		printf("%s%s", lead, entry->d_name);
		lead = " ";
	}
	if (dir)
		closedir(dir);
}

static int unload(char *name)
{
	char *dash;

	while ((dash = strchr(name, '-')))
		*dash = '_';
	if (!syscall(SYS_delete_module, name, O_NONBLOCK))
		return 0;
	if (errno == EWOULDBLOCK) {
		printf("rmmod: ERROR: Module %s is in use", name);
		print_holders(name);
		printf("\n");
	} else if (errno == ENOENT) {
		printf("rmmod: ERROR: Module %s is not currently loaded\n",
		       name);
	} else {
		printf("rmmod: ERROR: could not remove module %s: %s\n", name,
		       strerror(errno));
	}
	return 1;
}

static int do_ioctl(const char *path, const char *cmd, const char *arg)
{
	union { long number; char text[256]; } buf = { 0 };
	int at = arg && *arg == '@', number = 0, fd, ret;
	unsigned long value = 0;
	char *end;

	if (arg) {
		buf.number = strtol(arg + at, &end, 0);
		number = !*end && arg[at];
		value = at || !number ? (unsigned long)&buf : buf.number;
		if (!number)
			strncpy(buf.text, arg + at, sizeof(buf.text) - 1);
	}
	fd = open(path, O_RDWR);
	if (fd < 0)
		fd = open(path, O_RDONLY);
	ret = fd < 0 ? -1 : ioctl(fd, strtoul(cmd, NULL, 0), value);
	if (ret < 0) {
		printf("ioctl: %s: %s\n", path, strerror(errno));
		return 1;
	}
	printf("ioctl: %d", ret);
	if (number && at)
		printf(", %ld", buf.number);
	else if (arg && !number)
		printf(", \"%s\"", buf.text);
	printf("\n");
	return 0;
}

int main(int argc, char **argv)
{
	const char *slash = strrchr(argv[0], '/');
	const char *name = slash ? slash + 1 : argv[0];

	if (argc < 2)
		return 2;
	if (!strcmp(name, "insmod"))
		return load(argv[1], argv + 2);
	if (!strcmp(name, "ioctl"))
		return argc < 3 ? 2 : do_ioctl(argv[1], argv[2], argv[3]);
	return unload(argv[1]);
}
