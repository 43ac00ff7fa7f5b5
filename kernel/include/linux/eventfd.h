/* SPDX-License-Identifier: MIT */
/* Left out: file descriptors of processes. */
#ifndef _LINUX_EVENTFD_H
#define _LINUX_EVENTFD_H

#include <linux/refused.h>

__refused_area("<linux/eventfd.h>", "file descriptors of processes")

#endif
