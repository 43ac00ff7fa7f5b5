/* SPDX-License-Identifier: MIT */
/* Left out: asynchronous I/O of processes. */
#ifndef _LINUX_AIO_H
#define _LINUX_AIO_H

#include <linux/refused.h>

__refused_area("<linux/aio.h>", "asynchronous I/O of processes")

#endif
