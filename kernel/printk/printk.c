// SPDX-License-Identifier: MIT
/*
 * printk.c - the log: a ring of records, and consoles that follow it.
 *
 * printk() formats a line, stores it under the log's lock and then, if nobody
 * else does it already, shows all that the consoles have not seen yet. Whoever
 * finds the consoles busy leaves: the busy one looks again before it goes.
 *
 * Locks: log_owner and console_owner hold the number of the CPU that has them
 * (Linux: printk_cpu_sync and console_sem). Knowing its owner is what makes a
 * lock safe here: an NMI or a fault on the very CPU that holds the log sees
 * so and does not wait for itself. Order: console before log. log_owner
 * is held for some hundred instructions with interrupts off, console_owner
 * while consoles write, with preemption off.
 *
 * An oops sets oops_in_progress: the CPU takes back what its own interrupted
 * code held, and panic()'s CPU takes from the others, which are stopped.
 *
 * Linux: kernel/printk/printk.c and printk_ringbuffer.c. There the ring needs
 * no lock at all, consoles have threads of their own, a writer hands the
 * console over to the next, and records carry a caller and a device.
 */
#define pr_fmt(fmt) "printk: " fmt

#include <linux/export.h>
#include <linux/printk.h>
#include <kernel/printk_ringbuffer.h>
#include <linux/align.h>
#include <linux/console.h>
#include <linux/export.h>
#include <linux/init.h>
#include <linux/irqflags.h>
#include <linux/kstrtox.h>
#include <linux/minmax.h>
#include <linux/panic.h>
#include <linux/percpu-defs.h>
#include <linux/preempt.h>
#include <linux/sprintf.h>
#include <linux/string.h>
#include <asm/barrier.h>
#include <asm/cmpxchg.h>
#include <asm/current.h>
#include <asm/processor.h>

#define LOG_BITS	16		/* 64 KiB of text */
#define DESC_BITS	10		/* 1024 records of 64 bytes on average */
#define LOG_SIZE	(1UL << LOG_BITS)
#define DESC_COUNT	(1UL << DESC_BITS)
#define LINE_MAX	(PRINTK_RECORD_MAX - 1)	/* with its KERN_*; more is cut */
#define SHORT_LINE	192		/* formatted once, on the stack */
#define NO_CPU		(-1)
/* about 10 ms: longer than any record takes on an emulated UART */
#define STEAL_SPINS	1000000

static char log_text[LOG_SIZE] __aligned(8);
static struct prb_desc log_descs[DESC_COUNT];
static struct printk_info log_infos[DESC_COUNT];
static struct printk_ringbuffer printk_rb_static = {
	.desc_ring = {
		.count_bits = DESC_BITS,
		.descs = log_descs,
		.infos = log_infos,
	},
	.text_data_ring = {
		.size_bits = LOG_BITS,
		.data = log_text,
	},
};
/* for lx-dmesg, which asks for it by this name */
static struct printk_ringbuffer *volatile prb __used = &printk_rb_static;

static int log_owner = NO_CPU;
static int console_owner = NO_CPU;
static u64 next_seq;		/* log_owner: number of the next record */
static u64 tail_seq;		/* log_owner: oldest record still there */
static bool cont_open;		/* log_owner: the last record may be added to */
static u64 lost;		/* records that an NMI could not store */

int console_loglevel = CONSOLE_LOGLEVEL_DEFAULT;
int oops_in_progress;
EXPORT_SYMBOL(oops_in_progress);
u64 (*printk_clock)(void);
void (*printk_wake)(void);
void (*printk_wake_readers)(void);
static bool ignore_loglevel;
static bool printk_time = true;

static int this_cpu(void)
{
	return this_cpu_read(cpu_number);
}

static DEFINE_PER_CPU(int, deferring);	/* depth of printk_deferred_enter() */

/* ------------------------------------------------------------------ owners */

/* the CPU that panics has the machine to itself: nobody will give back */
static bool may_steal(void)
{
	return READ_ONCE(panic_cpu) == this_cpu();
}

/* false: this CPU has the log already, further down its own stack */
static bool log_lock(unsigned long *flags)
{
	unsigned long spins = 0;
	int owner;

	local_irq_save(*flags);
	/* Pairs with: the release in log_unlock() */
	while ((owner = cmpxchg(&log_owner, NO_CPU, this_cpu())) != NO_CPU) {
		if (owner == this_cpu()) {
			local_irq_restore(*flags);
			return false;
		}
		if (++spins > STEAL_SPINS && may_steal())
			WRITE_ONCE(log_owner, NO_CPU);
		cpu_relax();
	}
	return true;
}

