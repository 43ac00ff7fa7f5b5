// SPDX-License-Identifier: MIT
/*
 * kobject.c - what has a name, a place in /sys and a count of users.
 *
 * A kobject is embedded in what it stands for. Its directory below /sys comes
 * with kobject_add() and goes with kobject_del(); its memory lasts until the
 * last kobject_put(), which calls the release() of its type. That is why only
 * release() may free what embeds it.
 *
 * How to show values, for instance those of a module below /sys/module:
 *
 *	obj = kobject_create_and_add(name, &module_kset->kobj);
 *	dir = kobject_create_and_add("parameters", obj);
 *	err = sysfs_create_file(dir, &param_attribute.attr);
 *	...
 *	kobject_put(dir);	files and directory go, callers have left them
 *	kobject_put(obj);
 *
 * where param_attribute is a struct kobj_attribute with a show() and a store(),
 * made at run time with its name and mode; one kmalloc()ed struct for each.
 *
 * Locks: a kset's list_lock for its list; counts are atomic.
 *
 * Linux: lib/kobject.c, kobject_uevent.c. There events go to user space by a
 * socket; here there is nobody to hear them, so they end where they are made.
 */
#define pr_fmt(fmt) "kobject: " fmt

#include <linux/kobject.h>
#include <linux/err.h>
#include <linux/errno.h>
#include <linux/export.h>
#include <linux/module.h>
#include <linux/printk.h>
#include <linux/slab.h>
#include <linux/sprintf.h>
#include <linux/string.h>

struct kobject *kernel_kobj, *fs_kobj;
struct kset *module_kset, *devices_kset;
EXPORT_SYMBOL_GPL(kernel_kobj);
EXPORT_SYMBOL_GPL(fs_kobj);

/* ------------------------------------------------------------------- names */

/** kobject_set_name_vargs - kobject_set_name() with a va_list */
int kobject_set_name_vargs(struct kobject *kobj, const char *fmt,
			   va_list args)
{
	char *name, *slash;

	if (kobj->name && !fmt)
		return 0;
	name = kvasprintf(GFP_KERNEL, fmt, args);
	if (!name)
		return -ENOMEM;
	while ((slash = strchr(name, '/')))	/* a name is one component */
		*slash = '!';
	kfree(kobj->name);
	kobj->name = name;
	return 0;
}

/**
 * kobject_set_name - name a kobject before it is added
 *
 * Context: may sleep. Return: 0, -ENOMEM.
 */
int kobject_set_name(struct kobject *kobj, const char *fmt, ...)
{
	va_list args;
	int err;

	va_start(args, fmt);
	err = kobject_set_name_vargs(kobj, fmt, args);
	va_end(args);
	return err;
}
EXPORT_SYMBOL(kobject_set_name);

/** kobject_get_path - "/devices/virtual/..."; for kfree(), or NULL */
char *kobject_get_path(const struct kobject *kobj, gfp_t flags)
{
	const struct kobject *k;
	size_t len = 0;
	char *path;

	for (k = kobj; k; k = k->parent)
		len += strlen(k->name) + 1;
	path = kzalloc(len + 1, flags);
	for (k = kobj; path && k; k = k->parent) {
		size_t n = strlen(k->name);

		len -= n;
		memcpy(path + len, k->name, n);
		path[--len] = '/';
	}
	return path;
}
EXPORT_SYMBOL_GPL(kobject_get_path);

/* -------------------------------------------------------------- life cycle */

/**
 * kobject_init - make a kobject valid, with one reference
 * @kobj:  zeroed memory
 * @ktype: its kind
 */
void kobject_init(struct kobject *kobj, const struct kobj_type *ktype)
{
	if (kobj->state_initialized) {
		pr_err("(%p): tried to init an initialized object, something is seriously wrong.\n",
		       kobj);
		dump_stack();
	}
	kref_init(&kobj->kref);
	INIT_LIST_HEAD(&kobj->entry);
	kobj->state_in_sysfs = 0;
	kobj->state_add_uevent_sent = 0;
	kobj->state_remove_uevent_sent = 0;
	kobj->state_initialized = 1;
	kobj->ktype = ktype;
}
EXPORT_SYMBOL(kobject_init);

