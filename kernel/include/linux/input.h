/* SPDX-License-Identifier: MIT */
/* Left out: input devices: the keyboard goes straight to the terminal. */
#ifndef _LINUX_INPUT_H
#define _LINUX_INPUT_H

#include <linux/refused.h>

__refused_area("<linux/input.h>", "input devices: the keyboard goes straight to the terminal")

#endif
