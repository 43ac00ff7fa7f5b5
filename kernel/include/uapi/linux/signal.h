/* SPDX-License-Identifier: MIT */
/* Linux's path for what is in linux/signal.h. */
#ifndef _UAPI_LINUX_SIGNAL_H
#define _UAPI_LINUX_SIGNAL_H

#include <linux/signal.h>

#endif
