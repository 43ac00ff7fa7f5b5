// SPDX-License-Identifier: MIT
/*
 * percpu_counter.c - count on all CPUs, and hand in now and then.
 *
 * Each CPU adds to a number of its own; when that reaches the batch it goes to
 * the common one, under the lock. To read the common one is cheap and wrong by
 * less than batch * CPUs; the sum is exact and visits all.
 *
 * Locks: fbc->lock for count; a CPU's part is changed by that CPU with interrupts
 * off, and by nobody else but percpu_counter_set() and _sync(). All possible CPUs
 * are summed up, so what one that has gone had counted is not lost.
 * Linux: lib/percpu_counter.c, which folds the part of a CPU in when that goes.
 */
#include <linux/cpumask.h>
#include <linux/export.h>
#include <linux/irqflags.h>
#include <linux/percpu_counter.h>

int percpu_counter_batch = 32;
EXPORT_SYMBOL(percpu_counter_batch);

/**
 * percpu_counter_init - make a counter usable
 * @fbc: the counter
 * @amount: what it begins with
 * @gfp: how to allocate
 *
 * Return: 0 or -ENOMEM.
 */
int percpu_counter_init(struct percpu_counter *fbc, s64 amount, gfp_t gfp)
{
	raw_spin_lock_init(&fbc->lock);
	fbc->count = amount;
	fbc->counters = alloc_percpu(s32);
	return fbc->counters ? 0 : -ENOMEM;
}
EXPORT_SYMBOL(percpu_counter_init);

/** percpu_counter_destroy - free it; nobody may use it any more */
void percpu_counter_destroy(struct percpu_counter *fbc)
{
	free_percpu(fbc->counters);
	fbc->counters = NULL;
}
EXPORT_SYMBOL(percpu_counter_destroy);

/** percpu_counter_set - begin anew from @amount; the caller keeps adders out */
void percpu_counter_set(struct percpu_counter *fbc, s64 amount)
{
	unsigned long flags;
	unsigned int cpu;

	raw_spin_lock_irqsave(&fbc->lock, flags);
	for_each_possible_cpu(cpu)
		*per_cpu_ptr(fbc->counters, cpu) = 0;
	fbc->count = amount;
	raw_spin_unlock_irqrestore(&fbc->lock, flags);
}
EXPORT_SYMBOL(percpu_counter_set);

/**
 * percpu_counter_add_batch - add, and hand in when it has become much
 * @batch: how much that is
 *
 * Context: any but NMI.
 */
void percpu_counter_add_batch(struct percpu_counter *fbc, s64 amount,
			      s32 batch)
{
	unsigned long flags;
	s64 mine;

	local_irq_save(flags);
	mine = __this_cpu_read(*fbc->counters) + amount;
	if (mine > -batch && mine < batch) {
		__this_cpu_write(*fbc->counters, mine);
	} else {
		raw_spin_lock(&fbc->lock);
		WRITE_ONCE(fbc->count, fbc->count + mine);
		__this_cpu_write(*fbc->counters, 0);
		raw_spin_unlock(&fbc->lock);
	}
	local_irq_restore(flags);
}
EXPORT_SYMBOL(percpu_counter_add_batch);

/** percpu_counter_sync - hand in what this CPU has */
void percpu_counter_sync(struct percpu_counter *fbc)
{
	percpu_counter_add_batch(fbc, 0, 0);
}
EXPORT_SYMBOL(percpu_counter_sync);

/** __percpu_counter_sum - the number, exactly if nobody adds meanwhile */
s64 __percpu_counter_sum(struct percpu_counter *fbc)
{
	unsigned long flags;
	unsigned int cpu;
	s64 sum;

	raw_spin_lock_irqsave(&fbc->lock, flags);
	sum = fbc->count;
	for_each_possible_cpu(cpu)
		sum += READ_ONCE(*per_cpu_ptr(fbc->counters, cpu));
	raw_spin_unlock_irqrestore(&fbc->lock, flags);
	return sum;
}
EXPORT_SYMBOL(__percpu_counter_sum);

/**
 * __percpu_counter_compare - is it more or less than @rhs?
 *
 * Sums up only when the rough number is too near to tell.
 * Return: 1, 0 or -1.
 */
int __percpu_counter_compare(struct percpu_counter *fbc, s64 rhs, s32 batch)
{
	s64 count = percpu_counter_read(fbc);
	s64 error = (s64)batch * num_possible_cpus();

	if (count >= rhs - error && count <= rhs + error)
		count = percpu_counter_sum(fbc);
	return count > rhs ? 1 : count < rhs ? -1 : 0;
}
EXPORT_SYMBOL(__percpu_counter_compare);
