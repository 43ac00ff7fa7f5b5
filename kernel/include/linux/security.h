/* SPDX-License-Identifier: MIT */
/* Left out: security modules. */
#ifndef _LINUX_SECURITY_H
#define _LINUX_SECURITY_H

#include <linux/refused.h>

__refused_area("<linux/security.h>", "security modules")

#endif
