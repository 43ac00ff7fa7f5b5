// SPDX-License-Identifier: MIT
/*
 * console.c - bring up what this machine has to speak through.
 *
 * A console that is not there is no error: the kernel runs without a serial
 * port, without a screen, without both. printk() keeps its messages in memory
 * and each console shows the backlog when it registers.
 *
 * Linux: kernel/printk/printk.c console_init() runs console_initcall()s.
 */
#include <kernel/drivers.h>
#include <kernel/screen.h>
#include <linux/console.h>
#include <linux/init.h>

/**
 * console_init - register the serial and the screen console
 *
 * Context: early boot, one CPU, interrupts off.
 */
void __init console_init(void)
{
	serial8250_console_init();
	vt_init();
	console_fallback();
}
