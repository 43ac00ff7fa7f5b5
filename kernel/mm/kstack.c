// SPDX-License-Identifier: MIT
/*
 * kstack.c - kernel stacks: THREAD_SIZE bytes of their own, and below them a
 * page that is not there, so that running over ends in a fault that names the
 * thread and not in somebody else's memory.
 *
 * The first part of the vmalloc area is cut into slots, so nothing is searched
 * and a faulting address tells its slot by arithmetic:
 *
 *   | guard |  stack of slot 0  | guard |  stack of slot 1  | ...
 *             ^ what callers get
 *
 * A stack that is freed is kept, mapped, by the CPU that freed it: most threads
 * live on a warm stack. When a CPU has enough, the pages go back to the page
 * allocator and the slot becomes stale: other CPUs may still have its old
 * translation in their TLBs, so it must not be mapped anew yet. One flush on
 * all CPUs makes a whole batch of stale slots free again. Only
 * alloc_thread_stack() flushes, since it may wait; free_thread_stack() runs
 * with preemption off, in the middle of a switch.
 *
 *   cached (per CPU) -> in use -> cached -> stale -> (flush) -> free -> in use
 *
 * A slot that is not mapped keeps the number of the next one of its list in
 * the page table entry of its guard page, so an unused slot costs nothing
 * but its page table entries: 24 bytes.
 *
 * Locks: the cached stacks, interrupts off on their CPU; kstack_lock
 * (irqsave), inside it zone->lock.
 * Linux: alloc_thread_stack_node() in kernel/fork.c, over vmalloc: a search
 * tree of areas, and a struct for each.
 */
#include <linux/errno.h>
#include <linux/irqflags.h>
#include <linux/kstack.h>
#include <linux/mm.h>
#include <linux/percpu.h>
#include <linux/spinlock.h>
#include <kernel/mm.h>

#define STACK_PAGES	(THREAD_SIZE / PAGE_SIZE)
#define SLOT_SIZE	(PAGE_SIZE + THREAD_SIZE)
#define NR_SLOTS	(KSTACK_AREA_SIZE / SLOT_SIZE)

#define NR_CACHED	8	/* stacks that a CPU keeps */
#define STALE_BATCH	256	/* slots for one flush: 3 MiB of addresses */

/**
 * struct slot_list - slots that are not mapped
 * @first: number of the first slot plus 1; 0: empty
 * @last: number of the last slot, if there is one
 * @count: how many
 */
struct slot_list {
	unsigned long first;
	unsigned long last;
	unsigned long count;
};

struct stack_cache {
	void *stack[NR_CACHED];
	unsigned int count;
};

static DEFINE_PER_CPU(struct stack_cache, stack_cache);

static DEFINE_SPINLOCK(kstack_lock);
static struct slot_list free_slots __guarded_by(&kstack_lock);
static struct slot_list stale_slots __guarded_by(&kstack_lock);
static unsigned long slots_used __guarded_by(&kstack_lock); /* ever */
static unsigned long stacks_mapped __guarded_by(&kstack_lock);
static pteval_t stack_rights __guarded_by(&kstack_lock);

static unsigned long slot_addr(unsigned long slot)
{
	return VMALLOC_START + slot * SLOT_SIZE;
}

static unsigned long stack_slot(const void *stack)
{
	return ((unsigned long)stack - VMALLOC_START) / SLOT_SIZE;
}

/*
 * ------------------------------------------------------------ lists of slots
 */

static pte_t *slot_link(unsigned long slot)
{
	return lookup_kernel_pte(slot_addr(slot));
}

/* The entry is not present: bit 0 stays clear, the rest is ours. */
static void slot_push(struct slot_list *list, unsigned long slot)
	__must_hold(&kstack_lock)
{
	slot_link(slot)->pte = list->first << 1;
	if (!list->first)
		list->last = slot;
	list->first = slot + 1;
	list->count++;
}

static unsigned long slot_pop(struct slot_list *list)
	__must_hold(&kstack_lock)
{
	unsigned long slot = list->first - 1;
	pte_t *pte = slot_link(slot);

	list->first = pte->pte >> 1;
	list->count--;
	pte->pte = 0;
	return slot;
}

