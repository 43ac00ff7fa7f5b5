/* SPDX-License-Identifier: MIT */
/*
 * module.h - code that is loaded while the kernel runs; kernel/module.
 *
 * A module is a relocatable object, NAME.ko, with a struct module in it. Its
 * parts are mapped by what may be done with them; those that only init needs
 * are freed when it has returned.
 *
 * Linux: signatures, versions of symbols, live patching, tracing tables.
 */
#ifndef _LINUX_MODULE_H
#define _LINUX_MODULE_H

#include <linux/atomic.h>
#include <linux/compiler.h>
#include <linux/elf.h>
#include <linux/errno.h>
#include <linux/export.h>
#include <linux/init.h>
#include <linux/kernel.h>
#include <linux/kobject.h>
#include <linux/list.h>
#include <linux/moduleparam.h>
#include <linux/printk.h>
#include <linux/stringify.h>
#include <linux/types.h>
#include <asm/extable.h>

#define MODULE_NAME_LEN		(64 - sizeof(unsigned long))

enum module_state {
	MODULE_STATE_LIVE,	/* in use */
	MODULE_STATE_COMING,	/* complete, init runs */
	MODULE_STATE_GOING,	/* exit runs, or init failed */
	MODULE_STATE_UNFORMED,	/* its name is taken, no more */
};

/* the parts, by what the page tables allow */
enum mod_mem_type {
	MOD_TEXT,		/* R X */
	MOD_RODATA,		/* R   */
	MOD_DATA,		/* RW  */
	MOD_INIT_TEXT,		/* R X, until init has returned */
	MOD_INIT_DATA,		/* RW,  until init has returned */
	MOD_MEM_NUM_TYPES
};

struct module_memory {
	void *base;
	unsigned int size;	/* whole pages; 0: there is no such part */
};

/* /sys/module/NAME; kernel/module/sysfs.c */
struct module_kobject {
	struct kobject kobj;
	struct module *mod;
	struct module_param_attrs *params;
	struct completion *kobj_completion;	/* told when kobj is unused */
};

struct module_attribute {
	struct attribute attr;
	ssize_t (*show)(struct module_attribute *attr,
			struct module_kobject *mk, char *buf);
	ssize_t (*store)(struct module_attribute *attr,
			 struct module_kobject *mk, const char *buf,
			 size_t count);
};

/*
 * m module_mutex, R read under RCU and changed under module_mutex, a atomic,
 * I not changed after it is on the list
 */
struct module {
	enum module_state state;		/* R */
	struct list_head list;			/* R of all modules */
	char name[MODULE_NAME_LEN];		/* I */

	int (*init)(void);			/* I */
	void (*exit)(void);			/* I */
	const char *args;			/* I what insmod was given */
	const char *version, *license;		/* I or NULL */
	unsigned long taints;			/* m TAINT_* bits it brought */

	struct kernel_param *kp;		/* I */
	unsigned int num_kp;
	struct module_kobject mkobj;		/* m /sys/module/NAME */

	struct module_memory mem[MOD_MEM_NUM_TYPES];	/* R */
	const struct exception_table_entry *extable;	/* I */
	unsigned int num_exentries;
	void __percpu *percpu;			/* I */
	struct alloc_tag *alloc_tags;		/* I who allocates what */
	unsigned int num_alloc_tags;
	struct kunit_suite **kunit_suites;	/* I self tests */
	unsigned int num_kunit_suites;

	const Elf64_Sym *symtab;		/* I addresses, not offsets */
	const char *strtab;
	unsigned int num_symtab;

	struct list_head source_list;		/* m who uses us */
	struct list_head target_list;		/* m whom we use */
	atomic_t refcnt;			/* a 1 for being loaded */
};

/* a uses b */
struct module_use {
	struct list_head source_list;		/* in b */
	struct list_head target_list;		/* in a */
	struct module *source, *target;		/* a, b */
};

/* ------------------------------------------------------ what a file says */

/* One "tag=text" in .modinfo, which `modinfo` prints. */
#define MODULE_INFO(tag, info)						\
	static const char __UNIQUE_ID(modinfo)[] __used			\
	__section(".modinfo") __aligned(1) =				\
		__MODULE_INFO_PREFIX __stringify(tag) "=" info

