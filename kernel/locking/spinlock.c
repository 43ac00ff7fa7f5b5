// SPDX-License-Identifier: MIT
/*
 * spinlock.c - what of the spinlocks is not inline.
 *
 * In a DEBUG build each lock knows its holder: task, CPU and place. Taking it
 * twice, giving back what one does not hold and using memory that is no lock
 * are reported as Linux reports them; whoever spins for too long names both
 * parties. The report is printed and the machine goes on, so that it can be
 * read even if the deadlock that follows is real.
 *
 * Called by: the inline functions of linux/spinlock.h.
 * Locks: none of its own; printk is used with the lock in question in any
 * state, so printk must not use a raw_spinlock_t that is checked here.
 * Linux: kernel/locking/spinlock_debug.c.
 */
#include <linux/spinlock.h>
#include <linux/export.h>
#include <linux/printk.h>
#include <linux/sched.h>
#include <linux/smp.h>
#include <asm/processor.h>
#include <asm/tsc.h>

/**
 * _atomic_dec_and_lock - see atomic_dec_and_lock()
 * @atomic: the count
 * @lock: taken with the last one
 */
int _atomic_dec_and_lock(atomic_t *atomic, spinlock_t *lock)
{
	if (atomic_add_unless(atomic, -1, 1))
		return 0;
	spin_lock(lock);
	if (atomic_dec_and_test(atomic))
		return 1;
	spin_unlock(lock);
	return 0;
}
EXPORT_SYMBOL(_atomic_dec_and_lock);

/** _atomic_dec_and_lock_irqsave - the same with interrupts off */
int _atomic_dec_and_lock_irqsave(atomic_t *atomic, spinlock_t *lock,
				 unsigned long *flags)
{
	if (atomic_add_unless(atomic, -1, 1))
		return 0;
	spin_lock_irqsave(lock, *flags);
	if (atomic_dec_and_test(atomic))
		return 1;
	spin_unlock_irqrestore(lock, *flags);
	return 0;
}
EXPORT_SYMBOL(_atomic_dec_and_lock_irqsave);

/** _atomic_dec_and_raw_lock - atomic_dec_and_lock() of a raw_spinlock_t */
int _atomic_dec_and_raw_lock(atomic_t *atomic, raw_spinlock_t *lock)
{
	if (atomic_add_unless(atomic, -1, 1))
		return 0;
	raw_spin_lock(lock);
	if (atomic_dec_and_test(atomic))
		return 1;
	raw_spin_unlock(lock);
	return 0;
}
EXPORT_SYMBOL(_atomic_dec_and_raw_lock);

/** _atomic_dec_and_raw_lock_irqsave - the same with interrupts off */
int _atomic_dec_and_raw_lock_irqsave(atomic_t *atomic, raw_spinlock_t *lock,
				     unsigned long *flags)
{
	if (atomic_add_unless(atomic, -1, 1))
		return 0;
	raw_spin_lock_irqsave(lock, *flags);
	if (atomic_dec_and_test(atomic))
		return 1;
	raw_spin_unlock_irqrestore(lock, *flags);
	return 0;
}
EXPORT_SYMBOL(_atomic_dec_and_raw_lock_irqsave);

#ifdef CONFIG_DEBUG_KERNEL

/* No lock is held for that long, even where an emulator's CPUs take turns. */
#define LOCKUP_NS	(10ULL * 1000 * 1000 * 1000)

/** __raw_spin_lock_init - what raw_spin_lock_init() calls */
void __raw_spin_lock_init(raw_spinlock_t *lock, const char *name,
			  struct lock_class_key *key)
{
	*lock = __RAW_SPIN_LOCK_UNLOCKED(lock);
	lockdep_init_map(&lock->dep_map, name, key, 0);
}
EXPORT_SYMBOL(__raw_spin_lock_init);

