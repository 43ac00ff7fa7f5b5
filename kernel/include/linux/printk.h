/* SPDX-License-Identifier: MIT */
/* printk.h - the kernel's voice; kernel/printk/printk.c. */
#ifndef _LINUX_PRINTK_H
#define _LINUX_PRINTK_H

#include <stdarg.h>
#include <linux/compiler.h>
#include <linux/kern_levels.h>
#include <linux/ratelimit_types.h>
#include <linux/types.h>

#define MESSAGE_LOGLEVEL_DEFAULT	LOGLEVEL_WARNING
#define CONSOLE_LOGLEVEL_DEFAULT	7
#define CONSOLE_LOGLEVEL_DEBUG		10
#define CONSOLE_LOGLEVEL_QUIET		4
#define CONSOLE_LOGLEVEL_MOTORMOUTH	15

extern int console_loglevel;	/* less than this reaches the consoles */
extern int oops_in_progress;	/* > 0: consoles must not wait for locks */

/* ns since boot for the time stamps; 0 until the clock's owner sets it */
extern u64 (*printk_clock)(void);
/* makes some CPU call printk_flush() soon, from a harmless context */
extern void (*printk_wake)(void);
/* tells those who sleep until there is a new record; any context */
extern void (*printk_wake_readers)(void);

__printf(1, 2) __cold int _printk(const char *fmt, ...);
__printf(1, 2) __cold int _printk_deferred(const char *fmt, ...);
__printf(1, 0) int vprintk(const char *fmt, va_list args);
__printf(2, 0) int vprintk_emit(int level, const char *fmt, va_list args);

void printk_flush(void);
void console_flush_on_panic(void);
void bust_spinlocks(int yes);
u64 printk_read(u64 seq, char *buf, size_t size, size_t *len, int *level);
struct printk_info;
#define PRINTK_RECORD_MAX	1024	/* text of any record, with a NUL */
#define PRINTK_LINE_MAX		1280	/* with time stamps: printk_read() */
bool printk_get_record(u64 seq, struct printk_info *info, char *text,
		       size_t size);
bool printk_has_record(u64 seq);
u64 printk_first_seq(void);
u64 printk_next_seq(void);

/* %pV: a format and its arguments, printed where the %pV stands */
struct va_format {
	const char *fmt;
	va_list *va;
};

/* the level in front of a text: '0'..'7' or 'c', 0 for none */
static inline int printk_get_level(const char *buffer)
{
	char c = buffer[0] == KERN_SOH_ASCII ? buffer[1] : 0;

	return (c >= '0' && c <= '7') || c == 'c' ? c : 0;
}

static inline const char *printk_skip_level(const char *buffer)
{
	return printk_get_level(buffer) ? buffer + 2 : buffer;
}

static inline const char *printk_skip_headers(const char *buffer)
{
	while (printk_get_level(buffer))
		buffer += 2;
	return buffer;
}

#define FW_BUG		"[Firmware Bug]: "
#define FW_WARN		"[Firmware Warn]: "
#define FW_INFO		"[Firmware Info]: "
#define HW_ERR		"[Hardware Error]: "
#define DEPRECATED	"[Deprecated]: "

#define printk(fmt, ...)	_printk(fmt, ##__VA_ARGS__)
#define printk_deferred(fmt, ...) _printk_deferred(fmt, ##__VA_ARGS__)

