// SPDX-License-Identifier: MIT
/*
 * pvh.c - reads what QEMU's -kernel and Xen leave: struct hvm_start_info.
 *
 * A chain of physical addresses: command line, modules (the first one is the
 * initrd), memory map, RSDP. Each is checked before it is followed; what is
 * missing is named and left out. Plain C, tested on the host.
 *
 * Layout from Xen's public header arch-x86/hvm/start_info.h (documentation).
 * Linux: arch/x86/platform/pvh/enlighten.c.
 */
#include <kernel/boot_info.h>
#include <linux/string.h>

struct hvm_start_info {
	u32 magic;
	u32 version;		/* 1: has a memory map */
	u32 flags;
	u32 nr_modules;
	u64 modlist_paddr;
	u64 cmdline_paddr;
	u64 rsdp_paddr;
	u64 memmap_paddr;	/* from here on: version 1 */
	u32 memmap_entries;
	u32 reserved;
};

struct hvm_modlist_entry {
	u64 paddr;
	u64 size;
	u64 cmdline_paddr;
	u64 reserved;
};

struct hvm_memmap_entry {
	u64 addr;
	u64 size;
	u32 type;
	u32 reserved;
};

#define VERSION_0_SIZE	40

static void parse_cmdline(u64 phys, boot_map_fn map, struct boot_info *bi)
{
	size_t n;

	for (n = 0; n < sizeof(bi->cmdline) - 1; n++) {
		const char *c = map(phys + n, 1);

		if (!c || !*c)
			break;
		bi->cmdline[n] = *c;
	}
	bi->cmdline[n] = '\0';
	if (n == sizeof(bi->cmdline) - 1)
		boot_info_problem(bi, "command line cut at 2047 characters");
}

static void parse_modules(const struct hvm_start_info *info, boot_map_fn map,
			  struct boot_info *bi)
{
	const struct hvm_modlist_entry *mod;

	if (!info->nr_modules)
		return;
	mod = map(info->modlist_paddr, sizeof(*mod));
	if (!mod) {
		boot_info_problem(bi, "PVH: the module list cannot be read");
		return;
	}
	bi->initrd_start = mod->paddr;
	bi->initrd_size = mod->size;
}

static void parse_memmap(const struct hvm_start_info *info, boot_map_fn map,
			 struct boot_info *bi)
{
	const struct hvm_memmap_entry *e;
	u32 i;

	if (info->version < 1 || !info->memmap_entries) {
		boot_info_problem(bi, "PVH: start info has no memory map");
		return;
	}
	for (i = 0; i < info->memmap_entries && i < BOOT_MEM_MAX; i++) {
		e = map(info->memmap_paddr + i * sizeof(*e), sizeof(*e));
		if (!e) {
			boot_info_problem(bi, "PVH: memory map is truncated");
			return;
		}
		boot_info_add_mem(bi, e->addr, e->size, e->type);
	}
	if (i < info->memmap_entries)
		boot_info_problem(bi, "PVH: memory map has too many ranges");
}

/**
 * pvh_parse - fill boot_info from a PVH start info
 * @info_phys: where it is; its magic was checked
 * @map: reads physical memory
 * @bi: zero on entry; boot_info_finish() comes after this
 */
void pvh_parse(u64 info_phys, boot_map_fn map, struct boot_info *bi)
{
	const struct hvm_start_info *p = map(info_phys, VERSION_0_SIZE);
	struct hvm_start_info info;
	size_t size;

	bi->protocol = BOOT_PVH;
	strscpy(bi->loader, "PVH", sizeof(bi->loader));
	if (!p) {
		boot_info_problem(bi, "PVH: start info cannot be read");
		return;
	}
	size = p->version ? sizeof(info) : VERSION_0_SIZE;
	memset(&info, 0, sizeof(info));
	p = map(info_phys, size);
	if (p)
		memcpy(&info, p, size);
	if (info.cmdline_paddr)
		parse_cmdline(info.cmdline_paddr, map, bi);
	parse_modules(&info, map, bi);
	parse_memmap(&info, map, bi);
	bi->rsdp = info.rsdp_paddr;
}
