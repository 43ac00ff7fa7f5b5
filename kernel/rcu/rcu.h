/* SPDX-License-Identifier: MIT */
/* Between the counting of grace periods (tree.c) and who drives them. */
#ifndef _KERNEL_RCU_RCU_H
#define _KERNEL_RCU_RCU_H

#include <linux/types.h>

/* Set by rcu_scheduler_starting(): from now on, waiting means sleeping. */
extern bool rcu_scheduler_active;

bool rcu_gp_needed(void);
void rcu_gp_begin(void);
bool rcu_gp_poll(void (*holdout)(int cpu));
void rcu_gp_end(void);
void rcu_request_gp(unsigned long seq);
void rcu_set_gp_wakeup(void (*wake)(void));
bool rcu_cpu_has_callbacks(int cpu);
unsigned long rcu_callbacks_pending(void);
bool rcu_stall_due(void);
void rcu_stall_report(void);

#endif
