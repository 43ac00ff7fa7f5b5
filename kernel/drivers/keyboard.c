// SPDX-License-Identifier: MIT
/*
 * keyboard.c - the PC's keyboard: i8042 controller, scan code set 1, US layout.
 *
 * The hard handler takes the scan code out of the controller, which will not
 * send another before that, and leaves it in a small ring; the thread
 * irq/1-i8042 turns codes into characters and gives them to the terminal.
 * Cursor keys become the escape sequences that a serial terminal sends, so the
 * shell knows one kind of input only.
 *
 * Locks: none. The ring has one writer (the hard handler) and one reader (the
 * thread); each moves its own index. Pairs with: smp_store_release() and
 * smp_load_acquire() of head.
 * Linux: drivers/input/serio/i8042.c, keyboard/atkbd.c. No mouse, no lights, no
 * other layouts. A USB keyboard works as far as the firmware emulates this.
 */
#include <kernel/tty.h>
#include <linux/array_size.h>
#include <linux/errno.h>
#include <linux/init.h>
#include <linux/interrupt.h>
#include <linux/printk.h>
#include <asm/barrier.h>
#include <asm/io.h>

#define I8042_IRQ	1
#define I8042_DATA	0x60
#define I8042_STATUS	0x64
#define I8042_COMMAND	0x64

#define STATUS_OUT_FULL	0x01	/* a byte for us */
#define STATUS_IN_FULL	0x02	/* not yet ready for our next byte */
#define STATUS_AUX	0x20	/* the byte is the mouse's */

#define CMD_READ_CONFIG	0x20
#define CMD_WRITE_CONFIG 0x60
#define CMD_AUX_OFF	0xa7
#define CMD_SELF_TEST	0xaa
#define CMD_KBD_OFF	0xad
#define CMD_KBD_ON	0xae
#define SELF_TEST_OK	0x55
#define KBD_ENABLE	0xf4

#define CONFIG_KBD_IRQ	0x01
#define CONFIG_AUX_IRQ	0x02
#define CONFIG_KBD_OFF	0x10
#define CONFIG_AUX_OFF	0x20
#define CONFIG_TRANSLATE 0x40	/* to set 1 */

#define WAIT_READS	20000	/* of the status port, about 1 us each */
#define RING		64	/* scan codes; a power of two */

static struct {
	unsigned int head;	/* hard handler */
	unsigned int tail;	/* thread */
	u8 codes[RING];
	bool shift, ctrl, caps, extended;	/* thread */
} kbd;

static const char keys_plain[] =
	"\0\0331234567890-=\b\tqwertyuiop[]\r\0asdfghjkl;'`\0\\zxcvbnm,./\0*\0 ";
static const char keys_shift[] =
	"\0\033!@#$%^&*()_+\b\tQWERTYUIOP{}\r\0ASDFGHJKL:\"~\0|ZXCVBNM<>?\0*\0 ";
/* from 0x47 on: the number pad, whose digits need Num Lock, which stays off */
static const char *const keys_pad[] = {
	"\033[H", "\033[A", "\033[5~", "-", "\033[D", "", "\033[C", "+",
	"\033[F", "\033[B", "\033[6~", "\033[2~", "\033[3~",
};

#define KEY_CTRL	0x1d
#define KEY_LSHIFT	0x2a
#define KEY_RSHIFT	0x36
#define KEY_CAPS	0x3a
#define KEY_PAD		0x47
#define KEY_RELEASED	0x80
#define KEY_EXTENDED	0xe0
#define KEY_PAUSE	0xe1

static char kbd_char(u8 code)
{
	char c;

	if (code >= sizeof(keys_plain) - 1)
		return 0;
	c = kbd.shift ? keys_shift[code] : keys_plain[code];
	if (kbd.caps && (c | 0x20) >= 'a' && (c | 0x20) <= 'z')
		c ^= 0x20;
	if (kbd.ctrl && c >= '@')
		c &= 0x1f;
	return c;
}

static void kbd_press(u8 code, bool extended)
{
	char c;

	if (extended && code == 0x35)		/* '/' of the number pad */
		c = '/';
	else
		c = kbd_char(code);
	if (code >= KEY_PAD && code < KEY_PAD + ARRAY_SIZE(keys_pad))
		tty_receive_str(keys_pad[code - KEY_PAD]);
	else if (c)
		tty_receive(c);
}

