// SPDX-License-Identifier: MIT
/*
 * device.c - poll, and the numbers of ioctl's commands.
 *
 * A command is a number or one of _IO(T,N) _IOR(T,N,S) _IOW(T,N,S)
 * _IOWR(T,N,S), T being a number or a letter and S bytes or a type of C.
 */
#include <kernel/tty.h>
#include <linux/ctype.h>
#include <linux/err.h>
#include <linux/errno.h>
#include <linux/fcntl.h>
#include <linux/fs.h>
#include <linux/ioctl.h>
#include <linux/jiffies.h>
#include <linux/kstrtox.h>
#include <linux/limits.h>
#include <linux/poll.h>
#include <linux/printk.h>
#include <linux/sched.h>
#include <linux/slab.h>
#include <linux/string.h>

#include "commands.h"

static const struct {
	__poll_t bit;
	const char *name;
} poll_bits[] = {
	{ EPOLLIN, "POLLIN" }, { EPOLLRDNORM, "POLLRDNORM" },
	{ EPOLLPRI, "POLLPRI" }, { EPOLLOUT, "POLLOUT" },
	{ EPOLLWRNORM, "POLLWRNORM" }, { EPOLLERR, "POLLERR" },
	{ EPOLLHUP, "POLLHUP" }, { EPOLLRDHUP, "POLLRDHUP" },
};

static void print_events(long mask)
{
	for (int i = 0; i < ARRAY_SIZE(poll_bits); i++)
		if (mask & poll_bits[i].bit)
			tty_printf("%s ", poll_bits[i].name);
	tty_puts(mask ? "\n" : "timeout\n");
}

/* "in", "out", "pri": for what to wait; 0: neither */
static __poll_t events_of(const char *word)
{
	return !strcmp(word, "in") ? EPOLLIN | EPOLLRDNORM :
	       !strcmp(word, "out") ? EPOLLOUT | EPOLLWRNORM :
	       !strcmp(word, "pri") ? EPOLLPRI : 0;
}

static int run_poll(int argc, char **argv)
{
	__poll_t events = ~(__poll_t)0;
	long ms = -1, mask;
	struct file *file;

	if (argc < 2 || argc > 4)
		return shell_usage("poll", "which file?");
	for (int i = 2; i < argc; i++) {
		if (events_of(argv[i]))
			events = events_of(argv[i]);
		else if (!shell_number(argv[i], 0, INT_MAX, &ms))
			return shell_usage("poll", "not understood: %s",
					   argv[i]);
	}
	file = shell_open("poll", argv[1], O_RDONLY | O_NONBLOCK);
	if (IS_ERR(file))
		return PTR_ERR(file);
	mask = poll_file(file, events, ms < 0 ? MAX_SCHEDULE_TIMEOUT :
			 (long)msecs_to_jiffies(ms));
	filp_close(file, NULL);
	if (mask >= 0)
		print_events(mask);
	return mask < 0 ? mask : 0;
}

const struct shell_cmd cmd_poll = {
	.name = "poll", .usage = "FILE [in|out|pri] [MILLISECONDS]",
	.help = "wait until a file is ready, and say for what", .paths = true,
	.run = run_poll,
};

/* ------------------------------------------------------------------- ioctl */

/* sizes of types that commands are made with */
static long size_of_type(const char *s)
{
	static const struct {
		const char *name;
		int size;
	} types[] = {
		{ "char", 1 }, { "short", 2 }, { "int", 4 }, { "unsigned", 4 },
		{ "int32_t", 4 }, { "uint32_t", 4 }, { "__u32", 4 },
		{ "long", 8 }, { "int64_t", 8 }, { "uint64_t", 8 },
	};
	long size;

	if (strchr(s, '*'))
		return sizeof(void *);
	if (shell_number(s, 0, _IOC_SIZEMASK, &size))
		return size;
	for (int i = 0; i < ARRAY_SIZE(types); i++)
		if (!strcmp(s, types[i].name))
			return types[i].size;
	return -EINVAL;
}

/* a number in any base, or the code of a letter */
static bool parse_code(const char *s, unsigned int *value)
{
	if (isalpha(s[0]) && !s[1]) {
		*value = s[0];
		return true;
	}
	return !kstrtouint(s, 0, value);
}

/* "_IOW(k,1,int)", its words cut up in place */
static bool parse_ioc(char *s, unsigned int *cmd)
{
	unsigned int dir = strstarts(s, "_IOWR(") ? _IOC_READ | _IOC_WRITE :
			   strstarts(s, "_IOR(") ? _IOC_READ :
			   strstarts(s, "_IOW(") ? _IOC_WRITE : _IOC_NONE;
	char *type, *nr, *size;
	unsigned int t, n;
	long bytes = 0;

	s = strchr(s, '(');
	if (!s || s[strlen(s) - 1] != ')')
		return false;
	s[strlen(s) - 1] = '\0';
	s++;
	type = strsep(&s, ",");
	nr = strsep(&s, ",");
	size = strsep(&s, ",");
	if (!nr || !size != !dir || !parse_code(type, &t) ||
	    !parse_code(nr, &n) || t > 255 || n > 255)
		return false;
	if (size)
		bytes = size_of_type(size);
	*cmd = _IOC(dir, t, n, (unsigned int)bytes);
	return bytes >= 0;
}

bool shell_ioctl_command(char *s, unsigned int *cmd)
{
	return strstarts(s, "_IO") ? parse_ioc(s, cmd) :
	       !kstrtouint(s, 0, cmd);
}
