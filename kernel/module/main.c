// SPDX-License-Identifier: MIT
/*
 * main.c - a module comes, and goes.
 *
 *   insmod                                    rmmod
 *   UNFORMED  its name is taken               LIVE      nobody uses it
 *             places, symbols, relocations    GOING     exit() runs
 *   COMING    parameters, init() runs                   what did it forget?
 *   LIVE      init memory is freed            gone      after a grace period
 *
 * Whatever fails on the way up is undone in the opposite order, and nothing has
 * changed. module_mutex is not held while the module's own functions run: these
 * may load modules themselves.
 *
 * Locks: module_mutex for the list, the states, who uses whom. Readers of the
 * list are under RCU: a module is unlinked, then a grace period passes, then
 * its memory goes.
 * Linux: kernel/module/main.c.
 */
#include <kernel/module.h>
#include <linux/alloc_tag.h>
#include <linux/completion.h>
#include <linux/err.h>
#include <linux/jiffies.h>
#include <linux/kthread.h>
#include <linux/lockdep.h>
#include <linux/module.h>
#include <linux/notifier.h>
#include <linux/panic.h>
#include <linux/percpu.h>
#include <linux/preempt.h>
#include <linux/rculist.h>
#include <linux/rcupdate.h>
#include <linux/sched.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/vermagic.h>
#include <linux/wait.h>
#include "internal.h"

DEFINE_MUTEX(module_mutex);
LIST_HEAD(modules);

/* woken when a module's init has ended, either way */
static DECLARE_WAIT_QUEUE_HEAD(module_wq);

static BLOCKING_NOTIFIER_HEAD(module_notify_list);

/**
 * register_module_notifier - be told when a module comes and goes
 * @nb: is called with MODULE_STATE_COMING before its init, _LIVE after it,
 *	_GOING after its exit, and the struct module
 *
 * Context: process. Return: 0, -EEXIST.
 */
int register_module_notifier(struct notifier_block *nb)
{
	return blocking_notifier_chain_register(&module_notify_list, nb);
}
EXPORT_SYMBOL(register_module_notifier);

/** unregister_module_notifier - be told no more; 0, -ENOENT */
int unregister_module_notifier(struct notifier_block *nb)
{
	return blocking_notifier_chain_unregister(&module_notify_list, nb);
}
EXPORT_SYMBOL(unregister_module_notifier);

static void notify(struct module *mod, enum module_state state)
{
	blocking_notifier_call_chain(&module_notify_list, state, mod);
}

static int module_notifiers_left(struct module *mod)
{
	return notifiers_left(module_notify_list.head, mod);
}
MODULE_LEFTOVERS(module_notifiers_left);

/** find_module - the module of that name, or NULL. Context: module_mutex, RCU */
struct module *find_module(const char *name)
{
	struct module *mod;

	list_for_each_entry_rcu(mod, &modules, list)
		if (!strcmp(mod->name, name))
			return mod;
	return NULL;
}

/**
 * __module_put_and_kthread_exit - end a thread of a module that keeps it
 * @module: a user less
 * @code: what kthread_stop() returns
 *
 * The way out for a thread that took a reference with __module_get(): the last
 * instructions are the kernel's.
 */
void __module_put_and_kthread_exit(struct module *module, long code)
{
	module_put(module);
	kthread_exit(code);
}
EXPORT_SYMBOL(__module_put_and_kthread_exit);

/* ------------------------------------------------------------ the way down */

static void set_state(struct module *mod, enum module_state state)
{
	WRITE_ONCE(mod->state, state);
	wake_up_all(&module_wq);
}

/* Its own functions have ended: what of it does the kernel still know? */
static void retire(struct module *mod)
{
	notify(mod, MODULE_STATE_GOING);
	module_sysfs_remove(mod);
	report_leftovers(mod);
}

/* the keys of its locks, and their names, lie in its data */
static void forget_lock_classes(struct module *mod)
{
	for (int i = 0; i < MOD_MEM_NUM_TYPES; i++)
		if (mod->mem[i].base)
			lockdep_free_key_range(mod->mem[i].base,
					       mod->mem[i].size);
}

/*
 * Race: a backtrace or an oops may be reading the list and the symbols. So the
 * module leaves the list first, and its memory one grace period later.
 * Pairs with: list_for_each_entry_rcu() in kallsyms.c.
 */
static noinline void free_module(struct module *mod)
{
	mutex_lock(&module_mutex);
	module_remember_unloaded(mod);
	list_del_rcu(&mod->list);
	module_forget_uses(mod);
	mutex_unlock(&module_mutex);
	synchronize_rcu();

	destroy_params(mod->kp, mod->num_kp);
	kfree(mod->args);
	free_percpu(mod->percpu);
	forget_lock_classes(mod);
	module_free_part(mod, MOD_INIT_TEXT, MOD_INIT_DATA);
	module_free_part(mod, MOD_TEXT, MOD_DATA);
}

/* ---------------------------------------------------------------- checks */

