/* SPDX-License-Identifier: MIT */
/* Arguments without a name; the compiler brings the real header. */
#ifndef _LINUX_STDARG_H
#define _LINUX_STDARG_H

#include <stdarg.h>

#endif
