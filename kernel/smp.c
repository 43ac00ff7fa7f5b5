// SPDX-License-Identifier: MIT
/*
 * smp.c - calling functions on other CPUs; TLB flushes and stops by interrupt.
 *
 * A call is a node (csd) on the lock-free queue of its CPU. Who finds the
 * queue empty sends the interrupt; whoever comes after him need not. The
 * handler takes the whole list and runs it in the order in which it was
 * queued, interrupts off.
 *
 *   caller                         target
 *   csd->flags |= LOCK
 *   llist_add(csd)                 llist_del_all()
 *   interrupt if it was empty      func(info)
 *   waits while LOCK is set        flags &= ~LOCK, a release
 *
 * A caller that waits has interrupts on, else two that call each other would
 * wait for ever. A TLB flush must also work with interrupts off; so it has a
 * mechanism of its own that a waiting CPU serves while it waits.
 *
 * Linux: kernel/smp.c. Left out: csd lock debugging, queued wake-ups.
 */
#include <linux/delay.h>
#include <linux/errno.h>
#include <linux/export.h>
#include <linux/init.h>
#include <linux/irq_work.h>
#include <linux/irqflags.h>
#include <linux/kstrtox.h>
#include <linux/minmax.h>
#include <linux/panic.h>
#include <linux/percpu.h>
#include <linux/printk.h>
#include <linux/sched/idle.h>
#include <linux/smp.h>
#include <asm/apic.h>
#include <asm/irq_vectors.h>
#include <asm/pgtable.h>
#include <asm/processor.h>
#include <asm/reboot.h>
#include <asm/traps.h>

static DEFINE_PER_CPU_ALIGNED(struct llist_head, call_single_queue);
/* [o] one node for each target of smp_call_function_many() */
static DEFINE_PER_CPU(call_single_data_t [NR_CPUS], cfd_data);
static DEFINE_PER_CPU_ALIGNED(call_single_data_t, csd_data);

/* CPUs to start at boot, the boot CPU included; the others can come later. */
unsigned int setup_max_cpus = NR_CPUS;
EXPORT_SYMBOL(setup_max_cpus);
/* CPUs to know of at all */
static unsigned int __initdata max_possible = NR_CPUS;

static int __init nosmp(char *str)
{
	setup_max_cpus = max_possible = 1;
	return 0;
}
early_param("nosmp", nosmp);

static int __init number_of_cpus(const char *name, char *str, unsigned int *n)
{
	if (str && !kstrtouint(str, 0, n))
		return 0;
	pr_warn("%s=%s: not a number, ignored\n", name, str ?: "");
	return -EINVAL;
}

static int __init maxcpus(char *str)
{
	int err = number_of_cpus("maxcpus", str, &setup_max_cpus);

	return setup_max_cpus ? err : nosmp(str);
}
early_param("maxcpus", maxcpus);

static int __init nrcpus(char *str)
{
	int err = number_of_cpus("nr_cpus", str, &max_possible);

	max_possible = max(max_possible, 1U);
	return err;
}
early_param("nr_cpus", nrcpus);

/* ------------------------------------------------------------------ calls */

static void csd_lock_wait(call_single_data_t *csd)
{
	while (smp_load_acquire(&csd->flags) & CSD_FLAG_LOCK)
		cpu_relax();
}

static void csd_lock(call_single_data_t *csd)
{
	csd_lock_wait(csd);
	csd->flags |= CSD_FLAG_LOCK;
}

/* Pairs with: csd_lock_wait(): what the function did is seen after it. */
static void csd_unlock(call_single_data_t *csd)
{
	smp_store_release(&csd->flags, csd->flags & ~CSD_FLAG_LOCK);
}

/* An asynchronous csd may be used again, by the function too, once it runs. */
static void csd_run(call_single_data_t *csd)
{
	smp_call_func_t func = csd->func;
	void *info = csd->info;

	if (csd->flags & CSD_FLAG_ASYNC) {
		csd_unlock(csd);
		func(info);
	} else {
		func(info);
		csd_unlock(csd);
	}
}

static void flush_call_queue(void)
{
	struct llist_node *list = llist_del_all(this_cpu_ptr(&call_single_queue));
	call_single_data_t *csd, *next;

	llist_for_each_entry_safe(csd, next, llist_reverse_order(list), llist)
		csd_run(csd);
}

