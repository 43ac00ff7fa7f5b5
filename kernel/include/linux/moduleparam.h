/* SPDX-License-Identifier: MIT */
/*
 * moduleparam.h - variables of a module that are set when it is loaded, and
 * later through /sys/module/NAME/parameters; kernel/lib/moduleparam.c.
 *
 * An entry of the section __param ties a name to a variable and to the
 * functions that read and print its type.
 *
 * Linux: the same macros; left out are "unsafe" and hardware parameters.
 */
#ifndef _LINUX_MODULEPARAM_H
#define _LINUX_MODULEPARAM_H

#include <linux/array_size.h>
#include <linux/compiler.h>
#include <linux/init.h>
#include <linux/kernel.h>
#include <linux/stringify.h>
#include <linux/types.h>

#ifdef MODULE
#define MODULE_PARAM_PREFIX	/* the file belongs to one module */
#define __MODULE_INFO_PREFIX
#else
#define MODULE_PARAM_PREFIX	KBUILD_MODNAME "."
#define __MODULE_INFO_PREFIX	KBUILD_MODNAME "."
#endif

struct kernel_param;
struct module;

#define KERNEL_PARAM_OPS_FL_NOARG	(1 << 0)	/* "name" means true */

/**
 * struct kernel_param_ops - what can be done to a type of parameter
 * @flags: KERNEL_PARAM_OPS_FL_*
 * @set: from the text; 0 or -errno
 * @get: to a buffer of a page; the length, with the newline, or -errno
 * @free: what set() allocated, when the module goes; or NULL
 */
struct kernel_param_ops {
	unsigned int flags;
	int (*set)(const char *val, const struct kernel_param *kp);
	int (*get)(char *buffer, const struct kernel_param *kp);
	void (*free)(void *arg);
};

#define KERNEL_PARAM_FL_UNSAFE	(1 << 0)

/* I all of it; the variable itself: kernel_param_lock() */
struct kernel_param {
	const char *name;
	struct module *mod;
	const struct kernel_param_ops *ops;
	const u16 perm;			/* of its file; 0: there is none */
	s8 level;
	u8 flags;
	union {
		void *arg;
		const struct kparam_string *str;
		const struct kparam_array *arr;
	};
};

struct kparam_string {
	unsigned int maxlen;
	char *string;
};

struct kparam_array {
	unsigned int max;
	unsigned int elemsize;
	unsigned int *num;		/* how many were given; or NULL */
	const struct kernel_param_ops *ops;
	void *elem;
};

#define __MODULE_INFO(tag, name, info)					\
	static const char __UNIQUE_ID(name)[] __used			\
	__section(".modinfo") __aligned(1) =				\
		__MODULE_INFO_PREFIX __stringify(tag) "=" info

