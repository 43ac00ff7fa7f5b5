// SPDX-License-Identifier: MIT
/*
 * reboot.c - off, again, or standing still: from the polite way to the rude.
 *
 * Each way is tried and given a moment; if the machine is still there, the
 * next one is. Nothing here takes a lock or needs another CPU: panic() ends
 * here too.
 *
 * Linux: arch/x86/kernel/reboot.c, drivers/acpi/sleep.c. ACPI's power off
 * there runs byte code (_PTS) first.
 */
#include <linux/init.h>
#include <linux/kstrtox.h>
#include <linux/printk.h>
#include <asm/acpi.h>
#include <asm/delay.h>
#include <asm/desc.h>
#include <asm/io.h>
#include <asm/irqflags.h>
#include <asm/reboot.h>

#define ACPI_SCI_EN	0x0001		/* PM1 control: ACPI is in charge */
#define ACPI_SLP_EN	0x2000		/* enter the state in bits 12:10 */

u8 debug_exit_status = DEBUG_EXIT_OK;
static u16 debug_exit_port;

static int __init setup_debug_exit(char *str)
{
	if (!str || kstrtou16(str, 0, &debug_exit_port) || !debug_exit_port) {
		pr_warn("debug_exit=%s: not an I/O port\n", str ?: "");
		return -22;
	}
	return 0;
}
early_param("debug_exit", setup_debug_exit);

/**
 * debug_exit - end QEMU with a status, where debug_exit=PORT asked for it
 * @value: QEMU exits with 2 * @value + 1
 *
 * Returns, having done nothing, without that parameter or that device.
 */
void debug_exit(u8 value)
{
	if (debug_exit_port)
		outl(value, debug_exit_port);
}

static void stand_still(void) __noreturn;
static void stand_still(void)
{
	for (;;) {
		arch_local_irq_disable();
		asm volatile("hlt");
	}
}

/* Firmware may still hold the power controls; this port takes them over. */
static void acpi_take_over(void)
{
	unsigned int i;

	if (inw(acpi_info.pm1a_cnt) & ACPI_SCI_EN)
		return;
	if (!acpi_info.smi_cmd || !acpi_info.acpi_enable)
		return;
	outb(acpi_info.acpi_enable, acpi_info.smi_cmd);
	for (i = 0; i < 1000 && !(inw(acpi_info.pm1a_cnt) & ACPI_SCI_EN); i++)
		udelay(100);
}

static void acpi_power_off(void)
{
	if (!acpi_info.pm1a_cnt || acpi_info.slp_typ_a < 0)
		return;
	acpi_take_over();
	outw(acpi_info.slp_typ_a << 10 | ACPI_SLP_EN, acpi_info.pm1a_cnt);
	if (acpi_info.pm1b_cnt)
		outw(acpi_info.slp_typ_b << 10 | ACPI_SLP_EN,
		     acpi_info.pm1b_cnt);
	udelay(10000);
}

/* What emulators listen to when they were not given ACPI tables. */
static void emulator_power_off(void)
{
	const char *p;

	outw(0x2000, 0x604);		/* QEMU: pc, q35 */
	outw(0x2000, 0xb004);		/* QEMU before 2.0, Bochs */
	for (p = "Shutdown"; *p; p++)
		outb(*p, 0x8900);	/* Bochs */
}

/** machine_power_off - switch the machine off; Context: any. */
void machine_power_off(void)
{
	debug_exit(debug_exit_status);
	acpi_power_off();
	emulator_power_off();
	pr_emerg("reboot: this machine cannot be switched off by software\n");
	stand_still();
}

static void keyboard_reset(void)
{
	unsigned int i;

	if (inb(0x64) == 0xff)
		return;			/* nobody there */
	for (i = 0; i < 1000 && inb(0x64) & 2; i++)
		udelay(2);
	outb(0xfe, 0x64);		/* pulse the reset line */
	udelay(1000);
}

/** machine_restart - begin again from the firmware; Context: any. */
void machine_restart(void)
{
	arch_local_irq_disable();
	if (acpi_info.reset_port) {
		outb(acpi_info.reset_value, acpi_info.reset_port);
		udelay(1000);
	}
	keyboard_reset();
	outb(0x02, 0xcf9);		/* chip set: prepare, then hard reset */
	outb(0x06, 0xcf9);
	udelay(1000);
	/* an exception without handlers: the CPU gives up, and resets */
	asm volatile("lidt %0; int3"
		     : : "m"(*&(const struct { u16 size; u64 base; }
				__packed){ 0, 0 }));
	stand_still();
}

/** machine_halt - stand still, with power on; Context: any. */
void machine_halt(void)
{
	stand_still();
}