/* The csd is locked. Returns true if the target is to be interrupted. */
static bool csd_queue(int cpu, call_single_data_t *csd)
{
	return llist_add(&csd->llist, per_cpu_ptr(&call_single_queue, cpu));
}

static void call_here(smp_call_func_t func, void *info)
{
	unsigned long flags;

	local_irq_save(flags);
	func(info);
	local_irq_restore(flags);
}

/* With interrupts off nobody could call us while we wait for him. */
static void check_context(void)
{
	WARN_ON_ONCE(irqs_disabled() && num_online_cpus() > 1 &&
		     !oops_in_progress);
}

/**
 * smp_call_function_single - call a function on one CPU
 * @cpu: which; may be this one
 * @func: runs in hard interrupt context, irqs off: fast, and does not sleep
 * @info: its argument
 * @wait: return only when it has run
 *
 * Context: irqs on. Return: 0, or -ENXIO if @cpu is not online.
 */
int smp_call_function_single(int cpu, smp_call_func_t func, void *info,
			     int wait)
{
	call_single_data_t on_stack = CSD_INIT(func, info), *csd = &on_stack;
	int this_cpu = get_cpu(), err = 0;

	check_context();
	if (cpu == this_cpu) {
		call_here(func, info);
	} else if ((unsigned int)cpu >= nr_cpu_ids || !cpu_online(cpu)) {
		err = -ENXIO;
	} else {
		if (!wait) {
			csd = this_cpu_ptr(&csd_data);
			csd_lock_wait(csd);
			csd->func = func;
			csd->info = info;
		}
		csd->flags = CSD_FLAG_LOCK;
		if (csd_queue(cpu, csd))
			arch_send_call_function_single_ipi(cpu);
		if (wait)
			csd_lock_wait(csd);
	}
	put_cpu();
	return err;
}
EXPORT_SYMBOL(smp_call_function_single);

/**
 * smp_call_function_single_async - send off a call with the caller's own node
 * @cpu: online; if it is this one, the function runs at once
 * @csd: set up with INIT_CSD(); must live until the function begins
 *
 * Context: any but NMI, irqs on or off.
 * Return: 0, or -EBUSY while an earlier call with it is on its way.
 */
int smp_call_function_single_async(int cpu, call_single_data_t *csd)
{
	int err = 0;

	preempt_disable();
	if (csd->flags & CSD_FLAG_LOCK) {
		err = -EBUSY;
	} else if (cpu == smp_processor_id()) {
		call_here(csd->func, csd->info);
	} else {
		csd->flags = CSD_FLAG_LOCK | CSD_FLAG_ASYNC;
		if (csd_queue(cpu, csd))
			arch_send_call_function_single_ipi(cpu);
	}
	preempt_enable();
	return err;
}
EXPORT_SYMBOL_GPL(smp_call_function_single_async);

/**
 * smp_call_function_any - call a function on any CPU of a mask
 * @mask: candidates; this CPU is preferred
 */
int smp_call_function_any(const struct cpumask *mask, smp_call_func_t func,
			  void *info, int wait)
{
	int cpu = get_cpu(), ret;

	if (!cpumask_test_cpu(cpu, mask))
		cpu = cpumask_any_and(mask, cpu_online_mask);
	ret = smp_call_function_single(cpu, func, info, wait);
	put_cpu();
	return ret;
}
EXPORT_SYMBOL_GPL(smp_call_function_any);

static void queue_many(const struct cpumask *mask, smp_cond_func_t cond,
		       smp_call_func_t func, void *info, struct cpumask *sent)
{
	call_single_data_t *csds = *this_cpu_ptr(&cfd_data);
	unsigned int cpu, this_cpu = smp_processor_id();

	for_each_cpu_and(cpu, mask, cpu_online_mask) {
		if (cpu == this_cpu || (cond && !cond(cpu, info)))
			continue;
		csd_lock(&csds[cpu]);
		csds[cpu].func = func;
		csds[cpu].info = info;
		__cpumask_set_cpu(cpu, sent);
		if (csd_queue(cpu, &csds[cpu]))
			arch_send_call_function_single_ipi(cpu);
	}
}

