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
#define ACPI_SLP_TYP	0x1c00		/* the state to enter ... */
#define ACPI_SLP_EN	0x2000		/* ... now */
#define ACPI_PM1_STATUS	0x8731		/* what may wake the machine, pending */
#define ACPI_X_SLP_EN	0x20		/* hardware-reduced: type in bits 4:2 */

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

/* The state's number first, then the go; the other bits are not ours. */
static void acpi_pm1_sleep(u16 port, int slp_typ)
{
	u16 cnt = inw(port) & ~(ACPI_SLP_TYP | ACPI_SLP_EN);

	cnt |= slp_typ << 10 & ACPI_SLP_TYP;
	outw(cnt, port);
	outw(cnt | ACPI_SLP_EN, port);
}

static volatile void __iomem *sleep_register;

static int __init acpi_map_sleep_register(void)
{
	if (acpi_info.sleep_ctl && acpi_info.sleep_ctl_mem)
		sleep_register = ioremap(acpi_info.sleep_ctl, 1);
	return 0;
}
core_initcall(acpi_map_sleep_register);

static void acpi_reduced_sleep(void)
{
	u8 cnt = ACPI_X_SLP_EN | acpi_info.slp_typ_a << 2;

	if (sleep_register)
		writeb(cnt, sleep_register);
	else if (acpi_info.sleep_ctl && !acpi_info.sleep_ctl_mem)
		outb(cnt, acpi_info.sleep_ctl);
}

static void acpi_power_off(void)
{
	if (acpi_info.slp_typ_a < 0)
		return;
	acpi_reduced_sleep();
	if (!acpi_info.pm1a_cnt)
		return;
	acpi_take_over();
	if (acpi_info.pm1a_evt)		/* a pending event wakes it at once */
		outw(ACPI_PM1_STATUS, acpi_info.pm1a_evt);
	acpi_pm1_sleep(acpi_info.pm1a_cnt, acpi_info.slp_typ_a);
	if (acpi_info.pm1b_cnt && acpi_info.slp_typ_b >= 0)
		acpi_pm1_sleep(acpi_info.pm1b_cnt, acpi_info.slp_typ_b);
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
