// SPDX-License-Identifier: MIT
/*
 * paging.c - the kernel's page tables, with rights.
 *
 * The one idea: memory is writable or executable, never both, and what nobody
 * should touch is not mapped at all. start.asm's tables map everything with
 * all rights; paging_init() makes the real ones:
 *
 *   image       text RX; constants R; data RW; a hole below each boot stack
 *   direct map  all RAM, RW, in pages of 1 GiB and 2 MiB where they fit, but
 *               read-only where it shows the image's text and constants
 *
 * and nothing below ffff800000000000: address 0 faults. mm maps stacks and
 * vmalloc areas with map_kernel_range(), ioremap.c devices.
 *
 * Four levels of 512 entries; a walk takes 9 bits of the address at each:
 *
 *   47..39 top -> 38..30 (1 GiB) -> 29..21 (2 MiB) -> 20..12 page -> 11..0
 *
 * Table pages come from a hook: memblock first, the page allocator later. Both
 * are layers above. Until paging_init() is done they must be below 4 GiB.
 *
 * Locks: pgtable_lock, interrupts off, innermost but for what the allocator
 * takes. Only the entry above a new table is shared between neighbours.
 * Linux: arch/x86/mm/init_64.c and pat/set_memory.c, per-process tables, five
 * levels, and the merging of small pages back into large ones.
 */
#include <asm/pgtable.h>

#include <asm/cpufeature.h>
#include <asm/irqflags.h>
#include <asm/sections.h>
#include <asm/special_insns.h>
#include <asm/spinlock.h>
#include <kernel/boot_info.h>
#include <linux/align.h>
#include <linux/export.h>
#include <linux/init.h>
#include <linux/errno.h>
#include <linux/kernel.h>
#include <linux/minmax.h>
#include <linux/panic.h>
#include <linux/printk.h>

#define TABLE_RIGHTS	(_PAGE_PRESENT | _PAGE_RW | _PAGE_ACCESSED)

/* Level 0 is that of 4 KiB pages, 3 the top. */
#define LEVEL_SHIFT(l)	(PAGE_SHIFT + 9 * (l))
#define LEVEL_SIZE(l)	(1UL << LEVEL_SHIFT(l))
#define LEVEL_INDEX(va, l) ((va) >> LEVEL_SHIFT(l) & (PTRS_PER_TABLE - 1))
#define TOP_LEVEL	3

pteval_t init_top_pgt[PTRS_PER_TABLE] __aligned(PAGE_SIZE)
	__section(".bss..page_aligned");

void (*flush_tlb_others_fn)(unsigned long start, unsigned long end);

static arch_spinlock_t pgtable_lock = __ARCH_SPIN_LOCK_UNLOCKED;
static phys_addr_t (*table_alloc)(void);
static pteval_t supported_bits = ~0UL;	/* less NX where there is none */

/**
 * paging_set_allocator - say where page tables come from
 * @alloc: physical address of a page, 0 if there is none; any context
 */
void paging_set_allocator(phys_addr_t (*alloc)(void))
{
	table_alloc = alloc;
}

static pteval_t *entry_table(pteval_t entry)
{
	return __va(entry & PTE_PFN_MASK);
}

static bool is_leaf(pteval_t entry, int level)
{
	return level == 0 || (entry & _PAGE_PSE);
}

/* Bit 7 means "large" above level 0 only; rights are elsewhere. */
static pteval_t leaf_entry(phys_addr_t phys, pteval_t prot, int level)
{
	return (phys | prot | (level ? _PAGE_PSE : 0)) & supported_bits;
}

static pteval_t *new_table(void)
{
	phys_addr_t phys = table_alloc ? table_alloc() : 0;

	if (!phys)
		return NULL;
	clear_page(__va(phys));
	return __va(phys);
}

/* One large page becomes 512 of the next size with the same rights. */
static int split_leaf(pteval_t *entry, int level)
{
	pteval_t *table = new_table(), prot = *entry & ~PTE_PFN_MASK;
	phys_addr_t phys = *entry & PTE_PFN_MASK & -LEVEL_SIZE(level);
	int i;

	if (!table)
		return -ENOMEM;
	prot &= ~_PAGE_PSE;
	for (i = 0; i < PTRS_PER_TABLE; i++)
		table[i] = leaf_entry(phys + i * LEVEL_SIZE(level - 1), prot,
				      level - 1);
	WRITE_ONCE(*entry, __pa(table) | TABLE_RIGHTS);
	return 0;
}

/*
 * The entry of @va at @level, with tables made and large pages split on the
 * way. NULL: out of memory.
 */