/* Context: preemption off. */
static void call_many(const struct cpumask *mask, smp_cond_func_t cond,
		      smp_call_func_t func, void *info, bool wait)
{
	struct cpumask sent;
	unsigned int cpu;

	check_context();
	cpumask_clear(&sent);
	queue_many(mask, cond, func, info, &sent);
	if (!wait)
		return;
	for_each_cpu(cpu, &sent)
		csd_lock_wait(&(*this_cpu_ptr(&cfd_data))[cpu]);
}

/**
 * smp_call_function_many - call a function on the other CPUs of a mask
 * @mask: CPUs; this one and those that are not online are passed over
 * @func: runs in hard interrupt context, irqs off
 * @info: its argument
 * @wait: return only when it has run on all of them
 *
 * Context: preemption off, irqs on.
 */
void smp_call_function_many(const struct cpumask *mask, smp_call_func_t func,
			    void *info, bool wait)
{
	call_many(mask, NULL, func, info, wait);
}
EXPORT_SYMBOL(smp_call_function_many);

/** smp_call_function - call a function on all other CPUs; Context: irqs on. */
void smp_call_function(smp_call_func_t func, void *info, int wait)
{
	preempt_disable();
	call_many(cpu_online_mask, NULL, func, info, wait);
	preempt_enable();
}
EXPORT_SYMBOL(smp_call_function);

/**
 * on_each_cpu_cond_mask - call a function on the CPUs of a mask, this included
 * @cond_func: if not NULL, asked here whether a CPU is to be called
 * @func: runs with irqs off
 * @info: the argument of both
 * @wait: return only when all have run it
 * @mask: the CPUs
 *
 * Context: irqs on.
 */
void on_each_cpu_cond_mask(smp_cond_func_t cond_func, smp_call_func_t func,
			   void *info, bool wait, const struct cpumask *mask)
{
	int cpu = get_cpu();
	struct cpumask sent;

	check_context();
	cpumask_clear(&sent);
	queue_many(mask, cond_func, func, info, &sent);
	if (cpumask_test_cpu(cpu, mask) && (!cond_func || cond_func(cpu, info)))
		call_here(func, info);
	if (wait)
		for_each_cpu(cpu, &sent)
			csd_lock_wait(&(*this_cpu_ptr(&cfd_data))[cpu]);
	put_cpu();
}
EXPORT_SYMBOL(on_each_cpu_cond_mask);

static void do_nothing(void *unused)
{
}

/** kick_all_cpus_sync - every CPU has taken an interrupt since this began */
void kick_all_cpus_sync(void)
{
	smp_mb();
	smp_call_function(do_nothing, NULL, 1);
}
EXPORT_SYMBOL_GPL(kick_all_cpus_sync);

/* -------------------------------------------------------------------- TLB */

/*
 * Each flush is a new number; a CPU has done all flushes up to the number in
 * its tlb_done. A CPU flushes everything, so it need not know what was asked.
 */
static atomic64_t tlb_wanted = ATOMIC64_INIT(0);
static DEFINE_PER_CPU(s64, tlb_done);

/*
 * Race: the number is read before the flush: one that is asked for meanwhile
 * is not taken for done. Pairs with: atomic64_inc_return() below, after the
 * page tables were changed.
 *
 * Race: an interrupt in the middle would serve a later flush, and then its
 * number be overwritten by the earlier one: so they are off.
 */
static void tlb_serve(void)
{
	unsigned long flags;
	s64 wanted;

	local_irq_save(flags);
	wanted = atomic64_read(&tlb_wanted);
	if (this_cpu_read(tlb_done) < wanted) {
		local_flush_tlb_all();
		smp_mb();
		WRITE_ONCE(*this_cpu_ptr(&tlb_done), wanted);
	}
	local_irq_restore(flags);
}

/*
 * Set as flush_tlb_others_fn. Context: any but NMI; the caller holds no lock
 * that others wait for with interrupts off.
 */
