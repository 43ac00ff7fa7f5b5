/* SPDX-License-Identifier: MIT */
/* Left out: magic key; the shell has the commands. */
#ifndef _LINUX_SYSRQ_H
#define _LINUX_SYSRQ_H

#include <linux/refused.h>

__refused_area("<linux/sysrq.h>", "magic key; the shell has the commands")

#endif
