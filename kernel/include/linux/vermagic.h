/* SPDX-License-Identifier: MIT */
/* For which kernel a module was built: both sides must say the same. */
#ifndef _LINUX_VERMAGIC_H
#define _LINUX_VERMAGIC_H

#include <linux/version.h>

#ifdef CONFIG_DEBUG_KERNEL
#define MODULE_VERMAGIC_DEBUG "debug "
#else
#define MODULE_VERMAGIC_DEBUG ""
#endif

#define VERMAGIC_STRING \
	UTS_RELEASE " SMP preempt mod_unload " MODULE_VERMAGIC_DEBUG

#endif
