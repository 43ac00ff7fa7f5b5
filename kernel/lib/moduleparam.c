// SPDX-License-Identifier: MIT
/*
 * moduleparam.c - types of parameters: text to variable, and back.
 *
 * A type is a pair of functions, param_set_*() and param_get_*(), and the
 * struct kernel_param_ops that names them. parse_module_args() goes through
 * "name=value ..." and calls them.
 *
 * Locks: the variable is the caller's: kernel_param_lock(). charp_lock for the
 * list of strings that were copied.
 * Linux: kernel/params.c.
 */
#include <linux/err.h>
#include <linux/export.h>
#include <linux/kstrtox.h>
#include <linux/list.h>
#include <linux/moduleparam.h>
#include <linux/printk.h>
#include <linux/slab.h>
#include <linux/spinlock.h>
#include <linux/sprintf.h>
#include <linux/string.h>
#include <asm/page.h>
#include <kernel/params.h>

/* ---------------------------------------------------------------- numbers */

#define STANDARD_PARAM_DEF(name, type, format, parse)			\
int param_set_##name(const char *val, const struct kernel_param *kp)	\
{									\
	return parse(val, 0, (type *)kp->arg);				\
}									\
int param_get_##name(char *buffer, const struct kernel_param *kp)	\
{									\
	return scnprintf(buffer, PAGE_SIZE, format "\n",		\
			 *(type *)kp->arg);				\
}									\
const struct kernel_param_ops param_ops_##name = {			\
	.set = param_set_##name, .get = param_get_##name,		\
};									\
EXPORT_SYMBOL(param_set_##name);					\
EXPORT_SYMBOL(param_get_##name);					\
EXPORT_SYMBOL(param_ops_##name)

STANDARD_PARAM_DEF(byte, unsigned char, "%hhu", kstrtou8);
STANDARD_PARAM_DEF(short, short, "%hi", kstrtos16);
STANDARD_PARAM_DEF(ushort, unsigned short, "%hu", kstrtou16);
STANDARD_PARAM_DEF(int, int, "%i", kstrtoint);
STANDARD_PARAM_DEF(uint, unsigned int, "%u", kstrtouint);
STANDARD_PARAM_DEF(long, long, "%li", kstrtol);
STANDARD_PARAM_DEF(ulong, unsigned long, "%lu", kstrtoul);
STANDARD_PARAM_DEF(ullong, unsigned long long, "%llu", kstrtoull);
STANDARD_PARAM_DEF(hexint, unsigned int, "%#08x", kstrtouint);

/** param_set_uint_minmax - an unsigned number within limits, or -EINVAL */
int param_set_uint_minmax(const char *val, const struct kernel_param *kp,
			  unsigned int min, unsigned int max)
{
	unsigned int num;
	int err = val ? kstrtouint(val, 0, &num) : -EINVAL;

	if (err)
		return err;
	if (num < min || num > max)
		return -EINVAL;
	*(unsigned int *)kp->arg = num;
	return 0;
}
EXPORT_SYMBOL_GPL(param_set_uint_minmax);

/* ------------------------------------------------------------------- bool */

/** param_set_bool - y, Y, 1, on; n, N, 0, off; nothing at all means true */
int param_set_bool(const char *val, const struct kernel_param *kp)
{
	return kstrtobool(val ?: "1", kp->arg);
}
EXPORT_SYMBOL(param_set_bool);

/** param_get_bool - Y or N */
int param_get_bool(char *buffer, const struct kernel_param *kp)
{
	return sprintf(buffer, "%c\n", *(bool *)kp->arg ? 'Y' : 'N');
}
EXPORT_SYMBOL(param_get_bool);

const struct kernel_param_ops param_ops_bool = {
	.flags = KERNEL_PARAM_OPS_FL_NOARG,
	.set = param_set_bool, .get = param_get_bool,
};
EXPORT_SYMBOL(param_ops_bool);

/** param_set_invbool - a bool that means the opposite: "nosmp" */
int param_set_invbool(const char *val, const struct kernel_param *kp)
{
	bool value;
	int err = kstrtobool(val ?: "1", &value);

	if (!err)
		*(bool *)kp->arg = !value;
	return err;
}
EXPORT_SYMBOL(param_set_invbool);

/** param_get_invbool - Y or N, the opposite of the variable */
int param_get_invbool(char *buffer, const struct kernel_param *kp)
{
	return sprintf(buffer, "%c\n", *(bool *)kp->arg ? 'N' : 'Y');
}
EXPORT_SYMBOL(param_get_invbool);

const struct kernel_param_ops param_ops_invbool = {
	.set = param_set_invbool, .get = param_get_invbool,
};
EXPORT_SYMBOL(param_ops_invbool);

/** param_set_bint - a bool that lives in an int */
int param_set_bint(const char *val, const struct kernel_param *kp)
{
	bool value;
	int err = kstrtobool(val ?: "1", &value);

	if (!err)
		*(int *)kp->arg = value;
	return err;
}
EXPORT_SYMBOL(param_set_bint);

const struct kernel_param_ops param_ops_bint = {
	.flags = KERNEL_PARAM_OPS_FL_NOARG,
	.set = param_set_bint, .get = param_get_int,
};
EXPORT_SYMBOL(param_ops_bint);

/* ------------------------------------------------------------------- text */

#define CHARP_MAX	1024

/* a copy that a charp parameter points to: freed when the next one comes */
struct charp_copy {
	struct list_head list;		/* charp_lock */
	char val[];
};

static DEFINE_SPINLOCK(charp_lock);
static LIST_HEAD(charp_copies) __guarded_by(&charp_lock);

/* The first value is usually a literal, which is not ours to free. */
static void free_copy(void *val)
{
	struct charp_copy *c, *found = NULL;

	spin_lock(&charp_lock);
	list_for_each_entry(c, &charp_copies, list)
		if (c->val == val)
			found = c;
	if (found)
		list_del(&found->list);
	spin_unlock(&charp_lock);
	kfree(found);
}

/** param_set_charp - a string of any length; it is copied */
int param_set_charp(const char *val, const struct kernel_param *kp)
{
	size_t len = strlen(val);
	struct charp_copy *copy;

	if (len > CHARP_MAX) {
		pr_err("%s: string parameter too long\n", kp->name);
		return -ENOSPC;
	}
	copy = kmalloc(sizeof(*copy) + len + 1, GFP_KERNEL);
	if (!copy)
		return -ENOMEM;
	memcpy(copy->val, val, len + 1);
	spin_lock(&charp_lock);
	list_add(&copy->list, &charp_copies);
	spin_unlock(&charp_lock);
	free_copy(*(char **)kp->arg);
	*(char **)kp->arg = copy->val;
	return 0;
}
EXPORT_SYMBOL(param_set_charp);

/** param_get_charp - the string, with a newline */
int param_get_charp(char *buffer, const struct kernel_param *kp)
{
	return scnprintf(buffer, PAGE_SIZE, "%s\n", *(char **)kp->arg);
}
EXPORT_SYMBOL(param_get_charp);

/** param_free_charp - free what param_set_charp() copied */
void param_free_charp(void *arg)
{
	free_copy(*(char **)arg);
}
EXPORT_SYMBOL(param_free_charp);

const struct kernel_param_ops param_ops_charp = {
	.set = param_set_charp, .get = param_get_charp,
	.free = param_free_charp,
};
EXPORT_SYMBOL(param_ops_charp);

/** param_set_copystring - a string into an array: module_param_string() */
int param_set_copystring(const char *val, const struct kernel_param *kp)
{
	const struct kparam_string *str = kp->str;

	if (strnlen(val, str->maxlen) == str->maxlen) {
		pr_err("%s: string doesn't fit in %u chars.\n", kp->name,
		       str->maxlen - 1);
		return -ENOSPC;
	}
	strcpy(str->string, val);
	return 0;
}
EXPORT_SYMBOL(param_set_copystring);

/** param_get_string - the array's string, with a newline */
int param_get_string(char *buffer, const struct kernel_param *kp)
{
	return scnprintf(buffer, PAGE_SIZE, "%s\n", kp->str->string);
}
EXPORT_SYMBOL(param_get_string);

const struct kernel_param_ops param_ops_string = {
	.set = param_set_copystring, .get = param_get_string,
};
EXPORT_SYMBOL(param_ops_string);

/* ------------------------------------------------------------------ arrays */

static struct kernel_param array_element(const struct kernel_param *kp,
					 unsigned int i)
{
	return (struct kernel_param){
		.name = kp->name, .mod = kp->mod, .perm = kp->perm,
		.arg = kp->arr->elem + i * kp->arr->elemsize,
	};
}

/* "1,2,3"; is cut up at the commas */
static int param_array_set(const char *val, const struct kernel_param *kp)
{
	const struct kparam_array *arr = kp->arr;
	unsigned int count, *num = arr->num ?: &count;
	char *rest = (char *)val, *word;
	int err;

	*num = 0;
	while ((word = strsep(&rest, ","))) {
		struct kernel_param element = array_element(kp, *num);

		if (*num == arr->max) {
			pr_err("%s: can only take %u arguments\n", kp->name,
			       arr->max);
			return -EINVAL;
		}
		err = arr->ops->set(word, &element);
		if (err)
			return err;
		(*num)++;
	}
	return 0;
}

static int param_array_get(char *buffer, const struct kernel_param *kp)
{
	const struct kparam_array *arr = kp->arr;
	unsigned int i, n = arr->num ? *arr->num : arr->max;
	int len = 0;

	for (i = 0; i < n; i++) {
		struct kernel_param element = array_element(kp, i);
		int ret;

		/* the newline of the one before becomes the comma */
		if (i)
			buffer[len - 1] = ',';
		ret = arr->ops->get(buffer + len, &element);
		if (ret < 0)
			return ret;
		len += ret;
	}
	buffer[len] = '\0';
	return len;
}

static void param_array_free(void *arg)
{
	const struct kparam_array *arr = arg;
	unsigned int i, n = arr->num ? *arr->num : arr->max;

	if (arr->ops->free)
		for (i = 0; i < n; i++)
			arr->ops->free(arr->elem + arr->elemsize * i);
}

const struct kernel_param_ops param_array_ops = {
	.set = param_array_set, .get = param_array_get,
	.free = param_array_free,
};
EXPORT_SYMBOL(param_array_ops);

/* ----------------------------------------------------------------- parsing */

static const struct kernel_param *find_param(const char *name,
					     const struct kernel_param *p,
					     unsigned int num)
{
	for (; num; num--, p++)
		if (parameq(name, p->name))
			return p;
	return NULL;
}

static int set_one(const char *module, const char *name, const char *val,
		   const struct kernel_param *kp)
{
	int err = -EINVAL;

	if (val || (kp->ops->flags & KERNEL_PARAM_OPS_FL_NOARG))
		err = kp->ops->set(val, kp);
	if (err == -ENOSPC)
		pr_err("%s: `%s' too large for parameter `%s'\n", module,
		       val ?: "", name);
	else if (err)
		pr_err("%s: `%s' invalid for parameter `%s'\n", module,
		       val ?: "", name);
	return err;
}

/**
 * parse_module_args - set parameters from "name=value name ..."
 * @name: the module's, for messages
 * @args: the words; is cut up
 * @params: what there is to be set
 * @num: how many of them
 *
 * Unknown words are said and left out, as Linux does for modules.
 *
 * Context: process. Return: NULL; what follows "--"; or an ERR_PTR.
 */
char *parse_module_args(const char *name, char *args,
			const struct kernel_param *params, unsigned int num)
{
	args = skip_spaces(args);
	while (*args) {
		const struct kernel_param *kp;
		char *param, *val;
		int err;

		args = next_arg(args, &param, &val);
		if (!val && !strcmp(param, "--"))
			return args;
		kp = find_param(param, params, num);
		if (!kp) {
			pr_warn("%s: unknown parameter '%s' ignored\n", name,
				param);
			continue;
		}
		err = set_one(name, param, val, kp);
		if (err)
			return ERR_PTR(err);
	}
	return NULL;
}

/** destroy_params - free what setting them has allocated */
void destroy_params(const struct kernel_param *params, unsigned int num)
{
	for (; num; num--, params++)
		if (params->ops->free)
			params->ops->free(params->arg);
}
