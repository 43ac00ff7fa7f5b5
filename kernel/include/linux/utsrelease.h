/* SPDX-License-Identifier: MIT */
/* The release, at its path before 2.6.33. */
#ifndef _LINUX_UTSRELEASE_H
#define _LINUX_UTSRELEASE_H

#include <linux/version.h>

#endif