/* All of from, in front of to. */
static void slot_splice(struct slot_list *from, struct slot_list *to)
	__must_hold(&kstack_lock)
{
	if (!from->first)
		return;
	slot_link(from->last)->pte = to->first << 1;
	if (!to->first)
		to->last = from->last;
	to->first = from->first;
	to->count += from->count;
}

/* ---------------------------------------------------------- mapping a slot */

/* The entry of virt, after the one of the page below; a table has 512. */
static pte_t *next_pte(pte_t *pte, unsigned long virt)
{
	if (likely(pte && !PAGE_ALIGNED(pte + 1)))
		return pte + 1;
	return lookup_kernel_pte(virt);
}

/*
 * The table is nearly always there, since 170 slots share one. Then an entry
 * is written that is like those which map_kernel_range() wrote before: it
 * knows what rights this machine has.
 */
static int map_page(unsigned long virt, struct page *page, pte_t *pte)
	__must_hold(&kstack_lock)
{
	phys_addr_t phys = page_to_phys(page);

	if (likely(pte)) {
		pte->pte = phys | stack_rights;
		return 0;
	}
	if (map_kernel_range(virt, phys, PAGE_SIZE, PAGE_KERNEL))
		return -ENOMEM;
	stack_rights = lookup_kernel_pte(virt)->pte & ~PTE_PFN_MASK;
	return 0;
}

static int map_stack(unsigned long stack, struct page **pages)
	__must_hold(&kstack_lock)
{
	pte_t *pte = NULL;
	unsigned int i;

	for (i = 0; i < STACK_PAGES; i++) {
		pte = next_pte(pte, stack + i * PAGE_SIZE);
		if (map_page(stack + i * PAGE_SIZE, pages[i], pte)) {
			unmap_kernel_range_noflush(stack, i * PAGE_SIZE);
			return -ENOMEM;
		}
	}
	return 0;
}

/*
 * A slot that was used before, or the next one that never was. The latter
 * counts as used only when it is mapped: until then its guard page may have no
 * page table, and nowhere to keep a link.
 */
static void *map_slot(struct page **pages) __must_hold(&kstack_lock)
{
	bool again = free_slots.count != 0;
	unsigned long slot = again ? slot_pop(&free_slots) : slots_used;
	unsigned long stack = slot_addr(slot) + PAGE_SIZE;

	if (slot >= NR_SLOTS)
		return NULL;
	if (map_stack(stack, pages)) {
		if (again)
			slot_push(&free_slots, slot);
		return NULL;
	}
	if (!again)
		slots_used++;
	stacks_mapped++;
	return (void *)stack;
}

static bool alloc_stack_pages(struct page **pages, gfp_t gfp)
{
	unsigned int i;

	for (i = 0; i < STACK_PAGES; i++) {
		pages[i] = alloc_page(gfp);
		if (!pages[i])
			break;
	}
	if (i == STACK_PAGES)
		return true;
	while (i--)
		__free_page(pages[i]);
	return false;
}

/*
 * Race: the flush is for the slots that were stale when it began; those that
 * others add meanwhile go to the new, empty list. The slots are cut off the
 * list first, so no other CPU can free them early.
 */
static void flush_stale_slots(void)
{
	struct slot_list batch;
	unsigned long flags;

	spin_lock_irqsave(&kstack_lock, flags);
	batch = stale_slots;
	stale_slots = (struct slot_list){ 0 };
	spin_unlock_irqrestore(&kstack_lock, flags);

	flush_tlb_kernel_range(VMALLOC_START, VMALLOC_START + KSTACK_AREA_SIZE);

	spin_lock_irqsave(&kstack_lock, flags);
	slot_splice(&batch, &free_slots);
	spin_unlock_irqrestore(&kstack_lock, flags);
}

static noinline void *alloc_stack_slow(void)
{
	struct page *pages[STACK_PAGES];
	unsigned long flags;
	unsigned int i;
	void *stack;

	if (READ_ONCE(stale_slots.count) >= STALE_BATCH && !irqs_disabled())
		flush_stale_slots();
	if (!alloc_stack_pages(pages, GFP_KERNEL | __GFP_NOWARN))
		return NULL;
	spin_lock_irqsave(&kstack_lock, flags);
	stack = map_slot(pages);
	spin_unlock_irqrestore(&kstack_lock, flags);

	for (i = 0; !stack && i < STACK_PAGES; i++)
		__free_page(pages[i]);
	return stack;
}

