/* SPDX-License-Identifier: MIT */
/* Memory nodes: there is one. */
#ifndef _LINUX_NUMA_H
#define _LINUX_NUMA_H

#include <linux/nodemask.h>

#define NUMA_NO_MEMBLK		(-1)
#define numa_node_id()		0
#define numa_mem_id()		0
#define numa_map_to_online_node(node)	(node)

#define NODES_SHIFT			0
#define numa_valid_node(nid)		((nid) == 0)
#define numa_nearest_node(node, state)	((void)(state), 0)

#endif
