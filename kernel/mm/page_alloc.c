// SPDX-License-Identifier: MIT
/*
 * page_alloc.c - pages in blocks of 2^order: the buddy system.
 *
 * A free block of 2^n pages starts at a multiple of 2^n. Its buddy is the
 * block whose number differs in bit n alone, so splitting and joining need no
 * search:
 *
 *   order 2   |       0       |       4       |     buddy of 4: 4 ^ 4 = 0
 *   order 1   |   0   |   2   |   4   |   6   |     buddy of 6: 6 ^ 2 = 4
 *
 * Only the first page of a free block says so (PG_buddy, order in ->private)
 * and is linked into the list of its order. Single pages, by far the most
 * wanted, go through a list for each CPU, refilled and emptied in batches.
 *
 * struct page at boot: only the flags are written, one word a page. The rest
 * is filled in when a page is handed out, so boot does not pay for it.
 *
 * Locks: pcp->lock, then zone->lock; both irqsave, so any context may allocate
 * and free. GFP_KERNEL is not for holders of a spinlock: it may take
 * kstack_lock. Each pcp has a lock although one CPU owns it, so that a CPU that
 * runs out can take back what the others hoard.
 * Linux: mm/page_alloc.c, mm/mm_init.c. Left out: nodes, migration types,
 * reclaim, compaction, ZONE_DMA.
 */
#include <linux/align.h>
#include <linux/atomic.h>
#include <linux/bug.h>
#include <linux/cpumask.h>
#include <linux/export.h>
#include <linux/list.h>
#include <linux/log2.h>
#include <linux/memblock.h>
#include <linux/minmax.h>
#include <linux/mm.h>
#include <linux/panic.h>
#include <linux/percpu.h>
#include <linux/printk.h>
#include <linux/ratelimit.h>
#include <linux/spinlock.h>
#include <kernel/mm.h>

enum zone_type { ZONE_DMA32, ZONE_NORMAL, MAX_NR_ZONES };

#define DMA32_END_PFN	(1UL << (32 - PAGE_SHIFT))

struct free_area {
	struct list_head free_list;
	unsigned long nr_free;
};

/**
 * struct zone - memory below 4 GiB, or above
 * @lock: guards the lists and flags of the free pages
 * @free_area: blocks by order
 * @free_pages: pages in them
 * @managed_pages: pages that were ever given to the zone
 * @min_pages: the reserve, for __GFP_HIGH only
 * @pcp_batch: pages moved at a time between zone and CPU; a CPU has four
 *	times as many at most. Small, so that no allocation takes long
 * @pcp: a list for each CPU
 */
struct zone {
	spinlock_t lock;
	struct free_area free_area[NR_PAGE_ORDERS];
	unsigned long free_pages;
	unsigned long managed_pages;
	unsigned long min_pages;
	unsigned int pcp_batch;
	struct per_cpu_pages __percpu *pcp;
};

/**
 * struct per_cpu_pages - a CPU's own free pages of a zone
 * @lock: the owner's, nearly always
 * @count: pages in @list
 * @list: single pages, hot ones first
 */
struct per_cpu_pages {
	spinlock_t lock;
	unsigned int count;
	struct list_head list;
};

static DEFINE_PER_CPU(struct per_cpu_pages, cpu_pages[MAX_NR_ZONES]);

static struct zone zones[MAX_NR_ZONES] = {
	[ZONE_DMA32] = { .lock = __SPIN_LOCK_UNLOCKED(zones.lock),
			 .pcp = &cpu_pages[ZONE_DMA32] },
	[ZONE_NORMAL] = { .lock = __SPIN_LOCK_UNLOCKED(zones.lock),
			  .pcp = &cpu_pages[ZONE_NORMAL] },
};

/* Where most allocations start: the highest zone that has memory. */
static struct zone *highest_zone = &zones[ZONE_DMA32];

bool page_alloc_ready;
unsigned long max_pfn;
static atomic_long_t table_pages;

static struct zone *page_zone(const struct page *page)
{
	return &zones[page_to_pfn(page) >= DMA32_END_PFN];
}

/* ------------------------------------------------------------ the buddies */

static void add_to_free_area(struct zone *zone, struct page *page,
			     unsigned int order)
{
	page->flags = PG_buddy;
	page->private = order;
	list_add(&page->lru, &zone->free_area[order].free_list);
	zone->free_area[order].nr_free++;
}

