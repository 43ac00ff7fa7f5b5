/* SPDX-License-Identifier: MIT */
/* symbols.h - what symbols_export.c offers. */
#ifndef SYMBOLS_H
#define SYMBOLS_H

extern int symbols_counter;
int symbols_add(int n);

#endif
