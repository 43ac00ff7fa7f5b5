// SPDX-License-Identifier: MIT
/*
 * tty.c - the terminal between the input drivers and the shell.
 *
 * Input is a ring of bytes. The drivers' interrupt threads put bytes in and
 * sleep while it is full, which leaves the rest in the device: a pasted text
 * or a flood stops the sender and loses nothing here. The shell takes bytes
 * out. Ctrl-C is not stored: it empties the ring and sets a flag that ends
 * whatever the shell waits in.
 *
 * Output goes to every console at once, each byte as it is: editing and
 * history are the shell's (kernel/shell/readline.c).
 *
 * Locks: tty.lock for the ring; taken by threads only.
 * Linux: drivers/tty/n_tty.c. One terminal, no sessions, no signals: a kernel
 * thread that does not wait for a signal gets none, so commands ask
 * tty_interrupted(); the shell turns Ctrl-C into SIGINT for what sleeps.
 */
#include <kernel/tty.h>
#include <linux/console.h>
#include <linux/errno.h>
#include <linux/irqflags.h>
#include <linux/minmax.h>
#include <linux/sched.h>
#include <linux/spinlock.h>
#include <linux/sprintf.h>
#include <linux/string.h>
#include <linux/wait.h>

#define TTY_RING	4096	/* bytes of typing ahead; a power of two */
#define TTY_CHUNK	256	/* written with interrupts off at a time */
#define CTRL_C		3

static u8 tty_ring[TTY_RING];		/* [tty.lock] */

static struct {
	spinlock_t lock;
	wait_queue_head_t readable, room;
	unsigned int head, tail;	/* [lock] head - tail bytes are there */
	bool interrupted;		/* [lock] for stores */
} tty = {
	.lock = __SPIN_LOCK_UNLOCKED(tty.lock),
	.readable = __WAIT_QUEUE_HEAD_INITIALIZER(tty.readable),
	.room = __WAIT_QUEUE_HEAD_INITIALIZER(tty.room),
};

const struct tty_user *tty_user;

static bool tty_empty(void)
{
	return READ_ONCE(tty.head) == READ_ONCE(tty.tail);
}

static bool tty_full(void)
{
	return READ_ONCE(tty.head) - READ_ONCE(tty.tail) == TTY_RING;
}

static bool tty_put(u8 c)
{
	bool stored = false;

	spin_lock(&tty.lock);
	if (c == CTRL_C) {
		WRITE_ONCE(tty.tail, tty.head);
		WRITE_ONCE(tty.interrupted, true);
		stored = true;
	} else if (!tty_full()) {
		tty_ring[tty.head % TTY_RING] = c;
		WRITE_ONCE(tty.head, tty.head + 1);
		stored = true;
	}
	spin_unlock(&tty.lock);
	if (c == CTRL_C && tty_user)
		tty_user->sigint();
	return stored;
}

/**
 * tty_receive - a byte was typed
 * @c: the byte
 *
 * Context: a thread; sleeps while the ring is full.
 */
void tty_receive(u8 c)
{
	while (!tty_put(c))
		wait_event_interruptible(tty.room, !tty_full());
	wake_up(&tty.readable);
}

/** tty_receive_str - a key was typed that sends more than one byte */
void tty_receive_str(const char *s)
{
	while (*s)
		tty_receive(*s++);
}

static int tty_get(void)
{
	int c = -EAGAIN;

	spin_lock(&tty.lock);
	if (tty.interrupted)
		c = -EINTR;
	else if (!tty_empty())
		c = tty_ring[tty.tail % TTY_RING];
	if (c >= 0)
		WRITE_ONCE(tty.tail, tty.tail + 1);
	spin_unlock(&tty.lock);
	return c;
}

/**
 * tty_getc - wait for a typed byte
 * @timeout: in jiffies, MAX_SCHEDULE_TIMEOUT for ever
 *
 * Context: process, sleeps. One reader at a time.
 * Return: the byte, -EAGAIN after the timeout, -EINTR after Ctrl-C, until
 * tty_clear_interrupt() is called.
 */
int tty_getc(long timeout)
{
	int c;

	wait_event_interruptible_timeout(tty.readable,
					 !tty_empty() || tty_interrupted(),
					 timeout);
	c = tty_get();
	if (c >= 0)
		wake_up(&tty.room);
	return c;
}

/** tty_interrupted - was Ctrl-C typed since tty_clear_interrupt()? */
bool tty_interrupted(void)
{
	int other = tty_user ? tty_user->interrupted() : -1;

	if (other >= 0)
		return other;
	return READ_ONCE(tty.interrupted);
}

/** tty_wait_queue - where to wait for a key, Ctrl-C included */
struct wait_queue_head *tty_wait_queue(void)
{
	return &tty.readable;
}

/** tty_clear_interrupt - forget a Ctrl-C: before each prompt and command */
void tty_clear_interrupt(void)
{
	spin_lock(&tty.lock);
	WRITE_ONCE(tty.interrupted, false);
	spin_unlock(&tty.lock);
}

/**
 * tty_sleep - sleep in a way that Ctrl-C ends
 * @timeout: in jiffies
 *
 * Return: what is left of @timeout, 0 when it passed in full.
 */
long tty_sleep(long timeout)
{
	long left;

	left = wait_event_interruptible_timeout(tty.readable,
						tty_interrupted(), timeout);
	return max(left, 0L);
}

static void tty_write_chunk(const char *s, size_t n)
{
	struct console *con;
	unsigned long flags;

	local_irq_save(flags);
	for_each_console(con)
		if (con->flags & CON_ENABLED)
			con->write(con, s, n);
	local_irq_restore(flags);
}

/**
 * tty_write - show bytes on every console
 * @s: what
 * @n: how many
 *
 * Polled, so it takes as long as the slowest console does; an interrupt waits
 * for one chunk at most.
 */
void tty_write(const char *s, size_t n)
{
	if (tty_user && tty_user->write(s, n))
		return;
	while (n) {
		size_t now = min_t(size_t, n, TTY_CHUNK);

		tty_write_chunk(s, now);
		s += now;
		n -= now;
	}
}

/** tty_puts - write a string to the terminal */
void tty_puts(const char *s)
{
	tty_write(s, strlen(s));
}

/** tty_vprintf - tty_printf() with a va_list */
void tty_vprintf(const char *fmt, va_list args)
{
	char line[256];

	tty_write(line, vscnprintf(line, sizeof(line), fmt, args));
}

/** tty_printf - formatted output to the terminal, at most 255 bytes a call */
void tty_printf(const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	tty_vprintf(fmt, args);
	va_end(args);
}
