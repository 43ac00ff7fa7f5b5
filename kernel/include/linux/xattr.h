/* SPDX-License-Identifier: MIT */
/* Left out: extended attributes. */
#ifndef _LINUX_XATTR_H
#define _LINUX_XATTR_H

#include <linux/refused.h>

__refused_area("<linux/xattr.h>", "extended attributes")

#endif
