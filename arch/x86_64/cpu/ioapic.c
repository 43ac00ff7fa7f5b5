// SPDX-License-Identifier: MIT
/*
 * ioapic.c - where the interrupt lines of devices end.
 *
 * Each IO-APIC has a table with an entry for every line: vector, which CPU,
 * edge or level, and a mask bit. Lines of all IO-APICs are numbered through
 * (GSI, global system interrupt); ISA lines have the same numbers unless the
 * MADT says otherwise, as it always does for line 0, the PIT.
 *
 * Where there is no IO-APIC, the 8259 pair (pic.c) is the controller. The
 * functions arch_*() are what kernel/irq knows of all this: it makes a
 * descriptor for each line and asks here for its chip.
 *
 * Locks: ioapic_lock, irqs off: two registers select and carry each access.
 * Linux: arch/x86/kernel/apic/io_apic.c; PCI routing, MSI and remapping are
 * left out.
 */
#include <linux/cpumask.h>
#include <linux/errno.h>
#include <linux/init.h>
#include <linux/irq.h>
#include <linux/printk.h>
#include <linux/spinlock.h>
#include <asm/acpi.h>
#include <asm/apic.h>
#include <asm/io.h>
#include <asm/irq_vectors.h>
#include <asm/smp.h>

#define IOAPIC_VER	0x01
#define IOAPIC_REDTBL	0x10		/* two words for each line */
#define IOAPIC_SELECT	0x00
#define IOAPIC_WINDOW	0x10

#define RTE_LOW		(1 << 13)	/* active low */
#define RTE_LEVEL	(1 << 15)
#define RTE_MASKED	(1 << 16)

#define ISA_IRQS	ACPI_ISA_IRQS
#define ELCR_PORT	0x4d0		/* level or edge, for the 8259s */
#define ALWAYS_EDGE	0x2107		/* lines 0 to 2, 8, 13: the board's own */
#define MAX_IRQS	(LAST_DEVICE_VECTOR - FIRST_DEVICE_VECTOR + 1)

struct ioapic {
	void __iomem *base;
	unsigned int gsi_base, nr;
};

static struct ioapic ioapics[ACPI_MAX_IOAPICS];
static unsigned int nr_ioapics;		/* [I] after arch_init_irq() */
static unsigned int nr_gsis;
static DEFINE_RAW_SPINLOCK(ioapic_lock);
static bool skip_ioapic;

static int __init setup_noapic(char *arg)
{
	skip_ioapic = true;
	return 0;
}
early_param("noapic", setup_noapic);

static u32 ioapic_read(struct ioapic *io, u32 reg)
{
	writel(reg, io->base + IOAPIC_SELECT);
	return readl(io->base + IOAPIC_WINDOW);
}

static void ioapic_write(struct ioapic *io, u32 reg, u32 val)
{
	writel(reg, io->base + IOAPIC_SELECT);
	writel(val, io->base + IOAPIC_WINDOW);
}

static struct ioapic *ioapic_of(unsigned int gsi)
{
	unsigned int i;

	for (i = 0; i < nr_ioapics; i++)
		if (gsi - ioapics[i].gsi_base < ioapics[i].nr)
			return &ioapics[i];
	return NULL;
}

static unsigned int irq_to_gsi(unsigned int irq)
{
	return irq < ISA_IRQS ? acpi_info.isa[irq].gsi : irq;
}

/* ISA: edge, high, unless the MADT differs. PCI: level, low. */
static u32 trigger_bits(unsigned int irq)
{
	u16 flags = irq < ISA_IRQS ? acpi_info.isa[irq].flags : 0xf;
	u32 bits = 0;

	if ((flags & 3) == ACPI_ACTIVE_LOW)
		bits |= RTE_LOW;
	if ((flags & 0xc) == ACPI_LEVEL_TRIGGERED)
		bits |= RTE_LEVEL;
	return bits;
}

static void ioapic_set(unsigned int irq, u32 extra)
{
	unsigned int gsi = irq_to_gsi(irq);
	struct ioapic *io = ioapic_of(gsi);
	unsigned long flags;

	if (!io)
		return;
	raw_spin_lock_irqsave(&ioapic_lock, flags);
	ioapic_write(io, IOAPIC_REDTBL + 2 * (gsi - io->gsi_base),
		     arch_irq_to_vector(irq) | trigger_bits(irq) | extra);
	raw_spin_unlock_irqrestore(&ioapic_lock, flags);
}

static void ioapic_set_dest(unsigned int irq, u32 apic_id)
{
	unsigned int gsi = irq_to_gsi(irq);
	struct ioapic *io = ioapic_of(gsi);
	unsigned long flags;

	if (!io)
		return;
	raw_spin_lock_irqsave(&ioapic_lock, flags);
	ioapic_write(io, IOAPIC_REDTBL + 2 * (gsi - io->gsi_base) + 1,
		     apic_id << 24);
	raw_spin_unlock_irqrestore(&ioapic_lock, flags);
}

static void ioapic_irq_mask(struct irq_data *data)
{
	ioapic_set(data->irq, RTE_MASKED);
}

static void ioapic_irq_unmask(struct irq_data *data)
{
	ioapic_set(data->irq, 0);
}

static void ioapic_irq_done(struct irq_data *data)
{
	apic_eoi();
}

