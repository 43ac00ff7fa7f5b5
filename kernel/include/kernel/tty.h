/* SPDX-License-Identifier: MIT */
/*
 * tty.h - the one terminal: keys of all input devices come in here, text for
 * all consoles goes out here; kernel/drivers/tty.c.
 */
#ifndef _KERNEL_TTY_H
#define _KERNEL_TTY_H

#include <stdarg.h>
#include <linux/compiler.h>
#include <linux/types.h>

/* Input: called by the drivers' interrupt threads. */
void tty_receive(u8 c);
void tty_receive_str(const char *s);

/* Input: called by the one reader, the shell. */
int tty_getc(long timeout);
bool tty_interrupted(void);
void tty_clear_interrupt(void);
long tty_sleep(long timeout);
struct wait_queue_head *tty_wait_queue(void);

/*
 * Who runs commands may look at what they write before the terminal does
 * (true: it is taken), say whether a command of its own was interrupted (-1:
 * that thread runs none), and hear of Ctrl-C. Set once.
 */
struct tty_user {
	bool (*write)(const char *s, size_t n);
	int (*interrupted)(void);
	void (*sigint)(void);
};

extern const struct tty_user *tty_user;

/* Output, to every enabled console. */
void tty_write(const char *s, size_t n);
void tty_puts(const char *s);
void tty_vprintf(const char *fmt, va_list args) __printf(1, 0);
void tty_printf(const char *fmt, ...) __printf(1, 2);

#endif
