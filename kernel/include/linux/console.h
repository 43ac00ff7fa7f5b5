/* SPDX-License-Identifier: MIT */
/* console.h - who shows what printk() says; kernel/printk/console.c. */
#ifndef _LINUX_CONSOLE_H
#define _LINUX_CONSOLE_H

#include <linux/types.h>

#define CON_PRINTBUFFER	(1 << 0)	/* show the backlog when registered */
#define CON_CONSDEV	(1 << 1)	/* the preferred one: /dev/console */
#define CON_ENABLED	(1 << 2)
#define CON_BOOT	(1 << 3)	/* goes when a real console comes */
#define CON_ANYTIME	(1 << 4)

/**
 * struct console - a sink for kernel messages
 * @name:  "ttyS", "tty": with @index it is what console= names
 * @write: prints @n bytes. Called with interrupts off, by one CPU at a time,
 *         from any context. Takes its own lock, but only tries to while
 *         oops_in_progress is set.
 * @setup: checks and sets the options after the comma; 0 or -errno
 * @index: -1 takes the first index asked for, or 0
 * @seq:   next message it has to show (printk's)
 *
 * Linux: struct console has read, device, match, unblank and more.
 */
struct console {
	char name[16];
	void (*write)(struct console *con, const char *s, unsigned int n);
	int (*setup)(struct console *con, char *options);
	short flags;
	short index;
	void *data;
	u64 seq;
	struct console *next;
};

extern struct console *console_drivers;

void register_console(struct console *con);
void console_fallback(void);
int unregister_console(struct console *con);
int add_preferred_console(const char *name, short idx, char *options);

#define for_each_console(con) \
	for ((con) = console_drivers; (con); (con) = (con)->next)

/* only for those who print while nobody else may: see printk.c */
void console_lock(void);
int console_trylock(void);
void console_unlock(void);
void console_verbose(void);

#endif /* _LINUX_CONSOLE_H */