static int check_vermagic(const struct load_info *info)
{
	const char *magic = elf_modinfo(info, "vermagic", NULL);

	if (magic && !strcmp(magic, VERMAGIC_STRING))
		return 0;
	pr_err("%s: version magic '%s' should be '%s'\n", info->name,
	       magic ?: "", VERMAGIC_STRING);
	return -ENOEXEC;
}

static bool license_is_free(const char *license)
{
	static const char *const free[] = {
		"GPL", "GPL v2", "GPL and additional rights", "Dual BSD/GPL",
		"Dual MIT/GPL", "Dual MPL/GPL", NULL
	};
	const char *const *f;

	for (f = free; *f; f++)
		if (!strcmp(license, *f))
			return true;
	return false;
}

static void taint(struct module *mod, unsigned int flag)
{
	add_taint(flag, LOCKDEP_STILL_OK);
	mod->taints |= BIT(flag);
}

/* Says once what every later report repeats as a letter. */
static void check_taints(const struct load_info *info)
{
	const char *license = elf_modinfo(info, "license", NULL);

	if (!elf_modinfo(info, "intree", NULL)) {
		if (!test_taint(TAINT_OOT_MODULE))
			pr_warn("%s: loading out-of-tree module taints kernel.\n",
				info->name);
		taint(info->mod, TAINT_OOT_MODULE);
	}
	license = license ?: "unspecified";
	if (!license_is_free(license)) {
		if (!test_taint(TAINT_PROPRIETARY_MODULE))
			pr_warn("%s: module license '%s' taints kernel.\n",
				info->name, license);
		taint(info->mod, TAINT_PROPRIETARY_MODULE);
	}
}

/* -------------------------------------------------------------- the way up */

static void *section_objects(const struct load_info *info, const char *name,
			     size_t size, unsigned int *count)
{
	unsigned int i = elf_find_section(info, name);

	*count = i ? info->sechdrs[i].sh_size / size : 0;
	return i ? (void *)info->sechdrs[i].sh_addr : NULL;
}

/* what the module brings in sections of its own */
static void find_tables(struct load_info *info)
{
	struct module *mod = info->mod;
	Elf64_Shdr *sym = &info->sechdrs[info->index.sym];

	mod->symtab = (void *)sym->sh_addr;
	mod->num_symtab = sym->sh_size / sizeof(Elf64_Sym);
	mod->strtab = (void *)info->sechdrs[info->index.str].sh_addr;
	info->strtab = mod->strtab;
	mod->alloc_tags = section_objects(info, "alloc_tags",
					  sizeof(*mod->alloc_tags),
					  &mod->num_alloc_tags);
	mod->extable = section_objects(info, "__ex_table",
				       sizeof(*mod->extable),
				       &mod->num_exentries);
	mod->kunit_suites = section_objects(info, ".kunit_test_suites",
					    sizeof(*mod->kunit_suites),
					    &mod->num_kunit_suites);
	/* one for being loaded, one while init runs */
	atomic_set(&mod->refcnt, 2);
	INIT_LIST_HEAD(&mod->source_list);
	INIT_LIST_HEAD(&mod->target_list);
}

/* Context: module_mutex, which is dropped while we wait. */
void module_wait_for_init(struct module *mod)
{
	char name[MODULE_NAME_LEN];

	strscpy(name, mod->name);
	mutex_unlock(&module_mutex);
	wait_event_timeout(module_wq, ({
		struct module *m;

		guard(mutex)(&module_mutex);
		m = find_module(name);
		!m || m->state == MODULE_STATE_LIVE;
	}), 30 * HZ);
	mutex_lock(&module_mutex);
}

/* One of each name: the second has to wait how the first one fares. */
static int add_unformed(struct module *mod)
{
	struct module *old;

	guard(mutex)(&module_mutex);
	mod->state = MODULE_STATE_UNFORMED;
	old = find_module(mod->name);
	if (old && old->state != MODULE_STATE_LIVE) {
		module_wait_for_init(old);
		old = find_module(mod->name);
	}
	if (old)
		return old->state == MODULE_STATE_LIVE ? -EEXIST : -EBUSY;
	list_add_rcu(&mod->list, &modules);
	return 0;
}

static int prepare(struct load_info *info, const char *args)
{
	struct module *mod = info->mod;

	mod->args = kstrdup(args, GFP_KERNEL);
	if (!mod->args)
		return -ENOMEM;
	mod->version = elf_modinfo(info, "version", NULL);
	return simplify_symbols(info) ?: apply_relocations(info);
}

static int complete_formation(struct load_info *info)
{
	struct module *mod = info->mod;
	int err;

	/* not before: what is not relocated must not be freed, either */
	mod->kp = section_objects(info, "__param", sizeof(*mod->kp),
				  &mod->num_kp);
	module_copy_percpu(info);
	err = module_protect(mod);
	if (err)
		return err;
	guard(mutex)(&module_mutex);
	set_state(mod, MODULE_STATE_COMING);
	return 0;
}

