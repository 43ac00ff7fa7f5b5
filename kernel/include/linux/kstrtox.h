/* SPDX-License-Identifier: MIT */
/* kstrtox.h - text to numbers; kernel/lib/kstrtox.c. */
#ifndef _LINUX_KSTRTOX_H
#define _LINUX_KSTRTOX_H

#include <linux/compiler.h>
#include <linux/types.h>

/*
 * strict: the whole string, at most one newline after it; 0, -EINVAL, -ERANGE
 */
int kstrtoull(const char *s, unsigned int base, unsigned long long *res);
int kstrtoll(const char *s, unsigned int base, long long *res);
int kstrtouint(const char *s, unsigned int base, unsigned int *res);
int kstrtoint(const char *s, unsigned int base, int *res);
int kstrtou16(const char *s, unsigned int base, u16 *res);
int kstrtos16(const char *s, unsigned int base, s16 *res);
int kstrtou8(const char *s, unsigned int base, u8 *res);
int kstrtos8(const char *s, unsigned int base, s8 *res);
int kstrtobool(const char *s, bool *res);

static inline int kstrtoul(const char *s, unsigned int base, unsigned long *res)
{
	return kstrtoull(s, base, (unsigned long long *)res);
}

static inline int kstrtol(const char *s, unsigned int base, long *res)
{
	return kstrtoll(s, base, (long long *)res);
}

static inline int kstrtou64(const char *s, unsigned int base, u64 *res)
{
	return kstrtoull(s, base, (unsigned long long *)res);
}

static inline int kstrtos64(const char *s, unsigned int base, s64 *res)
{
	return kstrtoll(s, base, (long long *)res);
}

static inline int kstrtou32(const char *s, unsigned int base, u32 *res)
{
	return kstrtouint(s, base, res);
}

static inline int kstrtos32(const char *s, unsigned int base, s32 *res)
{
	return kstrtoint(s, base, res);
}

/* its name until Linux 6.3 */
static inline int strtobool(const char *s, bool *res)
{
	return kstrtobool(s, res);
}

/* of a caller's text: these, or -EFAULT; kernel/mm/usercopy.c */
int kstrtoull_from_user(const char __user *s, size_t count, unsigned int base,
			unsigned long long *res);
int kstrtoll_from_user(const char __user *s, size_t count, unsigned int base,
		       long long *res);
int kstrtoul_from_user(const char __user *s, size_t count, unsigned int base,
		       unsigned long *res);
int kstrtol_from_user(const char __user *s, size_t count, unsigned int base,
		      long *res);
int kstrtouint_from_user(const char __user *s, size_t count, unsigned int base,
			 unsigned int *res);
int kstrtoint_from_user(const char __user *s, size_t count, unsigned int base,
			int *res);
int kstrtou16_from_user(const char __user *s, size_t count, unsigned int base,
			u16 *res);
int kstrtos16_from_user(const char __user *s, size_t count, unsigned int base,
			s16 *res);
int kstrtou8_from_user(const char __user *s, size_t count, unsigned int base,
		       u8 *res);
int kstrtos8_from_user(const char __user *s, size_t count, unsigned int base,
		       s8 *res);
int kstrtobool_from_user(const char __user *s, size_t count, bool *res);
#define kstrtou64_from_user	kstrtoull_from_user
#define kstrtos64_from_user	kstrtoll_from_user
#define kstrtou32_from_user	kstrtouint_from_user
#define kstrtos32_from_user	kstrtoint_from_user

/* lenient: stop at the first character that does not belong */
unsigned long simple_strtoul(const char *s, char **end, unsigned int base);
long simple_strtol(const char *s, char **end, unsigned int base);
unsigned long long simple_strtoull(const char *s, char **end, unsigned int base);
long long simple_strtoll(const char *s, char **end, unsigned int base);

/* "64K", "2M", "0x100000": a size with a binary suffix K M G T P E */
unsigned long long memparse(const char *ptr, char **retptr);
int get_option(char **str, int *pint);
char *get_options(const char *str, int nints, int *ints);
bool parse_option_str(const char *str, const char *option);

#endif /* _LINUX_KSTRTOX_H */
