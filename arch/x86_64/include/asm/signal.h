/* SPDX-License-Identifier: MIT */
/* Signals are the same on all machines. */
#ifndef _ASM_SIGNAL_H
#define _ASM_SIGNAL_H

#include <linux/signal.h>

#endif