/* A code with the top bit set is a key let go; shift and ctrl count both. */
static void kbd_code(u8 code)
{
	bool extended = kbd.extended, down = !(code & KEY_RELEASED);
	u8 key = code & ~KEY_RELEASED;

	kbd.extended = code == KEY_EXTENDED || code == KEY_PAUSE;
	if (kbd.extended)
		return;
	if (key == KEY_CTRL)
		kbd.ctrl = down;
	else if ((key == KEY_LSHIFT || key == KEY_RSHIFT) && !extended)
		kbd.shift = down;
	else if (key == KEY_CAPS && down)
		kbd.caps = !kbd.caps;
	else if (down && key != KEY_LSHIFT)	/* extended ones are fillers */
		kbd_press(key, extended);
}

static irqreturn_t i8042_interrupt(int irq, void *dev_id)
{
	u8 status = inb(I8042_STATUS), code;
	unsigned int head = kbd.head;

	if (!(status & STATUS_OUT_FULL) || status == 0xff)
		return IRQ_NONE;
	code = inb(I8042_DATA);
	if (status & STATUS_AUX)
		return IRQ_HANDLED;
	if (head - READ_ONCE(kbd.tail) == RING)
		return IRQ_WAKE_THREAD;		/* full: the key is lost */
	kbd.codes[head % RING] = code;
	smp_store_release(&kbd.head, head + 1);
	return IRQ_WAKE_THREAD;
}

static irqreturn_t i8042_thread(int irq, void *dev_id)
{
	while (kbd.tail != smp_load_acquire(&kbd.head)) {
		u8 code = kbd.codes[kbd.tail % RING];

		smp_store_release(&kbd.tail, kbd.tail + 1);
		kbd_code(code);
	}
	return IRQ_HANDLED;
}

static bool __init i8042_wait(u8 mask, u8 value)
{
	unsigned int reads;

	for (reads = 0; reads < WAIT_READS; reads++)
		if ((inb(I8042_STATUS) & mask) == value)
			return true;
	return false;
}

static int __init i8042_command(u8 command)
{
	if (!i8042_wait(STATUS_IN_FULL, 0))
		return -EIO;
	outb(command, I8042_COMMAND);
	return 0;
}

static int __init i8042_send(u8 data)
{
	if (!i8042_wait(STATUS_IN_FULL, 0))
		return -EIO;
	outb(data, I8042_DATA);
	return 0;
}

static int __init i8042_receive(void)
{
	if (!i8042_wait(STATUS_OUT_FULL, STATUS_OUT_FULL))
		return -EIO;
	return inb(I8042_DATA);
}

static void __init i8042_drain(void)
{
	unsigned int i;

	for (i = 0; i < 32 && (inb(I8042_STATUS) & STATUS_OUT_FULL); i++)
		inb(I8042_DATA);
}

/*
 * All ones is an empty bus. The self test tells a controller from chance; it
 * may reset the configuration, which is written afterwards.
 */
static int __init i8042_probe(void)
{
	if (inb(I8042_STATUS) == 0xff)
		return -ENODEV;
	if (i8042_command(CMD_KBD_OFF) || i8042_command(CMD_AUX_OFF))
		return -ENODEV;
	i8042_drain();
	if (i8042_command(CMD_SELF_TEST) || i8042_receive() != SELF_TEST_OK)
		return -ENODEV;
	return 0;
}

static int __init i8042_configure(void)
{
	int config;

	if (i8042_command(CMD_READ_CONFIG))
		return -EIO;
	config = i8042_receive();
	if (config < 0)
		return config;
	config |= CONFIG_KBD_IRQ | CONFIG_TRANSLATE | CONFIG_AUX_OFF;
	config &= ~(CONFIG_KBD_OFF | CONFIG_AUX_IRQ);
	if (i8042_command(CMD_WRITE_CONFIG) || i8042_send(config) ||
	    i8042_command(CMD_KBD_ON))
		return -EIO;
	i8042_send(KBD_ENABLE);
	i8042_receive();		/* 0xfa; a missing keyboard is silent */
	i8042_drain();
	return 0;
}

static int __init i8042_init(void)
{
	int err = i8042_probe();

	if (!err)
		err = i8042_configure();
	if (err) {
		pr_info("i8042: no keyboard controller\n");
		return err;
	}
	/* shared, as Linux's: modules like to listen in on line 1 */
	err = request_threaded_irq(I8042_IRQ, i8042_interrupt, i8042_thread,
				   IRQF_SHARED, "i8042", &kbd);
	if (err) {
		pr_warn("i8042: no interrupt (%d), so no keyboard\n", err);
		return err;
	}
	/* a key hit meanwhile would keep the line up, and no edge would come */
	i8042_drain();
	pr_info("i8042: keyboard at 0x%x, irq %d\n", I8042_DATA, I8042_IRQ);
	return 0;
}
device_initcall(i8042_init);
