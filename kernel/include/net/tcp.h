/* SPDX-License-Identifier: MIT */
/*
 * Network: left out. A stack of protocols is larger than the rest of this
 * kernel, and its threads are softirqs and kworkers that are seen here
 * without it.
 */
#ifndef _NET_TCP_H
#define _NET_TCP_H

#include <linux/refused.h>

__refused_area("<net/tcp.h>", "network: no devices, packets or sockets")

#endif