static void log_unlock(unsigned long flags)
{
	smp_store_release(&log_owner, NO_CPU);
	local_irq_restore(flags);
}

/**
 * console_trylock - become the one who writes to the consoles
 *
 * Context: any. Preemption is off until console_unlock().
 * Return: 1, or 0 when somebody else does it already.
 */
int console_trylock(void)
{
	unsigned long spins = 0;

	preempt_disable();
	if (READ_ONCE(log_owner) == this_cpu()) {	/* an NMI: cannot read */
		preempt_enable();
		return 0;
	}
	while (cmpxchg(&console_owner, NO_CPU, this_cpu()) != NO_CPU) {
		if (!may_steal() || READ_ONCE(console_owner) == this_cpu()) {
			preempt_enable();
			return 0;
		}
		if (++spins > STEAL_SPINS)
			WRITE_ONCE(console_owner, NO_CPU);
		cpu_relax();
	}
	return 1;
}
EXPORT_SYMBOL(console_trylock);

/* Linux: sleeps. Here the wait is short and the caller may not be a thread. */
void console_lock(void)
{
	while (!console_trylock())
		cpu_relax();
}
EXPORT_SYMBOL(console_lock);

/**
 * bust_spinlocks - begin or end a time when consoles may not wait for locks
 * @yes: 1 when an oops begins, 0 when it has been told
 *
 * What this CPU held when it came to grief will not be given back by the code
 * that took it, so it is taken away here.
 */
void bust_spinlocks(int yes)
{
	if (!yes) {
		oops_in_progress--;
		printk_flush();
		return;
	}
	oops_in_progress++;
	if (READ_ONCE(log_owner) == this_cpu())
		WRITE_ONCE(log_owner, NO_CPU);
	if (READ_ONCE(console_owner) == this_cpu())
		WRITE_ONCE(console_owner, NO_CPU);
}

/* ---------------------------------------------------------------- the ring */

static struct prb_desc *desc_of(u64 seq)
{
	return &log_descs[seq % DESC_COUNT];
}

static struct printk_info *info_of(u64 seq)
{
	return &log_infos[seq % DESC_COUNT];
}

static void set_state(u64 seq, unsigned long state)
{
	smp_store_release(&desc_of(seq)->state_var.counter,
			  state << DESC_FLAGS_SHIFT | (seq & DESC_ID_MASK));
}

/* where the text of the block at begin..next lies */
static char *block_text(unsigned long begin, unsigned long next)
{
	if (begin >> LOG_BITS != next >> LOG_BITS)
		begin = 0;
	return log_text + begin % LOG_SIZE + sizeof(struct prb_data_block);
}

static char *text_of(u64 seq)
{
	struct prb_data_blk_lpos *lpos = &desc_of(seq)->text_blk_lpos;

	return block_text(lpos->begin, lpos->next);
}

/* where a block of len bytes of text that begins at begin would end */
static unsigned long block_end(unsigned long begin, size_t len)
{
	size_t size = ALIGN(sizeof(struct prb_data_block) + len, sizeof(long));

	if (begin >> LOG_BITS == (begin + size) >> LOG_BITS)
		return begin + size;
	return ALIGN_DOWN(begin + size, LOG_SIZE) + size;
}

/* drops the oldest records until data up to next and one descriptor fit */
static void make_room(unsigned long next, u64 keep)
{
	unsigned long tail = printk_rb_static.text_data_ring.tail_lpos.counter;

	while (tail_seq < keep && (next - tail > LOG_SIZE ||
				   keep - tail_seq >= DESC_COUNT)) {
		tail = desc_of(tail_seq)->text_blk_lpos.next;
		set_state(tail_seq++, desc_reusable);
	}
	printk_rb_static.text_data_ring.tail_lpos.counter = tail;
	printk_rb_static.desc_ring.tail_id.counter = tail_seq;
}

/* no KERN_CONT may add to the last record any more: readers may have it */
static void finalize_last(void)
{
	if (cont_open)
		set_state(next_seq - 1, desc_finalized);
	cont_open = false;
}

/* a new record with room for len characters; the caller fills and publishes */
static struct printk_info *reserve(size_t len, char **text)
{
	unsigned long begin = printk_rb_static.text_data_ring.head_lpos.counter;
	unsigned long next = block_end(begin, len);
	struct prb_desc *desc = desc_of(next_seq);
	struct printk_info *info = info_of(next_seq);

