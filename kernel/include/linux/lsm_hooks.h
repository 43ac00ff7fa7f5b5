/* SPDX-License-Identifier: MIT */
/* Left out: security modules. */
#ifndef _LINUX_LSM_HOOKS_H
#define _LINUX_LSM_HOOKS_H

#include <linux/refused.h>

__refused_area("<linux/lsm_hooks.h>", "security modules")

#endif