static void del_from_free_area(struct zone *zone, struct page *page,
			       unsigned int order)
{
	list_del(&page->lru);
	page->flags = 0;
	zone->free_area[order].nr_free--;
}

/* Joins the block with its free buddies, as far up as that goes. */
static void __free_one_page(struct zone *zone, struct page *page,
			    unsigned int order) __must_hold(&zone->lock)
{
	unsigned long pfn = page_to_pfn(page);

	zone->free_pages += 1UL << order;
	while (order < MAX_PAGE_ORDER) {
		struct page *buddy = pfn_to_page(pfn ^ (1UL << order));

		/* memmap_init() made sure that the buddy's page exists */
		if (!(buddy->flags & PG_buddy) || buddy->private != order)
			break;
		del_from_free_area(zone, buddy, order);
		pfn &= ~(1UL << order);
		order++;
	}
	add_to_free_area(zone, pfn_to_page(pfn), order);
}

/* Takes the smallest block that is large enough; the rest goes back. */
static struct page *__rmqueue(struct zone *zone, unsigned int order)
	__must_hold(&zone->lock)
{
	unsigned int o = order;
	struct page *page;

	while (o < NR_PAGE_ORDERS && !zone->free_area[o].nr_free)
		o++;
	if (o == NR_PAGE_ORDERS)
		return NULL;
	page = list_first_entry(&zone->free_area[o].free_list, struct page,
				lru);
	del_from_free_area(zone, page, o);
	while (o > order) {
		o--;
		add_to_free_area(zone, page + (1UL << o), o);
	}
	zone->free_pages -= 1UL << order;
	return page;
}

/* ------------------------------------------------------ single pages by CPU */

static void pcp_add(struct per_cpu_pages *pcp, struct page *page,
		    struct list_head *behind) __must_hold(&pcp->lock)
{
	page->flags = PG_pcp;
	list_add(&page->lru, behind);
	pcp->count++;
}

static struct page *pcp_take(struct per_cpu_pages *pcp, struct list_head *from)
	__must_hold(&pcp->lock)
{
	struct page *page = list_entry(from, struct page, lru);

	list_del(&page->lru);
	page->flags = 0;
	pcp->count--;
	return page;
}

/*
 * The smallest free blocks first, so that large ones stay whole; of a large
 * one, as much as is wanted in one piece.
 */
static void pcp_refill(struct zone *zone, struct per_cpu_pages *pcp,
		       unsigned long reserve) __must_hold(&pcp->lock)
{
	unsigned long n = zone->pcp_batch;
	unsigned int o, i;

	spin_lock(&zone->lock);
	n = zone->free_pages > reserve ? min(n, zone->free_pages - reserve) : 0;
	for (o = 0; n && o < NR_PAGE_ORDERS; o++) {
		while (n && zone->free_area[o].nr_free) {
			unsigned int order = min(o, (unsigned int)ilog2(n));
			struct page *page = __rmqueue(zone, order);

			for (i = 0; i < 1U << order; i++)
				pcp_add(pcp, page + i, pcp->list.prev);
			n -= 1U << order;
		}
	}
	spin_unlock(&zone->lock);
}

/* Gives back n pages, those that were not used for the longest time. */
static void pcp_drain(struct zone *zone, struct per_cpu_pages *pcp,
		      unsigned int n) __must_hold(&pcp->lock)
{
	spin_lock(&zone->lock);
	while (n-- && pcp->count)
		__free_one_page(zone, pcp_take(pcp, pcp->list.prev), 0);
	spin_unlock(&zone->lock);
}

static struct page *pcp_alloc(struct zone *zone, unsigned long reserve)
{
	struct per_cpu_pages *pcp;
	struct page *page = NULL;
	unsigned long flags;

	local_irq_save(flags);
	pcp = this_cpu_ptr(zone->pcp);
	spin_lock(&pcp->lock);
	if (!pcp->count)
		pcp_refill(zone, pcp, reserve);
	if (pcp->count)
		page = pcp_take(pcp, pcp->list.next);
	spin_unlock(&pcp->lock);
	local_irq_restore(flags);
	return page;
}

static void pcp_free(struct zone *zone, struct page *page)
{
	struct per_cpu_pages *pcp;
	unsigned long flags;

	local_irq_save(flags);
	pcp = this_cpu_ptr(zone->pcp);
	spin_lock(&pcp->lock);
	pcp_add(pcp, page, &pcp->list);
	if (unlikely(pcp->count > 4 * zone->pcp_batch))
		pcp_drain(zone, pcp, zone->pcp_batch);
	spin_unlock(&pcp->lock);
	local_irq_restore(flags);
}

