// SPDX-License-Identifier: MIT
/*
 * multiboot2.c - reads what GRUB leaves: a list of tags.
 *
 *   | total size | 0 | tag | pad | tag | pad | ... | end tag |
 *   tag: | type | size | ... |      each begins at a multiple of 8
 *
 * Lengths are the loader's word, so each is checked against what is left: a tag
 * that is too short for its type is skipped, one that does not fit in the list
 * ends it. What could not be read is named in boot_info.problems. Plain C,
 * tested and fuzzed on the host.
 *
 * Layout from the Multiboot2 Specification, version 2.0, section 3.6.
 * Linux: has no multiboot; its own is struct boot_params.
 */
#include <kernel/boot_info.h>
#include <linux/string.h>

enum {
	TAG_END = 0,
	TAG_CMDLINE = 1,
	TAG_LOADER = 2,
	TAG_MODULE = 3,
	TAG_BASIC_MEMINFO = 4,
	TAG_MMAP = 6,
	TAG_FRAMEBUFFER = 8,
	TAG_ACPI_OLD = 14,
	TAG_ACPI_NEW = 15,
};

struct tag {
	u32 type;
	u32 size;		/* with this header, without the padding */
};

struct tag_module {
	struct tag tag;
	u32 start, end;
	char cmdline[];
};

struct tag_meminfo {
	struct tag tag;
	u32 lower_kib;		/* from 0 */
	u32 upper_kib;		/* from 1 MiB */
};

struct tag_mmap {
	struct tag tag;
	u32 entry_size;
	u32 entry_version;
};

struct mmap_entry {
	u64 addr;
	u64 size;
	u32 type;
	u32 reserved;
};

struct tag_framebuffer {
	struct tag tag;
	u32 addr_low, addr_high;
	u32 pitch, width, height;
	u8 bpp;
	u8 type;		/* 0 indexed, 1 RGB, 2 EGA text */
	u16 reserved;
	u8 red_pos, red_size, green_pos, green_size, blue_pos, blue_size;
};

#define FB_COMMON_SIZE	32	/* up to the colours */
#define FB_RGB_SIZE	38

static void copy_string(char *dst, size_t size, const struct tag *tag)
{
	size_t len = tag->size - sizeof(*tag);

	if (len > size - 1)
		len = size - 1;
	memcpy(dst, tag + 1, len);
	dst[len] = '\0';
}

static void parse_cmdline(const struct tag *tag, struct boot_info *bi)
{
	if (tag->size - sizeof(*tag) > sizeof(bi->cmdline))
		boot_info_problem(bi, "command line cut at 2047 characters");
	copy_string(bi->cmdline, sizeof(bi->cmdline), tag);
}

/* The first module is the initrd. */
static void parse_module(const struct tag_module *m, struct boot_info *bi)
{
	if (bi->initrd_size)
		return;
	if (m->end <= m->start) {
		boot_info_problem(bi, "multiboot2: module is empty");
		return;
	}
	bi->initrd_start = m->start;
	bi->initrd_size = m->end - m->start;
}

static void parse_mmap(const struct tag_mmap *t, struct boot_info *bi)
{
	const char *p = (const char *)(t + 1);
	const char *end = (const char *)t + t->tag.size;
	struct mmap_entry e;

	if (t->entry_size < sizeof(e) || t->entry_size % 8) {
		boot_info_problem(bi, "multiboot2: absurd memory map entry size");
		return;
	}
	for (; (size_t)(end - p) >= t->entry_size; p += t->entry_size) {
		memcpy(&e, p, sizeof(e));
		boot_info_add_mem(bi, e.addr, e.size, e.type);
	}
	if (p != end)
		boot_info_problem(bi, "multiboot2: memory map is truncated");
}

static void parse_framebuffer(const struct tag_framebuffer *t,
			      struct boot_info *bi)
{
	struct boot_framebuffer *fb = &bi->fb;

	if (t->type == 0 || t->type > 2 ||
	    (t->type == 1 && t->tag.size < FB_RGB_SIZE)) {
		boot_info_problem(bi, "multiboot2: framebuffer of unknown type");
		return;
	}
	fb->type = t->type == 1 ? BOOT_FB_RGB : BOOT_FB_TEXT;
	fb->base = t->addr_low | (u64)t->addr_high << 32;
	fb->pitch = t->pitch;
	fb->width = t->width;
	fb->height = t->height;
	fb->bpp = t->bpp;
	if (fb->type == BOOT_FB_RGB)
		memcpy(&fb->red_pos, &t->red_pos, 6);
}