	finalize_last();
	make_room(next, next_seq);
	set_state(next_seq, desc_reserved);
	desc->text_blk_lpos = (struct prb_data_blk_lpos){ begin, next };
	*text = block_text(begin, next);
	((struct prb_data_block *)(*text - sizeof(long)))->id = next_seq;
	*info = (struct printk_info){ .seq = next_seq };
	printk_rb_static.text_data_ring.head_lpos.counter = next;
	return info;
}

static void publish(bool open)
{
	cont_open = open;
	set_state(next_seq, open ? desc_committed : desc_finalized);
	printk_rb_static.desc_ring.head_id.counter = next_seq;
	next_seq++;
}

/* whose text this is: a continuation must come from the same one */
static u32 caller_id(void)
{
	if (in_task())
		return (u32)((unsigned long)current >> 6) & ~0x80000000u;
	return 0x80000000u + this_cpu();
}

/* adds to the last record; false when that is not to be */
static bool extend(const char *text, size_t len, bool newline)
{
	struct printk_info *info = info_of(next_seq - 1);
	struct prb_data_blk_lpos *lpos = &desc_of(next_seq - 1)->text_blk_lpos;
	unsigned long next;

	if (!cont_open || info->caller_id != caller_id() ||
	    info->text_len + len > LINE_MAX)
		return false;
	next = block_end(lpos->begin, info->text_len + len);
	if (next >> LOG_BITS != lpos->next >> LOG_BITS)
		return false;
	make_room(next, next_seq - 1);
	lpos->next = next;
	printk_rb_static.text_data_ring.head_lpos.counter = next;
	memcpy(text_of(next_seq - 1) + info->text_len, text, len);
	info->text_len += len;
	if (newline)
		finalize_last();
	return true;
}

/* ----------------------------------------------------------------- storing */

/* what stands before the text; returns its length */
static int parse_prefix(const char *text, int *level, bool *cont)
{
	int len = 0;

	while (text[len] == KERN_SOH_ASCII && text[len + 1]) {
		char kind = text[len + 1];

		if (kind >= '0' && kind <= '7' && *level == LOGLEVEL_DEFAULT)
			*level = kind - '0';
		else if (kind == 'c')
			*cont = true;
		len += 2;
	}
	return len;
}

/* the text is in line[], whole (len < SHORT_LINE) or only its beginning */
static bool store(int level, const char *line, size_t len, const char *fmt,
		  va_list args)
{
	struct printk_info *info;
	bool cont = false, newline;
	unsigned long flags;
	int prefix = parse_prefix(line, &level, &cont);
	char *text;

	if (!log_lock(&flags)) {
		lost++;
		return false;
	}
	if (len < SHORT_LINE) {
		len -= prefix;
		newline = len && line[prefix + len - 1] == '\n';
		len -= newline;
		if (cont && extend(line + prefix, len, newline))
			goto out;
		info = reserve(len, &text);
		memcpy(text, line + prefix, len);
	} else {	/* a fault in an argument was met when measuring */
		bool cut = len > LINE_MAX;

		len = min_t(size_t, len, LINE_MAX);
		info = reserve(len + 1, &text);
		len = vscnprintf(text, len + 1, fmt, args) - prefix;
		memmove(text, text + prefix, len);
		newline = len && text[len - 1] == '\n';
		len -= newline;
		newline |= cut;
	}
	info->ts_nsec = printk_clock ? printk_clock() : 0;
	info->text_len = len;
	info->level = level == LOGLEVEL_DEFAULT ? MESSAGE_LOGLEVEL_DEFAULT :
		      level;
	info->flags = newline ? LOG_NEWLINE : 0;
	info->caller_id = caller_id();
	publish(!newline);
out:
	log_unlock(flags);
	return true;
}

/* false: lost, see log_lock() */
static bool vprintk_store(int level, const char *fmt, va_list args, int *len)
{
	char line[SHORT_LINE];
	va_list again;
	bool stored;

	va_copy(again, args);
	*len = vsnprintf(line, sizeof(line), fmt, args);
	stored = store(level, line, *len, fmt, again);
	va_end(again);
	return stored;
}

/**
 * vprintk_emit - store a message and show it
 * @level: 0..7; LOGLEVEL_DEFAULT: as the text says; LOGLEVEL_SCHED: store
 *         only, some other CPU or a later message shows it
 * @fmt:   format, may begin with KERN_*
 * @args:  its arguments
 *
 * Context: any, NMI included.
 * Return: characters of the formatted text.
 */
