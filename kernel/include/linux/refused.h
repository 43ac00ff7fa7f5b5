/* SPDX-License-Identifier: MIT */
/*
 * For headers of what pid2 leaves out: a module that includes one builds as
 * long as it uses nothing of it, is told so, and what it calls is an error
 * that says why.
 */
#ifndef _LINUX_REFUSED_H
#define _LINUX_REFUSED_H

#include <linux/compiler.h>

/* A note at the #include; the kernel itself includes none of these. */
#ifdef MODULE
#define __refused_pragma(text)	_Pragma(#text)
#define __refused_area(header, what) \
	__refused_pragma(message(header ": pid2 has no " what))
#else
#define __refused_area(header, what)
#endif

/* On a function: calling it is an error with this text. */
#define __refused(what)	__attribute__((__error__("pid2 has no " what)))

#endif
