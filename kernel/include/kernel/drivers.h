/* SPDX-License-Identifier: MIT */
/* drivers.h - when start_kernel() brings up the consoles; kernel/drivers/. */
#ifndef _KERNEL_DRIVERS_H
#define _KERNEL_DRIVERS_H

/*
 * Registers what this machine has of serial port and screen. Needs ports, the
 * command line and the direct map of the boot page tables; no memory, no
 * interrupts, no clock.
 */
void console_init(void);

/*
 * Maps the screen into the tables that paging_init() made; to be called soon
 * after it. What is printed in between shows on the screen afterwards.
 */
void screen_map(void);

/* kmsg.c: to sleep on until printk_has_record() */
struct wait_queue_head *kmsg_wait_queue(void);

/* /proc and /sys, empty; kernel/fs. */
void proc_root_init(void);
void sysfs_init(void);

#endif