int vprintk_emit(int level, const char *fmt, va_list args)
{
	bool deferred = level == LOGLEVEL_SCHED || this_cpu_read(deferring);
	int len;

	if (!vprintk_store(level == LOGLEVEL_SCHED ? LOGLEVEL_DEFAULT : level,
			   fmt, args, &len))
		return len;
	if (printk_wake_readers)
		printk_wake_readers();
	if (!deferred)
		printk_flush();
	else if (printk_wake)
		printk_wake();
	return len;
}
EXPORT_SYMBOL(vprintk_emit);

/** printk_deferred_enter - until printk_deferred_exit() only store messages */
void printk_deferred_enter(void)
{
	this_cpu_add(deferring, 1);
}
EXPORT_SYMBOL(printk_deferred_enter);

/** printk_deferred_exit - the end of that; what was stored will be shown */
void printk_deferred_exit(void)
{
	this_cpu_add(deferring, -1);
}
EXPORT_SYMBOL(printk_deferred_exit);

/** vprintk - printk() with a va_list */
int vprintk(const char *fmt, va_list args)
{
	return vprintk_emit(LOGLEVEL_DEFAULT, fmt, args);
}
EXPORT_SYMBOL(vprintk);

/**
 * _printk - print a kernel message; see printk()
 * @fmt: format, may begin with KERN_*
 *
 * Context: any. Not under locks that a console takes.
 * Return: characters of the formatted text.
 */
int _printk(const char *fmt, ...)
{
	va_list args;
	int len;

	va_start(args, fmt);
	len = vprintk_emit(LOGLEVEL_DEFAULT, fmt, args);
	va_end(args);
	return len;
}
EXPORT_SYMBOL(_printk);

/* printk() for the scheduler and the clock: touches no console now */
int _printk_deferred(const char *fmt, ...)
{
	va_list args;
	int len;

	va_start(args, fmt);
	len = vprintk_emit(LOGLEVEL_SCHED, fmt, args);
	va_end(args);
	return len;
}
EXPORT_SYMBOL_GPL(_printk_deferred);

/* ----------------------------------------------------------------- reading */

static size_t stamp(char *buf, u64 ns)
{
	u64 us = ns / 1000;

	if (!printk_time)
		return 0;
	return sprintf(buf, "[%5llu.%06llu] ", us / 1000000, us % 1000000);
}

/* every line of the text behind a time stamp of its own */
static size_t format_record(const struct printk_info *info, const char *text,
			    char *buf, size_t size)
{
	size_t left = info->text_len, n = 0;
	char prefix[32];
	size_t plen = stamp(prefix, info->ts_nsec);

	do {
		const char *nl = memchr(text, '\n', left);
		size_t len = nl ? nl - text : left;

		if (n + plen + len + 1 > size)
			break;
		memcpy(buf + n, prefix, plen);
		memcpy(buf + n + plen, text, len);
		n += plen + len;
		buf[n++] = '\n';
		len += !!nl;
		text += len;
		left -= len;
	} while (left);
	return n;
}

/**
 * printk_read - fetch one record as text
 * @seq:   number of the wanted record; a later one when that is gone
 * @buf:   for the lines, each with its time stamp and a newline; not ended
 * @size:  room there; PRINTK_LINE_MAX takes all but the strangest
 * @len:   result: bytes in @buf, 0 when there is no such record yet
 * @level: result: 0..7; may be NULL
 *
 * Context: any.
 * Return: the number to ask for next.
 */
u64 printk_read(u64 seq, char *buf, size_t size, size_t *len, int *level)
{
	unsigned long flags;

	*len = 0;
	if (!log_lock(&flags))
		return seq;
	seq = max(seq, tail_seq);
	if (seq < next_seq - cont_open) {
		struct printk_info *info = info_of(seq);

		*len = format_record(info, text_of(seq), buf, size);
		if (level)
			*level = info->level;
		seq++;
	}
	log_unlock(flags);
	return seq;
}

/**
 * printk_get_record - fetch one record as it is stored
 * @seq:  number of the wanted record; a later one when that is gone
 * @info: result: what is known about it, its true number too
 * @text: for the text, ended by a NUL; PRINTK_RECORD_MAX takes any
 * @size: room there
 *
 * Context: any.
 * Return: false when there is no such record yet.
 */
