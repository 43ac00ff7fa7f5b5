// SPDX-License-Identifier: MIT
/*
 * random.c - numbers that are hard to guess, for %p and /dev/random.
 *
 * The state is 256 bits, stirred by xoshiro256** and, at every draw, by the
 * time stamp counter; add_device_randomness() mixes in what others know.
 * Enough to keep pointers private from a reader of the log, not for keys.
 *
 * Locks: none. Two CPUs that draw at once mix each other's state, and the
 * time stamp keeps their results apart.
 *
 * Linux: drivers/char/random.c, a cryptographic pool with ChaCha20.
 */
#include <linux/export.h>
#include <linux/random.h>
#include <linux/bitops.h>
#include <linux/minmax.h>
#include <linux/string.h>
#include <asm/msr.h>

static u64 state[4] = {		/* the first digits of pi, for lack of more */
	0x243f6a8885a308d3ULL, 0x13198a2e03707344ULL,
	0xa4093822299f31d0ULL, 0x082efa98ec4e6c89ULL,
};

/** get_random_u64 - 64 bits that nobody can guess */
u64 get_random_u64(void)
{
	u64 result, t;

	state[0] += rdtsc() * 0x9e3779b97f4a7c15ULL;
	result = rol64(state[1] * 5, 7) * 9;
	t = state[1] << 17;
	state[2] ^= state[0];
	state[3] ^= state[1];
	state[1] ^= state[2];
	state[0] ^= state[3];
	state[2] ^= t;
	state[3] = rol64(state[3], 45);
	return result;
}
EXPORT_SYMBOL(get_random_u64);

/** get_random_u32 - 32 bits that nobody can guess */
u32 get_random_u32(void)
{
	return get_random_u64() >> 32;
}
EXPORT_SYMBOL(get_random_u32);

/* 0 <= result < ceil */
u32 get_random_u32_below(u32 ceil)
{
	return (u64)get_random_u32() * ceil >> 32;
}

/** get_random_bytes - fill memory with what nobody can guess */
void get_random_bytes(void *buf, size_t len)
{
	for (u8 *p = buf; len;) {
		u64 r = get_random_u64();
		size_t n = min_t(size_t, len, sizeof(r));

		memcpy(p, &r, n);
		p += n;
		len -= n;
	}
}
EXPORT_SYMBOL(get_random_bytes);

/** add_device_randomness - stir in what differs between machines */
void add_device_randomness(const void *buf, size_t len)
{
	for (const u8 *p = buf; len--; p++) {
		state[len % 4] ^= *p;
		get_random_u64();
	}
}
EXPORT_SYMBOL(add_device_randomness);

/* splitmix64: the same seed gives the same numbers for ever */
u32 prandom_u32_state(struct rnd_state *rnd)
{
	u64 z = rnd->s += 0x9e3779b97f4a7c15ULL;

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
	return (z ^ (z >> 31)) >> 32;
}
EXPORT_SYMBOL(prandom_u32_state);
