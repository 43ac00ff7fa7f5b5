/* SPDX-License-Identifier: MIT */
/*
 * Network: left out. A stack of protocols is larger than the rest of this
 * kernel, and its threads are softirqs and kworkers that are seen here
 * without it.
 */
#ifndef _NET_NET_NAMESPACE_H
#define _NET_NET_NAMESPACE_H

#include <linux/refused.h>

__refused_area("<net/net_namespace.h>", "network: no devices, packets or sockets")

#endif
