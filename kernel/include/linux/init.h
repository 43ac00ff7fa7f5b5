/* SPDX-License-Identifier: MIT */
/* Code of the boot: initcalls by level, and command line parameters. */
#ifndef _LINUX_INIT_H
#define _LINUX_INIT_H

#include <linux/compiler.h>
#include <linux/types.h>

#ifdef MODULE
/* The loader frees these sections when init has returned: kernel/module. */
#define __init		__section(".init.text") __cold
#define __initdata	__section(".init.data")
#define __initconst	__section(".init.rodata")
#define __exit		__section(".exit.text") __used __cold
#else
/* Kept after boot: the few kilobytes are worth less than the lesson. */
#define __init
#define __initdata
#define __initconst
#define __exit
#endif
#define __exitdata
#define __exit_p(x)	(x)
#define __ref
#define __refdata
#define __meminit
#define __meminitdata
#define __net_init	__init
#define __net_exit	__exit

typedef int (*initcall_t)(void);
typedef void (*exitcall_t)(void);

#ifndef MODULE

/* The linker sorts the levels; do_initcalls() in main.c walks them. */
struct initcall_entry {
	initcall_t fn;
	const char *name;
};

#define __define_initcall(fn, id)					\
	static const struct initcall_entry __initcall_##fn##id		\
	__used __section(".initcall" #id ".init") __aligned(8) = { fn, #fn }

#define early_initcall(fn)	__define_initcall(fn, early)
#define pure_initcall(fn)	__define_initcall(fn, 0)
#define core_initcall(fn)	__define_initcall(fn, 1)
#define postcore_initcall(fn)	__define_initcall(fn, 2)
#define arch_initcall(fn)	__define_initcall(fn, 3)
#define subsys_initcall(fn)	__define_initcall(fn, 4)
#define fs_initcall(fn)		__define_initcall(fn, 5)
#define rootfs_initcall(fn)	__define_initcall(fn, 5)
#define device_initcall(fn)	__define_initcall(fn, 6)
#define late_initcall(fn)	__define_initcall(fn, 7)
#define module_init(fn)		device_initcall(fn)
/* What is built in never leaves. */
#define module_exit(fn) \
	static __maybe_unused const exitcall_t __exitcall_##fn = fn

#endif /* !MODULE */

/*
 * A handler of one command line parameter. early ones run as soon as the
 * command line is known, before memory is set up: they may only set variables.
 */
struct obs_kernel_param {
	const char *str;
	int (*setup_func)(char *val);
	int early;
};

#define __setup_param(s, id, fn, is_early)				\
	static const struct obs_kernel_param __setup_##id		\
	__used __section(".init.setup") __aligned(8) = { s, fn, is_early }

#ifndef MODULE
/* __setup("name=", fn): fn gets the text after "="; returns 1 if it took it. */
#define __setup(str, fn)	__setup_param(str, fn, fn, 0)
/* early_param("name", fn): fn returns 0 if the value made sense. */
#define early_param(str, fn)	__setup_param(str, fn, fn, 1)
#else
/* A module has no place on the command line but NAME.parameter=. */
#define __setup(str, fn)
#define early_param(str, fn)
#endif

extern char boot_command_line[];
extern char *saved_command_line;
extern bool initcall_debug;

#endif
