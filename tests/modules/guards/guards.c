// SPDX-License-Identifier: MIT
/*
 * guards.c - what is taken is given back when its scope ends.
 *
 * guard() holds a lock until the end of the block, whichever way that is left;
 * scoped_guard() makes a block of its own; __free() frees a pointer, unless
 * no_free_ptr() took it out. No goto is left to forget.
 */
#define pr_fmt(fmt) "guards: " fmt

#include <linux/cleanup.h>
#include <linux/err.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/rcupdate.h>
#include <linux/rwsem.h>
#include <linux/slab.h>
#include <linux/spinlock.h>

static DEFINE_MUTEX(mutex);
static DEFINE_SPINLOCK(spin);
static DECLARE_RWSEM(sem);

struct thing {
	int id;
};

static void thing_drop(struct thing *thing)
{
	pr_info("thing %d is dropped\n", thing->id);
	kfree(thing);
}
DEFINE_FREE(thing, struct thing *, if (!IS_ERR_OR_NULL(_T)) thing_drop(_T))

DEFINE_CLASS(number, int, pr_info("number %d leaves\n", _T), ({ i * 10; }),
	     int i)

static int early_return(bool early)
{
	guard(mutex)(&mutex);
	pr_info("locked: %d\n", mutex_is_locked(&mutex));
	if (early)
		return -EAGAIN;
	return 0;
}

static struct thing *make_thing(int id, bool fail)
{
	struct thing *thing __free(thing) = kzalloc(sizeof(*thing), GFP_KERNEL);

	if (!thing)
		return ERR_PTR(-ENOMEM);
	thing->id = id;
	if (fail)
		return ERR_PTR(-EINVAL);
	return_ptr(thing);
}

static void scopes(void)
{
	scoped_guard(spinlock_irqsave, &spin) {
		pr_info("spinning lock held %d, interrupts off %d\n",
			spin_is_locked(&spin), irqs_disabled());
	}
	pr_info("and here %d, %d\n", spin_is_locked(&spin), irqs_disabled());
	scoped_guard(rwsem_read, &sem)
		pr_info("a reader inside, another may: %d, writer: %d\n",
			down_read_trylock(&sem), down_write_trylock(&sem));
	up_read(&sem);
	scoped_guard(rcu)
		pr_info("rcu_read_lock_held %d\n", rcu_read_lock_held());
	scoped_cond_guard(mutex_intr, return, &mutex) {
		scoped_cond_guard(mutex_try, pr_info("not twice\n"), &mutex)
			pr_info("this is not printed\n");
	}
	{
		CLASS(number, n)(4);

		pr_info("number %d is here\n", n);
	}
}

static int __init guards_init(void)
{
	struct thing *thing;

	pr_info("early return: %d\n", early_return(true));
	pr_info("locked after it: %d\n", mutex_is_locked(&mutex));
	early_return(false);
	thing = make_thing(1, true);
	pr_info("failed: %pe\n", thing);
	thing = make_thing(2, false);
	pr_info("made: %d\n", IS_ERR(thing) ? 0 : thing->id);
	if (!IS_ERR(thing))
		kfree(thing);
	scopes();
	return 0;
}

static void __exit guards_exit(void)
{
}

module_init(guards_init);
module_exit(guards_exit);

MODULE_DESCRIPTION("guard(), scoped_guard(), __free()");
MODULE_LICENSE("Dual MIT/GPL");
