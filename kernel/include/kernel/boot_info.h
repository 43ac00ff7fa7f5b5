/* SPDX-License-Identifier: MIT */
/*
 * boot_info.h - what the boot loader told us, in one form for all loaders.
 *
 * entry/multiboot2.c and entry/pvh.c fill it before start_kernel(); both are
 * plain C that also runs on the host, under the unit tests and the fuzzer.
 * After that it is only read. Nothing in it points into the loader's memory,
 * which the page allocator may hand out.
 */
#ifndef _KERNEL_BOOT_INFO_H
#define _KERNEL_BOOT_INFO_H

#include <linux/types.h>

#define COMMAND_LINE_SIZE	2048
#define BOOT_MEM_MAX		128
#define BOOT_PROBLEMS_MAX	8

/* How the image was entered: start.asm's first argument to C. */
enum boot_protocol { BOOT_UNKNOWN, BOOT_MULTIBOOT2, BOOT_PVH };

/* ACPI's address range types, which both loaders pass on. */
enum boot_mem_type {
	BOOT_MEM_RAM = 1,
	BOOT_MEM_RESERVED,
	BOOT_MEM_ACPI,		/* tables; RAM once they are read */
	BOOT_MEM_NVS,
	BOOT_MEM_BAD,
};

/* Sorted by base, page aligned, no two overlap: boot_info_finish(). */
struct boot_mem {
	u64 base, size;
	u32 type;
};

enum boot_fb_type { BOOT_FB_NONE, BOOT_FB_RGB, BOOT_FB_TEXT };

struct boot_framebuffer {
	enum boot_fb_type type;
	u64 base;		/* physical */
	u32 pitch;		/* bytes from line to line */
	u32 width, height;	/* pixels, or characters of BOOT_FB_TEXT */
	u8 bpp;
	u8 red_pos, red_size, green_pos, green_size, blue_pos, blue_size;
};

struct boot_info {
	enum boot_protocol protocol;
	u64 entry_tsc;		/* when the image was entered */
	u32 magic;		/* what the loader left in eax, as evidence */
	char loader[32];
	char cmdline[COMMAND_LINE_SIZE];
	unsigned int nr_mem;
	struct boot_mem mem[BOOT_MEM_MAX];
	u64 initrd_start, initrd_size;		/* physical; size 0: none */
	struct boot_framebuffer fb;
	u64 rsdp;				/* physical; 0: look for it */
	u8 rsdp_copy[36];
	unsigned int nr_problems;
	const char *problems[BOOT_PROBLEMS_MAX]; /* what was wrong, in words */
};

extern struct boot_info boot_info;

/*
 * Gives the bytes at a physical address, or NULL where they cannot be read.
 * The parsers ask for every structure in full before they look at it.
 */
typedef const void *(*boot_map_fn)(u64 phys, size_t size);

void multiboot2_parse(u64 info_phys, boot_map_fn map, struct boot_info *bi);
void pvh_parse(u64 info_phys, boot_map_fn map, struct boot_info *bi);

/* For the parsers. A problem is a string constant; the boot goes on. */
void boot_info_problem(struct boot_info *bi, const char *what);
void boot_info_add_mem(struct boot_info *bi, u64 base, u64 size, u32 type);
void boot_info_finish(struct boot_info *bi);

#endif