/* a checked call that makes no code */
#define no_printk(fmt, ...) \
	({ if (0) _printk(fmt, ##__VA_ARGS__); 0; })

#ifndef pr_fmt
#define pr_fmt(fmt)	fmt
#endif

/*
 * pr_debug() and pr_devel() print in files that #define DEBUG. Linux: also
 * dynamic debug, which switches each pr_debug() on and off; not here, so a
 * file without DEBUG stays silent whatever dyndbg= says.
 */
#ifdef DEBUG
#define __pr_debug(print, fmt, ...) print(fmt, ##__VA_ARGS__)
#else
#define __pr_debug(print, fmt, ...) no_printk(fmt, ##__VA_ARGS__)
#endif

#define pr_emerg(fmt, ...)	printk(KERN_EMERG pr_fmt(fmt), ##__VA_ARGS__)
#define pr_alert(fmt, ...)	printk(KERN_ALERT pr_fmt(fmt), ##__VA_ARGS__)
#define pr_crit(fmt, ...)	printk(KERN_CRIT pr_fmt(fmt), ##__VA_ARGS__)
#define pr_err(fmt, ...)	printk(KERN_ERR pr_fmt(fmt), ##__VA_ARGS__)
#define pr_warn(fmt, ...)	printk(KERN_WARNING pr_fmt(fmt), ##__VA_ARGS__)
#define pr_notice(fmt, ...)	printk(KERN_NOTICE pr_fmt(fmt), ##__VA_ARGS__)
#define pr_info(fmt, ...)	printk(KERN_INFO pr_fmt(fmt), ##__VA_ARGS__)
#define pr_cont(fmt, ...)	printk(KERN_CONT fmt, ##__VA_ARGS__)
#define pr_debug(fmt, ...) \
	__pr_debug(printk, KERN_DEBUG pr_fmt(fmt), ##__VA_ARGS__)
#define pr_devel(fmt, ...) \
	__pr_debug(printk, KERN_DEBUG pr_fmt(fmt), ##__VA_ARGS__)

#define __print_once(print, fmt, ...)					\
({									\
	static bool __printed;						\
	bool __first = !READ_ONCE(__printed);				\
	if (__first) {							\
		WRITE_ONCE(__printed, true);				\
		print(fmt, ##__VA_ARGS__);				\
	}								\
	__first;							\
})
#define printk_once(fmt, ...)	__print_once(printk, fmt, ##__VA_ARGS__)
#define printk_deferred_once(fmt, ...) \
	__print_once(printk_deferred, fmt, ##__VA_ARGS__)

#define pr_emerg_once(fmt, ...)	printk_once(KERN_EMERG pr_fmt(fmt), ##__VA_ARGS__)
#define pr_alert_once(fmt, ...)	printk_once(KERN_ALERT pr_fmt(fmt), ##__VA_ARGS__)
#define pr_crit_once(fmt, ...)	printk_once(KERN_CRIT pr_fmt(fmt), ##__VA_ARGS__)
#define pr_err_once(fmt, ...)	printk_once(KERN_ERR pr_fmt(fmt), ##__VA_ARGS__)
#define pr_warn_once(fmt, ...)	printk_once(KERN_WARNING pr_fmt(fmt), ##__VA_ARGS__)
#define pr_notice_once(fmt, ...) printk_once(KERN_NOTICE pr_fmt(fmt), ##__VA_ARGS__)
#define pr_info_once(fmt, ...)	printk_once(KERN_INFO pr_fmt(fmt), ##__VA_ARGS__)
#define pr_debug_once(fmt, ...) \
	__pr_debug(printk_once, KERN_DEBUG pr_fmt(fmt), ##__VA_ARGS__)
#define pr_devel_once(fmt, ...) \
	__pr_debug(printk_once, KERN_DEBUG pr_fmt(fmt), ##__VA_ARGS__)

#define printk_ratelimited(fmt, ...)					\
({									\
	static DEFINE_RATELIMIT_STATE(_rs, DEFAULT_RATELIMIT_INTERVAL,	\
				      DEFAULT_RATELIMIT_BURST);		\
	if (__ratelimit(&_rs))						\
		printk(fmt, ##__VA_ARGS__);				\
})

#define pr_emerg_ratelimited(fmt, ...) \
	printk_ratelimited(KERN_EMERG pr_fmt(fmt), ##__VA_ARGS__)
#define pr_alert_ratelimited(fmt, ...) \
	printk_ratelimited(KERN_ALERT pr_fmt(fmt), ##__VA_ARGS__)
#define pr_crit_ratelimited(fmt, ...) \
	printk_ratelimited(KERN_CRIT pr_fmt(fmt), ##__VA_ARGS__)
#define pr_err_ratelimited(fmt, ...) \
	printk_ratelimited(KERN_ERR pr_fmt(fmt), ##__VA_ARGS__)
#define pr_warn_ratelimited(fmt, ...) \
	printk_ratelimited(KERN_WARNING pr_fmt(fmt), ##__VA_ARGS__)
#define pr_notice_ratelimited(fmt, ...) \
	printk_ratelimited(KERN_NOTICE pr_fmt(fmt), ##__VA_ARGS__)
#define pr_info_ratelimited(fmt, ...) \
	printk_ratelimited(KERN_INFO pr_fmt(fmt), ##__VA_ARGS__)
#define pr_debug_ratelimited(fmt, ...) \
	__pr_debug(printk_ratelimited, KERN_DEBUG pr_fmt(fmt), ##__VA_ARGS__)
#define pr_devel_ratelimited(fmt, ...) \
	__pr_debug(printk_ratelimited, KERN_DEBUG pr_fmt(fmt), ##__VA_ARGS__)

/* one limit for all who use it; new code has a state of its own */
extern struct ratelimit_state printk_ratelimit_state;
#define printk_ratelimit()	___ratelimit(&printk_ratelimit_state, __func__)
bool printk_timed_ratelimit(unsigned long *state, unsigned int interval_msecs);

/* In between, this CPU's messages touch no console; preemption is off. */
void printk_deferred_enter(void);
void printk_deferred_exit(void);

/* dump_stack() belongs to arch/x86_64/cpu/stacktrace.c */
void dump_stack(void);
void dump_stack_lvl(const char *log_lvl);
void dump_stack_print_info(const char *log_lvl);

enum { DUMP_PREFIX_NONE, DUMP_PREFIX_ADDRESS, DUMP_PREFIX_OFFSET };
int hex_dump_to_buffer(const void *buf, size_t len, int rowsize, int groupsize,
		       char *linebuf, size_t linebuflen, bool ascii);
void print_hex_dump(const char *level, const char *prefix_str, int prefix_type,
		    int rowsize, int groupsize, const void *buf, size_t len,
		    bool ascii);

#define print_hex_dump_bytes(prefix_str, prefix_type, buf, len) \
	print_hex_dump_debug(prefix_str, prefix_type, 16, 1, buf, len, true)
#ifdef DEBUG
#define print_hex_dump_debug(prefix_str, prefix_type, rowsize, groupsize,  \
			     buf, len, ascii)				   \
	print_hex_dump(KERN_DEBUG, prefix_str, prefix_type, rowsize,	   \
		       groupsize, buf, len, ascii)
#else
static inline void print_hex_dump_debug(const char *prefix_str, int prefix_type,
					int rowsize, int groupsize,
					const void *buf, size_t len, bool ascii)
{
}
#endif

#endif /* _LINUX_PRINTK_H */
