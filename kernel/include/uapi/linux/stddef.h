/* SPDX-License-Identifier: MIT */
/* Linux's path for what is in linux/stddef.h. */
#ifndef _UAPI_LINUX_STDDEF_H
#define _UAPI_LINUX_STDDEF_H

#include <linux/stddef.h>

#endif
