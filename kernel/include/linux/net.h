/* SPDX-License-Identifier: MIT */
/*
 * Network: left out. A stack of protocols is larger than the rest of this
 * kernel, and its threads are softirqs and kworkers that are seen here
 * without it.
 */
#ifndef _LINUX_NET_H
#define _LINUX_NET_H

#include <linux/refused.h>

__refused_area("<linux/net.h>", "network: no devices, packets or sockets")

#endif