static void join_kset(struct kobject *kobj)
{
	if (!kobj->kset)
		return;
	kset_get(kobj->kset);
	spin_lock(&kobj->kset->list_lock);
	list_add_tail(&kobj->entry, &kobj->kset->list);
	spin_unlock(&kobj->kset->list_lock);
}

static void leave_kset(struct kobject *kobj)
{
	if (!kobj->kset)
		return;
	spin_lock(&kobj->kset->list_lock);
	list_del_init(&kobj->entry);
	spin_unlock(&kobj->kset->list_lock);
	kset_put(kobj->kset);
}

static int make_directory(struct kobject *kobj)
{
	const struct attribute_group **groups =
		kobj->ktype ? kobj->ktype->default_groups : NULL;
	int err = sysfs_create_dir(kobj);

	if (!err && groups) {
		err = sysfs_create_groups(kobj, groups);
		if (err)
			sysfs_remove_dir(kobj);
	}
	return err;
}

/* the parent and the kset stay as long as the kobject is in /sys */
static int add_named(struct kobject *kobj, struct kobject *parent)
{
	int err;

	if (WARN(!kobj->name || !kobj->name[0],
		 "kobject: (%p): attempted to be registered with empty name!\n",
		 kobj))
		return -EINVAL;
	if (kobj->kset && !parent)
		parent = &kobj->kset->kobj;
	kobj->parent = kobject_get(parent);
	join_kset(kobj);
	err = make_directory(kobj);
	if (!err) {
		kobj->state_in_sysfs = 1;
		return 0;
	}
	leave_kset(kobj);
	kobj->parent = NULL;
	if (err == -EEXIST)
		pr_err("kobject_add_internal failed for %s with -EEXIST, don't try to register things with the same name in the same directory.\n",
		       kobj->name);
	else
		pr_err("kobject_add_internal failed for %s (error: %d parent: %s)\n",
		       kobj->name, err, parent ? parent->name : "none");
	kobject_put(parent);
	return err;
}

/**
 * kobject_add - name a kobject and give it a directory
 * @kobj:   initialised; on failure to be kobject_put()
 * @parent: below it; NULL: below its kset, or /sys itself
 * @fmt:    its name
 *
 * Context: may sleep. Return: 0, -EEXIST, -EINVAL, -ENOENT, -ENOMEM.
 */
int kobject_add(struct kobject *kobj, struct kobject *parent,
		const char *fmt, ...)
{
	va_list args;
	int err;

	if (!kobj->state_initialized) {
		pr_err("'%s' (%p): tried to add an uninitialized object, something is seriously wrong.\n",
		       kobj->name, kobj);
		return -EINVAL;
	}
	va_start(args, fmt);
	err = kobject_set_name_vargs(kobj, fmt, args);
	va_end(args);
	return err ? err : add_named(kobj, parent);
}
EXPORT_SYMBOL(kobject_add);

/** kobject_init_and_add - both; on failure it is to be kobject_put() */
int kobject_init_and_add(struct kobject *kobj, const struct kobj_type *ktype,
			 struct kobject *parent, const char *fmt, ...)
{
	va_list args;
	int err;

	kobject_init(kobj, ktype);
	va_start(args, fmt);
	err = kobject_set_name_vargs(kobj, fmt, args);
	va_end(args);
	return err ? err : add_named(kobj, parent);
}
EXPORT_SYMBOL_GPL(kobject_init_and_add);

/**
 * kobject_del - take a kobject out of /sys; it is still a kobject
 * @kobj: NULL is fine
 *
 * Context: may sleep: waits for who reads or writes its attributes.
 */
void kobject_del(struct kobject *kobj)
{
	struct kobject *parent;

	if (!kobj || !kobj->state_in_sysfs)
		return;
	if (kobj->state_add_uevent_sent && !kobj->state_remove_uevent_sent)
		kobject_uevent(kobj, KOBJ_REMOVE);
	sysfs_remove_dir(kobj);
	kobj->state_in_sysfs = 0;
	leave_kset(kobj);
	parent = kobj->parent;
	kobj->parent = NULL;
	kobject_put(parent);
}
EXPORT_SYMBOL(kobject_del);