/** page_alloc_cpu_dead - a CPU has gone: its single pages are everybody's */
int page_alloc_cpu_dead(unsigned int cpu)
{
	unsigned long flags;
	unsigned int z;

	for (z = 0; z < MAX_NR_ZONES; z++) {
		struct per_cpu_pages *pcp = per_cpu_ptr(&cpu_pages[z], cpu);

		spin_lock_irqsave(&pcp->lock, flags);
		pcp_drain(&zones[z], pcp, pcp->count);
		spin_unlock_irqrestore(&pcp->lock, flags);
	}
	return 0;
}

/**
 * drain_all_pages - return every CPU's single pages to the zones
 *
 * So that they can join to larger blocks.
 * Context: any.
 */
void drain_all_pages(void)
{
	unsigned int cpu;

	for (cpu = 0; cpu < nr_cpu_ids; cpu++)
		page_alloc_cpu_dead(cpu);
}

/* ---------------------------------------------------------------- the verbs */

static __always_inline struct page *zone_alloc(struct zone *zone, gfp_t gfp,
					       unsigned int order)
{
	unsigned long reserve = gfp & __GFP_HIGH ? 0 : zone->min_pages;
	struct page *page = NULL;
	unsigned long flags;

	if (!order)
		return pcp_alloc(zone, reserve);
	spin_lock_irqsave(&zone->lock, flags);
	if (zone->free_pages >= reserve + (1UL << order))
		page = __rmqueue(zone, order);
	spin_unlock_irqrestore(&zone->lock, flags);
	return page;
}

static __always_inline struct page *
get_page_from_zones(gfp_t gfp, unsigned int order)
{
	struct zone *zone = highest_zone;
	struct page *page;

	if (unlikely(gfp & (__GFP_DMA | __GFP_DMA32)))
		zone = &zones[ZONE_DMA32];
	do {
		page = zone_alloc(zone, gfp, order);
	} while (unlikely(!page) && zone-- != zones);
	return page;
}

static __cold void warn_alloc(gfp_t gfp, unsigned int order)
{
	static DEFINE_RATELIMIT_STATE(rs, DEFAULT_RATELIMIT_INTERVAL,
				      DEFAULT_RATELIMIT_BURST);

	if ((gfp & __GFP_NOWARN) || !__ratelimit(&rs))
		return;
	pr_warn("page allocation failure: order:%u, mode:%#x, free:%lukB of %lukB\n",
		order, gfp, nr_free_pages() << (PAGE_SHIFT - 10),
		totalram_pages() << (PAGE_SHIFT - 10));
	dump_stack();
}

/* asks those who cache; set by kernel/shrinker.c */
unsigned long (*page_alloc_reclaim)(gfp_t gfp);

/* Takes back what lies idle elsewhere, and tries once more. */
static __cold noinline struct page *alloc_pages_slowpath(gfp_t gfp, unsigned int order)
{
	struct page *page;

	/* not for a page table: those are allocated under kstack_lock */
	if (gfpflags_allow_blocking(gfp)) {
		kstack_drop_cache();
		if (page_alloc_reclaim && !(gfp & __GFP_NORETRY))
			page_alloc_reclaim(gfp);
	}
	drain_all_pages();
	page = get_page_from_zones(gfp, order);
	if (page)
		return page;
	if (gfp & __GFP_NOFAIL)
		panic("Out of memory: order %u, and the caller cannot fail",
		      order);
	warn_alloc(gfp, order);
	return NULL;
}

static void prep_compound_page(struct page *page, unsigned int order)
{
	unsigned int i;

	page->flags = PG_head;
	page->order = order;
	for (i = 1; i < 1U << order; i++) {
		page[i].flags = PG_tail;
		page[i].head = page;
	}
}

/**
 * alloc_pages - a block of 2^order pages
 * @gfp: GFP_KERNEL and so on; __GFP_ZERO, __GFP_COMP, __GFP_NOWARN ...
 * @order: 0 to MAX_PAGE_ORDER
 *
 * Context: any. Never sleeps: there is nothing to wait for, since memory is
 * not given back by writing it out. GFP_KERNEL leaves a reserve that
 * GFP_ATOMIC may use.
 * Return: the first struct page, or NULL.
 */
