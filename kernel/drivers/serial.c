// SPDX-License-Identifier: MIT
/*
 * serial.c - 8250/16550 serial ports: console output, terminal input.
 *
 * Output is polled: it must work in a panic, with interrupts off, before there
 * is a clock. Every wait is bounded by a number of reads of the line status,
 * and a port that once ran into the bound gets a short one until it is ready
 * again, so a dead or absent UART slows nothing down.
 *
 * Input: the hard handler only silences the UART; the thread irq/4-ttyS0 takes
 * the characters out, may sleep while the terminal's ring is full, and turns
 * the interrupt on again when the FIFO is empty.
 *
 * Locks: port->lock orders output and the interrupt enable register. While
 * oops_in_progress it is only tried: the holder may be a CPU that was stopped.
 * Linux: drivers/tty/serial/8250; no modem lines, DMA, or sent interrupts.
 */
#include <kernel/screen.h>
#include <kernel/tty.h>
#include <linux/array_size.h>
#include <linux/console.h>
#include <linux/errno.h>
#include <linux/init.h>
#include <linux/interrupt.h>
#include <linux/kstrtox.h>
#include <linux/printk.h>
#include <linux/spinlock.h>
#include <asm/io.h>

#define UART_RX		0	/* in: received byte */
#define UART_TX		0	/* out: byte to send */
#define UART_DLL	0	/* divisor, low byte, while LCR.DLAB */
#define UART_IER	1	/* interrupt enable */
#define UART_DLM	1	/* divisor, high byte, while LCR.DLAB */
#define UART_IIR	2	/* in: why it interrupts */
#define UART_FCR	2	/* out: FIFO control */
#define UART_LCR	3
#define UART_MCR	4
#define UART_LSR	5
#define UART_MSR	6

#define IER_RDI		0x01	/* data received */
#define IER_RLSI	0x04	/* overrun, framing error, break */
#define IIR_NONE	0x01	/* no interrupt pending */
#define FCR_ENABLE_CLEAR 0x07
#define LCR_8N1		0x03
#define LCR_DLAB	0x80
#define MCR_DTR_RTS	0x03
#define MCR_OUT2	0x08	/* gates the interrupt line on a PC */
#define MCR_LOOP	0x10
#define LSR_DR		0x01	/* data ready */
#define LSR_OE		0x02	/* overrun: a byte was lost */
#define LSR_BI		0x10	/* break */
#define LSR_THRE	0x20	/* room to send */

#define BAUD_BASE	115200
#define WAIT_READS	100000	/* of LSR, about 1 us each: 1 byte at 110 baud */

/**
 * struct uart_port - one UART
 * @io: first of its eight I/O ports                         [I]
 * @irq: its ISA line                                        [I]
 * @baud: bits a second                                      [I]
 * @lock: for what follows
 * @patience: reads of LSR before output is dropped          [lock]
 * @overruns: bytes lost in the UART                         [irq thread]
 */
struct uart_port {
	u16 io;
	int irq;
	unsigned int baud;
	raw_spinlock_t lock;
	unsigned int patience;
	unsigned long overruns;
};

#define UART(io_base, line) {						\
	.io = (io_base), .irq = (line), .baud = BAUD_BASE,		\
	.lock = __RAW_SPIN_LOCK_UNLOCKED(uart), .patience = WAIT_READS }

static struct uart_port uarts[] = {
	UART(0x3f8, 4), UART(0x2f8, 3), UART(0x3e8, 4), UART(0x2e8, 3),
};

static u8 uart_in(struct uart_port *port, int reg)
{
	return inb(port->io + reg);
}

static void uart_out(struct uart_port *port, int reg, u8 value)
{
	outb(value, port->io + reg);
}

static bool uart_lock(struct uart_port *port, unsigned long *flags)
{
	if (oops_in_progress)
		return raw_spin_trylock_irqsave(&port->lock, *flags);
	raw_spin_lock_irqsave(&port->lock, *flags);
	return true;
}

/* IER keeps four bits and no more; loopback moves the modem lines. */
static bool __init uart_probe(struct uart_port *port)
{
	u8 none, all, status;

	uart_out(port, UART_IER, 0x0f);
	all = uart_in(port, UART_IER);
	uart_out(port, UART_IER, 0);
	none = uart_in(port, UART_IER);
	if (all != 0x0f || none != 0)
		return false;
	uart_out(port, UART_MCR, MCR_LOOP | 0x0a);
	status = uart_in(port, UART_MSR) & 0xf0;
	uart_out(port, UART_MCR, MCR_DTR_RTS);
	return status == 0x90;
}

