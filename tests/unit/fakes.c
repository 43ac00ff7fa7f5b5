// SPDX-License-Identifier: MIT
/*
 * fakes.c - what the sources under test take from the rest of the kernel, for
 * a host process: one CPU, interrupts that never come, a printk that prints,
 * and a panic that ends the case. All weak: a real one that is linked wins.
 */
#include <linux/bug.h>
#include <linux/compiler.h>
#include <linux/kallsyms.h>
#include <linux/panic.h>
#include <linux/percpu-defs.h>
#include <linux/preempt.h>
#include <linux/printk.h>
#include <linux/random.h>
#include <linux/sprintf.h>
#include "../../kernel/lib/vsprintf.h"
#include "unit.h"

#define WEAK __attribute__((weak))

/* Objects without vsprintf.c get the format itself: enough to find the line. */
WEAK int vsnprintf(char *buf, size_t size, const char *fmt, va_list args)
{
	size_t n = 0;

	for (; fmt[n] && n + 1 < size; n++)
		buf[n] = fmt[n];
	if (size)
		buf[n] = '\0';
	return n;
}

WEAK int vprintk(const char *fmt, va_list args)
{
	char text[256];
	int n = vsnprintf(text, sizeof(text), fmt, args);

	unit_print(text[0] == '\001' ? text + 2 : text);
	return n;
}

WEAK int _printk(const char *fmt, ...)
{
	va_list args;
	int n;

	va_start(args, fmt);
	n = vprintk(fmt, args);
	va_end(args);
	return n;
}

WEAK void panic(const char *fmt, ...)
{
	unit_panic(fmt);
}

WEAK void bug_report(const char *file, int line)
{
	unit_fail(file, line, "BUG()");
	unit_panic("BUG()");
}

WEAK void warn_slowpath_fmt(const char *file, int line, unsigned int taint,
			    const char *fmt, ...)
{
	if (unit_expects_warning)
		unit_expects_warning--;
	else
		unit_fail(file, line, fmt ? fmt : "WARN_ON()");
}

/* Objects that print no pointers do with vsprintf.c alone. */
WEAK char *fmt_pointer(const char *fmt, char *buf, char *end, const void *ptr,
		       struct printf_spec spec)
{
	return fmt_put(buf, end, '?');
}

/* A host process has no symbol table of the kernel: addresses as they are. */
WEAK int sprint_symbol(char *buf, unsigned long address)
{
	return snprintf(buf, KSYM_SYMBOL_LEN, "0x%lx", address);
}

WEAK int sprint_symbol_no_offset(char *buf, unsigned long address)
{
	return sprint_symbol(buf, address);
}

WEAK int sprint_backtrace(char *buf, unsigned long address)
{
	return sprint_symbol(buf, address);
}

WEAK u64 get_random_u64(void)
{
	return unit_random();
}

WEAK unsigned long __per_cpu_offset[CONFIG_NR_CPUS];
WEAK unsigned long this_cpu_off;
WEAK int cpu_number;
WEAK int __preempt_count = PREEMPT_ENABLED;

/* Objects that format nothing need no snprintf() of the kernel either. */
WEAK int snprintf(char *buf, size_t size, const char *fmt, ...)
{
	va_list args;
	int n;

	va_start(args, fmt);
	n = vsnprintf(buf, size, fmt, args);
	va_end(args);
	return n;
}

/* No softirqs to run either. */
void __local_bh_enable_ip(unsigned long ip, unsigned int cnt);
WEAK void __local_bh_enable_ip(unsigned long ip, unsigned int cnt)
{
	__preempt_count -= cnt;
}

WEAK int scnprintf(char *buf, size_t size, const char *fmt, ...)
{
	va_list args;
	int n;

	va_start(args, fmt);
	n = vsnprintf(buf, size, fmt, args);
	va_end(args);
	return n < size ? n : size - 1;
}