struct page *alloc_pages(gfp_t gfp, unsigned int order)
{
	struct page *page;

	if (WARN_ON_ONCE(order > MAX_PAGE_ORDER))
		return NULL;
	page = get_page_from_zones(gfp, order);
	if (unlikely(!page)) {
		page = alloc_pages_slowpath(gfp, order);
		if (!page)
			return NULL;
	}
	page->slab_cache = NULL;
	atomic_set(&page->_refcount, 1);
	if (order && (gfp & __GFP_COMP))
		prep_compound_page(page, order);
	if (gfp & __GFP_ZERO) {
		unsigned int i;

		for (i = 0; i < 1U << order; i++)
			clear_page(page_address(page + i));
	}
	return page;
}
EXPORT_SYMBOL(alloc_pages);

static __cold void bad_page(struct page *page, unsigned int order)
{
	WARN(1, "BUG: Bad page state: pfn:%05lx order:%u flags:%#lx refcount:%d, not freed\n",
	     page_to_pfn(page), order, page->flags,
	     atomic_read(&page->_refcount));
}

/* Is the page in a state that its owner can give it back in? */
static bool free_page_is_bad(struct page *page, unsigned int order)
{
	if (page->flags & ~(PG_head | PG_table | PG_tagged) ||
	    atomic_read(&page->_refcount) <= 0)
		return true;
	return (page->flags & PG_head) && page->order != order;
}

static void clear_tails(struct page *page, unsigned int order)
{
	unsigned int i;

	for (i = 1; i < 1U << order; i++)
		page[i].flags = 0;
}

/**
 * __free_pages - give a block back
 * @page: what alloc_pages() returned; NULL is not allowed, as in Linux
 * @order: the same order
 *
 * Context: any. A block that is free already is reported and left alone.
 */
void __free_pages(struct page *page, unsigned int order)
{
	struct zone *zone = page_zone(page);
	unsigned long flags;

	if (unlikely(free_page_is_bad(page, order))) {
		bad_page(page, order);
		return;
	}
	if (!atomic_dec_and_test(&page->_refcount))
		return;
	if (unlikely(page->flags & PG_tagged))
		alloc_tag_free(page);
	if (!order) {
		pcp_free(zone, page);
		return;
	}
	if (page->flags & PG_head)
		clear_tails(page, order);
	page->flags = 0;
	spin_lock_irqsave(&zone->lock, flags);
	__free_one_page(zone, page, order);
	spin_unlock_irqrestore(&zone->lock, flags);
}
EXPORT_SYMBOL(__free_pages);

/**
 * __get_free_pages - the same block, by address
 * @gfp: as alloc_pages()
 * @order: as alloc_pages()
 *
 * Return: address in the direct map, or 0.
 */
unsigned long __get_free_pages(gfp_t gfp, unsigned int order)
{
	struct page *page = alloc_pages(gfp, order);

	return page ? (unsigned long)page_address(page) : 0;
}
EXPORT_SYMBOL(__get_free_pages);

/**
 * get_zeroed_page - one page of zeroes
 * @gfp: as alloc_pages()
 *
 * Return: address, or 0.
 */
unsigned long get_zeroed_page(gfp_t gfp)
{
	return __get_free_pages(gfp | __GFP_ZERO, 0);
}
EXPORT_SYMBOL(get_zeroed_page);

/**
 * free_pages - give back what __get_free_pages() returned
 * @addr: the address; 0 is ignored
 * @order: the same order
 */
void free_pages(unsigned long addr, unsigned int order)
{
	if (addr)
		__free_pages(virt_to_page(addr), order);
}
EXPORT_SYMBOL(free_pages);

/**
 * split_page - let the pages of a block be freed one by one
 * @page: first page of a block that is not compound
 * @order: of the block
 */
void split_page(struct page *page, unsigned int order)
{
	unsigned int i;

	for (i = 1; i < 1U << order; i++) {
		page[i].slab_cache = NULL;
		atomic_set(&page[i]._refcount, 1);
	}
}
EXPORT_SYMBOL_GPL(split_page);

/**
 * alloc_pages_exact - contiguous pages, not a power of two of them
 * @size: bytes; rounded up to pages
 * @gfp: as alloc_pages(), without __GFP_COMP
 *
 * Return: address for free_pages_exact(), or NULL.
 */
