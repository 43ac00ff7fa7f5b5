/* SPDX-License-Identifier: MIT */
/* demo.h - the six uses of kernel threads, a file each; demo.c runs them. */
#ifndef _SHELL_DEMO_H
#define _SHELL_DEMO_H

/**
 * struct demo - one use of kernel threads
 * @name: for `demo NAME`
 * @says: what to look at, printed before it runs
 * @run: 0 or -errno; every thread it made is gone when it returns
 */
struct demo {
	const char *name;
	const char *says;
	int (*run)(void);
};

extern const struct demo demo_background, demo_async, demo_delayed,
	demo_concurrent, demo_driver, demo_event;

#endif
