// SPDX-License-Identifier: MIT
/*
 * panic.c - when the kernel cannot go on, and the marks of what went wrong.
 *
 * panic() is for the whole machine: say why, show the way here, stop the other
 * CPUs, restart after panic=N seconds or stay. An oops is for one thread: its
 * reporter (arch/x86_64/cpu) brackets the report with oops_enter() and
 * oops_exit(), and taints the kernel, so that every later report says that
 * something has been wrong before.
 *
 * What it needs from above (stopping CPUs, restarting, waiting) comes through
 * panic_hooks, which the owners fill at init. Linux: direct calls, notifier
 * chains, and kexec into a crash kernel.
 */
#define pr_fmt(fmt) "Kernel panic - not syncing: " fmt

#include <linux/panic.h>
#include <linux/console.h>
#include <linux/debug_locks.h>
#include <linux/errno.h>
#include <linux/export.h>
#include <linux/init.h>
#include <linux/irqflags.h>
#include <linux/kstrtox.h>
#include <linux/percpu-defs.h>
#include <linux/preempt.h>
#include <linux/printk.h>
#include <linux/sprintf.h>
#include <linux/string.h>
#include <linux/version.h>
#include <asm/cmpxchg.h>
#include <asm/processor.h>

#define PANIC_EXIT_CODE	0x12	/* QEMU ends with 37 */

struct panic_hooks panic_hooks;
int panic_timeout;
EXPORT_SYMBOL_GPL(panic_timeout);
int panic_on_oops;
int panic_on_warn;
int panic_cpu = -1;

#ifdef CONFIG_DEBUG_KERNEL
int debug_locks = 1;	/* lockdep reports */
EXPORT_SYMBOL_GPL(debug_locks);
#endif

static unsigned long tainted_mask;

/* ------------------------------------------------------------------ taint */