void *alloc_pages_exact(size_t size, gfp_t gfp)
{
	unsigned int order = get_order(size);
	unsigned long addr = __get_free_pages(gfp & ~__GFP_COMP, order);
	unsigned long end = addr + (PAGE_SIZE << order), p;

	if (!addr)
		return NULL;
	split_page(virt_to_page(addr), order);
	for (p = addr + PAGE_ALIGN(size); p < end; p += PAGE_SIZE)
		free_page(p);
	return (void *)addr;
}
EXPORT_SYMBOL(alloc_pages_exact);

/**
 * free_pages_exact - undo alloc_pages_exact()
 * @virt: its result
 * @size: the same size
 */
void free_pages_exact(void *virt, size_t size)
{
	unsigned long p = (unsigned long)virt, end = p + PAGE_ALIGN(size);

	for (; p < end; p += PAGE_SIZE)
		free_page(p);
}
EXPORT_SYMBOL(free_pages_exact);

/* -------------------------------------------------------------- page tables */

/**
 * pgtable_alloc_page - memory for a page table
 *
 * The hook that paging.c allocates with, at any time of boot and after. Page
 * tables of the kernel are never freed.
 * Return: physical address, or 0. Not zeroed.
 */
phys_addr_t pgtable_alloc_page(void)
{
	phys_addr_t phys;
	struct page *page;

	if (page_alloc_ready) {
		page = alloc_page(GFP_ATOMIC);
		if (!page)
			return 0;
		page->flags |= PG_table;
		phys = page_to_phys(page);
	} else {
		phys = memblock_phys_alloc(PAGE_SIZE, PAGE_SIZE);
	}
	if (phys)
		atomic_long_inc(&table_pages);
	return phys;
}

/**
 * pgtable_nr_pages - how many of them there are
 */
unsigned long pgtable_nr_pages(void)
{
	return atomic_long_read(&table_pages);
}

/* --------------------------------------------------------------------- boot */

/* The array is mapped for whole blocks of MAX_PAGE_ORDER. */
#define BLOCK_SIZE	(PAGE_SIZE << MAX_PAGE_ORDER)
/* The memory whose struct pages fill one large page of the array. */
#define SECTION_SIZE	(PMD_SIZE / sizeof(struct page) * PAGE_SIZE)

static void set_flags(struct page *page, unsigned long n, unsigned long flags)
{
	for (; n & 7; n--, page++)
		page->flags = flags;
	/* one word of each page, and this is the longest loop of the boot */
	for (; n; n -= 8, page += 8) {
		page[0].flags = flags;
		page[1].flags = flags;
		page[2].flags = flags;
		page[3].flags = flags;
		page[4].flags = flags;
		page[5].flags = flags;
		page[6].flags = flags;
		page[7].flags = flags;
	}
}

/* Maps the struct pages of [start, end), which lies in one section. */
static void memmap_section(phys_addr_t start, phys_addr_t end)
{
	struct page *first = phys_to_page(start);
	unsigned long n = (end - start) >> PAGE_SHIFT;
	size_t size = n * sizeof(struct page);
	phys_addr_t phys = memblock_phys_alloc(size, size == PMD_SIZE ?
						     PMD_SIZE : PAGE_SIZE);

	if (!phys || map_kernel_range((unsigned long)first, phys, size,
				      PAGE_KERNEL))
		panic("no memory for the struct pages of %#llx-%#llx",
		      start, end);
	set_flags(first, n, PG_reserved);
}

/**
 * memmap_init - make struct page for all RAM
 *
 * All pages are reserved afterwards. Where RAM is part of a block of
 * MAX_PAGE_ORDER, the whole block gets its struct pages, so that a page's
 * buddy can always be looked at.
 */
void memmap_init(void)
{
	const struct memblock_region *r;
	phys_addr_t done = 0;

	BUILD_BUG_ON(DMA32_END_PFN & (MAX_ORDER_NR_PAGES - 1));
	for_each_mem_region(r) {
		phys_addr_t start = ALIGN_DOWN(r->base, BLOCK_SIZE);
		phys_addr_t end = ALIGN(r->base + r->size, BLOCK_SIZE);

		start = max(start, done);
		while (start < end) {
			phys_addr_t next = min(end, ALIGN(start + 1,
							  SECTION_SIZE));

			memmap_section(start, next);
			start = next;
		}
		done = max(done, end);
	}
	max_pfn = memblock_end_of_DRAM() >> PAGE_SHIFT;
}

