// SPDX-License-Identifier: MIT
/*
 * wait_bit.c - waiting for a bit or a variable.
 *
 * There is no queue in the waited-for object: a hash of the address picks one
 * of 64 shared queues, and a key in the entry tells the waiters apart.
 *
 * Called by: users of wait_on_bit(), wait_var_event().
 * Locks: as in wait.c.
 * Linux: kernel/sched/wait_bit.c; 256 queues there.
 */
#include <linux/wait_bit.h>
#include <linux/export.h>
#include <linux/init.h>
#include <linux/jiffies.h>
#include <linux/sched/signal.h>

#define WAIT_TABLE_BITS	6
#define WAIT_TABLE_SIZE	(1 << WAIT_TABLE_BITS)

#define BIT_QUEUE(i)	[i] = __WAIT_QUEUE_HEAD_INITIALIZER(bit_wait_table[i])
#define BIT_QUEUE4(i)	BIT_QUEUE(i), BIT_QUEUE(i + 1), BIT_QUEUE(i + 2), \
			BIT_QUEUE(i + 3)
#define BIT_QUEUE16(i)	BIT_QUEUE4(i), BIT_QUEUE4(i + 4), BIT_QUEUE4(i + 8), \
			BIT_QUEUE4(i + 12)

/* Initialised at build time: usable from the first instruction on. */
static struct wait_queue_head bit_wait_table[WAIT_TABLE_SIZE] = {
	BIT_QUEUE16(0), BIT_QUEUE16(16), BIT_QUEUE16(32), BIT_QUEUE16(48)
};

/* 2^64 over the golden ratio: near addresses go to far queues. */
static struct wait_queue_head *hash_queue(unsigned long val)
{
	val *= 0x9e3779b97f4a7c15UL;
	return bit_wait_table + (val >> (64 - WAIT_TABLE_BITS));
}

/** bit_waitqueue - the queue for a bit of a word */
struct wait_queue_head *bit_waitqueue(void *word, int bit)
{
	return hash_queue((unsigned long)word << 6 | bit);
}
EXPORT_SYMBOL(bit_waitqueue);

/** __var_waitqueue - the queue for a variable */
struct wait_queue_head *__var_waitqueue(void *p)
{
	return hash_queue((unsigned long)p);
}
EXPORT_SYMBOL(__var_waitqueue);

/* Not our key, or the bit was set again: stay asleep. */
int wake_bit_function(struct wait_queue_entry *wq_entry, unsigned int mode,
		      int sync, void *arg)
{
	struct wait_bit_key *key = arg;
	struct wait_bit_queue_entry *wait =
		container_of(wq_entry, struct wait_bit_queue_entry, wq_entry);

	if (wait->key.flags != key->flags || wait->key.bit_nr != key->bit_nr ||
	    test_bit(key->bit_nr, key->flags))
		return 0;
	return autoremove_wake_function(wq_entry, mode, sync, key);
}
EXPORT_SYMBOL(wake_bit_function);

static int var_wake_function(struct wait_queue_entry *wq_entry,
			     unsigned int mode, int sync, void *arg)
{
	struct wait_bit_key *key = arg;
	struct wait_bit_queue_entry *wait =
		container_of(wq_entry, struct wait_bit_queue_entry, wq_entry);

	if (wait->key.flags != key->flags || wait->key.bit_nr != key->bit_nr)
		return 0;
	return autoremove_wake_function(wq_entry, mode, sync, key);
}

/* Sleep while the bit is set. Return: 0, or what action says. */
static int wait_bit_loop(struct wait_queue_head *wq_head,
			 struct wait_bit_queue_entry *wbq,
			 wait_bit_action_f *action, unsigned int mode)
{
	int ret = 0;

	do {
		prepare_to_wait(wq_head, &wbq->wq_entry, mode);
		if (test_bit(wbq->key.bit_nr, wbq->key.flags))
			ret = action(&wbq->key, mode);
	} while (test_bit(wbq->key.bit_nr, wbq->key.flags) && !ret);
	finish_wait(wq_head, &wbq->wq_entry);
	return ret;
}

/** out_of_line_wait_on_bit - wait_on_bit() found it set */
int out_of_line_wait_on_bit(void *word, int bit, wait_bit_action_f *action,
			    unsigned int mode)
{
	DEFINE_WAIT_BIT(wbq, word, bit);

	return wait_bit_loop(bit_waitqueue(word, bit), &wbq, action, mode);
}
EXPORT_SYMBOL(out_of_line_wait_on_bit);

