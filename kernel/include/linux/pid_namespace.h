/* SPDX-License-Identifier: MIT */
/* PID namespaces: there is the initial one, in linux/pid.h. */
#ifndef _LINUX_PID_NAMESPACE_H
#define _LINUX_PID_NAMESPACE_H

#include <linux/nsproxy.h>
#include <linux/pid.h>

static inline struct pid_namespace *get_pid_ns(struct pid_namespace *ns)
{
	return ns;
}

static inline void put_pid_ns(struct pid_namespace *ns)
{
}

#endif