static void __init uart_setup(struct uart_port *port)
{
	unsigned int divisor = BAUD_BASE / port->baud;

	uart_out(port, UART_LCR, LCR_DLAB);
	uart_out(port, UART_DLL, divisor & 0xff);
	uart_out(port, UART_DLM, divisor >> 8);
	uart_out(port, UART_LCR, LCR_8N1);
	uart_out(port, UART_FCR, FCR_ENABLE_CLEAR);
	uart_out(port, UART_MCR, MCR_DTR_RTS | MCR_OUT2);
}

static void uart_putc(struct uart_port *port, u8 c)
{
	unsigned int reads = port->patience;

	while (!(uart_in(port, UART_LSR) & LSR_THRE)) {
		if (--reads == 0) {
			port->patience = 1;
			return;
		}
	}
	port->patience = WAIT_READS;
	uart_out(port, UART_TX, c);
}

static void serial8250_console_write(struct console *con, const char *s,
				     unsigned int n)
{
	struct uart_port *port = con->data;
	unsigned long flags;
	bool locked = uart_lock(port, &flags);

	for (; n; n--, s++) {
		if (*s == '\n')
			uart_putc(port, '\r');
		uart_putc(port, *s);
	}
	if (locked)
		raw_spin_unlock_irqrestore(&port->lock, flags);
}

/* console=ttyS0,115200n8: only the speed may differ. */
static int __init uart_options(struct uart_port *port, const char *options)
{
	unsigned long baud = simple_strtoul(options, NULL, 10);

	if (baud == 0 || baud > BAUD_BASE || BAUD_BASE % baud)
		return -EINVAL;
	port->baud = baud;
	return 0;
}

static int __init serial8250_console_setup(struct console *con, char *options)
{
	struct uart_port *port;

	if (con->index < 0)
		con->index = 0;
	if (con->index >= (int)ARRAY_SIZE(uarts))
		return -ENODEV;
	port = &uarts[con->index];
	if (!uart_probe(port)) {
		pr_info("ttyS%d: no UART at 0x%x\n", con->index, port->io);
		return -ENODEV;
	}
	if (options && *options && uart_options(port, options))
		pr_warn("ttyS%d: cannot do '%s', using %u baud\n", con->index,
			options, port->baud);
	uart_setup(port);
	con->data = port;
	return 0;
}

static struct console serial8250_console = {
	.name = "ttyS",
	.write = serial8250_console_write,
	.setup = serial8250_console_setup,
	.flags = CON_PRINTBUFFER,
	.index = -1,
};

/** serial8250_console_init - register ttyS0, if there is a UART */
void __init serial8250_console_init(void)
{
	register_console(&serial8250_console);
}

static void uart_set_ier(struct uart_port *port, u8 ier)
{
	unsigned long flags;

	raw_spin_lock_irqsave(&port->lock, flags);
	uart_out(port, UART_IER, ier);
	raw_spin_unlock_irqrestore(&port->lock, flags);
}

static irqreturn_t serial8250_interrupt(int irq, void *dev_id)
{
	struct uart_port *port = dev_id;

	if (uart_in(port, UART_IIR) & IIR_NONE)
		return IRQ_NONE;
	uart_set_ier(port, 0);
	return IRQ_WAKE_THREAD;
}

/*
 * All ones is what reads of an empty socket give: the port is gone, and its
 * interrupt stays off.
 */
static irqreturn_t serial8250_thread(int irq, void *dev_id)
{
	struct uart_port *port = dev_id;
	u8 lsr, c;

	while ((lsr = uart_in(port, UART_LSR)) & (LSR_DR | LSR_OE | LSR_BI)) {
		if (lsr == 0xff)
			return IRQ_HANDLED;
		if ((lsr & LSR_OE) && port->overruns++ == 0)
			pr_warn("ttyS%d: input overrun\n",
				(int)(port - uarts));
		if (!(lsr & (LSR_DR | LSR_BI)))
			continue;
		c = uart_in(port, UART_RX);
		if (!(lsr & LSR_BI))
			tty_receive(c);
	}
	uart_set_ier(port, IER_RDI | IER_RLSI);
	return IRQ_HANDLED;
}

/* Input from the port that is a console. */
static int __init serial8250_init(void)
{
	static char name[] = "ttyS0";
	struct uart_port *port = serial8250_console.data;
	int err;

	if (!port)
		return -ENODEV;
	name[4] = '0' + (port - uarts);
	err = request_threaded_irq(port->irq, serial8250_interrupt,
				   serial8250_thread, IRQF_SHARED, name,
				   port);
	if (err) {
		pr_warn("%s: no interrupt (%d), so no input\n", name, err);
		return err;
	}
	pr_info("%s at I/O 0x%x (irq = %d, base_baud = %u) is a 16550A\n", name,
		port->io, port->irq, port->baud);
	uart_set_ier(port, IER_RDI | IER_RLSI);
	return 0;
}
device_initcall(serial8250_init);
