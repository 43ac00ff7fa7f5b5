// SPDX-License-Identifier: MIT
/*
 * sysfs.c - /sys/module/NAME: what a module is, and its parameters.
 *
 *   /sys/module/NAME/refcnt initstate coresize taint version
 *   /sys/module/NAME/parameters/PARAMETER     with the rights that it was given
 *
 * A parameter is read and written by the functions of its type, under
 * param_lock; a module that changes one itself takes kernel_param_lock().
 *
 * Locks: param_lock. Linux: kernel/module/sysfs.c, kernel/params.c.
 */
#include <kernel/module.h>
#include <linux/completion.h>
#include <linux/export.h>
#include <linux/kobject.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/slab.h>
#include <linux/sprintf.h>
#include <linux/string.h>
#include <linux/sysfs.h>
#include <asm/page.h>
#include "internal.h"

static DEFINE_MUTEX(param_lock);

/** kernel_param_lock - nobody else reads or writes parameters. Context: process */
void kernel_param_lock(struct module *mod)
{
	mutex_lock(&param_lock);
}
EXPORT_SYMBOL(kernel_param_lock);

/** kernel_param_unlock - until here */
void kernel_param_unlock(struct module *mod)
{
	mutex_unlock(&param_lock);
}
EXPORT_SYMBOL(kernel_param_unlock);

/* ------------------------------------------------------- what a module is */

static ssize_t refcnt_show(struct module_attribute *attr,
			   struct module_kobject *mk, char *buf)
{
	return sprintf(buf, "%i\n", module_refcount(mk->mod));
}

static ssize_t initstate_show(struct module_attribute *attr,
			      struct module_kobject *mk, char *buf)
{
	static const char *const names[] = { "live", "coming", "going" };

	return sprintf(buf, "%s\n", names[mk->mod->state]);
}

static ssize_t coresize_show(struct module_attribute *attr,
			     struct module_kobject *mk, char *buf)
{
	return sprintf(buf, "%u\n", module_bytes(mk->mod));
}

static ssize_t taint_show(struct module_attribute *attr,
			  struct module_kobject *mk, char *buf)
{
	char letters[MODULE_TAINT_LETTERS];

	return sprintf(buf, "%s\n", module_taint_letters(mk->mod, letters));
}

static ssize_t version_show(struct module_attribute *attr,
			    struct module_kobject *mk, char *buf)
{
	return scnprintf(buf, PAGE_SIZE, "%s\n", mk->mod->version);
}

static struct module_attribute attr_refcnt = __ATTR_RO(refcnt);
static struct module_attribute attr_initstate = __ATTR_RO(initstate);
static struct module_attribute attr_coresize = __ATTR_RO(coresize);
static struct module_attribute attr_taint = __ATTR_RO(taint);
static struct module_attribute attr_version = __ATTR_RO(version);

static struct attribute *module_attrs[] = {
	&attr_refcnt.attr, &attr_initstate.attr, &attr_coresize.attr,
	&attr_taint.attr, &attr_version.attr, NULL
};

static umode_t attr_is_visible(struct kobject *kobj, struct attribute *attr,
			       int n)
{
	struct module_kobject *mk = container_of(kobj, struct module_kobject,
						 kobj);

	return attr == &attr_version.attr && !mk->mod->version ? 0 : attr->mode;
}

static const struct attribute_group module_group = {
	.attrs = module_attrs, .is_visible = attr_is_visible,
};
static const struct attribute_group *module_groups[] = { &module_group, NULL };

static ssize_t module_attr_show(struct kobject *kobj, struct attribute *attr,
				char *buf)
{
	struct module_attribute *a = container_of(attr, struct module_attribute,
						  attr);

	if (!a->show)
		return -EIO;
	return a->show(a, container_of(kobj, struct module_kobject, kobj), buf);
}

static ssize_t module_attr_store(struct kobject *kobj, struct attribute *attr,
				 const char *buf, size_t len)
{
	struct module_attribute *a = container_of(attr, struct module_attribute,
						  attr);

	if (!a->store)
		return -EIO;
	return a->store(a, container_of(kobj, struct module_kobject, kobj), buf,
			len);
}

static const struct sysfs_ops module_sysfs_ops = {
	.show = module_attr_show, .store = module_attr_store,
};