#define __MODULE_PARM_TYPE(name, type)	\
	__MODULE_INFO(parmtype, type_##name, #name ":" type)
#define MODULE_PARM_DESC(name, desc)	\
	__MODULE_INFO(parm, desc_##name, #name ":" desc)

#define __module_param_call(prefix, name, ops, arg, perm, level, flags)	\
	static const char __param_str_##name[] = prefix #name;		\
	static const struct kernel_param __param_##name			\
	__used __section("__param") __aligned(sizeof(void *)) = {	\
		__param_str_##name, THIS_MODULE, ops,			\
		VERIFY_OCTAL_PERMISSIONS(perm), level, flags, { arg } }

#define module_param_cb(name, ops, arg, perm)				\
	__module_param_call(MODULE_PARAM_PREFIX, name, ops, arg, perm, -1, 0)
#define module_param_named(name, value, type, perm)			\
	param_check_##type(name, &(value));				\
	module_param_cb(name, &param_ops_##type, &value, perm);		\
	__MODULE_PARM_TYPE(name, #type)
#define module_param(name, type, perm)					\
	module_param_named(name, name, type, perm)
#define module_param_unsafe(name, type, perm)				\
	module_param(name, type, perm)
#define module_param_named_unsafe(name, value, type, perm)		\
	module_param_named(name, value, type, perm)

/* older: functions instead of a struct; they take the kp as it is now */
#define module_param_call(name, _set, _get, arg, perm)			\
	static const struct kernel_param_ops __param_ops_##name = {	\
		.set = _set, .get = _get };				\
	module_param_cb(name, &__param_ops_##name, arg, perm)

#define module_param_string(name, str, len, perm)			\
	static const struct kparam_string __param_string_##name = {	\
		len, str };						\
	__module_param_call(MODULE_PARAM_PREFIX, name, &param_ops_string, \
			    (void *)&__param_string_##name, perm, -1, 0); \
	__MODULE_PARM_TYPE(name, "string")

#define module_param_array_named(name, array, type, nump, perm)		\
	param_check_##type(name, &(array)[0]);				\
	static const struct kparam_array __param_arr_##name = {		\
		.max = ARRAY_SIZE(array), .num = nump,			\
		.ops = &param_ops_##type,				\
		.elemsize = sizeof((array)[0]), .elem = array };	\
	__module_param_call(MODULE_PARAM_PREFIX, name, &param_array_ops, \
			    (void *)&__param_arr_##name, perm, -1, 0);	\
	__MODULE_PARM_TYPE(name, "array of " #type)
#define module_param_array(name, type, nump, perm)			\
	module_param_array_named(name, name, type, nump, perm)

/* The variable must be of the type that its functions write. */
#define __param_check(name, p, type)					\
	static inline __maybe_unused type *__check_##name(void)		\
	{ return (p); }

#define __PARAM_TYPE(name)						\
	extern const struct kernel_param_ops param_ops_##name;		\
	int param_set_##name(const char *val, const struct kernel_param *kp); \
	int param_get_##name(char *buffer, const struct kernel_param *kp)

__PARAM_TYPE(byte);
#define param_check_byte(name, p)	__param_check(name, p, unsigned char)
__PARAM_TYPE(short);
#define param_check_short(name, p)	__param_check(name, p, short)
__PARAM_TYPE(ushort);
#define param_check_ushort(name, p)	__param_check(name, p, unsigned short)
__PARAM_TYPE(int);
#define param_check_int(name, p)	__param_check(name, p, int)
__PARAM_TYPE(uint);
#define param_check_uint(name, p)	__param_check(name, p, unsigned int)
__PARAM_TYPE(long);
#define param_check_long(name, p)	__param_check(name, p, long)
__PARAM_TYPE(ulong);
#define param_check_ulong(name, p)	__param_check(name, p, unsigned long)
__PARAM_TYPE(ullong);
#define param_check_ullong(name, p) \
	__param_check(name, p, unsigned long long)
__PARAM_TYPE(hexint);
#define param_check_hexint(name, p)	param_check_uint(name, p)
__PARAM_TYPE(charp);
#define param_check_charp(name, p)	__param_check(name, p, char *)
__PARAM_TYPE(bool);
#define param_check_bool(name, p)	__param_check(name, p, bool)
__PARAM_TYPE(invbool);
#define param_check_invbool(name, p)	__param_check(name, p, bool)
/* an int that takes what a bool takes */
extern const struct kernel_param_ops param_ops_bint;
int param_set_bint(const char *val, const struct kernel_param *kp);
#define param_get_bint			param_get_int
#define param_check_bint		param_check_int

extern const struct kernel_param_ops param_ops_string, param_array_ops;
int param_set_copystring(const char *val, const struct kernel_param *kp);
int param_get_string(char *buffer, const struct kernel_param *kp);
int param_set_uint_minmax(const char *val, const struct kernel_param *kp,
			  unsigned int min, unsigned int max);
void param_free_charp(void *arg);

void kernel_param_lock(struct module *mod);
void kernel_param_unlock(struct module *mod);

bool parameq(const char *name1, const char *name2);
char *parse_module_args(const char *name, char *args,
			const struct kernel_param *params, unsigned int num);
void destroy_params(const struct kernel_param *params, unsigned int num);

#endif /* _LINUX_MODULEPARAM_H */
