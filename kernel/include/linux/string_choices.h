/* SPDX-License-Identifier: MIT */
/* string_choices.h - one of two words for a truth value. */
#ifndef _LINUX_STRING_CHOICES_H_
#define _LINUX_STRING_CHOICES_H_

#include <linux/types.h>

#define __STR_CHOICE(yes, no)						\
static inline const char *str_##yes##_##no(bool v)			\
{									\
	return v ? #yes : #no;						\
}									\
static inline const char *str_##no##_##yes(bool v)			\
{									\
	return v ? #no : #yes;						\
}

__STR_CHOICE(enable, disable)
__STR_CHOICE(enabled, disabled)
__STR_CHOICE(hi, lo)
__STR_CHOICE(high, low)
__STR_CHOICE(read, write)
__STR_CHOICE(on, off)
__STR_CHOICE(yes, no)
__STR_CHOICE(up, down)
__STR_CHOICE(true, false)

/* "s" unless there is exactly one */
static inline const char *str_plural(size_t num)
{
	return num == 1 ? "" : "s";
}

#endif /* _LINUX_STRING_CHOICES_H_ */
