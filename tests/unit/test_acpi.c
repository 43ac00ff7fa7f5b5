// SPDX-License-Identifier: MIT
/*
 * test_acpi.c - the firmware's tables, right and wrong.
 *
 * Memory is an allocation of exactly its size, so that ASan sees a parser that
 * reads one byte too much. Thousands of damaged copies must all be survived.
 *
 * Sources: arch/x86_64/cpu/acpi_tables.c kernel/lib/string.c
 */
#include <linux/string.h>
#include <linux/types.h>
#include <asm/acpi.h>
#include "unit.h"

enum { BASE = 0x1000, ROOM = 0x400 };
enum { RSDP = 0x000, RSDT = 0x040, MADT = 0x080, FADT = 0x100, HPET = 0x200,
	DSDT = 0x280, XSDT = 0x300 };

static u8 *mem;
static int notes;
static struct acpi_info info;

static const void *map(u64 phys, size_t size)
{
	if (phys < BASE || phys > BASE + ROOM || size > BASE + ROOM - phys)
		return NULL;
	return mem + (phys - BASE);
}

static void note(const char *sig, const char *text)
{
	notes++;
}

static const struct acpi_io io = { map, note };

static void put(u32 at, u64 v, int bytes)
{
	while (bytes--) {
		mem[at++] = v;
		v >>= 8;
	}
}

static void seal(u32 at, u32 len, u32 where)
{
	u8 sum = 0;
	u32 i;

	mem[at + where] = 0;
	for (i = 0; i < len; i++)
		sum += mem[at + i];
	mem[at + where] = -sum;
}

static void table(u32 at, const char *sig, u32 len)
{
	memcpy(mem + at, sig, 4);
	put(at + 4, len, 4);
}

static void build_madt(void)
{
	static const u8 entries[] = {
		0, 8, 0, 0, 1, 0, 0, 0,			/* CPU, id 0 */
		0, 8, 1, 2, 1, 0, 0, 0,			/* CPU, id 2 */
		0, 8, 2, 4, 0, 0, 0, 0,			/* switched off */
		9, 16, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 3, 0, 0, 0, /* 0x100 */
		1, 12, 7, 0, 0, 0, 0xc0, 0xfe, 0, 0, 0, 0, /* IO-APIC */
		2, 10, 0, 0, 2, 0, 0, 0, 0, 0,		/* 0 is GSI 2 */
		2, 10, 0, 9, 9, 0, 0, 0, 0xd, 0,	/* 9 is level */
	};

	table(MADT, "APIC", 44 + sizeof(entries));
	put(MADT + 36, 0xfee00000, 4);
	put(MADT + 40, 1, 4);
	memcpy(mem + MADT + 44, entries, sizeof(entries));
	seal(MADT, 44 + sizeof(entries), 9);
}

static void build_fadt(void)
{
	static const u8 s5[] = { 8, '_', 'S', '5', '_', 0x12, 6, 4, 0x0a, 5,
				 0x0a, 7, 0, 0 };

	table(DSDT, "DSDT", 36 + sizeof(s5) + 8);
	memcpy(mem + DSDT + 36, s5, sizeof(s5));
	seal(DSDT, 36 + sizeof(s5) + 8, 9);
	table(FADT, "FACP", 132);
	put(FADT + 40, BASE + DSDT, 4);
	put(FADT + 56, 0x600, 4);
	put(FADT + 64, 0x604, 4);
	put(FADT + 76, 0x608, 4);
	put(FADT + 112, 1 << 8 | 1 << 10, 4);
	put(FADT + 116, 1, 1);
	put(FADT + 120, 0xcf9, 8);
	put(FADT + 128, 0xf, 1);
	seal(FADT, 132, 9);
}

static void build(void)
{
	mem = unit_alloc(ROOM);
	memset(mem, 0, ROOM);
	notes = 0;
	build_madt();
	build_fadt();
	table(HPET, "HPET", 56);
	put(HPET + 44, 0xfed00000, 8);
	seal(HPET, 56, 9);
	table(RSDT, "RSDT", 48);
	put(RSDT + 36, BASE + MADT, 4);
	put(RSDT + 40, BASE + FADT, 4);
	put(RSDT + 44, BASE + HPET, 4);
	seal(RSDT, 48, 9);
	memcpy(mem + RSDP, "RSD PTR ", 8);
	put(RSDP + 16, BASE + RSDT, 4);
	seal(RSDP, 20, 8);
}

static void parse(void)
{
	acpi_parse(BASE + RSDP, &io, &info);
}

