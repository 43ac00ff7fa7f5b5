/* SPDX-License-Identifier: MIT */
/*
 * Network: left out. A stack of protocols is larger than the rest of this
 * kernel, and its threads are softirqs and kworkers that are seen here
 * without it.
 */
#ifndef _LINUX_SKBUFF_H
#define _LINUX_SKBUFF_H

#include <linux/refused.h>

__refused_area("<linux/skbuff.h>", "network: no devices, packets or sockets")

struct sk_buff;

void kfree_skb(struct sk_buff *skb) __refused("network packets");

#endif
