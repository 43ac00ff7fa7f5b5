/* SPDX-License-Identifier: MIT */
/* Linux's path for what is in linux/jump_label.h. */
#ifndef _LINUX_STATIC_KEY_H
#define _LINUX_STATIC_KEY_H

#include <linux/jump_label.h>

#endif