static void module_kobj_release(struct kobject *kobj)
{
	complete(container_of(kobj, struct module_kobject,
			      kobj)->kobj_completion);
}

static const struct kobj_type module_ktype = {
	.release = module_kobj_release,
	.sysfs_ops = &module_sysfs_ops,
	.default_groups = module_groups,
};

/* ------------------------------------------------------------- parameters */

struct param_attribute {
	struct module_attribute mattr;
	const struct kernel_param *param;
};

/* all of them, in one piece: the group's array of pointers first */
struct module_param_attrs {
	struct attribute_group group;
	struct param_attribute *attrs;
	struct attribute *pointers[];
};

static ssize_t param_show(struct module_attribute *mattr,
			  struct module_kobject *mk, char *buf)
{
	const struct kernel_param *p = container_of(mattr,
						    struct param_attribute,
						    mattr)->param;
	ssize_t len;

	if (!p->ops->get)
		return -EPERM;
	kernel_param_lock(mk->mod);
	len = p->ops->get(buf, p);
	kernel_param_unlock(mk->mod);
	return len;
}

static ssize_t param_store(struct module_attribute *mattr,
			   struct module_kobject *mk, const char *buf,
			   size_t len)
{
	const struct kernel_param *p = container_of(mattr,
						    struct param_attribute,
						    mattr)->param;
	char *text;
	int err;

	if (!p->ops->set)
		return -EPERM;
	text = kstrndup(buf, len, GFP_KERNEL);
	if (!text)
		return -ENOMEM;
	kernel_param_lock(mk->mod);
	err = p->ops->set(strstrip(text), p);
	kernel_param_unlock(mk->mod);
	kfree(text);
	return err ?: len;
}

static void fill_param(struct param_attribute *a, const struct kernel_param *p)
{
	a->param = p;
	a->mattr.attr.name = p->name;
	a->mattr.attr.mode = p->perm;
	if (p->perm & 0444)
		a->mattr.show = param_show;
	if (p->perm & 0200)
		a->mattr.store = param_store;
}

/* Context: process. Return: 0 or -errno; nothing to undo then. */
static int add_params(struct module *mod)
{
	struct module_param_attrs *all;
	unsigned int i, n = 0;
	int err;

	for (i = 0; i < mod->num_kp; i++)
		n += mod->kp[i].perm != 0;
	if (!n)
		return 0;
	all = kzalloc(sizeof(*all) + (n + 1) * sizeof(all->pointers[0]) +
		      n * sizeof(*all->attrs), GFP_KERNEL);
	if (!all)
		return -ENOMEM;
	all->attrs = (void *)&all->pointers[n + 1];
	all->group.name = "parameters";
	all->group.attrs = all->pointers;
	for (i = n = 0; i < mod->num_kp; i++) {
		if (!mod->kp[i].perm)
			continue;
		fill_param(&all->attrs[n], &mod->kp[i]);
		all->pointers[n] = &all->attrs[n].mattr.attr;
		n++;
	}
	err = sysfs_create_group(&mod->mkobj.kobj, &all->group);
	if (err) {
		kfree(all);
		return err;
	}
	mod->mkobj.params = all;
	return 0;
}

/**
 * module_sysfs_add - make /sys/module/NAME
 * @mod: state COMING
 *
 * Context: process. Return: 0 or -errno; module_sysfs_remove() undoes it.
 */
int module_sysfs_add(struct module *mod)
{
	int err;

	mod->mkobj.mod = mod;
	mod->mkobj.kobj.kset = module_kset;
	err = kobject_init_and_add(&mod->mkobj.kobj, &module_ktype, NULL, "%s",
				   mod->name);
	return err ?: add_params(mod);
}

/** module_sysfs_remove - undo it, and wait for whoever still reads there */
void module_sysfs_remove(struct module *mod)
{
	DECLARE_COMPLETION_ONSTACK(done);

	if (!mod->mkobj.mod)
		return;
	if (mod->mkobj.params)
		sysfs_remove_group(&mod->mkobj.kobj, &mod->mkobj.params->group);
	kfree(mod->mkobj.params);
	mod->mkobj.params = NULL;
	mod->mkobj.kobj_completion = &done;
	kobject_put(&mod->mkobj.kobj);
	wait_for_completion(&done);
	mod->mkobj.mod = NULL;
}
