/* SPDX-License-Identifier: MIT */
/*
 * Network: left out. A stack of protocols is larger than the rest of this
 * kernel, and its threads are softirqs and kworkers that are seen here
 * without it.
 */
#ifndef _LINUX_NETDEVICE_H
#define _LINUX_NETDEVICE_H

#include <linux/refused.h>

__refused_area("<linux/netdevice.h>", "network: no devices, packets or sockets")

struct net_device;

int register_netdev(struct net_device *dev) __refused("network devices");
void unregister_netdev(struct net_device *dev) __refused("network devices");
void free_netdev(struct net_device *dev) __refused("network devices");

#endif
