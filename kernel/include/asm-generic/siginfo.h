/* SPDX-License-Identifier: MIT */
/* Linux's path for what is in linux/signal.h. */
#ifndef _ASM_GENERIC_SIGINFO_H
#define _ASM_GENERIC_SIGINFO_H

#include <linux/signal.h>

#endif
