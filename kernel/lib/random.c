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
EXPORT_SYMBOL(get_random_u32_below);

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

/* L'Ecuyer's LFSR113: four shift registers whose lengths have no divisor. */
static u32 lfsr(u32 s, int a, int b, u32 mask, int d)
{
	return (s & mask) << d ^ (s << a ^ s) >> b;
}

/** prandom_u32_state - the next number of a sequence */
u32 prandom_u32_state(struct rnd_state *state)
{
	state->s1 = lfsr(state->s1, 6, 13, ~1U, 18);
	state->s2 = lfsr(state->s2, 2, 27, ~7U, 2);
	state->s3 = lfsr(state->s3, 13, 21, ~15U, 7);
	state->s4 = lfsr(state->s4, 3, 12, ~127U, 13);
	return state->s1 ^ state->s2 ^ state->s3 ^ state->s4;
}
EXPORT_SYMBOL(prandom_u32_state);

/** prandom_bytes_state - the next bytes of a sequence */
void prandom_bytes_state(struct rnd_state *state, void *buf, size_t nbytes)
{
	u8 *p = buf;

	while (nbytes) {
		u32 r = prandom_u32_state(state);
		size_t n = min(nbytes, sizeof(r));

		memcpy(p, &r, n);
		p += n;
		nbytes -= n;
	}
}
EXPORT_SYMBOL(prandom_bytes_state);
