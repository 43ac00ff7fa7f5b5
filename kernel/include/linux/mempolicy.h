/* SPDX-License-Identifier: MIT */
/* Left out: memory policies: there is one node. */
#ifndef _LINUX_MEMPOLICY_H
#define _LINUX_MEMPOLICY_H

#include <linux/refused.h>

__refused_area("<linux/mempolicy.h>", "memory policies: there is one node")

#endif
