// SPDX-License-Identifier: MIT
/*
 * test_bootinfo.c - what boot loaders say, right and wrong.
 *
 * The loader's memory is an allocation of exactly its size, so that ASan sees
 * a parser that reads one byte too much. Thousands of damaged copies of a good
 * one must all end in a boot_info that the kernel can go on with.
 *
 * Sources: arch/x86_64/entry/multiboot2.c arch/x86_64/entry/pvh.c arch/x86_64/cpu/boot_info.c kernel/lib/string.c
 */
#include <linux/string.h>
#include <linux/types.h>
#include <kernel/boot_info.h>
#include "unit.h"

enum { BASE = 0x10000, PVH_MAGIC = 0x336ec578 };

static unsigned char *area;	/* the loader's memory, from BASE on */
static unsigned int used, room;

static const void *map(u64 phys, size_t size)
{
	if (phys < BASE || phys > BASE + used || size > BASE + used - phys)
		return NULL;
	return area + (phys - BASE);
}

static void start_area(unsigned int size)
{
	area = unit_alloc(size);
	room = size;
	used = 0;
}

/* Shrink to what is used, so that the next byte is not ours. */
static void close_area(void)
{
	unsigned char *exact = unit_alloc(used);

	memcpy(exact, area, used);
	unit_free(area);
	area = exact;
}

static unsigned int put(const void *what, unsigned int size)
{
	unsigned int at = used;

	memcpy(area + used, what, size);
	used += size;
	return at;
}

static void put32(u32 v)
{
	put(&v, 4);
}

static void put64(u64 v)
{
	put(&v, 8);
}

static void align8(void)
{
	used = (used + 7) & ~7u;
}

static void put_range(u64 base, u64 size, u32 type)
{
	put64(base);
	put64(size);
	put32(type);
	put32(0);
}

static void put_string_tag(u32 type, const char *text)
{
	align8();
	put32(type);
	put32(8 + strlen(text) + 1);
	put(text, strlen(text) + 1);
}

/* Multiboot2 specification 2.0, section 3.6. */
static void multiboot2_area(void)
{
	unsigned int i;

	start_area(4096);
	put64(0);
	put_string_tag(1, "run=\"ps -ef\" loglevel=3");
	put_string_tag(2, "GRUB 2.06");
	align8();
	put32(3);			/* module */
	put32(17);
	put32(0x800000);
	put32(0x801234);
	put("", 1);
	align8();
	put32(6);			/* memory map */
	put32(16 + 3 * 24);
	put32(24);
	put32(0);
	put_range(0x100000, 0x7f00000, 1);
	put_range(0, 0x9fc00, 1);
	put_range(0xfffc0000, 0x40000, 2);
	align8();
	put32(8);			/* framebuffer, RGB */
	put32(38);
	put64(0xfd000000);
	put32(1024 * 4);
	put32(1024);
	put32(768);
	put("\x20\x01\0\0", 4);
	put("\x10\x08\x08\x08\0\x08", 6);
	align8();
	put32(14);			/* ACPI 1.0 RSDP */
	put32(28);
	put("RSD PTR \0BOCHS \0\0\0\0\0", 20);
	align8();
	put32(0);
	put32(8);
	for (i = 0; i < 4; i++)
		area[i] = used >> (8 * i);
	close_area();
}

static void pvh_area(void)
{
	unsigned int cmdline, mods, mmap, i;
	u64 at[4];

	start_area(4096);
	put32(PVH_MAGIC);
	put32(1);			/* version */
	put32(0);
	put32(1);			/* modules */
	for (i = 0; i < 4; i++)
		put64(0);
	put32(2);			/* memory map entries */
	put32(0);
	cmdline = put("quiet maxcpus=2", 16);
	align8();
	mods = used;
	put64(0x800000);
	put64(0x1234);
	put64(0);
	put64(0);
	mmap = used;
	put_range(0, 0x9fc00, 1);
	put_range(0x100000, 0x7f00000, 1);
	at[0] = BASE + mods;
	at[1] = BASE + cmdline;
	at[2] = 0xf5000;		/* RSDP */
	at[3] = BASE + mmap;
	memcpy(area + 16, at, sizeof(at));
	close_area();
}

/* Whatever the loader said, this must hold for the kernel to go on. */
static void is_sane(const struct boot_info *bi)
{
	unsigned int i;

	CHECK(bi->nr_mem <= BOOT_MEM_MAX);
	CHECK(bi->nr_problems <= BOOT_PROBLEMS_MAX);
	CHECK(strnlen(bi->cmdline, COMMAND_LINE_SIZE) < COMMAND_LINE_SIZE);
	CHECK(strnlen(bi->loader, sizeof(bi->loader)) < sizeof(bi->loader));
	for (i = 0; i < bi->nr_mem; i++) {
		CHECK(bi->mem[i].size > 0);
		CHECK(bi->mem[i].base + bi->mem[i].size - 1 >= bi->mem[i].base);
		if (i)
			CHECK(bi->mem[i - 1].base + bi->mem[i - 1].size <=
			      bi->mem[i].base);
	}
}

