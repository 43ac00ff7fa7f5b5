/* SPDX-License-Identifier: MIT */
/* random.h - numbers hard to guess from outside; kernel/lib/random.c. */
#ifndef _LINUX_RANDOM_H
#define _LINUX_RANDOM_H

#include <linux/bug.h>
#include <linux/errno.h>
#include <linux/kernel.h>
#include <linux/list.h>
#include <linux/prandom.h>
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

static inline u16 get_random_u16(void)
{
	return get_random_u32();
}

static inline u8 get_random_u8(void)
{
	return get_random_u32();
}

/* floor < result <= U32_MAX */
static inline u32 get_random_u32_above(u32 floor)
{
	return floor + 1 + get_random_u32_below(~0U - floor);
}

/* floor <= result <= ceil */
static inline u32 get_random_u32_inclusive(u32 floor, u32 ceil)
{
	u32 range = ceil - floor + 1;

	return range ? floor + get_random_u32_below(range) : get_random_u32();
}

/* They are ready from the first instruction on. */
static inline bool rng_is_initialized(void)
{
	return true;
}

static inline int wait_for_random_bytes(void)
{
	return 0;
}

static inline int get_random_bytes_wait(void *buf, size_t nbytes)
{
	get_random_bytes(buf, nbytes);
	return 0;
}

#endif /* _LINUX_RANDOM_H */