static pteval_t *get_entry(unsigned long va, int level)
{
	pteval_t *table = init_top_pgt, *entry;
	int l;

	for (l = TOP_LEVEL; ; l--) {
		entry = &table[LEVEL_INDEX(va, l)];
		if (l == level)
			return entry;
		if (!(*entry & _PAGE_PRESENT)) {
			table = new_table();
			if (!table)
				return NULL;
			WRITE_ONCE(*entry, __pa(table) | TABLE_RIGHTS);
		} else if (is_leaf(*entry, l) && split_leaf(entry, l)) {
			return NULL;
		}
		table = entry_table(*entry);
	}
}

/* The entry that maps @va, and its level; NULL if a table is missing. */
static pteval_t *find_entry(unsigned long va, int *level)
{
	pteval_t *table = init_top_pgt, *entry;
	int l;

	for (l = TOP_LEVEL; ; l--) {
		entry = &table[LEVEL_INDEX(va, l)];
		*level = l;
		if (!(*entry & _PAGE_PRESENT))
			return l ? NULL : entry;
		if (is_leaf(*entry, l))
			return entry;
		table = entry_table(*entry);
	}
}

static unsigned long pgtable_lock_irqsave(void)
{
	unsigned long flags = arch_local_irq_save();

	arch_spin_lock(&pgtable_lock);
	return flags;
}

static void pgtable_unlock_irqrestore(unsigned long flags)
{
	arch_spin_unlock(&pgtable_lock);
	arch_local_irq_restore(flags);
}

/* The largest page that may begin at both addresses and fits in @size. */
static int best_level(unsigned long va, phys_addr_t phys, size_t size)
{
	unsigned long bits = va | phys;

	if (boot_cpu_has(X86_FEATURE_GBPAGES) && size >= PUD_SIZE &&
	    !(bits & (PUD_SIZE - 1)))
		return 2;
	if (size >= PMD_SIZE && !(bits & (PMD_SIZE - 1)))
		return 1;
	return 0;
}

static int map_locked(unsigned long va, phys_addr_t phys, size_t size,
		      pteval_t prot)
{
	pteval_t *entry;
	int level;

	while (size) {
		level = best_level(va, phys, size);
		entry = get_entry(va, level);
		if (!entry)
			return -ENOMEM;
		/* fill the rest of this table in one go */
		do {
			WRITE_ONCE(*entry++, leaf_entry(phys, prot, level));
			va += LEVEL_SIZE(level);
			phys += LEVEL_SIZE(level);
			size -= LEVEL_SIZE(level);
		} while (LEVEL_INDEX(va, level) && size >= LEVEL_SIZE(level) &&
			 best_level(va, phys, size) == level);
	}
	return 0;
}

/**
 * map_kernel_range - make physical memory visible at an address
 * @virt: page aligned, not mapped; multiples of 2 MiB give large pages
 * @phys: page aligned
 * @size: bytes, a multiple of the page size
 * @prot: PAGE_KERNEL and the like
 *
 * Nothing is flushed: the CPU does not remember that something was not there.
 * Context: any. Return: 0 or -ENOMEM (a part may be mapped then).
 */
int map_kernel_range(unsigned long virt, phys_addr_t phys, size_t size,
		     pgprot_t prot)
{
	unsigned long flags = pgtable_lock_irqsave();
	int ret = map_locked(virt, phys, size, pgprot_val(prot));

	pgtable_unlock_irqrestore(flags);
	return ret;
}

/* Applies one change to all pages of a range; holes are left alone. */
static int change_range(unsigned long va, size_t size, pteval_t set,
			pteval_t clear)
{
	unsigned long end = va + size, flags = pgtable_lock_irqsave();
	pteval_t *entry;
	int level, ret = 0;

	set &= supported_bits;
	for (; va < end; va = ALIGN_DOWN(va, LEVEL_SIZE(level)) +
			      LEVEL_SIZE(level)) {
		entry = find_entry(va, &level);
		if (!entry || !(*entry & _PAGE_PRESENT))
			continue;
		if (level && (va & (LEVEL_SIZE(level) - 1) ||
			      end - va < LEVEL_SIZE(level))) {
			entry = get_entry(va, 0);
			level = 0;
		}
		if (!entry) {
			ret = -ENOMEM;
			break;
		}
		WRITE_ONCE(*entry, (*entry & ~clear) | set);
	}
	pgtable_unlock_irqrestore(flags);
	return ret;
}

/**
 * unmap_kernel_range_noflush - forget a range, and flush later
 * @virt: page aligned
 * @size: bytes
 *
 * The memory may be used again only after flush_tlb_kernel_range(). Tables
 * stay: the addresses will be used again. Context: any.
 */
void unmap_kernel_range_noflush(unsigned long virt, size_t size)
{
	change_range(virt, size, 0, ~0UL);
}

