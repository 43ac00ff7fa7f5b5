// SPDX-License-Identifier: MIT
/*
 * harness.c - the host's side of the unit tests: the only file of them that is
 * compiled against the host's C library. Runs each case in a child process and
 * prints `ok NAME` or `not ok NAME` with what the child said.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include "unit.h"

int unit_expects_panic;
int unit_expects_warning;
static int unit_failures;
static unsigned long unit_seed = 88172645463325252ul;

void unit_fail(const char *file, int line, const char *text)
{
	printf("    # %s:%d: %s\n", file, line, text);
	unit_failures++;
}

void unit_fail_values(const char *file, int line, const char *text,
		      long long left, long long right)
{
	printf("    # %s:%d: %s: %lld (0x%llx), %lld (0x%llx)\n", file, line,
	       text, left, left, right, right);
	unit_failures++;
}

void unit_fail_strings(const char *file, int line, const char *text,
		       const char *left, const char *right)
{
	if (left && right && !strcmp(left, right))
		return;
	printf("    # %s:%d: %s: \"%s\", \"%s\"\n", file, line, text,
	       left ? left : "(null)", right ? right : "(null)");
	unit_failures++;
}

void unit_panic(const char *why)
{
	if (!unit_expects_panic)
		printf("    # the kernel ended: %s\n", why);
	fflush(stdout);
	_exit(unit_expects_panic ? 0 : 3);
}

void *unit_alloc(unsigned long size)
{
	return calloc(1, size);
}

void unit_free(void *p)
{
	free(p);
}

unsigned long unit_random(void)
{
	unit_seed ^= unit_seed << 13;
	unit_seed ^= unit_seed >> 7;
	unit_seed ^= unit_seed << 17;
	return unit_seed;
}

void unit_print(const char *text)
{
	printf("    # %s", text);
}

static int unit_run(const struct unit_case *c)
{
	int status = 0;
	pid_t child;

	fflush(stdout);
	child = fork();
	if (child == 0) {
		alarm(60);	/* a hang detector */
		c->run();
		fflush(stdout);
		_exit(unit_failures || unit_expects_panic ? 1 : 0);
	}
	if (child < 0 || waitpid(child, &status, 0) < 0)
		status = 1;
	printf("%s %s\n", status ? "not ok" : "ok", c->name);
	return status != 0;
}

int main(void)
{
	const struct unit_case *c;
	int failed = 0;

	for (c = unit_cases; c->run; c++)
		failed += unit_run(c);
	return failed != 0;
}
