/* SPDX-License-Identifier: MIT */
/*
 * Waiting for a bit to clear, or for any variable, without a queue of its
 * own: the address picks one of a few shared queues. Whoever clears the bit
 * calls wake_up_bit(). Implemented in sched/wait_bit.c.
 */
#ifndef _LINUX_WAIT_BIT_H
#define _LINUX_WAIT_BIT_H

#include <linux/bitops.h>
#include <linux/wait.h>

struct wait_bit_key {
	void *flags;
	int bit_nr;			/* -1: a variable, not a bit */
	unsigned long timeout;		/* in jiffies, for an action */
};

struct wait_bit_queue_entry {
	struct wait_bit_key key;
	struct wait_queue_entry wq_entry;
};

typedef int wait_bit_action_f(struct wait_bit_key *key, int mode);

struct wait_queue_head *bit_waitqueue(void *word, int bit);
struct wait_queue_head *__var_waitqueue(void *p);
void init_wait_var_entry(struct wait_bit_queue_entry *wbq_entry, void *var,
			 int flags);
int wake_bit_function(struct wait_queue_entry *wq_entry, unsigned int mode,
		      int sync, void *key);
void __wake_up_bit(struct wait_queue_head *wq_head, void *word, int bit);
void wake_up_bit(void *word, int bit);
void wake_up_var(void *var);
int bit_wait(struct wait_bit_key *key, int mode);
int bit_wait_io(struct wait_bit_key *key, int mode);
int bit_wait_timeout(struct wait_bit_key *key, int mode);
int out_of_line_wait_on_bit(void *word, int bit, wait_bit_action_f *action,
			    unsigned int mode);
int out_of_line_wait_on_bit_lock(void *word, int bit,
				 wait_bit_action_f *action, unsigned int mode);
int out_of_line_wait_on_bit_timeout(void *word, int bit,
				    wait_bit_action_f *action,
				    unsigned int mode, unsigned long timeout);

#define DEFINE_WAIT_BIT(name, word, bit)				\
	struct wait_bit_queue_entry name = {				\
		.key = { .flags = (word), .bit_nr = (bit) },		\
		.wq_entry = {						\
			.private = current,				\
			.func = wake_bit_function,			\
			.entry = LIST_HEAD_INIT((name).wq_entry.entry),	\
		},							\
	}

/**
 * wait_on_bit_action - sleep until a bit is clear
 * @word: the word that holds it
 * @bit: its number
 * @action: how to sleep; a value other than 0 ends the wait
 * @mode: the task state to sleep in
 *
 * Return: 0, or what the action returned (-EINTR).
 */
static inline int wait_on_bit_action(unsigned long *word, int bit,
				     wait_bit_action_f *action, unsigned int mode)
{
	might_sleep();
	if (!test_bit(bit, word))
		return 0;
	return out_of_line_wait_on_bit(word, bit, action, mode);
}

static inline int wait_on_bit(unsigned long *word, int bit, unsigned int mode)
{
	return wait_on_bit_action(word, bit, bit_wait, mode);
}

static inline int wait_on_bit_io(unsigned long *word, int bit,
				 unsigned int mode)
{
	return wait_on_bit_action(word, bit, bit_wait_io, mode);
}

static inline int wait_on_bit_timeout(unsigned long *word, int bit,
				      unsigned int mode, unsigned long timeout)
{
	might_sleep();
	if (!test_bit(bit, word))
		return 0;
	return out_of_line_wait_on_bit_timeout(word, bit, bit_wait_timeout,
					       mode, timeout);
}

/* The same, and then set the bit: a lock of one bit. */
static inline int wait_on_bit_lock_action(unsigned long *word, int bit,
					  wait_bit_action_f *action,
					  unsigned int mode)
{
	might_sleep();
	if (!test_and_set_bit(bit, word))
		return 0;
	return out_of_line_wait_on_bit_lock(word, bit, action, mode);
}

static inline int wait_on_bit_lock(unsigned long *word, int bit,
				   unsigned int mode)
{
	return wait_on_bit_lock_action(word, bit, bit_wait, mode);
}

static inline int wait_on_bit_lock_io(unsigned long *word, int bit,
				      unsigned int mode)
{
	return wait_on_bit_lock_action(word, bit, bit_wait_io, mode);
}

/* Clears the bit and wakes: the clear comes first for every CPU. */
static inline void clear_and_wake_up_bit(int bit, unsigned long *word)
{
	clear_bit_unlock(bit, word);
	/* Pairs with: set_current_state() in prepare_to_wait(). */
	smp_mb__after_atomic();
	wake_up_bit(word, bit);
}

/* The same if it was set. Return: was it? */
static inline bool test_and_clear_wake_up_bit(int bit, unsigned long *word)
{
	if (!test_and_clear_bit(bit, word))
		return false;
	wake_up_bit(word, bit);	/* the locked instruction is the barrier */
	return true;
}

/* Drops a count and wakes when it reached 0. Return: did it? */
static inline bool atomic_dec_and_wake_up(atomic_t *var)
{
	if (!atomic_dec_and_test(var))
		return false;
	wake_up_var(var);
	return true;
}

/* Stores a value after all that was done before, and wakes. */
#define store_release_wake_up(var, val) do {				\
	smp_store_release(var, val);					\
	smp_mb();	/* Pairs with: prepare_to_wait_event() */	\
	wake_up_var(var);						\
} while (0)

#define ___wait_var_event(var, condition, state, exclusive, ret, cmd) ({ \
	struct wait_queue_head *__wq_head = __var_waitqueue(var);	\
	struct wait_bit_queue_entry __wbq_entry;			\
	long __ret = (ret), __sig;					\
									\
	init_wait_var_entry(&__wbq_entry, var,				\
			    (exclusive) ? WQ_FLAG_EXCLUSIVE : 0);	\
	for (;;) {							\
		__sig = prepare_to_wait_event(__wq_head,		\
					      &__wbq_entry.wq_entry,	\
					      (state));			\
		if (condition) {					\
			__sig = 0;					\
			break;						\
		}							\
		if (___wait_is_interruptible(state) && __sig)		\
			break;						\
		cmd;							\
	}								\
	finish_wait(__wq_head, &__wbq_entry.wq_entry);			\
	__sig ? __sig : __ret;						\
})

#define __wait_var_event_state(var, condition, state) ({		\
	int __r = 0;							\
	might_sleep();							\
	if (!(condition))						\
		__r = ___wait_var_event(var, condition, state, 0, 0,	\
					schedule());			\
	__r;								\
})

#define wait_var_event(var, condition) \
	((void)__wait_var_event_state(var, condition, TASK_UNINTERRUPTIBLE))
#define wait_var_event_killable(var, condition) \
	__wait_var_event_state(var, condition, TASK_KILLABLE)
#define wait_var_event_interruptible(var, condition) \
	__wait_var_event_state(var, condition, TASK_INTERRUPTIBLE)
#define wait_var_event_timeout(var, condition, timeout) ({		\
	long __r = (timeout);						\
	might_sleep();							\
	if (!___wait_cond_timeout(condition, __r))			\
		__r = ___wait_var_event(var,				\
			___wait_cond_timeout(condition, __ret),		\
			TASK_UNINTERRUPTIBLE, 0, __r,			\
			__ret = schedule_timeout(__ret));		\
	__r;								\
})

#endif
