// SPDX-License-Identifier: MIT
/*
 * vt.c - the terminal on the screen: text and escape sequences become cells.
 *
 * vt.cells is what the screen should show, a ring of rows so that scrolling
 * moves an index instead of text. vt.shown remembers what is on the screen:
 * after each write vt_flush() compares the rows that were touched and hands
 * only cells that differ to the screen's driver, since device memory is slow
 * to write and slower to read. The memory is static: this console works
 * before there is an allocator.
 *
 * Understood: \a \b \t \n \r, ESC 7 8 c, and of CSI: A B C D G H f J K d m s u.
 * Bytes above ASCII show as one '?' per UTF-8 character.
 * Locks: vt.lock, from any context; only tried while oops_in_progress.
 * Linux: drivers/tty/vt/vt.c; one terminal, no scroll regions, no Unicode.
 */
#include <kernel/drivers.h>
#include <kernel/screen.h>
#include <linux/array_size.h>
#include <linux/console.h>
#include <linux/init.h>
#include <linux/minmax.h>
#include <linux/printk.h>
#include <linux/spinlock.h>
#include <linux/string.h>
#include <asm/page.h>
#include <asm/pgtable.h>
#include <asm/special_insns.h>

#define VT_MAX_CELLS	(256 * 80)	/* 1920 x 1080 has 240 x 67 */
#define VT_MAX_PARAMS	4
#define TAB_STOP	8

enum vt_state { VT_TEXT, VT_ESC, VT_CSI };

static struct {
	raw_spinlock_t lock;
	const struct consw *sw;		/* NULL: no screen */
	bool early;			/* in the boot's page tables */
	bool mapped;			/* in the final ones */
	unsigned int rows, cols;
	unsigned int first;		/* row of cells that is on top */
	unsigned int row, col;		/* of the cursor; col == cols: wraps */
	unsigned int saved_row, saved_col;
	unsigned int dirty_from, dirty_to;
	u8 attr;
	enum vt_state state;
	bool private;			/* CSI ? */
	unsigned int nr_params;
	unsigned int params[VT_MAX_PARAMS];
	u16 cells[VT_MAX_CELLS] __aligned(8);
	u16 shown[VT_MAX_CELLS] __aligned(8);
} vt;	/* set up by vt_init(): as data it would be 80 KiB of the image */

static u16 *vt_row(unsigned int row)
{
	row += vt.first;
	if (row >= vt.rows)
		row -= vt.rows;
	return &vt.cells[row * vt.cols];
}

static void vt_touch(unsigned int from, unsigned int to)
{
	vt.dirty_from = min(vt.dirty_from, from);
	vt.dirty_to = max(vt.dirty_to, to);
}

static void vt_erase(unsigned int row, unsigned int from, unsigned int to)
{
	u16 *cells = vt_row(row);

	while (from < to)
		cells[from++] = VT_CELL(' ', vt.attr);
	vt_touch(row, row + 1);
}

static void vt_erase_rows(unsigned int from, unsigned int to)
{
	while (from < to)
		vt_erase(from++, 0, vt.cols);
}

static void vt_newline(void)
{
	if (vt.row + 1 < vt.rows) {
		vt.row++;
		return;
	}
	if (++vt.first == vt.rows)
		vt.first = 0;
	vt_erase(vt.row, 0, vt.cols);
	vt_touch(0, vt.rows);
}

static void vt_put(u8 c)
{
	if (vt.col == vt.cols) {
		vt.col = 0;
		vt_newline();
	}
	vt_row(vt.row)[vt.col++] = VT_CELL(c, vt.attr);
	vt_touch(vt.row, vt.row + 1);
}

static void vt_goto(int row, int col)
{
	vt.row = clamp(row, 0, (int)vt.rows - 1);
	vt.col = clamp(col, 0, (int)vt.cols - 1);
}

/* J: 0 from the cursor on, 1 up to it, 2 all; K: the same within the line */
static void vt_erase_display(unsigned int how)
{
	if (how == 0)
		vt_erase_rows(vt.row + 1, vt.rows);
	else
		vt_erase_rows(0, how == 1 ? vt.row : vt.rows);
}

static void vt_erase_line(unsigned int how)
{
	unsigned int col = min(vt.col, vt.cols - 1);

	vt_erase(vt.row, how == 0 ? col : 0, how == 1 ? col + 1 : vt.cols);
}