/** kobject_get - take a reference; NULL is fine */
struct kobject *kobject_get(struct kobject *kobj)
{
	if (!kobj)
		return NULL;
	WARN(!kobj->state_initialized,
	     "kobject: '%s' (%p): is not initialized, yet kobject_get() is being called.\n",
	     kobj->name, kobj);
	kref_get(&kobj->kref);
	return kobj;
}
EXPORT_SYMBOL(kobject_get);

/** kobject_get_unless_zero - the same, or NULL when it is going already */
struct kobject *kobject_get_unless_zero(struct kobject *kobj)
{
	return kobj && kref_get_unless_zero(&kobj->kref) ? kobj : NULL;
}
EXPORT_SYMBOL(kobject_get_unless_zero);

static void kobject_release(struct kref *kref)
{
	struct kobject *kobj = container_of(kref, struct kobject, kref);
	const struct kobj_type *type = kobj->ktype;
	const char *name = kobj->name;

	kobject_del(kobj);
	if (type && type->release)
		type->release(kobj);
	else
		pr_debug("'%s' (%p): does not have a release() function, it is broken and must be fixed.\n",
			name, kobj);
	kfree(name);
}

/** kobject_put - drop a reference; the last one releases it */
void kobject_put(struct kobject *kobj)
{
	if (!kobj)
		return;
	WARN(!kobj->state_initialized,
	     "kobject: '%s' (%p): is not initialized, yet kobject_put() is being called.\n",
	     kobj->name, kobj);
	kref_put(&kobj->kref, kobject_release);
}
EXPORT_SYMBOL(kobject_put);

static void dynamic_release(struct kobject *kobj)
{
	kfree(kobj);
}

static const struct kobj_type dynamic_kobj_ktype = {
	.release = dynamic_release,
	.sysfs_ops = &kobj_sysfs_ops,
};

/**
 * kobject_create_and_add - a directory for attributes, with no object
 * @name:   of it
 * @parent: below it; NULL: /sys
 *
 * Return: for kobject_put(), or NULL.
 */
struct kobject *kobject_create_and_add(const char *name,
				       struct kobject *parent)
{
	struct kobject *kobj = kzalloc(sizeof(*kobj), GFP_KERNEL);

	if (!kobj)
		return NULL;
	kobject_init(kobj, &dynamic_kobj_ktype);
	if (!kobject_add(kobj, parent, "%s", name))
		return kobj;
	kobject_put(kobj);
	return NULL;
}
EXPORT_SYMBOL_GPL(kobject_create_and_add);

/* -------------------------------------- attributes with their own functions */

static ssize_t kobj_attr_show(struct kobject *kobj, struct attribute *attr,
			      char *buf)
{
	struct kobj_attribute *ka = container_of(attr, struct kobj_attribute,
						 attr);

	return ka->show ? ka->show(kobj, ka, buf) : -EIO;
}

static ssize_t kobj_attr_store(struct kobject *kobj, struct attribute *attr,
			       const char *buf, size_t count)
{
	struct kobj_attribute *ka = container_of(attr, struct kobj_attribute,
						 attr);

	return ka->store ? ka->store(kobj, ka, buf, count) : -EIO;
}

const struct sysfs_ops kobj_sysfs_ops = {
	.show	= kobj_attr_show,
	.store	= kobj_attr_store,
};
EXPORT_SYMBOL_GPL(kobj_sysfs_ops);

/* ------------------------------------------------------------------- ksets */

/** kset_init - make a kset valid */
void kset_init(struct kset *kset)
{
	kobject_init(&kset->kobj, kset->kobj.ktype);
	INIT_LIST_HEAD(&kset->list);
	spin_lock_init(&kset->list_lock);
}

/** kset_register - kset_init(), and its directory; its kobject has a name */
int kset_register(struct kset *kset)
{
	int err;

	kset_init(kset);
	err = add_named(&kset->kobj, kset->kobj.parent);
	if (!err)
		kobject_uevent(&kset->kobj, KOBJ_ADD);
	return err;
}
EXPORT_SYMBOL(kset_register);

/** kset_unregister - undo it; its memory goes with its last user */
void kset_unregister(struct kset *kset)
{
	if (!kset)
		return;
	kobject_del(&kset->kobj);
	kobject_put(&kset->kobj);
}
EXPORT_SYMBOL(kset_unregister);

static void kset_release(struct kobject *kobj)
{
	kfree(container_of(kobj, struct kset, kobj));
}

