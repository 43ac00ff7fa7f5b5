// SPDX-License-Identifier: MIT
/*
 * earlycon.c - a voice for faults that come before any console.
 *
 * printk() only remembers what it is told until a console driver registers.
 * When the kernel dies before that, or where no driver found a device, this
 * console is registered in the last moment and shows the whole log: on COM1 and
 * in VGA text memory, both without asking whether they are there.
 *
 * Called by oops.c. Polls, takes no lock, needs no interrupt and no memory.
 * Linux: arch/x86/kernel/early_printk.c, on request (earlyprintk=).
 */
#include <asm/earlycon.h>

#include <asm/io.h>
#include <asm/page.h>
#include <linux/console.h>

#define COM1		0x3f8
#define COM1_LSR	(COM1 + 5)
#define LSR_EMPTY	0x20
#define POLLS		100000		/* about 1 us each on real machines */

#define VGA_TEXT	0xb8000
#define VGA_COLUMNS	80
#define VGA_ROWS	25
#define VGA_ATTRIBUTE	0x4f00		/* white on red */

static void serial_putc(char c)
{
	unsigned int i;

	for (i = 0; i < POLLS && !(inb(COM1_LSR) & LSR_EMPTY); i++)
		;
	outb(c, COM1);
}

static void vga_putc(char c)
{
	volatile u16 *cells = __va(VGA_TEXT);
	static unsigned int pos;

	if (c == '\n')
		pos += VGA_COLUMNS - pos % VGA_COLUMNS;
	else
		cells[pos++] = (u8)c | VGA_ATTRIBUTE;
	if (pos >= VGA_COLUMNS * VGA_ROWS)
		pos = 0;		/* the newest lines overwrite */
}

static void early_write(struct console *con, const char *s, unsigned int n)
{
	for (; n; n--, s++) {
		if (*s == '\n')
			serial_putc('\r');
		serial_putc(*s);
		vga_putc(*s);
	}
}

static int early_setup(struct console *con, char *options)
{
	static const u8 init[][2] = {	/* 115200 8n1, queues on, no irq */
		{ 1, 0 }, { 3, 0x80 }, { 0, 1 }, { 1, 0 }, { 3, 3 }, { 2, 7 },
	};
	unsigned int i;

	for (i = 0; i < sizeof(init) / sizeof(init[0]); i++)
		outb(init[i][1], COM1 + init[i][0]);
	return 0;
}

static struct console early_console = {
	.name = "early",
	.write = early_write,
	.setup = early_setup,
	.flags = CON_PRINTBUFFER | CON_BOOT,
	.index = -1,
};

/**
 * early_console_last_resort - show the log if nobody else does
 *
 * Context: a dying kernel, any state.
 */
void early_console_last_resort(void)
{
	if (!console_drivers)
		register_console(&early_console);
}