/* Who reports, and who holds it. The owner may leave while we print. */
static void spin_dump(raw_spinlock_t *lock, const char *msg)
{
	struct task_struct *owner = READ_ONCE(lock->owner);

	if (owner == SPINLOCK_OWNER_INIT || lock->magic != SPINLOCK_MAGIC)
		owner = NULL;
	pr_emerg("BUG: spinlock %s on CPU#%d, %s/%d\n", msg,
		 raw_smp_processor_id(), current->comm, current->pid);
	pr_emerg(" lock: %#lx, .magic: %08x, .owner: %s/%d, .owner_cpu: %d\n",
		 (unsigned long)lock, lock->magic, owner ? owner->comm : "<none>",
		 owner ? owner->pid : -1, lock->owner_cpu);
	if (owner)
		pr_emerg(" %s taken at: %pS\n", lock->dep_map.name,
			 (void *)lock->owner_ip);
	dump_stack();
}

static noinline void spin_bug(raw_spinlock_t *lock, const char *msg)
{
	spin_dump(lock, msg);
	debug_show_held_locks(current);
}

/* Only the first thing that is wrong: the rest follows from it. */
static void check_before_lock(raw_spinlock_t *lock)
{
	if (unlikely(lock->magic != SPINLOCK_MAGIC))
		spin_bug(lock, "bad magic");
	else if (unlikely(READ_ONCE(lock->owner) == current))
		spin_bug(lock, "recursion");
	else if (unlikely(READ_ONCE(lock->owner_cpu) ==
			  raw_smp_processor_id()))
		spin_bug(lock, "cpu recursion");
}

static void note_owner(raw_spinlock_t *lock, unsigned long ip)
{
	WRITE_ONCE(lock->owner_cpu, raw_smp_processor_id());
	WRITE_ONCE(lock->owner, current);
	lock->owner_ip = ip;
}

/*
 * Return: false if there is nothing to unlock; tickets must not be miscounted.
 */
static bool check_before_unlock(raw_spinlock_t *lock)
{
	bool locked = raw_spin_is_locked(lock);

	if (unlikely(lock->magic != SPINLOCK_MAGIC))
		spin_bug(lock, "bad magic");
	else if (unlikely(!locked))
		spin_bug(lock, "already unlocked");
	else if (unlikely(lock->owner != current))
		spin_bug(lock, "wrong owner");
	else if (unlikely(lock->owner_cpu != raw_smp_processor_id()))
		spin_bug(lock, "wrong CPU");
	if (!locked)
		return false;
	WRITE_ONCE(lock->owner, SPINLOCK_OWNER_INIT);
	WRITE_ONCE(lock->owner_cpu, -1);
	return true;
}

/*
 * As fair as the plain lock: our ticket is drawn once, then we look and wait.
 */
static void spin_with_watch(raw_spinlock_t *lock)
{
	arch_spinlock_t *l = &lock->raw_lock;
	u16 mine = arch_xadd(&l->head_tail, 0x0100) >> 8;
	u64 start = tsc_ns();
	bool said = false;
	u8 head, last = mine;

	while ((head = READ_ONCE(l->head)) != mine) {
		cpu_relax();
		/* a queue that moves is long, not stuck */
		if (head != last)
			start = tsc_ns();
		last = head;
		if (unlikely(!said && tsc_ns() - start > LOCKUP_NS)) {
			spin_dump(lock, "lockup suspected");
			said = true;
		}
	}
	barrier();
}

/** do_raw_spin_lock - the checked innermost step of spin_lock() */
void do_raw_spin_lock(raw_spinlock_t *lock, int subclass)
{
	check_before_lock(lock);
	lock_acquire(&lock->dep_map, subclass, 0, 0, 1, NULL, _RET_IP_);
	spin_with_watch(lock);
	note_owner(lock, _RET_IP_);
}
EXPORT_SYMBOL(do_raw_spin_lock);

/** do_raw_spin_trylock - the same of spin_trylock() */
int do_raw_spin_trylock(raw_spinlock_t *lock)
{
	int ok = arch_spin_trylock(&lock->raw_lock);

	if (ok) {
		note_owner(lock, _RET_IP_);
		lock_acquire(&lock->dep_map, 0, 1, 0, 1, NULL, _RET_IP_);
	}
	return ok;
}
EXPORT_SYMBOL(do_raw_spin_trylock);

/** do_raw_spin_unlock - the same of spin_unlock() */
void do_raw_spin_unlock(raw_spinlock_t *lock)
{
	lock_release(&lock->dep_map, _RET_IP_);
	if (likely(check_before_unlock(lock)))
		arch_spin_unlock(&lock->raw_lock);
}
EXPORT_SYMBOL(do_raw_spin_unlock);

#endif
