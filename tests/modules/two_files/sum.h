/* SPDX-License-Identifier: MIT */
/* sum.h - shared by the two files of the module. */
#ifndef SUM_H
#define SUM_H

extern int sum_calls;
int sum(int from, int upto);

#endif
