// SPDX-License-Identifier: MIT
/*
 * fbcon.c - text on a linear framebuffer of 16, 24 or 32 bits a pixel.
 *
 * The boot loader set the mode; a glyph is 16 lines of 8 pixels. Framebuffer
 * memory is slow to write and slower to read, so vt.c keeps track of what is
 * shown, and nothing here ever reads.
 * Linux: drivers/video/fbdev/core/fbcon.c and simplefb; no other modes.
 */
#include <kernel/boot_info.h>
#include <kernel/screen.h>
#include <linux/font.h>
#include <linux/init.h>
#include <linux/printk.h>
#include <linux/string.h>
#include <asm/io.h>
#include <asm/page.h>
#include <asm/pgtable.h>

/* what the boot page tables reach of the direct map */
#define BOOT_MAP_END	(1UL << 32)

static u8 *fb_base;
static unsigned int fb_pitch, fb_bytes;	/* a line, a pixel */
static u32 fb_palette[16];

/* Put an 8-bit intensity where the mode wants that colour. */
static u32 __init fb_channel(u8 value, u8 pos, u8 size)
{
	return (u32)(size < 8 ? value >> (8 - size) : value) << pos;
}

/* VGA's colours: bits are blue, green, red, bright; 6 is brown. */
static u32 __init fb_colour(unsigned int n)
{
	const struct boot_framebuffer *fb = &boot_info.fb;
	u8 low = n & 8 ? 0x55 : 0, high = n & 8 ? 0xff : 0xaa;
	u8 green = n & 2 ? high : low;

	if (n == 6)
		green = 0x55;
	return fb_channel(n & 4 ? high : low, fb->red_pos, fb->red_size) |
	       fb_channel(green, fb->green_pos, fb->green_size) |
	       fb_channel(n & 1 ? high : low, fb->blue_pos, fb->blue_size);
}

static u64 __init fb_size(void)
{
	return (u64)boot_info.fb.pitch * boot_info.fb.height;
}

static bool __init fb_usable(const struct boot_framebuffer *fb)
{
	if (fb->bpp != 15 && fb->bpp != 16 && fb->bpp != 24 && fb->bpp != 32)
		return false;
	if (fb->red_pos > 31 || fb->green_pos > 31 || fb->blue_pos > 31)
		return false;
	if (fb->width < FONT_WIDTH || fb->height < FONT_HEIGHT ||
	    fb->pitch / ((fb->bpp + 7) / 8) < fb->width)
		return false;
	return fb->base && fb->base < __PHYSICAL_MASK - fb_size();
}

static bool __init fb_probe(unsigned int *rows, unsigned int *cols)
{
	const struct boot_framebuffer *fb = &boot_info.fb;
	unsigned int i;

	if (fb->type != BOOT_FB_RGB)
		return false;
	if (!fb_usable(fb)) {
		pr_warn("Console: cannot use framebuffer %ux%ux%u at 0x%llx\n",
			fb->width, fb->height, fb->bpp, fb->base);
		return false;
	}
	fb_base = __va(fb->base);
	fb_pitch = fb->pitch;
	fb_bytes = (fb->bpp + 7) / 8;
	for (i = 0; i < 16; i++)
		fb_palette[i] = fb_colour(i);
	*rows = fb->height / FONT_HEIGHT;
	*cols = fb->width / FONT_WIDTH;
	return true;
}

/* Graphics cards with much memory are put above 4 GiB by their firmware. */
static bool __init fb_early(void)
{
	return boot_info.fb.base + fb_size() <= BOOT_MAP_END;
}

static int __init fb_map(void)
{
	void *mapped;

	if (slow_virt_to_phys(fb_base) == boot_info.fb.base)
		return 0;
	mapped = ioremap_wc(boot_info.fb.base, fb_size());
	if (!mapped)
		return -1;
	fb_base = mapped;
	return 0;
}

/* 2 or 3 bytes; a wider store would reach into the next pixel. */
static void fb_pixel(u8 *at, u32 colour)
{
	*(volatile u16 *)at = colour;
	if (fb_bytes == 3)
		*(volatile u8 *)(at + 2) = colour >> 16;
}

static void fb_line_slow(u8 *at, u8 bits, u32 fg, u32 bg)
{
	unsigned int i;

	for (i = 0; i < FONT_WIDTH; i++, bits <<= 1, at += fb_bytes)
		fb_pixel(at, bits & 0x80 ? fg : bg);
}

static void fb_line_32(u8 *at, u8 bits, u32 fg, u32 bg)
{
	const u32 two[2] = { bg, fg };
	volatile u64 *out = (volatile u64 *)at;
	unsigned int i;

	for (i = 0; i < FONT_WIDTH / 2; i++, bits <<= 2)
		out[i] = two[bits >> 7] | (u64)two[bits >> 6 & 1] << 32;
}

static void fb_glyph(u16 cell, u8 *at)
{
	const u8 *bits = font_8x16[cell & (FONT_GLYPHS - 1)];
	u32 fg = fb_palette[cell >> 8 & 15], bg = fb_palette[cell >> 12];
	unsigned int i;

	for (i = 0; i < FONT_HEIGHT; i++, at += fb_pitch) {
		if (fb_bytes == 4)
			fb_line_32(at, bits[i], fg, bg);
		else
			fb_line_slow(at, bits[i], fg, bg);
	}
}

static void fb_putcs(const u16 *cells, unsigned int n, unsigned int row,
		     unsigned int col)
{
	u8 *at = fb_base + (size_t)row * FONT_HEIGHT * fb_pitch +
		 (size_t)col * FONT_WIDTH * fb_bytes;

	for (; n; n--, at += FONT_WIDTH * fb_bytes)
		fb_glyph(*cells++, at);
}

const struct consw fb_con = {
	.name = "framebuffer",
	.probe = fb_probe,
	.early = fb_early,
	.map = fb_map,
	.putcs = fb_putcs,
};