static void flush_tlb_others(unsigned long start, unsigned long end)
{
	struct cpumask others;
	unsigned int cpu;
	s64 wanted;

	if (num_online_cpus() == 1)
		return;
	preempt_disable();
	wanted = atomic64_inc_return(&tlb_wanted);
	/* a CPU that comes online from now on flushes by itself */
	cpumask_copy(&others, cpu_online_mask);
	__cpumask_clear_cpu(smp_processor_id(), &others);
	arch_send_call_function_ipi_mask(&others);
	for_each_cpu(cpu, &others)
		while (READ_ONCE(per_cpu(tlb_done, cpu)) < wanted &&
		       !oops_in_progress) {
			tlb_serve();
			cpu_relax();
		}
	preempt_enable();
}

/* ------------------------------------------------------------- interrupts */

static void call_function_interrupt(struct pt_regs *regs)
{
	apic_eoi();
	tlb_serve();
	flush_call_queue();
}

/* The flag is folded in by the interrupt's return path. */
static void reschedule_interrupt(struct pt_regs *regs)
{
	apic_eoi();
	scheduler_ipi();
}

/* ------------------------------------------------------------------- stop */

static atomic_t cpus_stopped = ATOMIC_INIT(0);
static bool stopping;

static void __noreturn stop_this_cpu(void)
{
	atomic_inc(&cpus_stopped);
	for (;;)
		asm volatile("cli; hlt");
}

static void stop_interrupt(struct pt_regs *regs)
{
	apic_eoi();
	stop_this_cpu();
}

static bool stop_nmi(struct pt_regs *regs)
{
	if (!READ_ONCE(stopping))
		return false;
	stop_this_cpu();
}

static bool wait_stopped(unsigned int others)
{
	unsigned int i;

	for (i = 0; i < 100; i++) {
		if (atomic_read(&cpus_stopped) >= others)
			return true;
		udelay(100);
	}
	return false;
}

/**
 * smp_send_stop - the other CPUs stand still from now on
 *
 * First by an interrupt; those that have interrupts off get an NMI.
 * Context: any; for panic() and the end of the machine's day.
 */
void smp_send_stop(void)
{
	unsigned int others = num_online_cpus() - 1;

	if (!others || xchg(&stopping, true))
		return;
	arch_send_stop(false);
	if (wait_stopped(others))
		return;
	nmi_handler = stop_nmi;
	arch_send_stop(true);
	if (!wait_stopped(others))
		pr_emerg("smp: %d of %u CPUs stopped\n",
			 atomic_read(&cpus_stopped), others);
}

/* ------------------------------------------------------------------- boot */

static void panic_delay_ms(unsigned int ms)
{
	mdelay(ms);
}

/** call_function_init - take over the vectors and the hooks; Context: boot. */
void call_function_init(void)
{
	set_vector_handler(CALL_FUNCTION_VECTOR, call_function_interrupt);
	set_vector_handler(RESCHEDULE_VECTOR, reschedule_interrupt);
	set_vector_handler(REBOOT_VECTOR, stop_interrupt);
	flush_tlb_others_fn = flush_tlb_others;
	panic_hooks.stop_other_cpus = smp_send_stop;
	panic_hooks.restart = machine_restart;
	panic_hooks.delay_ms = panic_delay_ms;
	panic_hooks.debug_exit = debug_exit;
}

/**
 * smp_setup_possible - number the CPUs of this machine
 *
 * Context: boot CPU, before per-CPU areas are set up.
 */
void smp_setup_possible(void)
{
	arch_smp_enumerate(max_possible);
}

/**
 * smp_prepare_cpus - get ready to start others
 * @max_cpus: how many are wanted
 */
void smp_prepare_cpus(unsigned int max_cpus)
{
	int err;

	if (max_cpus <= 1 || num_present_cpus() <= 1)
		return;
	err = arch_smp_prepare();
	if (err) {
		pr_err("smp: others cannot be started: error %d\n", err);
		setup_max_cpus = 1;
	}
}

/**
 * smpcfd_dying_cpu - do what others have sent to this CPU, and its irq_work
 *
 * Nobody sends anything more: they look at the online mask with preemption
 * off. Context: stop_machine(), interrupts off, this CPU not online.
 */
int smpcfd_dying_cpu(unsigned int cpu)
{
	flush_call_queue();
	irq_work_run();
	irq_work_tick();
	return 0;
}
