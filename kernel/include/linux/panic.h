/* SPDX-License-Identifier: MIT */
/*
 * panic.h - the end of the road, and what leads there; kernel/printk/panic.c.
 */
#ifndef _LINUX_PANIC_H
#define _LINUX_PANIC_H

#include <stdarg.h>
#include <linux/compiler.h>
#include <linux/types.h>

/* letters in brackets are what print_tainted() shows */
#define TAINT_PROPRIETARY_MODULE	0	/* P */
#define TAINT_FORCED_MODULE		1	/* F */
#define TAINT_CPU_OUT_OF_SPEC		2	/* S */
#define TAINT_FORCED_RMMOD		3	/* R */
#define TAINT_MACHINE_CHECK		4	/* M */
#define TAINT_BAD_PAGE			5	/* B */
#define TAINT_USER			6	/* U */
#define TAINT_DIE			7	/* D: there was an oops */
#define TAINT_OVERRIDDEN_ACPI_TABLE	8	/* A */
#define TAINT_WARN			9	/* W: there was a warning */
#define TAINT_CRAP			10	/* C */
#define TAINT_FIRMWARE_WORKAROUND	11	/* I */
#define TAINT_OOT_MODULE		12	/* O */
#define TAINT_UNSIGNED_MODULE		13	/* E */
#define TAINT_SOFTLOCKUP		14	/* L */
#define TAINT_LIVEPATCH			15	/* K */
#define TAINT_AUX			16	/* X */
#define TAINT_RANDSTRUCT		17	/* T */
#define TAINT_TEST			18	/* N: a self test ran */
#define TAINT_FLAGS_COUNT		19
#define TAINT_FLAGS_MAX			((1UL << TAINT_FLAGS_COUNT) - 1)

enum lockdep_ok {
	LOCKDEP_STILL_OK,
	LOCKDEP_NOW_UNRELIABLE
};

/*
 * What panic() and the warnings need from the layers above: each owner fills
 * its field at init; an empty field is skipped. Linux: direct calls.
 */
struct panic_hooks {
	void (*stop_other_cpus)(void);	/* kernel/smp.c; does not return here twice */
	void (*restart)(void);		/* machine_restart, for panic=N */
	void (*delay_ms)(unsigned int ms); /* a busy wait that needs no interrupt */
	void (*debug_exit)(u8 value);	/* ends the emulator where asked to */
	void (*dump_stack)(const char *log_lvl); /* call trace of the caller */
	void (*task_info)(int *pid, const char **comm); /* who runs here */
	void (*worker_info)(const char *log_lvl); /* which work runs here */
	void (*show_modules)(void);	/* "Modules linked in: ..." */
};

extern struct panic_hooks panic_hooks;
extern int panic_timeout;	/* s; 0 wait for ever, < 0 restart at once */
extern int panic_on_oops;
extern int panic_on_warn;
extern int panic_cpu;		/* the CPU that panics, or -1 */

__printf(1, 2) __noreturn __cold void panic(const char *fmt, ...);

void add_taint(unsigned int flag, enum lockdep_ok lockdep_ok);
int test_taint(unsigned int flag);
unsigned long get_taint(void);
const char *print_tainted(void);

void oops_enter(void);
void oops_exit(void);

#endif /* _LINUX_PANIC_H */
