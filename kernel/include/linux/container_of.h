/* SPDX-License-Identifier: MIT */
/* From a member to the structure around it. */
#ifndef _LINUX_CONTAINER_OF_H
#define _LINUX_CONTAINER_OF_H

#include <linux/stddef.h>

#define container_of(ptr, type, member) ({				\
	void *__mptr = (void *)(ptr);					\
	_Static_assert(__same_type(*(ptr), ((type *)0)->member) ||	\
		       __same_type(*(ptr), void),			\
		       "pointer type mismatch in container_of()");	\
	(type *)((char *)__mptr - offsetof(type, member)); })

#define typeof_member(T, m)	typeof(((T *)0)->m)

#define container_of_const(ptr, type, member) \
	_Generic(ptr, const typeof(*(ptr)) *:				\
		 ((const type *)container_of(ptr, type, member)),	\
		 default: ((type *)container_of(ptr, type, member)))

#endif
