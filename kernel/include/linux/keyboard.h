/* SPDX-License-Identifier: MIT */
/*
 * Left out: keyboard notifiers: the keyboard goes straight to the terminal.
 */
#ifndef _LINUX_KEYBOARD_H
#define _LINUX_KEYBOARD_H

#include <linux/refused.h>

__refused_area("<linux/keyboard.h>", "keyboard notifiers: the keyboard goes straight to the terminal")

#endif
