/* SPDX-License-Identifier: MIT */
/* Memory nodes. There is one; the names are kept because kthreadd says them. */
#ifndef _LINUX_NODEMASK_H
#define _LINUX_NODEMASK_H

#include <linux/types.h>

typedef struct {
	unsigned long bits[1];
} nodemask_t;

enum node_states {
	N_POSSIBLE,
	N_ONLINE,
	N_NORMAL_MEMORY,
	N_MEMORY,
	N_CPU,
	NR_NODE_STATES
};

#define MAX_NUMNODES	1
#define NUMA_NO_NODE	(-1)

extern const nodemask_t node_states[NR_NODE_STATES];

#define node_online(node)		((node) == 0)
#define num_online_nodes()		1U
#define for_each_online_node(node)	for ((node) = 0; (node) < 1; (node)++)
#define for_each_node(node)		for_each_online_node(node)

#endif