/* In the largest blocks that [start, end) can be cut into. */
static void __free_pages_range(unsigned long pfn, unsigned long end)
{
	struct zone *zone = page_zone(pfn_to_page(pfn));

	set_flags(pfn_to_page(pfn), end - pfn, 0);
	zone->managed_pages += end - pfn;
	while (pfn < end) {
		unsigned int order = min_t(unsigned int, MAX_PAGE_ORDER,
					   __builtin_ctzl(pfn | 1UL << 63));

		while (pfn + (1UL << order) > end)
			order--;
		__free_one_page(zone, pfn_to_page(pfn), order);
		pfn += 1UL << order;
	}
}

static void zone_init(struct zone *zone)
{
	unsigned int o;

	for (o = 0; o < NR_PAGE_ORDERS; o++)
		INIT_LIST_HEAD(&zone->free_area[o].free_list);
}

/* All CPUs together hoard no more than a 64th of a large zone. */
static void zone_tune(struct zone *zone)
{
	unsigned long m = zone->managed_pages;

	zone->min_pages = clamp(m / 256, min(m / 8, 16UL), 1024UL);
	zone->pcp_batch = clamp(m / 256 / nr_cpu_ids, 2UL, 8UL);
}

static void pcp_init(void)
{
	unsigned int cpu, z;

	for (cpu = 0; cpu < nr_cpu_ids; cpu++) {
		for (z = 0; z < MAX_NR_ZONES; z++) {
			struct per_cpu_pages *pcp =
				per_cpu_ptr(&cpu_pages[z], cpu);

			spin_lock_init(&pcp->lock);
			INIT_LIST_HEAD(&pcp->list);
			pcp->count = 0;
		}
	}
}

/**
 * memblock_free_all - hand over from memblock to the page allocator
 */
void memblock_free_all(void)
{
	phys_addr_t start, end;
	unsigned int m, r, z;

	for (z = 0; z < MAX_NR_ZONES; z++)
		zone_init(&zones[z]);
	pcp_init();
	for_each_free_mem_range(m, r, &start, &end) {
		unsigned long pfn = PFN_UP(start), last = PFN_DOWN(end);

		/* a range may lie on both sides of 4 GiB */
		if (pfn < DMA32_END_PFN && last > DMA32_END_PFN) {
			__free_pages_range(pfn, DMA32_END_PFN);
			pfn = DMA32_END_PFN;
		}
		if (pfn < last)
			__free_pages_range(pfn, last);
	}
	for (z = 0; z < MAX_NR_ZONES; z++)
		zone_tune(&zones[z]);
	if (zones[ZONE_NORMAL].managed_pages)
		highest_zone = &zones[ZONE_NORMAL];
	page_alloc_ready = true;
}

/* ---------------------------------------------------------------- questions */

/**
 * totalram_pages - pages that the allocator was given
 */
unsigned long totalram_pages(void)
{
	return zones[ZONE_DMA32].managed_pages +
	       zones[ZONE_NORMAL].managed_pages;
}
EXPORT_SYMBOL(totalram_pages);

/**
 * nr_free_pages - pages that are free, those on per-CPU lists included
 *
 * Exact while nobody allocates.
 */
unsigned long nr_free_pages(void)
{
	unsigned long sum = 0;
	unsigned int cpu, z;

	for (z = 0; z < MAX_NR_ZONES; z++) {
		sum += READ_ONCE(zones[z].free_pages);
		for (cpu = 0; cpu < nr_cpu_ids; cpu++)
			sum += READ_ONCE(per_cpu_ptr(&cpu_pages[z], cpu)->count);
	}
	return sum;
}
EXPORT_SYMBOL(nr_free_pages);

/**
 * pfn_valid - is this page frame RAM, with a struct page?
 * @pfn: number of the page frame
 */
bool pfn_valid(unsigned long pfn)
{
	return memblock_is_memory(PFN_PHYS(pfn));
}
EXPORT_SYMBOL(pfn_valid);

/**
 * virt_addr_valid - may virt_to_page() be used on this address?
 * @addr: any address
 */
bool virt_addr_valid(const void *addr)
{
	unsigned long x = (unsigned long)addr;

	return x >= PAGE_OFFSET && x < VMALLOC_START && pfn_valid(
		(x - PAGE_OFFSET) >> PAGE_SHIFT);
}
EXPORT_SYMBOL(virt_addr_valid);