/* A copy of the root pointer; version 2's wins over version 1's. */
static void parse_rsdp(const struct tag *tag, struct boot_info *bi)
{
	size_t len = tag->size - sizeof(*tag);

	if (bi->rsdp_copy[0] && tag->type == TAG_ACPI_OLD)
		return;
	if (len > sizeof(bi->rsdp_copy))
		len = sizeof(bi->rsdp_copy);
	memset(bi->rsdp_copy, 0, sizeof(bi->rsdp_copy));
	memcpy(bi->rsdp_copy, tag + 1, len);
}

static size_t smallest_size(u32 type)
{
	switch (type) {
	case TAG_MODULE:
		return sizeof(struct tag_module);
	case TAG_BASIC_MEMINFO:
		return sizeof(struct tag_meminfo);
	case TAG_MMAP:
		return sizeof(struct tag_mmap);
	case TAG_FRAMEBUFFER:
		return FB_COMMON_SIZE;
	case TAG_ACPI_OLD:
		return sizeof(struct tag) + 20;
	case TAG_ACPI_NEW:
		return sizeof(struct tag) + 36;
	default:
		return sizeof(struct tag);
	}
}

/* @meminfo: kept for later, if there is no better memory map */
static void parse_tag(const struct tag *tag, struct boot_info *bi,
		      struct tag_meminfo *meminfo)
{
	if (tag->size < smallest_size(tag->type)) {
		boot_info_problem(bi, "multiboot2: a tag is too short");
		return;
	}
	switch (tag->type) {
	case TAG_CMDLINE:
		parse_cmdline(tag, bi);
		break;
	case TAG_LOADER:
		copy_string(bi->loader, sizeof(bi->loader), tag);
		break;
	case TAG_MODULE:
		parse_module((const void *)tag, bi);
		break;
	case TAG_BASIC_MEMINFO:
		memcpy(meminfo, tag, sizeof(*meminfo));
		break;
	case TAG_MMAP:
		parse_mmap((const void *)tag, bi);
		break;
	case TAG_FRAMEBUFFER:
		parse_framebuffer((const void *)tag, bi);
		break;
	case TAG_ACPI_OLD:
	case TAG_ACPI_NEW:
		parse_rsdp(tag, bi);
		break;
	}
}

static void walk_tags(const char *info, u32 total, struct boot_info *bi,
		      struct tag_meminfo *meminfo)
{
	const struct tag *tag;
	u32 at = 8;

	while (total - at >= sizeof(*tag)) {
		tag = (const void *)(info + at);
		if (tag->type == TAG_END)
			return;
		if (tag->size < sizeof(*tag) || tag->size > total - at) {
			boot_info_problem(bi, tag->size > total - at ?
				"multiboot2: a tag is truncated" :
				"multiboot2: a tag has size 0");
			return;
		}
		parse_tag(tag, bi, meminfo);
		if (total - at < ((tag->size + 7ULL) & ~7ULL))
			break;
		at += (tag->size + 7) & ~7U;
	}
	boot_info_problem(bi, "multiboot2: the list of tags has no end");
}

/**
 * multiboot2_parse - fill boot_info from GRUB's list of tags
 * @info_phys: where it is
 * @map: reads physical memory
 * @bi: zero on entry; boot_info_finish() comes after this
 */
void multiboot2_parse(u64 info_phys, boot_map_fn map, struct boot_info *bi)
{
	const u32 *head = map(info_phys, 8);
	struct tag_meminfo low = { .lower_kib = 0 };
	const char *info;

	bi->protocol = BOOT_MULTIBOOT2;
	info = head && *head >= 16 ? map(info_phys, *head) : NULL;
	if (!info || (info_phys & 7)) {
		boot_info_problem(bi, "multiboot2: boot information cannot be read");
		return;
	}
	walk_tags(info, *head, bi, &low);
	if (bi->nr_mem)
		return;
	boot_info_problem(bi, "multiboot2: no memory map, using the basic one");
	boot_info_add_mem(bi, 0, low.lower_kib * 1024ULL, BOOT_MEM_RAM);
	boot_info_add_mem(bi, 1 << 20, low.upper_kib * 1024ULL, BOOT_MEM_RAM);
}
