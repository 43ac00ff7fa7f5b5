/* SPDX-License-Identifier: MIT */
/* The configuration, at its path before 2.6.19. */
#ifndef _LINUX_CONFIG_H
#define _LINUX_CONFIG_H

#include <linux/kconfig.h>

#endif
