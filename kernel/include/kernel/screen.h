/* SPDX-License-Identifier: MIT */
/*
 * screen.h - between the terminal emulation (kernel/drivers/vt.c) and what
 * shows its characters (vgacon.c, fbcon.c).
 */
#ifndef _KERNEL_SCREEN_H
#define _KERNEL_SCREEN_H

#include <linux/types.h>

/* a character in the low byte, a VGA attribute in the high one */
#define VT_ATTR_NORMAL	0x07
#define VT_CELL(c, attr) ((u16)((u8)(c) | (attr) << 8))

/**
 * struct consw - one kind of screen
 * @name:  for the boot message
 * @probe: fills in the size in characters; false where there is no such screen
 * @early: do the boot page tables reach it? What they do not shows after @map
 * @map:   makes the screen reachable under the final page tables; 0 or -errno
 * @putcs: shows @n cells from (@row, @col) on; writes only, and never reads,
 *         what may be slow device memory
 * @cursor: moves a hardware cursor; NULL: vt.c inverts the cell instead
 */
struct consw {
	const char *name;
	bool (*probe)(unsigned int *rows, unsigned int *cols);
	bool (*early)(void);
	int (*map)(void);
	void (*putcs)(const u16 *cells, unsigned int n, unsigned int row,
		      unsigned int col);
	void (*cursor)(unsigned int row, unsigned int col);
};

extern const struct consw vga_con, fb_con;

void vt_init(void);
void serial8250_console_init(void);

#endif