bool printk_get_record(u64 seq, struct printk_info *info, char *text,
		       size_t size)
{
	unsigned long flags;
	bool found;

	if (!log_lock(&flags))
		return false;
	seq = max(seq, tail_seq);
	found = seq < next_seq - cont_open;
	if (found) {
		size_t len;

		*info = *info_of(seq);
		len = min_t(size_t, info->text_len, size - 1);
		memcpy(text, text_of(seq), len);
		text[len] = '\0';
	}
	log_unlock(flags);
	return found;
}

/* is there a record seq, and will it stay as it is? */
bool printk_has_record(u64 seq)
{
	return seq < READ_ONCE(next_seq) - READ_ONCE(cont_open);
}

/* number of the oldest record */
u64 printk_first_seq(void)
{
	return READ_ONCE(tail_seq);
}

/* number that the next record will have */
u64 printk_next_seq(void)
{
	return READ_ONCE(next_seq);
}

/* --------------------------------------------------------------- consoles */

static bool suppressed(int level)
{
	return level >= console_loglevel && !ignore_loglevel;
}

static bool console_behind(struct console *con)
{
	return (con->flags & CON_ENABLED) &&
	       con->seq < READ_ONCE(next_seq) - READ_ONCE(cont_open);
}

/* one record to one console; console_owner guards buf */
static void show_next(struct console *con)
{
	static char buf[PRINTK_LINE_MAX];
	u64 first = max(con->seq, READ_ONCE(tail_seq)), missed;
	unsigned long flags;
	size_t len;
	int level;

	missed = first - con->seq + xchg(&lost, 0);
	/* before the write: a console that faults must not do so for ever */
	con->seq = printk_read(first, buf, sizeof(buf), &len, &level);
	local_irq_save(flags);
	if (missed) {
		char note[48];

		con->write(con, note, sprintf(note,
			   "** %llu printk messages dropped **\n", missed));
	}
	if (len && !suppressed(level))
		con->write(con, buf, len);
	local_irq_restore(flags);
}

static bool consoles_behind(void)
{
	struct console *con;

	for_each_console(con) {
		if (console_behind(con))
			return true;
	}
	return false;
}

/**
 * console_unlock - show what is new, then let others write to the consoles
 *
 * Race: another CPU stores a record after we looked for the last time and
 * finds console_owner taken. Then it has stored before its cmpxchg failed,
 * and printk_flush() looks again after this release: one of us sees it.
 */
void console_unlock(void)
{
	struct console *con;

	for_each_console(con) {
		while (console_behind(con))
			show_next(con);
	}
	(void)xchg(&console_owner, NO_CPU);	/* full barrier, see Race */
	preempt_enable();
}
EXPORT_SYMBOL(console_unlock);

/* shows what the consoles have not seen; leaves it to whoever is at it */
void printk_flush(void)
{
	while (consoles_behind() && console_trylock())
		console_unlock();
}

/* an unfinished line counts as finished: nobody will go on with it */
void console_flush_on_panic(void)
{
	unsigned long flags;

	if (log_lock(&flags)) {
		finalize_last();
		log_unlock(flags);
	}
	printk_flush();
}

/* everything to the consoles from now on */
void console_verbose(void)
{
	if (console_loglevel)
		console_loglevel = CONSOLE_LOGLEVEL_MOTORMOUTH;
}
EXPORT_SYMBOL_GPL(console_verbose);

/* ----------------------------------------------------------- command line */

static int __init quiet_setup(char *str)
{
	console_loglevel = CONSOLE_LOGLEVEL_QUIET;
	return 0;
}
early_param("quiet", quiet_setup);

static int __init debug_setup(char *str)
{
	console_loglevel = CONSOLE_LOGLEVEL_DEBUG;
	return 0;
}
early_param("debug", debug_setup);

static int __init ignore_loglevel_setup(char *str)
{
	ignore_loglevel = true;
	return 0;
}
early_param("ignore_loglevel", ignore_loglevel_setup);

static int __init loglevel_setup(char *str)
{
	int level;

	if (!str || kstrtoint(str, 0, &level) || level < 0)
		return -EINVAL;
	console_loglevel = clamp(level, 1, CONSOLE_LOGLEVEL_MOTORMOUTH);
	return 0;
}
early_param("loglevel", loglevel_setup);

static int __init printk_time_setup(char *str)
{
	return kstrtobool(str, &printk_time);
}
early_param("printk.time", printk_time_setup);