static struct boot_info bi;

static void multiboot2_says_it_all(void)
{
	multiboot2_area();
	multiboot2_parse(BASE, map, &bi);
	boot_info_finish(&bi);
	is_sane(&bi);
	CHECK_EQ(bi.nr_problems, 0);
	CHECK_STR(bi.cmdline, "run=\"ps -ef\" loglevel=3");
	CHECK_STR(bi.loader, "GRUB 2.06");
	CHECK_EQ(bi.initrd_start, 0x800000);
	CHECK_EQ(bi.initrd_size, 0x1234);
	CHECK_EQ(bi.nr_mem, 3);
	CHECK_EQ(bi.mem[0].base, 0);
	CHECK_EQ(bi.mem[1].base, 0x100000);
	CHECK_EQ(bi.mem[1].size, 0x7f00000);
	CHECK_EQ(bi.mem[2].type, BOOT_MEM_RESERVED);
	CHECK_EQ(bi.fb.type, BOOT_FB_RGB);
	CHECK_EQ(bi.fb.base, 0xfd000000);
	CHECK_EQ(bi.fb.width, 1024);
	CHECK_EQ(bi.fb.red_pos, 16);
}

static void pvh_says_it_all(void)
{
	pvh_area();
	pvh_parse(BASE, map, &bi);
	boot_info_finish(&bi);
	is_sane(&bi);
	CHECK_EQ(bi.nr_problems, 0);
	CHECK_STR(bi.cmdline, "quiet maxcpus=2");
	CHECK_EQ(bi.initrd_start, 0x800000);
	CHECK_EQ(bi.initrd_size, 0x1234);
	CHECK_EQ(bi.rsdp, 0xf5000);
	CHECK_EQ(bi.nr_mem, 2);
	CHECK_EQ(bi.mem[1].base, 0x100000);
}

static void a_missing_memory_map_is_named(void)
{
	pvh_area();
	memset(area + 48, 0, 4);
	pvh_parse(BASE, map, &bi);
	boot_info_finish(&bi);
	CHECK(bi.nr_problems > 0);
}

static void nothing_at_the_address_is_named(void)
{
	multiboot2_area();
	multiboot2_parse(0x5000, map, &bi);
	boot_info_finish(&bi);
	CHECK(bi.nr_problems > 0);
	CHECK_EQ(bi.nr_mem, 0);
}

static void each_truncation_ends_well(void)
{
	unsigned int whole;

	multiboot2_area();
	for (whole = used; used > 0; used--) {
		memset(&bi, 0, sizeof(bi));
		multiboot2_parse(BASE, map, &bi);
		boot_info_finish(&bi);
		is_sane(&bi);
		if (used < whole)
			CHECK(bi.nr_problems > 0);
	}
}

static void each_size_field_may_lie(void)
{
	unsigned int n;

	multiboot2_area();
	for (n = 8; n + 8 <= used; n += 8) {
		u32 good;

		memcpy(&good, area + n + 4, 4);
		memset(area + n + 4, 0xff, 4);
		memset(&bi, 0, sizeof(bi));
		multiboot2_parse(BASE, map, &bi);
		boot_info_finish(&bi);
		is_sane(&bi);
		memcpy(area + n + 4, &good, 4);
	}
}

static void damage(void (*make)(void),
		   void (*parse)(u64, boot_map_fn, struct boot_info *))
{
	unsigned char *good;
	int round, hits;

	make();
	good = unit_alloc(used);
	memcpy(good, area, used);
	for (round = 0; round < 20000; round++) {
		memcpy(area, good, used);
		for (hits = unit_random() % 8; hits >= 0; hits--)
			area[unit_random() % used] = unit_random() % 3 ?
				unit_random() : 0xff * (unit_random() & 1);
		memset(&bi, 0, sizeof(bi));
		parse(BASE, map, &bi);
		boot_info_finish(&bi);
		is_sane(&bi);
	}
}

static void damaged_multiboot2_ends_well(void)
{
	damage(multiboot2_area, multiboot2_parse);
}

static void damaged_pvh_ends_well(void)
{
	damage(pvh_area, pvh_parse);
}

static void too_many_ranges_are_named(void)
{
	u64 i;

	for (i = 0; i < BOOT_MEM_MAX + 50; i++)
		boot_info_add_mem(&bi, i << 20, 0x1000, BOOT_MEM_RAM);
	boot_info_finish(&bi);
	is_sane(&bi);
	CHECK(bi.nr_problems > 0);
}

const struct unit_case unit_cases[] = {
	UNIT_CASE(multiboot2_says_it_all),
	UNIT_CASE(pvh_says_it_all),
	UNIT_CASE(a_missing_memory_map_is_named),
	UNIT_CASE(nothing_at_the_address_is_named),
	UNIT_CASE(each_truncation_ends_well),
	UNIT_CASE(each_size_field_may_lie),
	UNIT_CASE(damaged_multiboot2_ends_well),
	UNIT_CASE(damaged_pvh_ends_well),
	UNIT_CASE(too_many_ranges_are_named),
	{ }
};
