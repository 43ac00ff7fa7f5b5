/* SPDX-License-Identifier: MIT */
/* Operations on bits in memory. */
#ifndef _LINUX_BITOPS_H
#define _LINUX_BITOPS_H

#include <linux/bits.h>
#include <linux/types.h>
#include <asm/bitops.h>

/* Without the POPCNT instruction, which the first x86_64 CPUs lack. */
static inline unsigned int hweight64(u64 w)
{
	w -= (w >> 1) & 0x5555555555555555ull;
	w = (w & 0x3333333333333333ull) + ((w >> 2) & 0x3333333333333333ull);
	w = (w + (w >> 4)) & 0x0f0f0f0f0f0f0f0full;
	return (w * 0x0101010101010101ull) >> 56;
}

static inline unsigned int hweight32(u32 w)
{
	return hweight64(w);
}

static inline unsigned int hweight16(u16 w)
{
	return hweight64(w);
}

static inline unsigned int hweight8(u8 w)
{
	return hweight64(w);
}

static inline unsigned int hweight_long(unsigned long w)
{
	return hweight64(w);
}

static inline u64 rol64(u64 word, unsigned int shift)
{
	return (word << (shift & 63)) | (word >> (-shift & 63));
}

static inline u64 ror64(u64 word, unsigned int shift)
{
	return (word >> (shift & 63)) | (word << (-shift & 63));
}

static inline u32 rol32(u32 word, unsigned int shift)
{
	return (word << (shift & 31)) | (word >> (-shift & 31));
}

static inline u32 ror32(u32 word, unsigned int shift)
{
	return (word >> (shift & 31)) | (word << (-shift & 31));
}

static inline int get_count_order(unsigned int count)
{
	return count <= 1 ? (count ? 0 : -1) : fls(count - 1);
}

static inline u16 rol16(u16 word, unsigned int shift)
{
	return (word << (shift & 15)) | (word >> (-shift & 15));
}

static inline u16 ror16(u16 word, unsigned int shift)
{
	return (word >> (shift & 15)) | (word << (-shift & 15));
}

static inline u8 rol8(u8 word, unsigned int shift)
{
	return (word << (shift & 7)) | (word >> (-shift & 7));
}

static inline u8 ror8(u8 word, unsigned int shift)
{
	return (word >> (shift & 7)) | (word << (-shift & 7));
}

/* The number whose sign is bit index of value. */
static __always_inline s32 sign_extend32(u32 value, int index)
{
	return (s32)(value << (31 - index)) >> (31 - index);
}

static __always_inline s64 sign_extend64(u64 value, int index)
{
	return (s64)(value << (63 - index)) >> (63 - index);
}

static inline int get_count_order_long(unsigned long l)
{
	return l ? fls64(l - 1) : -1;
}

static inline int get_bitmask_order(unsigned int count)
{
	return fls(count);
}

static inline unsigned int __ffs64(u64 word)
{
	return __ffs(word);
}

/* The n-th bit that is set, from 0; 64 if there are not so many. */
static inline unsigned int fns(unsigned long word, unsigned int n)
{
	while (word && n--)
		word &= word - 1;
	return word ? __ffs(word) : BITS_PER_LONG;
}

static __always_inline bool __test_and_change_bit(long nr,
						  volatile unsigned long *addr)
{
	bool old = test_bit(nr, addr);

	__change_bit(nr, addr);
	return old;
}

/* *ptr with some bits cleared and some set, at once; the old and new value */
#define set_mask_bits(ptr, mask, bits) ({				\
	const typeof(*(ptr)) __mask = (mask), __bits = (bits);		\
	typeof(*(ptr)) __old = READ_ONCE(*(ptr)), __new;		\
	do {								\
		__new = (__old & ~__mask) | __bits;			\
	} while (!__atomic_compare_exchange_n(ptr, &__old, __new, false, \
			__ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST));		\
	__old; })
#define bit_clear_unless(ptr, clear, test) ({				\
	const typeof(*(ptr)) __clear = (clear), __test = (test);	\
	typeof(*(ptr)) __old = READ_ONCE(*(ptr));			\
	while (!(__old & __test) &&					\
	       !__atomic_compare_exchange_n(ptr, &__old, __old & ~__clear, \
			false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST))	\
		;							\
	!(__old & __test); })

#define BITS_TO_U64(nr)		(((nr) + 63) / 64)
#define BITS_TO_U32(nr)		(((nr) + 31) / 32)
#define BITS_TO_BYTES(nr)	(((nr) + 7) / 8)
#define BYTES_TO_BITS(nb)	((nb) * 8)
#define for_each_set_bit_in_word(bit, word) \
	for (; (word) && ((bit) = __ffs(word), 1); (word) &= (word) - 1)

#endif
