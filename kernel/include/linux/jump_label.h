/* SPDX-License-Identifier: MIT */
/*
 * Static keys: a condition that is nearly always the same. A load and a
 * branch here; Linux patches the branch out of the code.
 */
#ifndef _LINUX_JUMP_LABEL_H
#define _LINUX_JUMP_LABEL_H

#include <linux/atomic.h>
#include <linux/compiler.h>

struct static_key {
	atomic_t enabled;	/* a how many have enabled it */
};

/* Two types, so that the macros below know which way is the likely one. */
struct static_key_true {
	struct static_key key;
};

struct static_key_false {
	struct static_key key;
};

#define STATIC_KEY_INIT_TRUE	{ .enabled = ATOMIC_INIT(1) }
#define STATIC_KEY_INIT_FALSE	{ .enabled = ATOMIC_INIT(0) }
#define STATIC_KEY_INIT		STATIC_KEY_INIT_FALSE
#define STATIC_KEY_TRUE_INIT \
	(struct static_key_true){ .key = STATIC_KEY_INIT_TRUE }
#define STATIC_KEY_FALSE_INIT \
	(struct static_key_false){ .key = STATIC_KEY_INIT_FALSE }

#define DEFINE_STATIC_KEY_TRUE(name) \
	struct static_key_true name = { .key = STATIC_KEY_INIT_TRUE }
#define DEFINE_STATIC_KEY_FALSE(name) \
	struct static_key_false name = { .key = STATIC_KEY_INIT_FALSE }
#define DEFINE_STATIC_KEY_TRUE_RO(name)		DEFINE_STATIC_KEY_TRUE(name)
#define DEFINE_STATIC_KEY_FALSE_RO(name)	DEFINE_STATIC_KEY_FALSE(name)
#define DECLARE_STATIC_KEY_TRUE(name)	extern struct static_key_true name
#define DECLARE_STATIC_KEY_FALSE(name)	extern struct static_key_false name

#define static_key_count(k)	atomic_read(&((struct static_key *)(k))->enabled)
#define static_key_enabled(k)	(static_key_count(k) > 0)

static __always_inline bool static_key_false(struct static_key *key)
{
	return unlikely(static_key_enabled(key));
}

static __always_inline bool static_key_true(struct static_key *key)
{
	return likely(static_key_enabled(key));
}

static inline void static_key_slow_inc(struct static_key *key)
{
	atomic_inc(&key->enabled);
}

static inline void static_key_slow_dec(struct static_key *key)
{
	atomic_dec(&key->enabled);
}

/* Off to on, or on to off; who has counted is not disturbed. */
static inline void static_key_enable(struct static_key *key)
{
	atomic_cmpxchg(&key->enabled, 0, 1);
}

static inline void static_key_disable(struct static_key *key)
{
	atomic_cmpxchg(&key->enabled, 1, 0);
}

#define static_branch_likely(x)		static_key_true(&(x)->key)
#define static_branch_unlikely(x)	static_key_false(&(x)->key)
#define static_branch_inc(x)		static_key_slow_inc(&(x)->key)
#define static_branch_dec(x)		static_key_slow_dec(&(x)->key)
#define static_branch_enable(x)		static_key_enable(&(x)->key)
#define static_branch_disable(x)	static_key_disable(&(x)->key)

#endif
