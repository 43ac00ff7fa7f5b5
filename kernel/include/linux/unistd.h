/* SPDX-License-Identifier: MIT */
/* Numbers of system calls: there are none here. */
#ifndef _LINUX_UNISTD_H
#define _LINUX_UNISTD_H

#include <asm/unistd.h>

#endif
