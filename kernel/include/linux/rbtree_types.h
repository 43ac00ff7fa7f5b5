/* SPDX-License-Identifier: MIT */
/* Linux's path for what is in linux/rbtree.h. */
#ifndef _LINUX_RBTREE_TYPES_H
#define _LINUX_RBTREE_TYPES_H

#include <linux/rbtree.h>

#endif