#define MODULE_ALIAS(_alias)		MODULE_INFO(alias, _alias)
#define MODULE_SOFTDEP(_dep)		MODULE_INFO(softdep, _dep)
#define MODULE_LICENSE(_license)		MODULE_INFO(license, _license)
#define MODULE_AUTHOR(_author)		MODULE_INFO(author, _author)
#define MODULE_DESCRIPTION(text)	MODULE_INFO(description, text)
#define MODULE_VERSION(_version)		MODULE_INFO(version, _version)
#define MODULE_FIRMWARE(_firmware)	MODULE_INFO(firmware, _firmware)
#define MODULE_IMPORT_NS(ns)		MODULE_INFO(import_ns, __stringify(ns))
/* Tables by which a bus finds its driver: there is no bus. */
#define MODULE_DEVICE_TABLE(type, name)

#ifdef MODULE
/*
 * init_module and cleanup_module, which NAME.mod.c looks for, are the aliases.
 * As in Linux the semicolon after module_init(fn) may be missing.
 */
#define module_init(initfn)						\
	static inline __maybe_unused initcall_t __inittest(void)	\
	{ return initfn; }						\
	int init_module(void) __copy(initfn)				\
		__attribute__((alias(#initfn)));
#define module_exit(exitfn)						\
	static inline __maybe_unused exitcall_t __exittest(void)	\
	{ return exitfn; }						\
	void cleanup_module(void) __copy(exitfn)				\
		__attribute__((alias(#exitfn)));

int init_module(void);
void cleanup_module(void);

#define early_initcall(fn)	module_init(fn)
#define core_initcall(fn)	module_init(fn)
#define postcore_initcall(fn)	module_init(fn)
#define arch_initcall(fn)	module_init(fn)
#define subsys_initcall(fn)	module_init(fn)
#define fs_initcall(fn)		module_init(fn)
#define device_initcall(fn)	module_init(fn)
#define late_initcall(fn)	module_init(fn)
#endif

/* ------------------------------------------------ users: module/refcount.c */

bool try_module_get(struct module *module);
void __module_get(struct module *module);
void module_put(struct module *module);
int module_refcount(struct module *module);
void __noreturn __module_put_and_kthread_exit(struct module *module, long code);
#define module_put_and_kthread_exit(code) \
	__module_put_and_kthread_exit(THIS_MODULE, code)

static inline bool module_is_live(struct module *module)
{
	return module->state != MODULE_STATE_GOING;
}

#define module_name(mod)						\
({									\
	struct module *__mod = (mod);					\
	__mod ? __mod->name : "kernel";					\
})

/* Told of a module's MODULE_STATE_*: main.c. */
struct notifier_block;
int register_module_notifier(struct notifier_block *nb);
int unregister_module_notifier(struct notifier_block *nb);

/* ------------------------------------------------- addresses: kallsyms.c */

bool within_module(unsigned long addr, const struct module *mod);
bool within_module_core(unsigned long addr, const struct module *mod);
bool within_module_init(unsigned long addr, const struct module *mod);
struct module *__module_address(unsigned long addr);
struct module *__module_text_address(unsigned long addr);
bool is_module_address(unsigned long addr);
bool is_module_text_address(unsigned long addr);
struct module *find_module(const char *name);

/* -------------------------------------------- what is left behind: leftovers.c */

/*
 * MODULE_LEFTOVERS(fn) - fn looks for what a module forgot
 *
 * fn is called when exit has returned and the module's memory is still there.
 * It calls module_leftover() for each thing that still points into the module,
 * and returns how many.
 */
typedef int (*module_leftovers_t)(struct module *mod);
#define MODULE_LEFTOVERS(fn)						\
	static const module_leftovers_t __module_leftovers_##fn		\
	__used __section(".module_leftovers") = fn

__printf(2, 3)
void module_leftover(struct module *mod, const char *fmt, ...);

#ifdef MODULE
#include <linux/module_includes.h>
#ifdef PID2_OLD_NAMES
#include <linux/old_names.h>
#endif
#endif

#endif /* _LINUX_MODULE_H */
