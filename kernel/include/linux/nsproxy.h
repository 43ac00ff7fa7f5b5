/* SPDX-License-Identifier: MIT */
/*
 * Namespaces of a thread: all are in the initial ones, and current->nsproxy
 * is NULL, as it is for a thread of Linux that exits.
 */
#ifndef _LINUX_NSPROXY_H
#define _LINUX_NSPROXY_H

#include <linux/sched.h>
#include <linux/utsname.h>

struct nsproxy {
	struct uts_namespace *uts_ns;
	struct pid_namespace *pid_ns_for_children;
};

#endif
