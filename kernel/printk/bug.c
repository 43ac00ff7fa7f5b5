// SPDX-License-Identifier: MIT
/*
 * bug.c - what WARN() and BUG() say.
 *
 * A warning is framed by "cut here" and "end trace", names the place by file
 * and line and by function, and shows how we came there; then life goes on.
 * A bug prints its line and returns to the trap that BUG() put behind the
 * call: the oops takes over from there.
 *
 * Linux: kernel/panic.c (__warn), lib/bug.c.
 */
#include <linux/bug.h>
#include <linux/export.h>
#include <linux/panic.h>
#include <linux/percpu-defs.h>
#include <linux/printk.h>

#define CUT_HERE	"------------[ cut here ]------------\n"

/* BUG(): the line before the oops */
void bug_report(const char *file, int line)
{
	bust_spinlocks(1);
	printk(KERN_CRIT CUT_HERE);
	printk(KERN_CRIT "kernel BUG at %s:%d!\n", file, line);
	bust_spinlocks(0);
}
EXPORT_SYMBOL(bug_report);

static void report_place(const char *file, int line, void *caller)
{
	const char *comm;
	int pid = 0;

	if (panic_hooks.task_info)
		panic_hooks.task_info(&pid, &comm);
	pr_warn("WARNING: CPU: %d PID: %d at %s:%d %pS\n",
		this_cpu_read(cpu_number), pid, file, line, caller);
	if (panic_hooks.show_modules)
		panic_hooks.show_modules();
}

/**
 * warn_slowpath_fmt - report a warning
 * @file:  where
 * @line:  where
 * @taint: TAINT_* flag to set
 * @fmt:   what it means, or NULL
 *
 * Context: any.
 */
void warn_slowpath_fmt(const char *file, int line, unsigned int taint,
		       const char *fmt, ...)
{
	va_list args;

	pr_warn(CUT_HERE);
	if (fmt) {
		va_start(args, fmt);
		vprintk(fmt, args);
		va_end(args);
	}
	report_place(file, line, __builtin_return_address(0));
	if (panic_hooks.dump_stack)
		panic_hooks.dump_stack(KERN_WARNING);
	else
		dump_stack_print_info(KERN_WARNING);
	pr_warn("---[ end trace 0000000000000000 ]---\n");
	add_taint(taint, LOCKDEP_STILL_OK);
	if (panic_on_warn) {
		panic_on_warn = 0;	/* panic() may warn, too */
		panic("panic_on_warn set ...");
	}
}
EXPORT_SYMBOL(warn_slowpath_fmt);

/** __warn_printk - the words of a WARN() alone, without a report */
void __warn_printk(const char *fmt, ...)
{
	va_list args;

	pr_warn(CUT_HERE);
	va_start(args, fmt);
	vprintk(fmt, args);
	va_end(args);
}
EXPORT_SYMBOL(__warn_printk);
