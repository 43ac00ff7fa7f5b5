/* SPDX-License-Identifier: MIT */
/* Left out: live patches. */
#ifndef _LINUX_LIVEPATCH_H
#define _LINUX_LIVEPATCH_H

#include <linux/refused.h>

__refused_area("<linux/livepatch.h>", "live patches")

#endif
