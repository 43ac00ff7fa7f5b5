/* SPDX-License-Identifier: MIT */
/* Calling conventions at the border to assembly. */
#ifndef _LINUX_LINKAGE_H
#define _LINUX_LINKAGE_H

#include <linux/compiler.h>

#endif
