// SPDX-License-Identifier: MIT
/*
 * The idle thread of each CPU, PID 0: what runs when nothing else wants to.
 *
 * It looks for a thread to take over from a busy CPU, and if there is none it
 * halts, with the tick stopped, until an interrupt makes something runnable.
 * Interrupts are off from the last look at need_resched() until the halt, and
 * sti; hlt lets none slip in between: the wake-up cannot be slept through.
 * On a CPU that goes it is the last to run, but elsewhere: hotplug.c.
 *
 * Linux: kernel/sched/idle.c. Left out: cpuidle's choice of sleep states.
 */
#include <linux/cpu.h>
#include <linux/rcupdate.h>
#include <linux/sched/task.h>
#include <linux/tick.h>
#include "sched.h"

/* Context: interrupts off; on again when it returns. */
static void cpuidle_idle_call(void)
{
	if (idle_pull(this_rq())) {
		local_irq_enable();
		return;
	}
	tick_nohz_idle_stop_tick();
	ct_idle_enter();
	/*
	 * A CPU that sets our TIF_NEED_RESCHED also sends an interrupt, which
	 * ends the halt even if it arrived just now. Pairs with: resched_curr().
	 */
	arch_safe_halt();
	local_irq_disable();
	ct_idle_exit();
	local_irq_enable();
}

static void do_idle(void)
{
	tick_nohz_idle_enter();
	while (!need_resched()) {
		local_irq_disable();
		rcu_prepare_for_idle();
		if (need_resched())
			local_irq_enable();
		else
			cpuidle_idle_call();
	}
	tick_nohz_idle_exit();
	schedule_idle();
}

/**
 * cpu_startup_entry - the end of a CPU's boot: it idles from here on
 * @state: where its bring-up stands: CPUHP_AP_ONLINE_IDLE, CPUHP_ONLINE
 *
 * Context: the idle thread, preemption off. Never returns.
 */
void cpu_startup_entry(enum cpuhp_state state)
{
	for (;;)
		do_idle();
}
