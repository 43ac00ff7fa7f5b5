// SPDX-License-Identifier: MIT
/*
 * realmode.c - the page in which the other CPUs wake up, while they do.
 *
 * boot/ap_trampoline.asm must run below 1 MiB, where a real mode CPU can reach
 * it, and must still be mapped, at the same address and executable, in the
 * moment paging goes on. Neither holds in the kernel's own tables. So there is
 * a second top table, which shares the kernel's half and has that single page
 * besides; no CPU keeps it longer than a few instructions, and the page leaves
 * it again when all CPUs are up.
 *
 * mm never hands out the first MiB, so the page needs no allocation: any page
 * of RAM there will do, but the first, which holds the BIOS's data.
 *
 * Called by cpu/smpboot.c, one CPU after the other: no locks.
 * Linux: arch/x86/realmode/.
 */
#include <asm/realmode.h>

#include <asm/msr.h>
#include <asm/page.h>
#include <asm/pgtable.h>
#include <kernel/boot_info.h>
#include <linux/kernel.h>
#include <linux/stddef.h>
#include <linux/string.h>

/* The numbers that ap_trampoline.asm puts these at. */
static_assert(offsetof(struct trampoline_header, cr3) == 8);
static_assert(offsetof(struct trampoline_header, entry) == 16);
static_assert(offsetof(struct trampoline_header, cpu) == 40);
static_assert(sizeof(struct trampoline_header) == 48);

#define LOW_END		0xa0000ULL	/* VGA memory begins */
#define TABLE_RIGHTS	(_PAGE_PRESENT | _PAGE_RW)

static const void *code;	/* ap_trampoline.asm, as linked */
static size_t code_size;
static unsigned long entry_point;

#define TABLE static pteval_t __aligned(PAGE_SIZE) __section(".bss..page_aligned")
TABLE trampoline_top[PTRS_PER_TABLE];
TABLE trampoline_pud[PTRS_PER_TABLE];
TABLE trampoline_pmd[PTRS_PER_TABLE];
TABLE trampoline_pte[PTRS_PER_TABLE];

static phys_addr_t trampoline_page;

static struct trampoline_header *header(void)
{
	return __va(trampoline_page);
}

/* The highest whole page of RAM below the VGA memory; 0: there is none. */
static phys_addr_t find_low_page(void)
{
	phys_addr_t best = 0, end;
	unsigned int i;

	for (i = 0; i < boot_info.nr_mem; i++) {
		struct boot_mem *m = &boot_info.mem[i];

		end = min(m->base + m->size, LOW_END);
		if (m->type == BOOT_MEM_RAM && end > m->base &&
		    end - PAGE_SIZE >= max(m->base, (u64)PAGE_SIZE))
			best = max(best, end - PAGE_SIZE);
	}
	return best;
}

static void map_trampoline(phys_addr_t page)
{
	unsigned int i;

	trampoline_pte[page >> PAGE_SHIFT] = page | _PAGE_PRESENT;
	trampoline_pmd[0] = __pa_symbol(trampoline_pte) | TABLE_RIGHTS;
	trampoline_pud[0] = __pa_symbol(trampoline_pmd) | TABLE_RIGHTS;
	trampoline_top[0] = __pa_symbol(trampoline_pud) | TABLE_RIGHTS;
	for (i = PTRS_PER_TABLE / 2; i < PTRS_PER_TABLE; i++)
		trampoline_top[i] = init_top_pgt[i];
}

/**
 * trampoline_set_code - say what the other CPUs will run
 * @start: ap_trampoline.asm, which is linked above us
 * @size: its bytes, less than a page
 * @entry: where it jumps to, at last: x86_64_start_secondary()
 */
void trampoline_set_code(const void *start, size_t size,
			 void (*entry)(unsigned int cpu))
{
	code = start;
	code_size = size;
	entry_point = (unsigned long)entry;
}

/**
 * trampoline_prepare - put the start code below 1 MiB
 *
 * Context: after paging_init() and after all top-level entries are in use that
 * an idle thread's stack needs (vmalloc).
 * Return: physical address of the page, 0 if the machine has none.
 */
phys_addr_t trampoline_prepare(void)
{
	trampoline_page = find_low_page();
	if (!trampoline_page)
		return 0;
	map_trampoline(trampoline_page);
	memcpy(__va(trampoline_page), code, code_size);
	header()->cr3 = __pa_symbol(trampoline_top);
	header()->efer = __rdmsr(MSR_EFER) & (EFER_LME | EFER_NX);
	header()->entry = entry_point;
	return trampoline_page;
}

/**
 * trampoline_set_cpu - what the next CPU to start needs
 * @cpu: its number
 * @stack_top: end of its idle thread's stack
 * @percpu_offset: its GS base
 */
void trampoline_set_cpu(unsigned int cpu, void *stack_top,
			unsigned long percpu_offset)
{
	header()->stack_top = (unsigned long)stack_top;
	header()->gs_base = percpu_offset;
	header()->cpu = cpu;
	WRITE_ONCE(header()->alive, 0);
}

/** trampoline_alive - has the CPU executed its first instructions? */
bool trampoline_alive(void)
{
	return READ_ONCE(header()->alive);
}

/** trampoline_release - nobody starts any more: nothing low is executable. */
void trampoline_release(void)
{
	trampoline_top[0] = 0;
	trampoline_pte[trampoline_page >> PAGE_SHIFT] = 0;
	memset(__va(trampoline_page), 0, code_size);
}