/* Eight bits of APIC id: CPUs with larger ones cannot be reached from here. */
static int ioapic_irq_set_affinity(struct irq_data *data,
				   const struct cpumask *dest, bool force)
{
	unsigned int cpu = cpumask_first_and(dest, cpu_online_mask);

	if (cpu >= nr_cpu_ids || cpu_to_apicid[cpu] > 254)
		return -EINVAL;
	ioapic_set_dest(data->irq, cpu_to_apicid[cpu]);
	return 0;
}

static struct irq_chip ioapic_chip = {
	.name = "IO-APIC",
	.irq_mask = ioapic_irq_mask,
	.irq_unmask = ioapic_irq_unmask,
	.irq_ack = ioapic_irq_done,
	.irq_eoi = ioapic_irq_done,
	.irq_set_affinity = ioapic_irq_set_affinity,
};

static void pic_irq_mask(struct irq_data *data)
{
	pic_mask(data->irq);
}

static void pic_irq_unmask(struct irq_data *data)
{
	pic_unmask(data->irq);
}

static void pic_irq_done(struct irq_data *data)
{
	if (!pic_spurious(data->irq))
		pic_eoi(data->irq);
}

static struct irq_chip pic_chip = {
	.name = "XT-PIC",
	.irq_mask = pic_irq_mask,
	.irq_unmask = pic_irq_unmask,
	.irq_ack = pic_irq_done,
	.irq_eoi = pic_irq_done,
};

static void ioapic_add(const struct acpi_ioapic *info)
{
	struct ioapic *io = &ioapics[nr_ioapics];
	u32 version;

	io->base = ioremap(info->addr, 0x20);
	if (!io->base)
		return;
	version = ioapic_read(io, IOAPIC_VER);
	if (version == 0xffffffff) {
		pr_warn("IOAPIC: nobody answers at 0x%x\n", info->addr);
		return;
	}
	io->gsi_base = info->gsi_base;
	io->nr = (version >> 16 & 0xff) + 1;
	if (io->gsi_base + io->nr > nr_gsis)
		nr_gsis = io->gsi_base + io->nr;
	nr_ioapics++;
	pr_info("IOAPIC[%u]: apic_id %u, version %u, address 0x%x, GSI %u-%u\n",
		nr_ioapics - 1, info->id, version & 0xff, info->addr,
		io->gsi_base, io->gsi_base + io->nr - 1);
}

static void ioapic_init(void)
{
	unsigned int i, irq;

	for (i = 0; i < acpi_info.nr_ioapics; i++)
		ioapic_add(&acpi_info.ioapic[i]);
	for (irq = 0; irq < arch_nr_irqs(); irq++) {
		if (!arch_irq_chip(irq))
			continue;
		ioapic_set(irq, RTE_MASKED);
		ioapic_set_dest(irq, cpu_to_apicid[0]);
	}
	if (nr_ioapics)		/* the 8259s' line is not needed any more */
		apic_write(APIC_LVT0, APIC_LVT_MASKED);
}

/**
 * arch_init_irq - set up the interrupt controllers, all lines masked
 *
 * Context: boot CPU, irqs off, ioremap() works.
 */
void arch_init_irq(void)
{
	pic_init();
	apic_init();
	if (apic_present && !skip_ioapic)
		ioapic_init();
	if (!nr_ioapics)
		pr_warn("IOAPIC: %s; interrupts by %s\n",
			skip_ioapic ? "noapic" : "none found",
			pic_present ? "the 8259" : "nothing: no 8259 either");
}

/** arch_nr_irqs - one more than the highest line */
unsigned int arch_nr_irqs(void)
{
	unsigned int nr = nr_gsis > ISA_IRQS ? nr_gsis : ISA_IRQS;

	return nr < MAX_IRQS ? nr : MAX_IRQS;
}

/** arch_irq_to_vector - the vector on which a line arrives */
unsigned int arch_irq_to_vector(unsigned int irq)
{
	return ISA_IRQ_VECTOR(irq);
}

/** arch_irq_chip - who controls a line; NULL if it leads nowhere */
struct irq_chip *arch_irq_chip(unsigned int irq)
{
	if (!nr_ioapics)
		return pic_present && irq < ISA_IRQS && irq != 2 ?
			&pic_chip : NULL;
	/* ISA line 2 is the cascade, and its GSI is the PIT's */
	if (irq == 2 && irq_to_gsi(0) == 2)
		return NULL;
	return ioapic_of(irq_to_gsi(irq)) ? &ioapic_chip : NULL;
}

/** arch_irq_chip_name - for the boot message */
const char *arch_irq_chip_name(void)
{
	return nr_ioapics ? ioapic_chip.name :
		pic_present ? pic_chip.name : "none";
}

/* One that has no edges where there are only edges is no such register. */
static u16 elcr_read(void)
{
	u16 levels = inb(ELCR_PORT) | inb(ELCR_PORT + 1) << 8;

	return levels & ALWAYS_EDGE ? 0 : levels;
}

/** arch_irq_is_level - does the line signal by level, not by edge? */
bool arch_irq_is_level(unsigned int irq)
{
	if (nr_ioapics)
		return trigger_bits(irq) & RTE_LEVEL;
	return irq < ISA_IRQS && elcr_read() >> irq & 1;
}
