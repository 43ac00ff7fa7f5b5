/* SPDX-License-Identifier: MIT */
/* Linux's path for what is in linux/uidgid.h. */
#ifndef _LINUX_UIDGID_TYPES_H
#define _LINUX_UIDGID_TYPES_H

#include <linux/uidgid.h>

#endif
