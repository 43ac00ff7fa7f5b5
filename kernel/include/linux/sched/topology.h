/* SPDX-License-Identifier: MIT */
/* Scheduling domains: one for all CPUs, so there is nothing to describe. */
#ifndef _LINUX_SCHED_TOPOLOGY_H
#define _LINUX_SCHED_TOPOLOGY_H

#include <linux/sched.h>
#include <linux/topology.h>

#endif