/* From here on free_module() undoes everything. */
static int load_moved(struct load_info *info, const char *args)
{
	struct module *mod = info->mod;
	const char *after;
	int err = prepare(info, args) ?: complete_formation(info);

	if (err)
		return err;
	check_taints(info);
	after = parse_module_args(mod->name, (char *)mod->args, mod->kp,
				  mod->num_kp);
	return IS_ERR(after) ? PTR_ERR(after) : module_sysfs_add(mod);
}

/* A complete struct module in the list, state COMING, or an ERR_PTR. */
static struct module *load_module(struct load_info *info, const char *args)
{
	int err = elf_check(info);

	if (err)
		return ERR_PTR(err);
	info->name = info->mod->name;
	err = check_vermagic(info);
	if (err)
		return ERR_PTR(err);
	err = module_move(info);
	if (!err) {
		find_tables(info);
		err = add_unformed(info->mod);
	}
	if (err) {
		free_percpu(info->mod->percpu);
		module_free_part(info->mod, MOD_INIT_TEXT, MOD_INIT_DATA);
		module_free_part(info->mod, MOD_TEXT, MOD_DATA);
		return ERR_PTR(err);
	}
	err = load_moved(info, args);
	if (err) {
		module_sysfs_remove(info->mod);
		free_module(info->mod);
		return ERR_PTR(err);
	}
	return info->mod;
}

/* ------------------------------------------------------------------- init */

static int call_init(struct module *mod)
{
	int count = preempt_count(), ret = mod->init ? mod->init() : 0;

	if (preempt_count() != count || irqs_disabled()) {
		WARN(1, "initcall %pS returned with %s\n", mod->init,
		     irqs_disabled() ? "disabled interrupts" :
		     "preemption imbalance");
		preempt_count_set(count);
		local_irq_enable();
	}
	if (ret > 0) {
		pr_warn("do_init_module: '%s'->init suspiciously returned %d, it should follow 0/-E convention\n"
			"do_init_module: loading module anyway...\n",
			mod->name, ret);
		dump_stack();
	}
	return ret;
}

static void fail_init(struct module *mod)
{
	mutex_lock(&module_mutex);
	set_state(mod, MODULE_STATE_GOING);
	mutex_unlock(&module_mutex);
	synchronize_rcu();
	retire(mod);
	free_module(mod);
	wake_up_all(&module_wq);
}

static noinline int do_init_module(struct module *mod)
{
	int err;

	notify(mod, MODULE_STATE_COMING);
	err = call_init(mod);
	if (err < 0) {
		fail_init(mod);
		return err;
	}
	mutex_lock(&module_mutex);
	set_state(mod, MODULE_STATE_LIVE);
	mutex_unlock(&module_mutex);
	module_put(mod);
	notify(mod, MODULE_STATE_LIVE);
	/* who walks our symbols may look at init memory until now */
	synchronize_rcu();
	module_free_part(mod, MOD_INIT_TEXT, MOD_INIT_DATA);
	return 0;
}

/**
 * init_module_image - load a module that is in memory, and run its init
 * @image: the file; is changed
 * @len: its bytes
 * @name: of the file, for messages about it
 * @args: "parameter=value ..."
 *
 * Context: process, may sleep.
 * Return: 0; -ENOEXEC for what is no module of this kernel, -ENOENT for unknown
 * symbols, -EEXIST if it is loaded, -EINVAL and others for parameters, -ENOMEM;
 * what init returned.
 */
int init_module_image(void *image, size_t len, const char *name,
		      const char *args)
{
	struct load_info info = { .name = name, .hdr = image, .len = len };
	struct module *mod = load_module(&info, args);

	return IS_ERR(mod) ? PTR_ERR(mod) : do_init_module(mod);
}

/* ------------------------------------------------------------------- exit */

/* Context: module_mutex. The one reference of being loaded is taken away. */
static int try_stop(struct module *mod)
{
	if (!list_empty(&mod->source_list))
		return -EWOULDBLOCK;
	if (mod->state != MODULE_STATE_LIVE)
		return -EBUSY;
	if (mod->init && !mod->exit)
		return -EBUSY;
	if (atomic_cmpxchg(&mod->refcnt, 1, 0) != 1)
		return -EWOULDBLOCK;
	set_state(mod, MODULE_STATE_GOING);
	return 0;
}

/**
 * delete_module - run a module's exit, and forget it
 * @name: of the module
 *
 * What it left behind is said, line by line; then its memory goes all the same.
 *
 * Context: process, may sleep.
 * Return: 0; -ENOENT if there is none, -EWOULDBLOCK while it is used, -EBUSY if
 * it is on its way in or out, or has no exit function.
 */
int delete_module(const char *name)
{
	struct module *mod;
	int err;

	mutex_lock(&module_mutex);
	mod = find_module(name);
	err = mod ? try_stop(mod) : -ENOENT;
	mutex_unlock(&module_mutex);
	if (err)
		return err;
	if (mod->exit)
		mod->exit();
	retire(mod);
	free_module(mod);
	return 0;
}
