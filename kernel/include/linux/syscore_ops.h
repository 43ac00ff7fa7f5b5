/* SPDX-License-Identifier: MIT */
/* Left out: suspend. */
#ifndef _LINUX_SYSCORE_OPS_H
#define _LINUX_SYSCORE_OPS_H

#include <linux/refused.h>

__refused_area("<linux/syscore_ops.h>", "suspend")

#endif
