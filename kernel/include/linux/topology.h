/* SPDX-License-Identifier: MIT */
/*
 * Which CPUs are near each other: every CPU is a package of its own, all on
 * one memory node.
 */
#ifndef _LINUX_TOPOLOGY_H
#define _LINUX_TOPOLOGY_H

#include <linux/cpumask.h>
#include <linux/numa.h>
#include <linux/percpu.h>

#define cpu_to_node(cpu)		((void)(cpu), 0)
#define cpu_to_mem(cpu)			((void)(cpu), 0)
#define cpumask_of_node(node)		((void)(node), cpu_online_mask)
#define node_distance(from, to)		((void)(from), (void)(to), 10)
#define for_each_node_with_cpus(node)	for_each_online_node(node)
#define topology_physical_package_id(cpu)	(cpu)
#define topology_core_id(cpu)		((void)(cpu), 0)
#define topology_core_cpumask(cpu)	cpumask_of(cpu)
#define topology_sibling_cpumask(cpu)	cpumask_of(cpu)
#define cpu_smt_mask(cpu)		cpumask_of(cpu)

#define LOCAL_DISTANCE			10
#define REMOTE_DISTANCE			20
#define nr_cpus_node(node)		cpumask_weight(cpumask_of_node(node))
#define cpu_cpu_mask(cpu)		cpumask_of_node(cpu_to_node(cpu))
#define topology_die_id(cpu)		((void)(cpu), 0)
#define topology_cluster_id(cpu)	((void)(cpu), 0)
#define topology_die_cpumask(cpu)	cpumask_of(cpu)

#endif
