/* SPDX-License-Identifier: MIT */
/*
 * What the firmware's tables say of the machine (arch/x86_64/cpu/acpi_tables.c,
 * acpi.c).
 */
#ifndef _ASM_ACPI_H
#define _ASM_ACPI_H

#include <linux/types.h>

#define ACPI_MAX_CPUS		256
#define ACPI_MAX_IOAPICS	8
#define ACPI_ISA_IRQS		16

/* Bits of acpi_override.flags: polarity in 1:0, trigger mode in 3:2. */
#define ACPI_ACTIVE_LOW		3
#define ACPI_LEVEL_TRIGGERED	0xc

struct acpi_ioapic {
	u32 addr;
	u32 gsi_base;
	u8 id;
};

/* Where an ISA interrupt is wired, and how. */
struct acpi_override {
	u32 gsi;
	u16 flags;
};

/**
 * struct acpi_info - all that this kernel wants of ACPI
 * @found: there was a root pointer and a root table
 * @madt: there was a MADT; without it the interrupt wiring is not known
 * @nr_cpus: entries of @apic_id: usable processors
 * @nr_disabled: processors that the firmware has switched off
 * @hpet_addr: physical address of the HPET, 0 if none
 * @pm_timer: I/O port of the ACPI timer, 0 if none
 * @pm_timer_32: it counts in 32 bits, not 24
 * @pm1a_evt: I/O port of the events' status, 0 if none
 * @pm1a_cnt: I/O port that takes sleep states, 0 if none
 * @sleep_ctl: the register that takes them on machines without PC hardware
 * @sleep_ctl_mem: it is in memory, not an I/O port
 * @slp_typ_a: value for S5 there, -1 if _S5 was not found
 * @reset_port: I/O port that resets, 0 if none
 * @no_8042: the FADT says that there is no keyboard controller
 * @bad_checksums: tables whose bytes do not add up to zero
 */
struct acpi_info {
	bool found;
	bool madt;
	bool has_8259;
	bool no_8042;
	bool pm_timer_32;
	bool sleep_ctl_mem;
	u8 revision;
	u8 reset_value;
	u8 acpi_enable;
	u32 smi_cmd;
	u64 lapic_addr;
	u32 nr_cpus;
	u32 nr_disabled;
	u32 nr_ioapics;
	u32 bad_checksums;
	u64 hpet_addr;
	u64 sleep_ctl;
	u32 pm_timer;
	u32 pm1a_evt;
	u32 pm1a_cnt;
	u32 pm1b_cnt;
	int slp_typ_a;
	int slp_typ_b;
	u32 reset_port;
	u32 apic_id[ACPI_MAX_CPUS];
	struct acpi_ioapic ioapic[ACPI_MAX_IOAPICS];
	struct acpi_override isa[ACPI_ISA_IRQS];
};

/**
 * struct acpi_io - how the parser reaches memory and the log
 * @map: bytes [@phys, @phys + @size) as the parser may read them, or NULL
 * @note: something worth telling: a four-letter table name and a sentence
 */
struct acpi_io {
	const void *(*map)(u64 phys, size_t size);
	void (*note)(const char *sig, const char *text);
};

u64 acpi_find_rsdp(const struct acpi_io *io);
bool acpi_parse(u64 rsdp, const struct acpi_io *io, struct acpi_info *info);

extern struct acpi_info acpi_info;
void acpi_boot_init(u64 rsdp, const u8 *copy);

#endif