/** out_of_line_wait_on_bit_timeout - the same within @timeout jiffies */
int out_of_line_wait_on_bit_timeout(void *word, int bit,
				    wait_bit_action_f *action,
				    unsigned int mode, unsigned long timeout)
{
	DEFINE_WAIT_BIT(wbq, word, bit);

	wbq.key.timeout = jiffies + timeout;
	return wait_bit_loop(bit_waitqueue(word, bit), &wbq, action, mode);
}
EXPORT_SYMBOL_GPL(out_of_line_wait_on_bit_timeout);

/*
 * Sleep until it was we who set the bit. Exclusive: one clear, one woken. If
 * the action says stop although the bit came free for us, it is passed on.
 */
int out_of_line_wait_on_bit_lock(void *word, int bit,
				 wait_bit_action_f *action, unsigned int mode)
{
	struct wait_queue_head *wq_head = bit_waitqueue(word, bit);
	DEFINE_WAIT_BIT(wbq, word, bit);
	int ret = 0;

	do {
		prepare_to_wait_exclusive(wq_head, &wbq.wq_entry, mode);
		if (test_bit(bit, word))
			ret = action(&wbq.key, mode);
		if (!test_and_set_bit(bit, word)) {
			finish_wait(wq_head, &wbq.wq_entry);
			return 0;
		}
	} while (!ret);
	finish_wait(wq_head, &wbq.wq_entry);
	if (!test_bit(bit, word))
		__wake_up_bit(wq_head, word, bit);
	return ret;
}
EXPORT_SYMBOL(out_of_line_wait_on_bit_lock);

/** __wake_up_bit - wake_up_bit() for who knows the queue */
void __wake_up_bit(struct wait_queue_head *wq_head, void *word, int bit)
{
	struct wait_bit_key key = { .flags = word, .bit_nr = bit };

	if (waitqueue_active(wq_head))
		__wake_up(wq_head, TASK_NORMAL, 1, &key);
}
EXPORT_SYMBOL(__wake_up_bit);

/**
 * wake_up_bit - wake who waits for a bit to clear
 * @word: the word
 * @bit: the bit, cleared by the caller, who then needs smp_mb__after_atomic()
 *
 * Pairs with: set_current_state() in prepare_to_wait().
 */
void wake_up_bit(void *word, int bit)
{
	__wake_up_bit(bit_waitqueue(word, bit), word, bit);
}
EXPORT_SYMBOL(wake_up_bit);

/**
 * wake_up_var - wake who waits in wait_var_event() on a variable
 * @var: its address; the caller has changed it and ordered that, see above
 */
void wake_up_var(void *var)
{
	__wake_up_bit(__var_waitqueue(var), var, -1);
}
EXPORT_SYMBOL(wake_up_var);

/** init_wait_var_entry - an entry for wait_var_event() */
void init_wait_var_entry(struct wait_bit_queue_entry *wbq_entry, void *var,
			 int flags)
{
	wbq_entry->key = (struct wait_bit_key){ .flags = var, .bit_nr = -1 };
	init_wait_entry(&wbq_entry->wq_entry, flags);
	wbq_entry->wq_entry.func = var_wake_function;
}
EXPORT_SYMBOL(init_wait_var_entry);

/* The usual ways to sleep for a bit. */
int bit_wait(struct wait_bit_key *key, int mode)
{
	schedule();
	return signal_pending_state(mode, current) ? -EINTR : 0;
}
EXPORT_SYMBOL(bit_wait);

/** bit_wait_io - bit_wait(); waits for io are not counted */
int bit_wait_io(struct wait_bit_key *key, int mode)
{
	return bit_wait(key, mode);
}
EXPORT_SYMBOL(bit_wait_io);

/** bit_wait_timeout - the same until key->timeout; then -EAGAIN */
int bit_wait_timeout(struct wait_bit_key *key, int mode)
{
	unsigned long now = READ_ONCE(jiffies);

	if (time_after_eq(now, key->timeout))
		return -EAGAIN;
	schedule_timeout(key->timeout - now);
	return signal_pending_state(mode, current) ? -EINTR : 0;
}
EXPORT_SYMBOL_GPL(bit_wait_timeout);
