// SPDX-License-Identifier: MIT
/*
 * tool.c - insmod and rmmod on the Linux that is compared with.
 *
 * They say what kmod's say. busybox's would load a module that was refused a
 * second time, by the older system call, and every complaint would be doubled.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

/* The kernel's errors as kmod words them. */
static const char *reason(int err)
{
	switch (err) {
	case ENOEXEC: return "Invalid module format";
	case ENOENT: return "Unknown symbol in module";
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
		printf("insmod: %s: %s\n", name, strerror(errno));
	else if (syscall(SYS_finit_module, fd, text, 0))
		printf("insmod: %s: %s\n", name, reason(errno));
	else
		return 0;
	return 1;
}

static int unload(const char *name)
{
	if (!syscall(SYS_delete_module, name, O_NONBLOCK))
		return 0;
	printf("rmmod: %s: %s\n", name, errno == EWOULDBLOCK ?
	       "Module is in use" : strerror(errno));
	return 1;
}

int main(int argc, char **argv)
{
	const char *slash = strrchr(argv[0], '/');

	if (argc < 2)
		return 2;
	if (!strcmp(slash ? slash + 1 : argv[0], "insmod"))
		return load(argv[1], argv + 2);
	return unload(argv[1]);
}