static const struct kobj_type kset_ktype = {
	.release = kset_release,
	.sysfs_ops = &kobj_sysfs_ops,
};

/**
 * kset_create_and_add - a directory for kobjects of one kind
 * @name:   of it
 * @ops:    about events, or NULL
 * @parent: below it; NULL: /sys
 *
 * Return: for kset_unregister(), or NULL.
 */
struct kset *kset_create_and_add(const char *name,
				 const struct kset_uevent_ops *ops,
				 struct kobject *parent)
{
	struct kset *kset = kzalloc(sizeof(*kset), GFP_KERNEL);
	int err;

	if (!kset)
		return NULL;
	err = kobject_set_name(&kset->kobj, "%s", name);
	kset->uevent_ops = ops;
	kset->kobj.parent = parent;
	kset->kobj.ktype = &kset_ktype;
	if (!err)
		err = kset_register(kset);
	if (!err)
		return kset;
	kfree(kset->kobj.name);
	kfree(kset);
	return NULL;
}
EXPORT_SYMBOL_GPL(kset_create_and_add);

/** kset_find_obj - the member of that name with a reference, or NULL */
struct kobject *kset_find_obj(struct kset *kset, const char *name)
{
	struct kobject *k, *found = NULL;

	spin_lock(&kset->list_lock);
	list_for_each_entry(k, &kset->list, entry) {
		if (k->name && !strcmp(k->name, name)) {
			found = kobject_get_unless_zero(k);
			break;
		}
	}
	spin_unlock(&kset->list_lock);
	return found;
}
EXPORT_SYMBOL_GPL(kset_find_obj);

/* ------------------------------------------------------------------ events */

/**
 * add_uevent_var - one more "NAME=value" for an event
 *
 * Return: 0, -ENOMEM when there are too many.
 */
int add_uevent_var(struct kobj_uevent_env *env, const char *fmt, ...)
{
	size_t room = sizeof(env->buf) - env->buflen;
	va_list args;
	int len;

	if (env->envp_idx >= UEVENT_NUM_ENVP - 1)
		return -ENOMEM;
	va_start(args, fmt);
	len = vsnprintf(env->buf + env->buflen, room, fmt, args);
	va_end(args);
	if (len >= room)
		return -ENOMEM;
	env->envp[env->envp_idx++] = env->buf + env->buflen;
	env->buflen += len + 1;
	return 0;
}
EXPORT_SYMBOL_GPL(add_uevent_var);

/**
 * kobject_uevent_env - something has happened to a kobject
 * @kobj:   to this one
 * @action: KOBJ_ADD, KOBJ_REMOVE, KOBJ_CHANGE ...
 * @envp:   more "NAME=value", ends with NULL; or NULL
 *
 * The variables are collected, by the kset's callbacks too, as for the listeners
 * that Linux has; here there are none.
 * Return: 0, or what a callback said.
 */
int kobject_uevent_env(struct kobject *kobj, enum kobject_action action,
		       char *envp[])
{
	const struct kset_uevent_ops *ops;
	struct kobj_uevent_env *env;
	struct kobject *top = kobj;
	int err = 0;

	if (action == KOBJ_REMOVE)
		kobj->state_remove_uevent_sent = 1;
	while (!top->kset && top->parent)
		top = top->parent;
	if (!top->kset || kobj->uevent_suppress)
		return top->kset ? 0 : -EINVAL;
	ops = top->kset->uevent_ops;
	if (ops && ops->filter && !ops->filter(kobj))
		return 0;
	env = kzalloc(sizeof(*env), GFP_KERNEL);
	if (!env)
		return -ENOMEM;
	for (; envp && *envp && !err; envp++)
		err = add_uevent_var(env, "%s", *envp);
	if (!err && ops && ops->uevent)
		err = ops->uevent(kobj, env);
	if (!err && action == KOBJ_ADD)
		kobj->state_add_uevent_sent = 1;
	kfree(env);
	return err;
}
EXPORT_SYMBOL_GPL(kobject_uevent_env);

/** kobject_uevent - the same without more variables */
int kobject_uevent(struct kobject *kobj, enum kobject_action action)
{
	return kobject_uevent_env(kobj, action, NULL);
}
EXPORT_SYMBOL_GPL(kobject_uevent);