/** unmap_kernel_range - forget a range, on all CPUs. Context: see the flush. */
void unmap_kernel_range(unsigned long virt, size_t size)
{
	unmap_kernel_range_noflush(virt, size);
	flush_tlb_kernel_range(virt, virt + size);
}

/**
 * lookup_kernel_pte - the entry that maps an address
 * @virt: any address
 *
 * Return: a 4 KiB entry, present or not, or a large one (_PAGE_PSE); NULL if
 * not even the table is there. Context: any; takes no lock.
 */
pte_t *lookup_kernel_pte(unsigned long virt)
{
	int level;

	return (pte_t *)find_entry(virt, &level);
}

/**
 * slow_virt_to_phys - physical address of any mapped kernel address
 * @virt: e.g. in a vmalloc area, for which __pa() does not work
 *
 * Return: the address, or 0 if nothing is there.
 */
phys_addr_t slow_virt_to_phys(void *virt)
{
	unsigned long va = (unsigned long)virt, mask;
	pteval_t *entry;
	int level;

	entry = find_entry(va, &level);
	if (!entry || !(*entry & _PAGE_PRESENT))
		return 0;
	mask = LEVEL_SIZE(level) - 1;
	return (*entry & PTE_PFN_MASK & ~mask) | (va & mask);
}
EXPORT_SYMBOL_GPL(slow_virt_to_phys);

/* Rights were taken away: no CPU may go on with the old ones. */
static int change_and_flush(unsigned long addr, int numpages, pteval_t set,
			    pteval_t clear)
{
	size_t size = numpages * PAGE_SIZE;
	int ret = change_range(addr, size, set, clear);

	flush_tlb_kernel_range(addr, addr + size);
	return ret;
}

/**
 * set_memory_ro - make pages read-only; likewise _rw, _nx, _x, _np
 * @addr: page aligned kernel address
 * @numpages: of 4 KiB; a large page is split where it is cut
 *
 * _np takes the pages away altogether. The direct map's view of the same
 * memory stays as it is (Linux changes both).
 * Context: interrupts on where other CPUs run, for the flush.
 * Return: 0 or -ENOMEM.
 */
int set_memory_ro(unsigned long addr, int numpages)
{
	return change_and_flush(addr, numpages, 0, _PAGE_RW);
}

/** set_memory_rw - make pages writable. */
int set_memory_rw(unsigned long addr, int numpages)
{
	return change_and_flush(addr, numpages, _PAGE_RW, 0);
}

/** set_memory_nx - forbid to execute. */
int set_memory_nx(unsigned long addr, int numpages)
{
	return change_and_flush(addr, numpages, _PAGE_NX, 0);
}

/** set_memory_x - allow to execute; make it read-only before. */
int set_memory_x(unsigned long addr, int numpages)
{
	return change_and_flush(addr, numpages, 0, _PAGE_NX);
}

/** set_memory_np - make the pages fault. */
int set_memory_np(unsigned long addr, int numpages)
{
	return change_and_flush(addr, numpages, 0, _PAGE_PRESENT);
}

/** local_flush_tlb_all - forget all translations, global ones too. */
void local_flush_tlb_all(void)
{
	unsigned long cr4 = native_read_cr4();

	if (cr4 & X86_CR4_PGE) {
		native_write_cr4(cr4 & ~X86_CR4_PGE);
		native_write_cr4(cr4);
	} else {
		native_write_cr3(native_read_cr3());
	}
}

/**
 * local_flush_tlb_kernel_range - forget translations on this CPU
 * @start: page aligned
 * @end: first address after
 */
void local_flush_tlb_kernel_range(unsigned long start, unsigned long end)
{
	if (end - start > 32 * PAGE_SIZE) {
		local_flush_tlb_all();
		return;
	}
	for (; start < end; start += PAGE_SIZE)
		invlpg(start);
}

/**
 * flush_tlb_kernel_range - forget translations on all CPUs
 * @start: page aligned
 * @end: first address after
 *
 * Context: as smp_call_function(): interrupts on, once other CPUs run.
 */
void flush_tlb_kernel_range(unsigned long start, unsigned long end)
{
	local_flush_tlb_kernel_range(start, end);
	if (flush_tlb_others_fn)
		flush_tlb_others_fn(start, end);
}

static void __init map_or_panic(unsigned long virt, phys_addr_t phys,
				size_t size, pgprot_t prot)
{
	if (size && map_kernel_range(virt, phys, size, prot))
		panic("Cannot map %#lx: no memory for page tables", virt);
}

/* Every piece of the image, at its linked address. */
static void __init map_image(const char *start, const char *end, pgprot_t prot)
{
	unsigned long va = ALIGN_DOWN((unsigned long)start, PAGE_SIZE);

	map_or_panic(va, va - __START_KERNEL_map,
		     PAGE_ALIGN((unsigned long)end) - va, prot);
}

