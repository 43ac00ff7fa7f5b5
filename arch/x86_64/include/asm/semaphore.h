/* SPDX-License-Identifier: MIT */
/* Semaphores, at their path before 2.6.27. */
#ifndef _ASM_SEMAPHORE_H
#define _ASM_SEMAPHORE_H

#include <linux/semaphore.h>

#endif