static void reads_what_is_there(void)
{
	build();
	parse();
	CHECK(info.found);
	CHECK(info.madt);
	CHECK_EQ(notes, 0);
	CHECK_EQ(info.nr_cpus, 3);
	CHECK_EQ(info.apic_id[1], 2);
	CHECK_EQ(info.apic_id[2], 0x100);
	CHECK_EQ(info.nr_disabled, 1);
	CHECK_EQ(info.nr_ioapics, 1);
	CHECK_EQ(info.ioapic[0].addr, 0xfec00000);
	CHECK_EQ(info.isa[0].gsi, 2);
	CHECK_EQ(info.isa[1].gsi, 1);
	CHECK_EQ(info.isa[9].flags, 0xd);
	CHECK_EQ(info.hpet_addr, 0xfed00000);
	CHECK_EQ(info.pm1a_evt, 0x600);
	CHECK_EQ(info.pm1a_cnt, 0x604);
	CHECK_EQ(info.pm_timer, 0x608);
	CHECK(info.pm_timer_32);
	CHECK_EQ(info.slp_typ_a, 5);
	CHECK_EQ(info.slp_typ_b, 7);
	CHECK_EQ(info.reset_port, 0xcf9);
	CHECK_EQ(info.reset_value, 0xf);
}

static void a_machine_without_pc_hardware_sleeps_elsewhere(void)
{
	build();
	CHECK_EQ(info.sleep_ctl, 0);
	table(FADT, "FACP", 268);
	put(FADT + 40, BASE + DSDT, 4);
	put(FADT + 112, 1 << 20, 4);
	put(FADT + 248, 0xfea00000, 8);
	seal(FADT, 268, 9);
	parse();
	CHECK_EQ(notes, 0);
	CHECK_EQ(info.sleep_ctl, 0xfea00000);
	CHECK(info.sleep_ctl_mem);
	CHECK_EQ(info.slp_typ_a, 5);
}

static void nothing_is_a_machine_without_acpi(void)
{
	build();
	CHECK(!acpi_parse(0, &io, &info));
	CHECK(!info.found);
	CHECK_EQ(info.nr_cpus, 0);
	CHECK_EQ(info.isa[5].gsi, 5);
	CHECK_EQ(info.slp_typ_a, -1);
}

static void a_wrong_checksum_is_told_and_used(void)
{
	build();
	mem[MADT + 9]++;
	parse();
	CHECK_EQ(notes, 1);
	CHECK_EQ(info.bad_checksums, 1);
	CHECK_EQ(info.nr_cpus, 3);
}

static void an_absurd_length_costs_that_table_only(void)
{
	build();
	put(MADT + 4, 0xffffffff, 4);
	parse();
	CHECK_EQ(notes, 1);
	CHECK(!info.madt);
	CHECK_EQ(info.hpet_addr, 0xfed00000);
}

static void an_entry_of_length_zero_ends_the_list(void)
{
	build();
	mem[MADT + 44 + 8 + 1] = 0;
	parse();
	CHECK_EQ(info.nr_cpus, 1);
	CHECK(notes >= 1);
}

static void a_broken_xsdt_leaves_the_rsdt(void)
{
	build();
	mem[RSDP + 15] = 2;
	put(RSDP + 24, BASE + XSDT, 8);	/* all zero */
	parse();
	CHECK(info.found);
	CHECK_EQ(info.nr_cpus, 3);
}

static void damaged_tables_are_survived(void)
{
	int round, i;

	for (round = 0; round < 20000; round++) {
		build();
		for (i = unit_random() % 8; i >= 0; i--)
			mem[unit_random() % ROOM] = unit_random();
		parse();
		CHECK(info.nr_cpus <= ACPI_MAX_CPUS);
		CHECK(info.nr_ioapics <= ACPI_MAX_IOAPICS);
		unit_free(mem);
	}
}

const struct unit_case unit_cases[] = {
	UNIT_CASE(reads_what_is_there),
	UNIT_CASE(a_machine_without_pc_hardware_sleeps_elsewhere),
	UNIT_CASE(nothing_is_a_machine_without_acpi),
	UNIT_CASE(a_wrong_checksum_is_told_and_used),
	UNIT_CASE(an_absurd_length_costs_that_table_only),
	UNIT_CASE(an_entry_of_length_zero_ends_the_list),
	UNIT_CASE(a_broken_xsdt_leaves_the_rsdt),
	UNIT_CASE(damaged_tables_are_survived),
	{ }
};
