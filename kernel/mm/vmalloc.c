// SPDX-License-Identifier: MIT
/*
 * vmalloc.c - memory that is contiguous for the kernel but not for the machine.
 *
 * An area is a range of virtual addresses, with a page that is not mapped
 * behind it, so that running over faults. Areas are kept in a tree by address.
 * A new one is looked for behind the last one that was made, and only when the
 * end is reached from the start again: nearly always the first gap will do.
 *
 * vfree() unmaps and gives the pages back at once, but the addresses stay
 * taken: other CPUs may have the old translations in their TLBs, and vfree()
 * may run where it cannot wait for them. vmalloc(), which can, flushes for all
 * such dead areas together when there are many.
 *
 * Pages are writable and not executable; module_alloc() and the like ask for
 * other rights by set_memory_*() after filling them in.
 *
 * Locks: vmap_lock (irqsave); inside it cache->list_lock for nodes freed.
 * Linux: mm/vmalloc.c. Left out: huge mappings, per-CPU blocks, sizes beyond
 * physical memory.
 */
#include <linux/align.h>
#include <linux/bug.h>
#include <linux/errno.h>
#include <linux/export.h>
#include <linux/might_sleep.h>
#include <linux/minmax.h>
#include <linux/mm.h>
#include <linux/printk.h>
#include <linux/rbtree.h>
#include <linux/slab.h>
#include <linux/spinlock.h>
#include <linux/vmalloc.h>
#include <kernel/mm.h>

/* The stacks of kstack.c come first, then what this file hands out. */
#define VMAP_START	(VMALLOC_START + KSTACK_AREA_SIZE)
#define VMAP_END	(VMALLOC_END + 1)

/* 32 MiB of addresses wait for one flush at most. */
#define DEAD_PAGES_MAX	8192

/**
 * struct vmap_area - a range of addresses that is taken
 * @node: in vmap_tree, by @start
 * @start: first byte
 * @end: behind the last one, the guard page included
 * @pages: VM_ALLOC: the pages, ours to free
 * @nr_pages: pages mapped
 * @flags: VM_ALLOC or VM_MAP; 0: dead, waits for a flush
 */
struct vmap_area {
	struct rb_node node;
	unsigned long start;
	unsigned long end;
	struct page **pages;
	unsigned long nr_pages;
	unsigned long flags;
};

static DEFINE_SPINLOCK(vmap_lock);
static struct rb_root vmap_tree __guarded_by(&vmap_lock) = RB_ROOT;
static struct vmap_area *vmap_last __guarded_by(&vmap_lock);
static unsigned long dead_pages __guarded_by(&vmap_lock);
static unsigned long vmap_pages __guarded_by(&vmap_lock);

static struct vmap_area *next_area(struct vmap_area *va)
{
	return rb_entry_safe(rb_next(&va->node), struct vmap_area, node);
}

/* The first area that ends above addr. */
static struct vmap_area *area_above(unsigned long addr)
	__must_hold(&vmap_lock)
{
	struct rb_node *n = vmap_tree.rb_node;
	struct vmap_area *found = NULL;

	while (n) {
		struct vmap_area *va = rb_entry(n, struct vmap_area, node);

		if (va->end > addr) {
			found = va;
			n = n->rb_left;
		} else {
			n = n->rb_right;
		}
	}
	return found;
}

/* Lowest gap of size bytes between at and end; va is the first area above. */
static unsigned long find_gap(struct vmap_area *va, unsigned long at,
			      unsigned long end, unsigned long size,
			      unsigned long align) __must_hold(&vmap_lock)
{
	at = ALIGN(at, align);
	while (va && va->start < end) {
		if (va->start >= at && va->start - at >= size)
			return at;
		at = ALIGN(max(at, va->end), align);
		va = next_area(va);
	}
	return at < end && end - at >= size ? at : 0;
}

static void insert_area(struct vmap_area *va) __must_hold(&vmap_lock)
{
	struct rb_node **link = &vmap_tree.rb_node, *parent = NULL;

	while (*link) {
		parent = *link;
		link = va->start < rb_entry(parent, struct vmap_area,
					    node)->start ?
		       &parent->rb_left : &parent->rb_right;
	}
	rb_link_node(&va->node, parent, link);
	rb_insert_color(&va->node, &vmap_tree);
}