/* ANSI counts its colours in another order than VGA. */
static const u8 vt_colour[8] = { 0, 4, 2, 6, 1, 5, 3, 7 };

static void vt_set_attr(unsigned int sgr)
{
	u8 a = vt.attr;

	if (sgr == 0)
		a = VT_ATTR_NORMAL;
	else if (sgr == 1)
		a |= 0x08;
	else if (sgr == 7)
		a = (u8)(a << 4 | a >> 4);
	else if (sgr == 22)
		a &= ~0x08;
	else if (sgr >= 30 && sgr <= 37)
		a = (a & 0xf8) | vt_colour[sgr - 30];
	else if (sgr == 39)
		a = (a & 0xf8) | (VT_ATTR_NORMAL & 7);
	else if (sgr >= 40 && sgr <= 47)
		a = (a & 0x0f) | (u8)(vt_colour[sgr - 40] << 4);
	else if (sgr == 49)
		a &= 0x0f;
	else if (sgr >= 90 && sgr <= 97)
		a = (a & 0xf0) | 0x08 | vt_colour[sgr - 90];
	vt.attr = a;
}

static void vt_save(void)
{
	vt.saved_row = vt.row;
	vt.saved_col = vt.col;
}

/* The end of ESC [ params c. A missing parameter is 0; moves take 1 for it. */
static void vt_csi(u8 c)
{
	int n = vt.params[0], one = max(n, 1), row = vt.row;
	int col = min(vt.col, vt.cols - 1);
	unsigned int i;

	switch (c) {
	case 'A': vt_goto(row - one, col); break;
	case 'B': vt_goto(row + one, col); break;
	case 'C': vt_goto(row, col + one); break;
	case 'D': vt_goto(row, col - one); break;
	case 'G': vt_goto(row, one - 1); break;
	case 'd': vt_goto(one - 1, col); break;
	case 'H':
	case 'f': vt_goto(one - 1, max((int)vt.params[1], 1) - 1); break;
	case 'J':
		vt_erase_display(n);
		if (n == 2)
			break;
		fallthrough;
	case 'K': vt_erase_line(n); break;
	case 's': vt_save(); break;
	case 'u': vt_goto(vt.saved_row, vt.saved_col); break;
	case 'm':
		for (i = 0; i <= vt.nr_params && i < VT_MAX_PARAMS; i++)
			vt_set_attr(vt.params[i]);
		break;
	}
}

static void vt_escape(u8 c)
{
	vt.state = VT_TEXT;
	if (c == '[') {
		vt.state = VT_CSI;
		vt.private = false;
		vt.nr_params = 0;
		memset(vt.params, 0, sizeof(vt.params));
	} else if (c == '7') {
		vt_save();
	} else if (c == '8') {
		vt_goto(vt.saved_row, vt.saved_col);
	} else if (c == 'c') {
		vt.attr = VT_ATTR_NORMAL;
		vt_erase_rows(0, vt.rows);
		vt_goto(0, 0);
	}
}

static void vt_csi_byte(u8 c)
{
	unsigned int *param = &vt.params[min(vt.nr_params, VT_MAX_PARAMS - 1U)];

	if (c >= '0' && c <= '9')
		*param = min(*param * 10 + (c - '0'), 9999U);
	else if (c == ';')
		vt.nr_params++;
	else if (c == '?')
		vt.private = true;
	if (c < 0x40 || c > 0x7e)
		return;
	vt.state = VT_TEXT;
	if (!vt.private)
		vt_csi(c);
}

static void vt_text(u8 c)
{
	switch (c) {
	case '\n':
		vt.col = 0;
		vt_newline();
		break;
	case '\r':
		vt.col = 0;
		break;
	case '\b':
		if (vt.col)
			vt.col--;
		break;
	case '\t':
		vt.col = min((vt.col / TAB_STOP + 1) * TAB_STOP, vt.cols - 1);
		break;
	case 0x1b:
		vt.state = VT_ESC;
		break;
	default:
		if (c >= 0xc0)
			vt_put('?');
		else if (c >= ' ' && c < 0x7f)
			vt_put(c);
	}
}

