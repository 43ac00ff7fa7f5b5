/* SPDX-License-Identifier: MIT */
/* The configuration, at its path before 2.6.33. */
#ifndef _LINUX_AUTOCONF_H
#define _LINUX_AUTOCONF_H

#include <linux/kconfig.h>

#endif