static bool place_area(struct vmap_area *va, unsigned long start,
		       unsigned long end, unsigned long size,
		       unsigned long align) __must_hold(&vmap_lock)
{
	unsigned long addr = 0;

	if (vmap_last && vmap_last->start >= start && vmap_last->end < end)
		addr = find_gap(next_area(vmap_last), vmap_last->end, end,
				size, align);
	if (!addr)
		addr = find_gap(area_above(start), start, end, size, align);
	if (!addr)
		return false;
	va->start = addr;
	va->end = addr + size;
	insert_area(va);
	vmap_last = va;
	return true;
}

static void remove_area(struct vmap_area *va) __must_hold(&vmap_lock)
{
	if (vmap_last == va)
		vmap_last = rb_entry_safe(rb_prev(&va->node),
					  struct vmap_area, node);
	rb_erase(&va->node, &vmap_tree);
	kfree(va);
}

/*
 * Frees the addresses of dead areas, after one flush on all CPUs.
 * Race: an area that dies during the flush was perhaps not flushed. Those that
 * were dead before are marked first, and only they are removed.
 */
#define VM_PURGE	0x80000000ul

static void purge_dead_areas(void)
{
	struct vmap_area *va, *next;
	unsigned long flags;

	spin_lock_irqsave(&vmap_lock, flags);
	for (va = area_above(0); va; va = next_area(va))
		if (!va->flags)
			va->flags = VM_PURGE;
	dead_pages = 0;
	spin_unlock_irqrestore(&vmap_lock, flags);

	flush_tlb_kernel_range(VMAP_START, VMAP_END);

	spin_lock_irqsave(&vmap_lock, flags);
	for (va = area_above(0); va; va = next) {
		next = next_area(va);
		if (va->flags == VM_PURGE)
			remove_area(va);
	}
	spin_unlock_irqrestore(&vmap_lock, flags);
}

/* Addresses for size bytes and a guard page. */
static struct vmap_area *alloc_area(unsigned long size, unsigned long align,
				    unsigned long start, unsigned long end,
				    unsigned long vm_flags)
{
	struct vmap_area *va = kzalloc(sizeof(*va), GFP_KERNEL);
	unsigned long flags;
	bool ok;

	if (!va)
		return NULL;
	va->flags = vm_flags;
	size += PAGE_SIZE;
	if (READ_ONCE(dead_pages) > DEAD_PAGES_MAX)
		purge_dead_areas();
	spin_lock_irqsave(&vmap_lock, flags);
	ok = place_area(va, start, end, size, align);
	spin_unlock_irqrestore(&vmap_lock, flags);
	if (ok)
		return va;

	purge_dead_areas();
	spin_lock_irqsave(&vmap_lock, flags);
	ok = place_area(va, start, end, size, align);
	spin_unlock_irqrestore(&vmap_lock, flags);
	if (ok)
		return va;
	kfree(va);
	return NULL;
}

/* The live area that starts at addr becomes dead. */
static struct vmap_area *kill_area(unsigned long addr, unsigned long vm_flags)
{
	struct vmap_area *va;
	unsigned long flags;

	spin_lock_irqsave(&vmap_lock, flags);
	va = area_above(addr);
	if (va && (va->start != addr || !(va->flags & vm_flags)))
		va = NULL;
	if (va) {
		vmap_pages -= va->nr_pages;
		va->flags = VM_PURGE << 1;	/* not yet dead, not found again */
	}
	spin_unlock_irqrestore(&vmap_lock, flags);
	return va;
}

/* Unmapped by now: the next flush makes the addresses free. */
static void bury_area(struct vmap_area *va)
{
	unsigned long flags;

	spin_lock_irqsave(&vmap_lock, flags);
	va->flags = 0;
	dead_pages += (va->end - va->start) >> PAGE_SHIFT;
	spin_unlock_irqrestore(&vmap_lock, flags);
}

/* --------------------------------------------------------------- mapping */

/* Pages that happen to be neighbours are mapped together. */
static int map_pages(unsigned long virt, struct page **pages, unsigned long n,
		     pgprot_t prot)
{
	unsigned long i = 0, run;

	while (i < n) {
		for (run = 1; i + run < n && pages[i + run] == pages[i] + run;)
			run++;
		if (map_kernel_range(virt + i * PAGE_SIZE,
				     page_to_phys(pages[i]), run * PAGE_SIZE,
				     prot)) {
			unmap_kernel_range_noflush(virt, i * PAGE_SIZE);
			return -ENOMEM;
		}
		i += run;
	}
	return 0;
}

static void free_pages_array(struct page **pages, unsigned long n)
{
	while (n--)
		__free_page(pages[n]);
	kvfree(pages);
}