static void vt_byte(u8 c)
{
	if (vt.state == VT_ESC)
		vt_escape(c);
	else if (vt.state == VT_CSI)
		vt_csi_byte(c);
	else
		vt_text(c);
}

/* The first cell from @from on that is not shown; compares four at a time. */
static unsigned int vt_first_changed(const u16 *cells, const u16 *shown,
				     unsigned int from)
{
	while (from + 4 <= vt.cols && !memcmp(&cells[from], &shown[from], 8))
		from += 4;
	while (from < vt.cols && cells[from] == shown[from])
		from++;
	return from;
}

/* Draw the cells of one row that differ from what is shown, run by run. */
static void vt_flush_row(const u16 *cells, unsigned int row)
{
	u16 *shown = &vt.shown[row * vt.cols];
	unsigned int from = 0, to;

	while ((from = vt_first_changed(cells, shown, from)) < vt.cols) {
		for (to = from; to < vt.cols && cells[to] != shown[to]; to++)
			shown[to] = cells[to];
		vt.sw->putcs(&cells[from], to - from, row, from);
		from = to;
	}
}

static void vt_flush_rows(void)
{
	unsigned int row;

	for (row = vt.dirty_from; row < vt.dirty_to; row++)
		vt_flush_row(vt_row(row), row);
	vt.dirty_from = vt.rows;
	vt.dirty_to = 0;
}

/*
 * The boot page tables reach the screen, and so do the final ones after
 * screen_map(). In between text is collected and shows later.
 */
static bool vt_reachable(void)
{
	if (!vt.sw || vt.mapped)
		return vt.sw;
	return vt.early && native_read_cr3() != __pa_symbol(init_top_pgt);
}

/*
 * Without a hardware cursor the cell under it is drawn inverted; its row stays
 * dirty, so that the next flush, wherever the cursor is then, puts it right.
 */
static void vt_flush(void)
{
	unsigned int col = min(vt.col, vt.cols - 1);
	u16 *under = &vt_row(vt.row)[col], cell = *under;

	if (vt.sw->cursor) {
		vt_flush_rows();
		vt.sw->cursor(vt.row, col);
		return;
	}
	*under = VT_CELL(cell, (u8)(cell >> 12 | (cell >> 8 & 0xf) << 4));
	vt_touch(vt.row, vt.row + 1);
	vt_flush_rows();
	*under = cell;
	vt_touch(vt.row, vt.row + 1);
}

static void vt_console_write(struct console *con, const char *s, unsigned int n)
{
	unsigned long flags;
	bool locked = true;

	if (oops_in_progress)
		locked = raw_spin_trylock_irqsave(&vt.lock, flags);
	else
		raw_spin_lock_irqsave(&vt.lock, flags);
	while (n--)
		vt_byte(*s++);
	if (vt_reachable())
		vt_flush();
	if (locked)
		raw_spin_unlock_irqrestore(&vt.lock, flags);
}

static struct console vt_console = {
	.name = "tty",
	.write = vt_console_write,
	.flags = CON_PRINTBUFFER,
	.index = -1,
};

static bool __init vt_use(const struct consw *sw)
{
	if (!sw->probe(&vt.rows, &vt.cols))
		return false;
	vt.cols = min(vt.cols, 256U);
	vt.rows = min(vt.rows, VT_MAX_CELLS / vt.cols);
	vt.early = sw->early();
	vt.sw = sw;
	return true;
}

/** vt_init - find a screen and register it as console tty0 */
void __init vt_init(void)
{
	raw_spin_lock_init(&vt.lock);
	vt.attr = VT_ATTR_NORMAL;
	if (!vt_use(&fb_con) && !vt_use(&vga_con)) {
		pr_info("Console: no screen\n");
		return;
	}
	vt_erase_rows(0, vt.rows);
	/* no cell can be this: the first flush draws all of them */
	memset(vt.shown, 0xff, sizeof(u16) * vt.rows * vt.cols);
	pr_info("Console: %s %ux%u\n", vt.sw->name, vt.cols, vt.rows);
	register_console(&vt_console);
}

/* A screen that cannot be reached any more must not be written to. */
void __init screen_map(void)
{
	if (!vt.sw)
		return;
	if (vt.sw->map()) {
		unregister_console(&vt_console);
		vt.sw = NULL;
		pr_warn("Console: the screen cannot be mapped\n");
	}
	vt.mapped = true;
}
