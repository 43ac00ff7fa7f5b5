/* SPDX-License-Identifier: MIT */
/*
 * unit.h - what a host test is made of.
 *
 * A test file lists its cases in unit_cases[]; each runs in a process of its
 * own, so that an abort or a report of ASan ends that case only.
 */
#ifndef _UNIT_H
#define _UNIT_H

struct unit_case {
	const char *name;
	void (*run)(void);
};

/* Ends with an empty entry. */
extern const struct unit_case unit_cases[];

#define UNIT_CASE(fn) { #fn, fn }

void unit_fail(const char *file, int line, const char *text);
void unit_fail_values(const char *file, int line, const char *text,
		      long long left, long long right);
void unit_fail_strings(const char *file, int line, const char *text,
		       const char *left, const char *right);
/* Ends the case; a success if the case has said that it expects this. */
void unit_panic(const char *why) __attribute__((noreturn));
extern int unit_expects_panic;
/* That many WARN()s are fine; counted down. */
extern int unit_expects_warning;
void *unit_alloc(unsigned long size);
void unit_free(void *p);
/* deterministic, the same on every host */
unsigned long unit_random(void);
void unit_print(const char *text);

#define CHECK(cond)							\
	do {								\
		if (!(cond))						\
			unit_fail(__FILE__, __LINE__, #cond);		\
	} while (0)

#define CHECK_EQ(left, right)						\
	do {								\
		long long __l = (long long)(left);			\
		long long __r = (long long)(right);			\
									\
		if (__l != __r)						\
			unit_fail_values(__FILE__, __LINE__,		\
					 #left " == " #right, __l, __r);	\
	} while (0)

#define CHECK_STR(left, right)						\
	unit_fail_strings(__FILE__, __LINE__, #left " is " #right,	\
			  left, right)

#endif /* _UNIT_H */