static struct page **alloc_pages_array(unsigned long n, gfp_t gfp)
{
	struct page **pages = kvmalloc(n * sizeof(*pages), gfp & ~__GFP_ZERO);
	unsigned long i;

	if (!pages)
		return NULL;
	for (i = 0; i < n; i++) {
		pages[i] = alloc_page(gfp);
		if (!pages[i]) {
			free_pages_array(pages, i);
			return NULL;
		}
	}
	return pages;
}

/* Maps pages into a new area. */
static struct vmap_area *make_area(struct page **pages, unsigned long n,
				   unsigned long align, unsigned long start,
				   unsigned long end, unsigned long vm_flags,
				   pgprot_t prot)
{
	struct vmap_area *va = alloc_area(n * PAGE_SIZE, align, start, end,
					  vm_flags);
	unsigned long flags;

	if (!va)
		return NULL;
	if (map_pages(va->start, pages, n, prot)) {
		bury_area(va);
		return NULL;
	}
	spin_lock_irqsave(&vmap_lock, flags);
	va->pages = pages;
	va->nr_pages = n;
	vmap_pages += n;
	spin_unlock_irqrestore(&vmap_lock, flags);
	return va;
}

/**
 * __vmalloc_node_range - vmalloc() with every choice open
 * @size: bytes, rounded up to pages
 * @align: of the address; a power of two, at least a page
 * @start: lowest address
 * @end: behind the highest
 * @gfp: for the pages
 * @prot: rights
 * @vm_flags: accepted
 * @node: accepted
 * @caller: accepted
 *
 * Context: may wait.
 * Return: the address, or NULL.
 */
void *__vmalloc_node_range(unsigned long size, unsigned long align,
			   unsigned long start, unsigned long end, gfp_t gfp,
			   pgprot_t prot, unsigned long vm_flags, int node,
			   const void *caller)
{
	unsigned long n = PAGE_ALIGN(size) >> PAGE_SHIFT;
	struct vmap_area *va = NULL;
	struct page **pages = NULL;

	might_sleep_if(gfpflags_allow_blocking(gfp));
	if (n && n <= totalram_pages())
		pages = alloc_pages_array(n, gfp | __GFP_NOWARN);
	if (pages) {
		va = make_area(pages, n, max(align, PAGE_SIZE), start, end,
			       VM_ALLOC, prot);
		if (!va)
			free_pages_array(pages, n);
	}
	if (va)
		return (void *)va->start;
	if (!(gfp & __GFP_NOWARN))
		pr_warn_ratelimited("vmalloc error: size %lu, failed to allocate\n",
				    size);
	return NULL;
}
EXPORT_SYMBOL(__vmalloc_node_range);

/**
 * __vmalloc - vmalloc() with flags
 * @size: bytes
 * @gfp: GFP_KERNEL, __GFP_ZERO, __GFP_NOWARN
 */
void *__vmalloc(unsigned long size, gfp_t gfp)
{
	return __vmalloc_node_range(size, PAGE_SIZE, VMAP_START, VMAP_END, gfp,
				    PAGE_KERNEL, 0, NUMA_NO_NODE, NULL);
}
EXPORT_SYMBOL(__vmalloc);

/**
 * vmalloc - memory for something large
 * @size: bytes, rounded up to pages
 *
 * Context: may wait; not in interrupts.
 * Return: page aligned memory, not zeroed, with a guard page behind it; or
 * NULL.
 */
void *vmalloc(unsigned long size)
{
	return __vmalloc(size, GFP_KERNEL);
}
EXPORT_SYMBOL(vmalloc);

/**
 * vzalloc - vmalloc(), zeroed
 * @size: bytes
 */
void *vzalloc(unsigned long size)
{
	return __vmalloc(size, GFP_KERNEL | __GFP_ZERO);
}
EXPORT_SYMBOL(vzalloc);

/**
 * vmalloc_node - vmalloc(); there is one node
 * @size: bytes
 * @node: accepted
 */
void *vmalloc_node(unsigned long size, int node)
{
	return vmalloc(size);
}
EXPORT_SYMBOL(vmalloc_node);

/**
 * vfree - give back what vmalloc() returned
 * @addr: the address, or NULL
 *
 * Context: any but NMI. Linux puts it off when called in an interrupt; here
 * only the flush is put off, always.
 */
