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

#define nr_node_ids			1U
#define nr_online_nodes			1U
#define first_online_node		0
#define first_memory_node		0
#define num_possible_nodes()		1U
#define node_possible(node)		((node) == 0)
#define next_online_node(nid)		((void)(nid), MAX_NUMNODES)
#define first_node(src)			((src).bits[0] & 1 ? 0 : MAX_NUMNODES)
#define next_node(n, src)		((void)(n), (void)(src), MAX_NUMNODES)
#define node_state(node, state) \
	((void)(state), node_possible(node))
#define num_node_state(state)		((void)(state), 1)
#define for_each_node_state(node, state) for_each_online_node(node)
#define for_each_node_mask(node, mask) \
	for ((node) = first_node(mask); (node) < MAX_NUMNODES; (node)++)
#define node_online_map			node_states[N_ONLINE]
#define node_possible_map		node_states[N_POSSIBLE]
#define NODE_MASK_ALL			((nodemask_t) { { 1UL } })
#define NODE_MASK_NONE			((nodemask_t) { { 0UL } })
#define node_set(node, dst)		((void)((dst).bits[0] |= 1UL << (node)))
#define node_clear(node, dst)		((void)((dst).bits[0] &= ~(1UL << (node))))
#define node_isset(node, mask)		((mask).bits[0] >> (node) & 1)
#define nodes_setall(dst)		((void)((dst).bits[0] = 1UL))
#define nodes_clear(dst)		((void)((dst).bits[0] = 0UL))
#define nodes_empty(src)		(!(src).bits[0])
#define nodes_weight(src)		((int)((src).bits[0] & 1))
#define nodemask_of_node(node)		((nodemask_t) { { 1UL << (node) } })

#endif
