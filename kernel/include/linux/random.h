/* SPDX-License-Identifier: MIT */
/* random.h - numbers hard to guess from outside; kernel/lib/random.c. */
#ifndef _LINUX_RANDOM_H
#define _LINUX_RANDOM_H

#include <linux/types.h>

u64 get_random_u64(void);
u32 get_random_u32(void);
u32 get_random_u32_below(u32 ceil);
void get_random_bytes(void *buf, size_t len);
void add_device_randomness(const void *buf, size_t len);

static inline unsigned long get_random_long(void)
{
	return get_random_u64();
}

static inline u8 get_random_u8(void)
{
	return get_random_u32();
}

/* a repeatable sequence of one's own, for tests: not secret at all */
struct rnd_state {
	u64 s;
};

static inline void prandom_seed_state(struct rnd_state *state, u64 seed)
{
	state->s = seed;
}

u32 prandom_u32_state(struct rnd_state *state);

#endif /* _LINUX_RANDOM_H */
