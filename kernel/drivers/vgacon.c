// SPDX-License-Identifier: MIT
/*
 * vgacon.c - VGA text mode: cells are two bytes each at 0xb8000.
 *
 * The cell format of vt.c is VGA's own, so a row is one copy. The size is the
 * 80 by 25 that every BIOS leaves behind, or what the boot loader says.
 * Linux: drivers/video/console/vgacon.c
 */
#include <kernel/boot_info.h>
#include <kernel/screen.h>
#include <linux/export.h>
#include <linux/init.h>
#include <linux/string.h>
#include <asm/io.h>
#include <asm/page.h>
#include <asm/pgtable.h>

#define VGA_TEXT_PHYS	0xb8000UL
#define VGA_TEXT_SIZE	0x8000UL
#define VGA_CRT_INDEX	0x3d4
#define VGA_CRT_DATA	0x3d5
#define CRT_CURSOR_START 0x0a
#define CRT_CURSOR_END	0x0b
#define CRT_CURSOR_HIGH	0x0e
#define CRT_CURSOR_LOW	0x0f

static u16 *vga_cells;
static unsigned int vga_cols;

static u8 crt_read(u8 reg)
{
	outb(reg, VGA_CRT_INDEX);
	return inb(VGA_CRT_DATA);
}

static void crt_write(u8 reg, u8 value)
{
	outb(reg, VGA_CRT_INDEX);
	outb(value, VGA_CRT_DATA);
}

/* The cursor's address and the text memory must keep what is written. */
static bool __init vga_present(void)
{
	volatile u16 *cell = vga_cells;
	u16 old = *cell;
	u8 low = crt_read(CRT_CURSOR_LOW);
	bool keeps;

	crt_write(CRT_CURSOR_LOW, 0x5a);
	keeps = crt_read(CRT_CURSOR_LOW) == 0x5a;
	crt_write(CRT_CURSOR_LOW, low);
	*cell = 0xa55a;
	keeps = keeps && *cell == 0xa55a;
	*cell = old;
	return keeps;
}

static bool __init vga_probe(unsigned int *rows, unsigned int *cols)
{
	const struct boot_framebuffer *fb = &boot_info.fb;

	*rows = 25;
	*cols = 80;
	if (fb->type == BOOT_FB_TEXT && fb->width && fb->height &&
	    fb->width * fb->height * sizeof(u16) <= VGA_TEXT_SIZE) {
		*rows = fb->height;
		*cols = fb->width;
	}
	vga_cols = *cols;
	vga_cells = __va(VGA_TEXT_PHYS);
	if (!vga_present())
		return false;
	crt_write(CRT_CURSOR_START, 13);	/* an underline, and visible */
	crt_write(CRT_CURSOR_END, 14);
	return true;
}

static bool __init vga_early(void)
{
	return true;
}

static int __init vga_map(void)
{
	if (slow_virt_to_phys(vga_cells) == VGA_TEXT_PHYS)
		return 0;
	return map_kernel_range((unsigned long)vga_cells, VGA_TEXT_PHYS,
				VGA_TEXT_SIZE, PAGE_KERNEL_IO);
}

static void vga_putcs(const u16 *cells, unsigned int n, unsigned int row,
		      unsigned int col)
{
	memcpy(&vga_cells[row * vga_cols + col], cells, n * sizeof(u16));
}

static void vga_cursor(unsigned int row, unsigned int col)
{
	unsigned int at = row * vga_cols + col;

	crt_write(CRT_CURSOR_HIGH, at >> 8);
	crt_write(CRT_CURSOR_LOW, at & 0xff);
}

const struct consw vga_con = {
	.name = "VGA text",
	.probe = vga_probe,
	.early = vga_early,
	.map = vga_map,
	.putcs = vga_putcs,
	.cursor = vga_cursor,
};
EXPORT_SYMBOL(vga_con);
