// SPDX-License-Identifier: MIT
/*
 * pic.c - the pair of 8259 interrupt controllers.
 *
 * Firmware leaves its interrupts on vectors 8 to 15, which are exceptions to a
 * 64-bit CPU. So it is always moved, to the vectors 0x30 to 0x3f, and masked.
 * Where there is an IO-APIC it stays masked for ever; otherwise its lines are
 * unmasked one by one as drivers ask for them.
 *
 * Locks: pic_lock, irqs off, around the cached masks.
 * Linux: arch/x86/kernel/i8259.c.
 */
#include <linux/irqflags.h>
#include <linux/spinlock.h>
#include <asm/apic.h>
#include <asm/io.h>
#include <asm/irq_vectors.h>

#define PIC1_CMD	0x20
#define PIC1_DATA	0x21
#define PIC2_CMD	0xa0
#define PIC2_DATA	0xa1
#define PIC_CASCADE	2		/* line of the first that has the second */
#define PIC_EOI		0x60		/* end of a named line */
#define PIC_READ_ISR	0x0b

bool pic_present;
static DEFINE_RAW_SPINLOCK(pic_lock);
static u16 pic_masked = 0xffff;

static void pic_command(u8 first, u8 second)
{
	outb(first, PIC1_DATA);
	io_delay();
	outb(second, PIC2_DATA);
	io_delay();
}

/**
 * pic_init - move the 8259s out of the way of the exceptions, mask all
 *
 * Context: boot CPU, irqs off.
 */
void pic_init(void)
{
	pic_command(0xff, 0xff);
	outb(0x55, PIC1_DATA);		/* does a register keep a value? */
	pic_present = inb(PIC1_DATA) == 0x55;
	outb(0xff, PIC1_DATA);
	if (!pic_present)
		return;
	outb(0x11, PIC1_CMD);		/* begin, four words, edge triggered */
	io_delay();
	outb(0x11, PIC2_CMD);
	io_delay();
	pic_command(ISA_IRQ_VECTOR(0), ISA_IRQ_VECTOR(8));
	pic_command(1 << PIC_CASCADE, PIC_CASCADE);
	pic_command(1, 1);		/* 8086 mode */
	pic_command(0xff, 0xff);
}

static void pic_write_mask(unsigned int irq)
{
	if (irq < 8)
		outb(pic_masked, PIC1_DATA);
	else
		outb(pic_masked >> 8, PIC2_DATA);
}

/** pic_mask - no more interrupts from line @irq (0 to 15) */
void pic_mask(unsigned int irq)
{
	unsigned long flags;

	raw_spin_lock_irqsave(&pic_lock, flags);
	pic_masked |= 1 << irq;
	pic_write_mask(irq);
	raw_spin_unlock_irqrestore(&pic_lock, flags);
}

/** pic_unmask - let line @irq interrupt */
void pic_unmask(unsigned int irq)
{
	unsigned long flags;

	raw_spin_lock_irqsave(&pic_lock, flags);
	pic_masked &= ~(1 << irq);
	pic_write_mask(irq);
	if (irq >= 8) {
		pic_masked &= ~(1 << PIC_CASCADE);
		pic_write_mask(PIC_CASCADE);
	}
	raw_spin_unlock_irqrestore(&pic_lock, flags);
}

/** pic_eoi - the handler of line @irq is done; Context: irqs off. */
void pic_eoi(unsigned int irq)
{
	if (irq >= 8) {
		outb(PIC_EOI | (irq & 7), PIC2_CMD);
		irq = PIC_CASCADE;
	}
	outb(PIC_EOI | irq, PIC1_CMD);
}

/**
 * pic_spurious - did line 7 or 15 interrupt without a cause?
 * @irq: the line
 *
 * A request that is withdrawn too late is delivered as the last line, without
 * being in service. Such a one gets no EOI; but the first 8259, through which
 * the second's came, does not know that.
 */
bool pic_spurious(unsigned int irq)
{
	u16 cmd = irq < 8 ? PIC1_CMD : PIC2_CMD;

	if ((irq & 7) != 7)
		return false;
	outb(PIC_READ_ISR, cmd);
	if (inb(cmd) & 0x80)
		return false;
	if (irq >= 8)
		outb(PIC_EOI | PIC_CASCADE, PIC1_CMD);
	return true;
}
