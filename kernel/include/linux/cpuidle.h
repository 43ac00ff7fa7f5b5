/* SPDX-License-Identifier: MIT */
/* Left out: idle states but hlt. */
#ifndef _LINUX_CPUIDLE_H
#define _LINUX_CPUIDLE_H

#include <linux/refused.h>

__refused_area("<linux/cpuidle.h>", "idle states but hlt")

#endif
