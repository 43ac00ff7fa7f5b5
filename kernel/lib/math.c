// SPDX-License-Identifier: MIT
/*
 * math.c - greatest common divisors, roots, powers.
 *
 * Linux: lib/math/. Left out: rational approximation, prime numbers.
 */
#include <linux/bitops.h>
#include <linux/export.h>
#include <linux/gcd.h>
#include <linux/lcm.h>
#include <linux/math.h>

/** gcd - greatest common divisor; gcd(0, b) is b */
unsigned long gcd(unsigned long a, unsigned long b)
{
	while (b) {
		unsigned long rest = a % b;

		a = b;
		b = rest;
	}
	return a;
}
EXPORT_SYMBOL_GPL(gcd);

/** lcm - lowest common multiple; 0 if one of them is 0 */
unsigned long lcm(unsigned long a, unsigned long b)
{
	return a && b ? a / gcd(a, b) * b : 0;
}
EXPORT_SYMBOL_GPL(lcm);

/** lcm_not_zero - lcm(), or the one that is not 0 */
unsigned long lcm_not_zero(unsigned long a, unsigned long b)
{
	return lcm(a, b) ? : b ? : a;
}
EXPORT_SYMBOL_GPL(lcm_not_zero);

/** int_sqrt - the largest r with r * r <= x, bit by bit from the top */
unsigned long int_sqrt(unsigned long x)
{
	unsigned long r = 0, m;

	if (x <= 1)
		return x;
	for (m = 1UL << (__fls(x) & ~1UL); m; m >>= 2) {
		unsigned long b = r + m;

		r >>= 1;
		if (x >= b) {
			x -= b;
			r += m;
		}
	}
	return r;
}
EXPORT_SYMBOL(int_sqrt);

/** int_pow - base to the power of exp, as far as it fits */
u64 int_pow(u64 base, unsigned int exp)
{
	u64 result = 1;

	for (; exp; exp >>= 1, base *= base)
		if (exp & 1)
			result *= base;
	return result;
}
EXPORT_SYMBOL_GPL(int_pow);
