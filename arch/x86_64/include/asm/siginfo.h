/* SPDX-License-Identifier: MIT */
/* Signals are the same on all machines. */
#ifndef _ASM_SIGINFO_H
#define _ASM_SIGINFO_H

#include <linux/signal.h>

#endif
