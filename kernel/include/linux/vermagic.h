/* SPDX-License-Identifier: MIT */
/* What a module and a kernel must have in common to fit together. */
#ifndef _LINUX_VERMAGIC_H
#define _LINUX_VERMAGIC_H

#include <linux/version.h>

#ifndef VERMAGIC_STRING
#define VERMAGIC_STRING	UTS_RELEASE " SMP preempt mod_unload "
#endif

#endif