/* The pages go back at once; the slot waits for a flush. */
static noinline void unmap_slot(void *stack)
{
	struct page *pages[STACK_PAGES];
	unsigned long addr = (unsigned long)stack, flags;
	pte_t *pte = NULL;
	unsigned int i;

	for (i = 0; i < STACK_PAGES; i++) {
		pte = next_pte(pte, addr + i * PAGE_SIZE);
		pages[i] = pfn_to_page(pte_pfn(*pte));
		pte->pte = 0;
	}
	for (i = 0; i < STACK_PAGES; i++)
		__free_page(pages[i]);
	spin_lock_irqsave(&kstack_lock, flags);
	slot_push(&stale_slots, stack_slot(stack));
	stacks_mapped--;
	spin_unlock_irqrestore(&kstack_lock, flags);
}

/* -------------------------------------------------------------- the verbs */

/**
 * alloc_thread_stack - THREAD_SIZE bytes of stack above a guard page
 * @node: accepted; there is one node
 *
 * Context: may wait for other CPUs to flush their TLBs, but only when
 * interrupts are on.
 * Return: the lowest address of the stack, or NULL. Not zeroed.
 */
void *alloc_thread_stack(int node)
{
	struct stack_cache *c;
	unsigned long flags;
	void *stack = NULL;

	local_irq_save(flags);
	c = this_cpu_ptr(&stack_cache);
	if (c->count)
		stack = c->stack[--c->count];
	local_irq_restore(flags);
	return likely(stack) ? stack : alloc_stack_slow();
}

/**
 * free_thread_stack - give a stack back
 * @stack: from alloc_thread_stack(); nobody runs on it any more
 *
 * Context: any but NMI; never sleeps, never waits for another CPU.
 */
void free_thread_stack(void *stack)
{
	struct stack_cache *c;
	unsigned long flags;

	local_irq_save(flags);
	c = this_cpu_ptr(&stack_cache);
	if (c->count < NR_CACHED) {
		c->stack[c->count++] = stack;
		stack = NULL;
	}
	local_irq_restore(flags);
	if (stack)
		unmap_slot(stack);
}

/**
 * kstack_drop_cache - give this CPU's idle stacks back to the page allocator
 *
 * Context: any but NMI.
 */
void kstack_drop_cache(void)
{
	unsigned long flags;
	void *stack;

	do {
		struct stack_cache *c;

		stack = NULL;
		local_irq_save(flags);
		c = this_cpu_ptr(&stack_cache);
		if (c->count)
			stack = c->stack[--c->count];
		local_irq_restore(flags);
		if (stack)
			unmap_slot(stack);
	} while (stack);
}

/** kstack_cpu_dead - a CPU has gone: so do the stacks that it kept */
int kstack_cpu_dead(unsigned int cpu)
{
	struct stack_cache *c = per_cpu_ptr(&stack_cache, cpu);

	while (c->count)
		unmap_slot(c->stack[--c->count]);
	return 0;
}

/**
 * stack_guard_hit - is this the guard page of a stack?
 * @addr: the address that faulted
 * @stack: set to the lowest address of the stack above the guard
 *
 * Context: any, also a double fault: takes no lock.
 * Return: true if the access ran over the end of a mapped stack.
 */
bool stack_guard_hit(unsigned long addr, unsigned long *stack)
{
	unsigned long slot = stack_slot((void *)addr);
	pte_t *pte;

	if (addr < VMALLOC_START || slot >= READ_ONCE(slots_used) ||
	    addr - slot_addr(slot) >= PAGE_SIZE)
		return false;
	*stack = slot_addr(slot) + PAGE_SIZE;
	pte = lookup_kernel_pte(*stack);
	return pte && pte_present(*pte);
}

/**
 * kstack_nr_pages - pages of all stacks, cached ones included
 */
unsigned long kstack_nr_pages(void)
{
	return READ_ONCE(stacks_mapped) * STACK_PAGES;
}
