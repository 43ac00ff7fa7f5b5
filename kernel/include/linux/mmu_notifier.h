/* SPDX-License-Identifier: MIT */
/* Left out: user memory. */
#ifndef _LINUX_MMU_NOTIFIER_H
#define _LINUX_MMU_NOTIFIER_H

#include <linux/refused.h>

__refused_area("<linux/mmu_notifier.h>", "user memory")

#endif
