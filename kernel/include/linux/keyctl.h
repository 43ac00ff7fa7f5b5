/* SPDX-License-Identifier: MIT */
/* Left out: keys. */
#ifndef _LINUX_KEYCTL_H
#define _LINUX_KEYCTL_H

#include <linux/refused.h>

__refused_area("<linux/keyctl.h>", "keys")

#endif
