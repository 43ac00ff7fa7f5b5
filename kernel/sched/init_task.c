// SPDX-License-Identifier: MIT
/*
 * The thread that was there before there were threads: it runs from power-on,
 * makes PID 1 and PID 2, and becomes the idle thread of CPU 0. PID 0.
 *
 * Linux: init/init_task.c.
 */
#include <linux/cred.h>
#include <linux/export.h>
#include <linux/sched.h>
#include <linux/sched/signal.h>
#include <linux/sched/task.h>
#include <linux/spinlock.h>
#include <asm/desc.h>

struct sighand_struct init_sighand = {
	.siglock = __SPIN_LOCK_UNLOCKED(init_sighand.siglock),
};

/* The boot stack is laid out by the linker: see linker.ld, boot/start.asm. */
struct task_struct init_task = {
	.__state	= TASK_RUNNING,
	.flags		= PF_KTHREAD | PF_IDLE,
	.stack		= init_stack,
	.usage		= REFCOUNT_INIT(2),
	.prio		= MAX_PRIO - 20,
	.static_prio	= MAX_PRIO - 20,
	.normal_prio	= MAX_PRIO - 20,
	.nr_cpus_allowed = NR_CPUS,
	.pi_lock	= __RAW_SPIN_LOCK_UNLOCKED(init_task.pi_lock),
	.real_parent	= &init_task,
	.parent		= &init_task,
	.children	= LIST_HEAD_INIT(init_task.children),
	.sibling	= LIST_HEAD_INIT(init_task.sibling),
	.tasks		= LIST_HEAD_INIT(init_task.tasks),
	.group_leader	= &init_task,
	.sighand	= &init_sighand,
	.alloc_lock	= __SPIN_LOCK_UNLOCKED(init_task.alloc_lock),
	.real_cred	= &init_cred,
	.cred		= &init_cred,
	.comm		= "swapper/0",
};

EXPORT_SYMBOL(init_task);

struct pid_namespace init_pid_ns = { .child_reaper = &init_task };
EXPORT_SYMBOL_GPL(init_pid_ns);

struct user_namespace init_user_ns;
EXPORT_SYMBOL_GPL(init_user_ns);

struct user_struct root_user = { .__count = REFCOUNT_INIT(1) };
static struct group_info init_groups = { .usage = REFCOUNT_INIT(1) };

/* Linux: kernel/cred.c, same name. */
struct cred init_cred = {
	.usage		= ATOMIC_LONG_INIT(1),
	.cap_permitted	= CAP_FULL_SET,
	.cap_effective	= CAP_FULL_SET,
	.cap_bset	= CAP_FULL_SET,
	.user		= &root_user,
	.user_ns	= &init_user_ns,
	.group_info	= &init_groups,
};
EXPORT_SYMBOL(init_cred);

const nodemask_t node_states[NR_NODE_STATES] = {
	[N_POSSIBLE] = { { 1 } }, [N_ONLINE] = { { 1 } },
	[N_NORMAL_MEMORY] = { { 1 } }, [N_MEMORY] = { { 1 } },
	[N_CPU] = { { 1 } },
};
EXPORT_SYMBOL(node_states);
