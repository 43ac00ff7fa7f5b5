// SPDX-License-Identifier: MIT
/* sum.c - the other part; what is not static is seen by main.c, but not outside. */
#include <linux/kernel.h>

#include "sum.h"

int sum_calls;

int sum(int from, int upto)
{
	sum_calls++;
	return (from + upto) * (upto - from + 1) / 2;
}