void vfree(const void *addr)
{
	struct vmap_area *va;
	struct page **pages;
	unsigned long n;

	if (!addr)
		return;
	va = kill_area((unsigned long)addr, VM_ALLOC);
	if (WARN(!va, "Trying to vfree() nonexistent vm area (0x%px)", addr))
		return;
	alloc_tag_free(addr);
	pages = va->pages;
	n = va->nr_pages;
	unmap_kernel_range_noflush(va->start, n * PAGE_SIZE);
	local_flush_tlb_kernel_range(va->start, va->start + n * PAGE_SIZE);
	bury_area(va);
	free_pages_array(pages, n);
}
EXPORT_SYMBOL(vfree);

/**
 * vmap - map pages that the caller has, one behind the other
 * @pages: the pages; they stay the caller's
 * @count: how many
 * @flags: VM_MAP
 * @prot: rights; PAGE_KERNEL as a rule
 *
 * Context: may wait.
 * Return: the address for vunmap(), or NULL.
 */
void *vmap(struct page **pages, unsigned int count, unsigned long flags,
	   pgprot_t prot)
{
	struct vmap_area *va;

	might_sleep();
	if (!count)
		return NULL;
	va = make_area(pages, count, PAGE_SIZE, VMAP_START, VMAP_END, VM_MAP,
		       prot);
	return va ? (void *)va->start : NULL;
}
EXPORT_SYMBOL(vmap);

/**
 * vunmap - undo vmap()
 * @addr: its result, or NULL
 *
 * Context: any but NMI.
 */
void vunmap(const void *addr)
{
	struct vmap_area *va;

	if (!addr)
		return;
	va = kill_area((unsigned long)addr, VM_MAP);
	if (WARN(!va, "Trying to vunmap() nonexistent vm area (0x%px)", addr))
		return;
	unmap_kernel_range_noflush(va->start, va->nr_pages * PAGE_SIZE);
	local_flush_tlb_kernel_range(va->start,
				     va->start + va->nr_pages * PAGE_SIZE);
	bury_area(va);
}
EXPORT_SYMBOL(vunmap);

/* -------------------------------------------------- kvmalloc, and questions */

/**
 * kvmalloc_node - kmalloc(), or vmalloc() where that finds no room
 * @size: bytes
 * @flags: GFP_KERNEL, __GFP_ZERO
 * @node: accepted
 *
 * Context: may wait.
 * Return: memory for kvfree(), or NULL.
 */
void *kvmalloc_node(size_t size, gfp_t flags, int node)
{
	gfp_t first = flags;
	void *p;

	if (size > PAGE_SIZE)
		first |= __GFP_NOWARN | __GFP_NORETRY;
	p = size > KMALLOC_MAX_SIZE ? NULL : kmalloc(size, first);
	if (p || size <= PAGE_SIZE)
		return p;
	return __vmalloc(size, flags);
}
EXPORT_SYMBOL(kvmalloc_node);

/**
 * kvfree - give back what kvmalloc() returned
 * @addr: its result, or NULL
 *
 * Context: any but NMI.
 */
void kvfree(const void *addr)
{
	if (is_vmalloc_addr(addr))
		vfree(addr);
	else
		kfree(addr);
}
EXPORT_SYMBOL(kvfree);

/**
 * is_vmalloc_addr - is it from vmalloc(), vmap() or a kernel stack?
 * @x: any address
 */
bool is_vmalloc_addr(const void *x)
{
	unsigned long addr = (unsigned long)x;

	return addr >= VMALLOC_START && addr <= VMALLOC_END;
}
EXPORT_SYMBOL(is_vmalloc_addr);

/**
 * vmalloc_size - bytes of an area, without its guard page
 * @addr: what vmalloc() or vmap() returned
 */
unsigned long vmalloc_size(const void *addr)
{
	unsigned long flags, size = 0;
	struct vmap_area *va;

	spin_lock_irqsave(&vmap_lock, flags);
	va = area_above((unsigned long)addr);
	if (va && va->start == (unsigned long)addr)
		size = va->nr_pages * PAGE_SIZE;
	spin_unlock_irqrestore(&vmap_lock, flags);
	return size;
}

/**
 * vmalloc_to_page - the page behind an address
 * @addr: in an area, or in a kernel stack
 *
 * Return: its struct page, or NULL where nothing is mapped.
 */
struct page *vmalloc_to_page(const void *addr)
{
	pte_t *pte = lookup_kernel_pte((unsigned long)addr);

	return pte && pte_present(*pte) ? pfn_to_page(pte_pfn(*pte)) : NULL;
}
EXPORT_SYMBOL(vmalloc_to_page);

/**
 * vmalloc_nr_pages - pages mapped in areas
 */
unsigned long vmalloc_nr_pages(void)
{
	return READ_ONCE(vmap_pages);
}