#define T(name, c_true, c_false)	\
	[TAINT_##name] = { c_true, c_false, #name }

/* what a set flag shows, and an unset one; its name without TAINT_ */
static const struct {
	char c_true, c_false;
	const char *desc;
} taint_flags[TAINT_FLAGS_COUNT] = {
	T(PROPRIETARY_MODULE, 'P', 'G'),
	T(FORCED_MODULE, 'F', ' '),
	T(CPU_OUT_OF_SPEC, 'S', ' '),
	T(FORCED_RMMOD, 'R', ' '),
	T(MACHINE_CHECK, 'M', ' '),
	T(BAD_PAGE, 'B', ' '),
	T(USER, 'U', ' '),
	T(DIE, 'D', ' '),
	T(OVERRIDDEN_ACPI_TABLE, 'A', ' '),
	T(WARN, 'W', ' '),
	T(CRAP, 'C', ' '),
	T(FIRMWARE_WORKAROUND, 'I', ' '),
	T(OOT_MODULE, 'O', ' '),
	T(UNSIGNED_MODULE, 'E', ' '),
	T(SOFTLOCKUP, 'L', ' '),
	T(LIVEPATCH, 'K', ' '),
	T(AUX, 'X', ' '),
	T(RANDSTRUCT, 'T', ' '),
	T(TEST, 'N', ' '),
};

/**
 * add_taint - remember that something was wrong
 * @flag:       TAINT_*
 * @lockdep_ok: LOCKDEP_NOW_UNRELIABLE when locks may be left held
 *
 * Context: any.
 */
void add_taint(unsigned int flag, enum lockdep_ok lockdep_ok)
{
	unsigned long old = READ_ONCE(tainted_mask), seen;

	if (lockdep_ok == LOCKDEP_NOW_UNRELIABLE && __debug_locks_off())
		printk(KERN_WARNING "Disabling lock debugging due to kernel taint\n");
	while ((seen = cmpxchg(&tainted_mask, old, old | 1UL << flag)) != old)
		old = seen;
}
EXPORT_SYMBOL(add_taint);

/** test_taint - is one of the TAINT_* bits set? */
int test_taint(unsigned int flag)
{
	return READ_ONCE(tainted_mask) >> flag & 1;
}
EXPORT_SYMBOL(test_taint);

/** get_taint - all TAINT_* bits */
unsigned long get_taint(void)
{
	return READ_ONCE(tainted_mask);
}

/* "Not tainted", or "Tainted: G      D W       "; the text is static */
const char *print_tainted(void)
{
	static char buf[sizeof("Tainted: ") + TAINT_FLAGS_COUNT];
	unsigned long mask = get_taint();
	char *p = buf;

	if (!mask)
		return "Not tainted";
	p += sprintf(p, "Tainted: ");
	for (int i = 0; i < TAINT_FLAGS_COUNT; i++)
		*p++ = mask >> i & 1 ? taint_flags[i].c_true :
				       taint_flags[i].c_false;
	*p = '\0';
	return buf;
}

/* "Tainted: [W]=WARN, [O]=OOT_MODULE": the letters explained */
static void print_taint_names(const char *log_lvl)
{
	unsigned long mask = get_taint();
	const char *sep = "";

	if (!mask)
		return;
	printk("%sTainted: ", log_lvl);
	for (int i = 0; i < TAINT_FLAGS_COUNT; i++) {
		if (!(mask >> i & 1))
			continue;
		printk(KERN_CONT "%s[%c]=%s", sep, taint_flags[i].c_true,
		       taint_flags[i].desc);
		sep = ", ";
	}
	printk(KERN_CONT "\n");
}

/* the line over "Call Trace": which CPU and thread, which kernel */
void dump_stack_print_info(const char *log_lvl)
{
	const char *comm = "swapper";
	int pid = 0;

	if (panic_hooks.task_info)
		panic_hooks.task_info(&pid, &comm);
	printk("%sCPU: %d UID: 0 PID: %d Comm: %.20s %s %s %.*s\n", log_lvl,
	       this_cpu_read(cpu_number), pid, comm, print_tainted(),
	       UTS_RELEASE, (int)strcspn(UTS_VERSION, " "), UTS_VERSION);
	print_taint_names(log_lvl);
	if (panic_hooks.worker_info)
		panic_hooks.worker_info(log_lvl);
}

/* ------------------------------------------------------------------- oops */

/**
 * oops_enter - begin the report of an oops
 *
 * From here to oops_exit() everything reaches the consoles, which do not wait
 * for locks. Context: the CPU that had the fault.
 */
void oops_enter(void)
{
	bust_spinlocks(1);
	console_verbose();
}

/** oops_exit - the report is complete */
void oops_exit(void)
{
	printk(KERN_WARNING "---[ end trace 0000000000000000 ]---\n");
	bust_spinlocks(0);
}

/* ------------------------------------------------------------------ panic */

/* only the first CPU gets past this line; the others wait to be stopped */
static void claim_panic(void)
{
	int this_cpu = this_cpu_read(cpu_number);
	int owner = cmpxchg(&panic_cpu, -1, this_cpu);

	if (owner == -1 || owner == this_cpu)
		return;
	for (;;)
		cpu_relax();
}

static void wait_s(int seconds)
{
	for (int ms = 0; ms < seconds * 1000; ms += 100)
		panic_hooks.delay_ms(100);
}

/* panic=N: N > 0 restart after N s, N < 0 at once, 0 stay */
static void restart_if_asked(void)
{
	if (!panic_timeout || !panic_hooks.restart)
		return;
	if (panic_timeout > 0 && panic_hooks.delay_ms) {
		printk(KERN_EMERG "Rebooting in %d seconds..\n", panic_timeout);
		console_flush_on_panic();
		wait_s(panic_timeout);
	}
	panic_hooks.restart();
}

/**
 * panic - stop the machine
 * @fmt: why; without a newline
 *
 * A panic inside a panic prints its reason and skips what failed before.
 *
 * Context: any. Does not return.
 */
void panic(const char *fmt, ...)
{
	static int depth;	/* panic_cpu only */
	char why[256];
	va_list args;

	local_irq_disable();
	preempt_disable();
	claim_panic();
	console_verbose();
	bust_spinlocks(1);

	va_start(args, fmt);
	vscnprintf(why, sizeof(why), fmt, args);
	va_end(args);
	pr_emerg("%s\n", why);
	if (depth++ == 0) {
		if (panic_hooks.dump_stack && oops_in_progress <= 1)
			panic_hooks.dump_stack(KERN_EMERG);
		if (panic_hooks.stop_other_cpus)
			panic_hooks.stop_other_cpus();
	}
	printk(KERN_EMERG "---[ end Kernel panic - not syncing: %s ]---\n",
	       why);
	console_flush_on_panic();

	if (panic_hooks.debug_exit)
		panic_hooks.debug_exit(PANIC_EXIT_CODE);
	restart_if_asked();
	for (;;)
		cpu_relax();
}
EXPORT_SYMBOL(panic);

/* ----------------------------------------------------------- command line */

static int __init panic_setup(char *str)
{
	return str ? kstrtoint(str, 0, &panic_timeout) : -EINVAL;
}
early_param("panic", panic_setup);

static int __init oops_setup(char *str)
{
	if (!str || strcmp(str, "panic"))
		return -EINVAL;
	panic_on_oops = 1;
	return 0;
}
early_param("oops", oops_setup);

static int __init panic_on_warn_setup(char *str)
{
	panic_on_warn = 1;
	return 0;
}
early_param("panic_on_warn", panic_on_warn_setup);