static void __init map_direct(phys_addr_t start, phys_addr_t end,
			      pgprot_t prot)
{
	if (start < end)
		map_or_panic((unsigned long)__va(start), start, end - start,
			     prot);
}

/* RAM [start, end), with the image's unwritable part cut out. */
static void __init map_ram(phys_addr_t start, phys_addr_t end)
{
	phys_addr_t ro_start = __pa_symbol(_text);
	phys_addr_t ro_end = __pa_symbol(__end_rodata);

	map_direct(start, min(end, ro_start), PAGE_KERNEL);
	map_direct(max(start, ro_start), min(end, ro_end), PAGE_KERNEL_RO);
	map_direct(max(start, ro_end), end, PAGE_KERNEL);
}

static bool __init worth_mapping(const struct boot_mem *m)
{
	return m->type == BOOT_MEM_RAM || m->type == BOOT_MEM_ACPI ||
	       m->type == BOOT_MEM_NVS;
}

/* The first MiB in full: firmware tables and VGA memory have no better type. */
static void __init map_all_ram(void)
{
	phys_addr_t done = 1 << 20;
	unsigned int i;

	map_direct(0, done, PAGE_KERNEL);
	for (i = 0; i < boot_info.nr_mem; i++) {
		struct boot_mem *m = &boot_info.mem[i];
		phys_addr_t start = max(done, (phys_addr_t)m->base);

		if (worth_mapping(m) && m->base + m->size > done) {
			map_ram(start, m->base + m->size);
			done = m->base + m->size;
		}
	}
}

/* The page below each stack that linker.ld left free. */
static void __init unmap_boot_guards(void)
{
	extern char __boot_stacks_start[], __boot_stacks_end[];
	size_t step = PAGE_SIZE + THREAD_SIZE;
	char *guard;

	for (guard = __boot_stacks_start; guard < __boot_stacks_end;
	     guard += step)
		unmap_kernel_range_noflush((unsigned long)guard, PAGE_SIZE);
}

/**
 * paging_init - make the kernel's page tables and use them
 *
 * From here on the protections hold. Called by setup code of mm, with an
 * allocator of table pages set. Context: boot CPU alone, interrupts off.
 */
void __init paging_init(void)
{
	if (!boot_cpu_has(X86_FEATURE_NX))
		supported_bits &= ~_PAGE_NX;
	if (!boot_cpu_has(X86_FEATURE_PGE))
		supported_bits &= ~_PAGE_GLOBAL;
	map_image(_text, _etext, PAGE_KERNEL_ROX);
	map_image(__start_rodata, __end_rodata, PAGE_KERNEL_RO);
	map_image(__end_rodata, __bss_stop, PAGE_KERNEL);
	map_image(__bss_stop, _end, PAGE_KERNEL_RO);
	unmap_boot_guards();
	map_all_ram();
	native_write_cr3(__pa_symbol(init_top_pgt));
	local_flush_tlb_all();
}

/** mark_rodata_ro - close what was writable during the boot only. */
void mark_rodata_ro(void)
{
	unsigned long start = (unsigned long)__start_ro_after_init;
	unsigned long end = (unsigned long)__end_ro_after_init;

	set_memory_ro(start, (end - start) >> PAGE_SHIFT);
	set_memory_ro((unsigned long)__va(__pa_symbol(start)),
		      (end - start) >> PAGE_SHIFT);
	pr_info("Write protecting the kernel read-only data: %luk\n",
		(end - (unsigned long)_text) >> 10);
}

static unsigned int check_wx_table(pteval_t *table, int level, pteval_t above)
{
	unsigned int i, found = 0;
	pteval_t entry;

	for (i = 0; i < PTRS_PER_TABLE; i++) {
		entry = READ_ONCE(table[i]);
		if (!(entry & _PAGE_PRESENT))
			continue;
		if (!is_leaf(entry, level))
			found += check_wx_table(entry_table(entry), level - 1,
						above & entry);
		else if ((entry & above & _PAGE_RW) && !(entry & _PAGE_NX))
			found++;
	}
	return found;
}

/**
 * ptdump_check_wx - look for memory that is writable and executable
 *
 * Return: pages (of any size) found; 0 is right. Without NX: 0, unchecked.
 */
unsigned int ptdump_check_wx(void)
{
	unsigned int found = 0;

	if (supported_bits & _PAGE_NX)
		found = check_wx_table(init_top_pgt, TOP_LEVEL, ~0UL);
	if (found)
		pr_err("x86/mm: Checked W+X mappings: FAILED, %u W+X pages found.\n",
		       found);
	else
		pr_info("x86/mm: Checked W+X mappings: passed, no W+X pages found.\n");
	return found;
}
