// SPDX-License-Identifier: MIT
/*
 * slab.c - objects of one size, cut from pages: kmem_cache and kmalloc().
 *
 * Two levels. Each CPU has, for each cache, a short chain of free objects,
 * linked through the objects themselves: kmem_cache_alloc() takes the first,
 * kfree() puts one in front, and with interrupts off for these few
 * instructions nothing else can touch the chain. When it is empty it is
 * refilled, when it is full it is half emptied, in one batch under
 * cache->list_lock, from and to the slabs: blocks of pages whose struct page
 * counts the objects that are out. An object may be freed on any CPU; it
 * reaches its slab with the next batch. Slabs that nobody uses go back to the
 * page allocator, all but one.
 *
 *   CPU 0  chain -> o -> o        CPU 1  chain -> o -> o -> o
 *             \      list_lock     /
 *   cache->partial: slab [o.xxo.x] <-> slab [....ooxx]     full slabs: unlisted
 *
 * A DEBUG build leaves the chains out and puts red zones around each object,
 * poison into free ones, and remembers who freed them last.
 *
 * Locks: cache->list_lock (irqsave), inside it zone->lock; slab_caches_lock
 * for the list of caches, outside of them.
 * Linux: mm/slub.c, where a CPU's chain belongs to one slab and is taken
 * without masking interrupts (cmpxchg16b). Left out: nodes, merging, RCU-freed
 * caches, accounting, sysfs. Constructors run at each allocation, not once
 * for each slab.
 */
#include <linux/align.h>
#include <linux/atomic.h>
#include <linux/bug.h>
#include <linux/cpumask.h>
#include <linux/export.h>
#include <linux/irqflags.h>
#include <linux/list.h>
#include <linux/log2.h>
#include <linux/minmax.h>
#include <linux/mm.h>
#include <linux/panic.h>
#include <linux/percpu.h>
#include <linux/printk.h>
#include <linux/slab.h>
#include <linux/spinlock.h>
#include <linux/sprintf.h>
#include <linux/string.h>
#include <kernel/mm.h>

#define SLAB_MAX_ORDER	3
#define SLAB_NAME_LEN	24

/* What a CPU keeps of one cache, in bytes and in objects. */
#define CPU_CHAIN_BYTES	8192
#define CPU_CHAIN_MAX	64

/* Objects moved at a time where it costs something: no call takes long. */
#define SLAB_BATCH	8U

/* Debug patterns: those of Linux, which people know by sight. */
#define POISON_FREE	0x6b
#define POISON_END	0xa5
#define RED_ACTIVE	0xccccccccccccccccUL
#define RED_INACTIVE	0xbbbbbbbbbbbbbbbbUL

#ifdef CONFIG_DEBUG_KERNEL
#define slab_debug	1
#else
#define slab_debug	0
#endif

/**
 * struct kmem_cache_cpu - a CPU's chain of free objects
 * @freelist: the first one
 * @room: how many more the chain takes
 *
 * Locks: [o] the owner CPU, interrupts off.
 */
struct kmem_cache_cpu {
	void *freelist;
	int room;
};

/**
 * struct kmem_cache - a kind of object
 * @cpu_slab: [o] the chains
 * @object_size: [I] bytes that the user asked for
 * @size: [I] bytes from one object to the next
 * @chain_max: [I] longest chain; 0: each object goes to its slab at once
 * @red_left: [I] debug: bytes in front of each object
 * @order: [I] of a slab
 * @objects: [I] in a slab
 * @flags: [I] SLAB_*
 * @ctor: [I] prepares an object, or NULL
 * @name: [I] for messages
 * @list_lock: guards what follows, and the slab fields of struct page
 * @partial: slabs with free objects
 * @nr_slabs: slabs
 * @nr_empty: slabs in @partial that have nothing but free objects
 * @nr_out: objects outside of their slabs, chains included
 * @list: slab_caches_lock; in slab_caches
 */
struct kmem_cache {
	struct kmem_cache_cpu __percpu *cpu_slab;
	unsigned int object_size;
	unsigned int size;
	unsigned int chain_max;
	unsigned int red_left;
	u16 order;
	u16 objects;
	slab_flags_t flags;
	void (*ctor)(void *);
	char name[SLAB_NAME_LEN];
	spinlock_t list_lock;
	struct list_head partial;
	unsigned long nr_slabs;
	unsigned int nr_empty;
	unsigned long nr_out;
	struct list_head list;
};

static const unsigned int kmalloc_sizes[KMALLOC_NR_CLASSES] = {
	0, 96, 192, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192,
};

static struct kmem_cache kmalloc_boot[KMALLOC_NR_CLASSES];
struct kmem_cache *kmalloc_caches[KMALLOC_NR_CLASSES];
EXPORT_SYMBOL(kmalloc_caches);

static DEFINE_SPINLOCK(slab_caches_lock);
static LIST_HEAD(slab_caches);
static atomic_long_t slab_pages;

/* Where a free object keeps the address of the next one. */
static __always_inline void **free_link(const struct kmem_cache *s,
					void *object)
{
	/* debug: behind the right red zone, so that the poison stays whole */
	if (slab_debug)
		return object + s->object_size + 8;
	return object;
}

/* ------------------------------------------------------ debug: see and tell */

/*
 * In a DEBUG build an object lies like this, 8-byte words around it:
 *
 *   | pad .. red | object ... up to size % 8 | red | link | freed by |
 *   ^ stride      ^ what the user gets
 */
struct slab_tail {
	u64 red;
	void *link;
	unsigned long freed_by;
};

static struct slab_tail *slab_tail(const struct kmem_cache *s, void *object)
{
	return object + s->object_size;
}

static u64 *slab_red_left(void *object)
{
	return object - 8;
}

static bool slab_poisoned(const struct kmem_cache *s)
{
	return slab_debug && !s->ctor;
}

static __cold void slab_report(struct kmem_cache *s, void *object,
			       const char *what)
{
	pr_err("BUG %s: %s\n", s->name, what);
	pr_err("Object 0x%px, size %u, red zones %#llx %#llx, freed by %pS\n",
	       object, s->object_size, *slab_red_left(object),
	       slab_tail(s, object)->red,
	       (void *)slab_tail(s, object)->freed_by);
	print_hex_dump(KERN_ERR, "Object: ", DUMP_PREFIX_ADDRESS, 16, 1,
		       object, min(s->object_size, 64U), true);
	WARN(1, "BUG %s: %s", s->name, what);
}

static void slab_set_red(struct kmem_cache *s, void *object, u64 red)
{
	*slab_red_left(object) = red;
	slab_tail(s, object)->red = red;
}

static void slab_poison(struct kmem_cache *s, void *object)
{
	memset(object, POISON_FREE, s->object_size - 1);
	((u8 *)object)[s->object_size - 1] = POISON_END;
}

static bool poison_is_whole(struct kmem_cache *s, const u8 *p)
{
	unsigned int i;

	for (i = 0; i < s->object_size - 1; i++)
		if (p[i] != POISON_FREE)
			return false;
	return p[i] == POISON_END;
}

static void slab_debug_init(struct kmem_cache *s, void *object)
{
	slab_set_red(s, object, RED_INACTIVE);
	slab_tail(s, object)->freed_by = 0;
	if (slab_poisoned(s))
		slab_poison(s, object);
}

/* The object goes out: was anything written to it while it was free? */
static void slab_debug_alloc(struct kmem_cache *s, void *object)
{
	if (*slab_red_left(object) != RED_INACTIVE ||
	    slab_tail(s, object)->red != RED_INACTIVE)
		slab_report(s, object, "Red zone overwritten while free");
	else if (slab_poisoned(s) && !poison_is_whole(s, object))
		slab_report(s, object, "Poison overwritten (use after free)");
	slab_set_red(s, object, RED_ACTIVE);
}

/* It comes back: is it one, is it out, has it kept to its bounds? */
static bool slab_debug_free(struct kmem_cache *s, struct page *slab,
			    void *object, unsigned long caller)
{
	size_t at = object - page_address(slab) - s->red_left;

	if (at % s->size || at / s->size >= s->objects) {
		WARN(1, "BUG %s: Invalid object pointer 0x%px", s->name,
		     object);
		return false;
	}
	if (*slab_red_left(object) == RED_INACTIVE) {
		slab_report(s, object, "Object already free");
		return false;
	}
	if (*slab_red_left(object) != RED_ACTIVE)
		slab_report(s, object, "Left red zone overwritten");
	else if (slab_tail(s, object)->red != RED_ACTIVE)
		slab_report(s, object, "Right red zone overwritten");
	slab_set_red(s, object, RED_INACTIVE);
	slab_tail(s, object)->freed_by = caller;
	if (slab_poisoned(s))
		slab_poison(s, object);
	return true;
}

/*
 * -------------------------------------------------------- slabs, and batches
 */

/* A new slab: its pages know their cache, its objects are chained up. */
static struct page *new_slab(struct kmem_cache *s, gfp_t flags)
{
	struct page *slab;
	unsigned int i;
	void *object;

	flags = (flags & ~__GFP_ZERO) | __GFP_COMP;
	slab = alloc_pages(flags, s->order);
	if (!slab)
		return NULL;
	for (i = 0; i < 1U << s->order; i++) {
		slab[i].flags |= PG_slab;
		slab[i].slab_cache = s;
	}
	slab->freelist = NULL;
	object = page_address(slab) + s->red_left + s->objects * s->size;
	for (i = 0; i < s->objects; i++) {
		object -= s->size;
		if (slab_debug)
			slab_debug_init(s, object);
		*free_link(s, object) = slab->freelist;
		slab->freelist = object;
	}
	slab->inuse = 0;
	slab->objects = s->objects;
	atomic_long_add(1L << s->order, &slab_pages);
	return slab;
}

static void discard_slab(struct kmem_cache *s, struct page *slab)
{
	unsigned int i;

	if (unlikely(slab->flags & PG_tagged))
		alloc_tag_free_slab(slab);
	for (i = 0; i < 1U << s->order; i++) {
		slab[i].flags &= ~(PG_slab | PG_tagged);
		slab[i].slab_cache = NULL;
	}
	atomic_long_sub(1L << s->order, &slab_pages);
	__free_pages(slab, s->order);
}

/* A slab with a free object. The lock is let go while pages are allocated. */
static struct page *get_partial(struct kmem_cache *s, gfp_t flags)
	__must_hold(&s->list_lock)
{
	struct page *slab;

	if (!list_empty(&s->partial))
		return list_first_entry(&s->partial, struct page, lru);

	spin_unlock(&s->list_lock);
	slab = new_slab(s, flags);
	spin_lock(&s->list_lock);

	if (slab) {
		list_add(&slab->lru, &s->partial);
		s->nr_slabs++;
		s->nr_empty++;
	}
	return slab;
}

/* One object out of a slab. */
static void *slab_pop(struct kmem_cache *s, struct page *slab)
	__must_hold(&s->list_lock)
{
	void *object = slab->freelist;

	if (!slab->inuse++)
		s->nr_empty--;
	slab->freelist = *free_link(s, object);
	if (!slab->freelist)
		list_del(&slab->lru);
	s->nr_out++;
	return object;
}

/* One object back; the slab too, when it is the second that is empty. */
static void slab_push(struct kmem_cache *s, void *object)
	__must_hold(&s->list_lock)
{
	struct page *slab = virt_to_head_page(object);

	BUG_ON(object == slab->freelist);
	if (!slab->freelist)
		list_add(&slab->lru, &s->partial);
	*free_link(s, object) = slab->freelist;
	slab->freelist = object;
	s->nr_out--;
	if (--slab->inuse)
		return;
	if (!s->nr_empty) {
		/* the last to be used, so that the others get empty */
		list_move_tail(&slab->lru, &s->partial);
		s->nr_empty++;
		return;
	}
	list_del(&slab->lru);
	s->nr_slabs--;
	discard_slab(s, slab);
}

/* All free objects of a slab; returns the first, and how many there were. */
static void *slab_take_all(struct kmem_cache *s, struct page *slab,
			   unsigned int *n) __must_hold(&s->list_lock)
{
	void *object = slab->freelist;

	*n = slab->objects - slab->inuse;
	if (!slab->inuse)
		s->nr_empty--;
	slab->freelist = NULL;
	slab->inuse = slab->objects;
	list_del(&slab->lru);
	s->nr_out += *n;
	return object;
}

/*
 * The chain is empty: returns an object, and makes the others that are free in
 * its slab the chain, if they are not too many. Only from one slab: a batch is
 * never a search.
 */
static noinline void *slab_refill(struct kmem_cache *s, gfp_t flags)
{
	struct kmem_cache_cpu *c;
	unsigned int n = SLAB_BATCH;
	void *object = NULL;
	unsigned long irq;
	struct page *slab;

	local_irq_save(irq);
	spin_lock(&s->list_lock);
	slab = get_partial(s, flags);
	c = this_cpu_ptr(s->cpu_slab);
	if (slab && !c->freelist && slab->objects - slab->inuse <= c->room) {
		object = slab_take_all(s, slab, &n);
		c->freelist = *free_link(s, object);
		c->room -= n - 1;
	} else if (slab) {
		object = slab_pop(s, slab);
		while (slab->freelist && --n && c->room) {
			void *more = slab_pop(s, slab);

			*free_link(s, more) = c->freelist;
			c->freelist = more;
			c->room--;
		}
	}
	spin_unlock(&s->list_lock);
	local_irq_restore(irq);
	return object;
}

/* The chain is full, or there is none: some of it goes back, and object. */
static noinline void slab_flush(struct kmem_cache *s, void *object)
{
	unsigned int n = min(s->chain_max / 2, SLAB_BATCH);
	struct kmem_cache_cpu *c;
	unsigned long irq;

	local_irq_save(irq);
	spin_lock(&s->list_lock);
	c = this_cpu_ptr(s->cpu_slab);
	BUG_ON(object == c->freelist);
	while (n-- && c->freelist) {
		void *old = c->freelist;

		c->freelist = *free_link(s, old);
		c->room++;
		slab_push(s, old);
	}
	if (c->room) {
		*free_link(s, object) = c->freelist;
		c->freelist = object;
		c->room--;
	} else {
		slab_push(s, object);
	}
	spin_unlock(&s->list_lock);
	local_irq_restore(irq);
}

/*
 * ------------------------------------------------------------ alloc and free
 */

/* What the fast path leaves to others: a batch, constructors, debugging. */
static noinline void *slab_alloc_slow(struct kmem_cache *s, gfp_t flags)
{
	void *object = slab_refill(s, flags);

	if (!object)
		return NULL;
	if (slab_debug)
		slab_debug_alloc(s, object);
	if (flags & __GFP_ZERO)
		memset(object, 0, s->object_size);
	if (s->ctor)
		s->ctor(object);
	return object;
}

/**
 * kmem_cache_alloc - an object
 * @s: of this cache
 * @flags: GFP_KERNEL, GFP_ATOMIC ..., __GFP_ZERO
 *
 * Context: any, interrupts included.
 * Return: the object, or NULL.
 */
void *kmem_cache_alloc(struct kmem_cache *s, gfp_t flags)
{
	struct kmem_cache_cpu *c;
	unsigned long irq;
	void *object;

	local_irq_save(irq);
	c = this_cpu_ptr(s->cpu_slab);
	object = c->freelist;
	if (unlikely(!object)) {
		local_irq_restore(irq);
		return slab_alloc_slow(s, flags);
	}
	c->freelist = *free_link(s, object);
	c->room++;
	local_irq_restore(irq);

	if (unlikely(flags & __GFP_ZERO))
		return memset(object, 0, s->object_size);
	return object;
}
EXPORT_SYMBOL(kmem_cache_alloc);

static __always_inline void slab_free(struct kmem_cache *s, void *object)
{
	struct kmem_cache_cpu *c;
	unsigned long irq;

	local_irq_save(irq);
	c = this_cpu_ptr(s->cpu_slab);
	if (unlikely(!c->room)) {
		local_irq_restore(irq);
		slab_flush(s, object);
		return;
	}
	/* the cheap half of finding double frees; a DEBUG build finds all */
	BUG_ON(object == c->freelist);
	*free_link(s, object) = c->freelist;
	c->freelist = object;
	c->room--;
	local_irq_restore(irq);
}

/* Pages of kmalloc_large(), or a pointer that we never gave out. */
static noinline void free_large(struct page *page, const void *object)
{
	struct page *head = compound_head(page);

	if (WARN(!(head->flags & PG_head) || page_address(head) != object,
		 "kfree of 0x%px, which is not an object", object))
		return;
	__free_pages(head, head->order);
}

/* What is not to cost the others anything: objects of whole pages, of modules. */
static noinline void kfree_slow(struct page *page, void *object,
				unsigned long caller)
{
	if (!(page->flags & PG_slab)) {
		free_large(page, object);
		return;
	}
	alloc_tag_free_object(page, object);
	if (!slab_debug || slab_debug_free(page->slab_cache,
					   compound_head(page), object, caller))
		slab_free(page->slab_cache, object);
}

/**
 * kfree - give back what kmalloc() and its family returned
 * @p: the object, NULL or ZERO_SIZE_PTR; objects of any kmem_cache too
 *
 * Context: any, interrupts included, on any CPU.
 */
void kfree(const void *p)
{
	void *object = (void *)p;
	struct page *page;

	if (unlikely(ZERO_OR_NULL_PTR(p)))
		return;
	/* Linux: a fault, in a DEBUG build too */
	if (slab_debug && WARN(!virt_addr_valid(p), "kfree of 0x%px, which is "
			       "not an object", p))
		return;
	page = virt_to_page(p);
	if (unlikely((page->flags & (PG_slab | PG_tagged)) != PG_slab)) {
		kfree_slow(page, object, _RET_IP_);
		return;
	}
	if (slab_debug &&
	    !slab_debug_free(page->slab_cache, compound_head(page), object,
			     _RET_IP_))
		return;
	slab_free(page->slab_cache, object);
}
EXPORT_SYMBOL(kfree);

/**
 * kmem_cache_free - give back an object
 * @s: the cache that it came from
 * @object: the object
 *
 * Context: any, interrupts included, on any CPU.
 */
void kmem_cache_free(struct kmem_cache *s, void *object)
{
	struct page *page = virt_to_page(object);

	if (WARN(!(page->flags & PG_slab) || page->slab_cache != s,
		 "kmem_cache_free of 0x%px, which is not of cache %s", object,
		 s->name))
		return;
	if (unlikely(page->flags & PG_tagged)) {
		kfree_slow(page, object, _RET_IP_);
		return;
	}
	if (slab_debug && !slab_debug_free(s, compound_head(page), object,
					   _RET_IP_))
		return;
	slab_free(s, object);
}
EXPORT_SYMBOL(kmem_cache_free);

/* ------------------------------------------------------------------- caches */

static unsigned int slab_objects(const struct kmem_cache *s,
				 unsigned int order)
{
	return ((PAGE_SIZE << order) - s->red_left) / s->size;
}

/* The smallest slab that wastes no more than a 16th and holds a few. */
static void choose_order(struct kmem_cache *s)
{
	unsigned int order;

	for (order = get_order(s->size + s->red_left); order < SLAB_MAX_ORDER;
	     order++) {
		size_t bytes = PAGE_SIZE << order;
		unsigned int n = slab_objects(s, order);

		if (n >= 4 && bytes - n * s->size <= bytes / 16)
			break;
	}
	s->order = order;
	s->objects = slab_objects(s, order);
}

static int kmem_cache_open(struct kmem_cache *s, const char *name,
			   unsigned int size, unsigned int align,
			   slab_flags_t flags, void (*ctor)(void *))
{
	unsigned int cpu;

	if (flags & SLAB_HWCACHE_ALIGN)
		align = max(align, 64U);
	align = max(align, 8U);
	s->object_size = ALIGN(size, 8);
	s->size = s->object_size;
	if (slab_debug) {
		s->red_left = align;
		s->size += s->red_left + sizeof(struct slab_tail);
	}
	s->size = ALIGN(s->size, align);
	s->flags = flags;
	s->ctor = ctor;
	strscpy(s->name, name, sizeof(s->name));
	choose_order(s);
	if (!slab_debug && !ctor)
		s->chain_max = clamp(CPU_CHAIN_BYTES / s->size, 4U,
				     (unsigned int)CPU_CHAIN_MAX);
	spin_lock_init(&s->list_lock);
	INIT_LIST_HEAD(&s->partial);
	s->cpu_slab = alloc_percpu(struct kmem_cache_cpu);
	if (!s->cpu_slab)
		return -ENOMEM;
	for (cpu = 0; cpu < nr_cpu_ids; cpu++)
		per_cpu_ptr(s->cpu_slab, cpu)->room = s->chain_max;
	return 0;
}

static void kmem_cache_publish(struct kmem_cache *s)
{
	unsigned long irq;

	spin_lock_irqsave(&slab_caches_lock, irq);
	list_add_tail(&s->list, &slab_caches);
	spin_unlock_irqrestore(&slab_caches_lock, irq);
}

/**
 * kmem_cache_create - a new kind of object
 * @name: for messages; copied
 * @size: bytes of an object, up to 32 KiB less the debug marks
 * @align: a power of two, or 0
 * @flags: SLAB_HWCACHE_ALIGN, SLAB_PANIC; the rest is accepted
 * @ctor: prepares each object before it is handed out, or NULL
 *
 * Context: after mm_core_init().
 * Return: the cache, or NULL.
 */
struct kmem_cache *kmem_cache_create(const char *name, unsigned int size,
				     unsigned int align, slab_flags_t flags,
				     void (*ctor)(void *))
{
	struct kmem_cache *s = NULL;

	if (!WARN_ON(!name || !size || size > PAGE_SIZE << SLAB_MAX_ORDER ||
		     (align & (align - 1)) || align > PAGE_SIZE))
		s = kzalloc(sizeof(*s), GFP_KERNEL);
	if (s && (kmem_cache_open(s, name, size, align, flags, ctor) ||
		  !s->objects)) {
		free_percpu(s->cpu_slab);
		kfree(s);
		s = NULL;
	}
	if (s)
		kmem_cache_publish(s);
	else if (flags & SLAB_PANIC)
		panic("kmem_cache_create: cannot create cache '%s'", name);
	return s;
}
EXPORT_SYMBOL(kmem_cache_create);

static void flush_chain(struct kmem_cache *s, struct kmem_cache_cpu *c)
	__must_hold(&s->list_lock)
{
	while (c->freelist) {
		void *object = c->freelist;

		c->freelist = *free_link(s, object);
		c->room++;
		slab_push(s, object);
	}
}

/* The empty slabs, the one that is kept included. */
static void free_empty(struct kmem_cache *s) __must_hold(&s->list_lock)
{
	struct page *slab, *next;

	list_for_each_entry_safe(slab, next, &s->partial, lru) {
		if (slab->inuse)
			continue;
		list_del(&slab->lru);
		s->nr_slabs--;
		s->nr_empty--;
		discard_slab(s, slab);
	}
}

/**
 * kmem_cache_shrink - give unused slabs back to the page allocator
 * @s: the cache
 *
 * Empties this CPU's chain, too. Linux empties those of all CPUs.
 * Return: 0 if no slab is left, else 1.
 */
int kmem_cache_shrink(struct kmem_cache *s)
{
	unsigned long irq;
	int left;

	spin_lock_irqsave(&s->list_lock, irq);
	flush_chain(s, this_cpu_ptr(s->cpu_slab));
	free_empty(s);
	left = s->nr_slabs != 0;
	spin_unlock_irqrestore(&s->list_lock, irq);
	return left;
}
EXPORT_SYMBOL(kmem_cache_shrink);

/** slub_cpu_dead - a CPU has gone: the free objects of its chains go back */
int slub_cpu_dead(unsigned int cpu)
{
	struct kmem_cache *s;
	unsigned long irq;

	spin_lock_irqsave(&slab_caches_lock, irq);
	list_for_each_entry(s, &slab_caches, list) {
		spin_lock(&s->list_lock);
		flush_chain(s, per_cpu_ptr(s->cpu_slab, cpu));
		spin_unlock(&s->list_lock);
	}
	spin_unlock_irqrestore(&slab_caches_lock, irq);
	return 0;
}

/**
 * kmem_cache_destroy - the end of a kind of object
 * @s: the cache, or NULL
 *
 * All objects must have been freed, and nobody may use the cache any more;
 * that is also why the other CPUs' chains may be emptied from here. A cache
 * that still has objects out is reported and stays.
 */
void kmem_cache_destroy(struct kmem_cache *s)
{
	unsigned long irq, left;
	unsigned int cpu;

	if (!s)
		return;
	spin_lock_irqsave(&s->list_lock, irq);
	for (cpu = 0; cpu < nr_cpu_ids; cpu++)
		flush_chain(s, per_cpu_ptr(s->cpu_slab, cpu));
	free_empty(s);
	left = s->nr_out;
	spin_unlock_irqrestore(&s->list_lock, irq);

	if (WARN(left, "BUG %s: %lu objects remaining on kmem_cache_destroy",
		 s->name, left))
		return;
	spin_lock_irqsave(&slab_caches_lock, irq);
	list_del(&s->list);
	spin_unlock_irqrestore(&slab_caches_lock, irq);
	free_percpu(s->cpu_slab);
	kfree(s);
}
EXPORT_SYMBOL(kmem_cache_destroy);

/**
 * kmem_cache_size - bytes of an object
 * @s: the cache
 */
unsigned int kmem_cache_size(struct kmem_cache *s)
{
	return s->object_size;
}
EXPORT_SYMBOL(kmem_cache_size);

/* ------------------------------------------------------------------ kmalloc */

/**
 * kmalloc_large - an object that has pages of its own
 * @size: bytes
 * @flags: as kmalloc()
 *
 * Return: memory for kfree(), or NULL.
 */
void *kmalloc_large(size_t size, gfp_t flags)
{
	struct page *page;

	if (size > KMALLOC_MAX_SIZE) {
		WARN_ON_ONCE(!(flags & __GFP_NOWARN));
		return NULL;
	}
	/* an order of at least 1: only compound pages know their size */
	page = alloc_pages(flags | __GFP_COMP, max(get_order(size), 1));
	return page ? page_address(page) : NULL;
}
EXPORT_SYMBOL(kmalloc_large);

/* The class of each size up to 192, in steps of 8. */
static const u8 small_index[24] = {
	3, 4, 5, 5, 6, 6, 6, 6, 1, 1, 1, 1,
	7, 7, 7, 7, 2, 2, 2, 2, 2, 2, 2, 2,
};

/**
 * __kmalloc - kmalloc() of a size that is not known when compiling
 * @size: bytes
 * @flags: as kmalloc()
 *
 * Return: as kmalloc().
 */
void *__kmalloc(size_t size, gfp_t flags)
{
	unsigned int index;

	if (unlikely(size > KMALLOC_MAX_CACHE_SIZE))
		return kmalloc_large(size, flags);
	if (unlikely(!size))
		return ZERO_SIZE_PTR;
	index = size <= 192 ? small_index[(size - 1) / 8] : ilog2(size - 1) + 1;
	return kmem_cache_alloc(kmalloc_caches[index], flags);
}
EXPORT_SYMBOL(__kmalloc);

/**
 * ksize - bytes that may be used of an object
 * @p: from kmalloc(), or NULL, or ZERO_SIZE_PTR
 *
 * Return: at least what was asked for; 0 for no object.
 */
size_t ksize(const void *p)
{
	struct page *page;

	if (ZERO_OR_NULL_PTR(p))
		return 0;
	page = virt_to_page(p);
	if (page->flags & PG_slab)
		return page->slab_cache->object_size;
	if (WARN_ON(!(page->flags & PG_head)))
		return 0;
	return PAGE_SIZE << page->order;
}
EXPORT_SYMBOL(ksize);

/**
 * kmalloc_size_roundup - what kmalloc() will really give for a size
 * @size: bytes
 */
size_t kmalloc_size_roundup(size_t size)
{
	if (!size || size > KMALLOC_MAX_SIZE)
		return size;
	if (size > KMALLOC_MAX_CACHE_SIZE)
		return PAGE_SIZE << get_order(size);
	return kmalloc_sizes[kmalloc_index(size)];
}
EXPORT_SYMBOL(kmalloc_size_roundup);

/**
 * krealloc - change the size of an object
 * @p: the object, or NULL: then as kmalloc()
 * @new_size: bytes; 0: then as kfree(), and ZERO_SIZE_PTR
 * @flags: as kmalloc(); __GFP_ZERO does not reach bytes that were not new
 *
 * Return: the object, which may have moved, or NULL; @p is then unchanged.
 */
void *krealloc(const void *p, size_t new_size, gfp_t flags)
{
	size_t old = ksize(p);
	void *new;

	if (!new_size) {
		kfree(p);
		return ZERO_SIZE_PTR;
	}
	if (!ZERO_OR_NULL_PTR(p) && new_size <= old)
		return (void *)p;
	new = kmalloc(new_size, flags);
	if (new && old) {
		memcpy(new, p, old);
		kfree(p);
	}
	return new;
}
EXPORT_SYMBOL(krealloc);

/**
 * kfree_sensitive - kfree() of something secret: zeroed first
 * @p: as kfree()
 */
void kfree_sensitive(const void *p)
{
	size_t size = ksize(p);

	if (size) {
		memset((void *)p, 0, size);
		barrier();
	}
	kfree(p);
}
EXPORT_SYMBOL(kfree_sensitive);

/* --------------------------------------------------------- boot, statistics */

/**
 * slab_is_available - does kmalloc() work yet?
 */
bool slab_is_available(void)
{
	return kmalloc_caches[KMALLOC_NR_CLASSES - 1] != NULL;
}

/**
 * kmem_cache_init - make kmalloc() work
 *
 * Context: boot, after setup_per_cpu_areas() and memblock_free_all().
 */
void kmem_cache_init(void)
{
	unsigned int i;

	for (i = 1; i < KMALLOC_NR_CLASSES; i++) {
		struct kmem_cache *s = &kmalloc_boot[i];
		unsigned int size = kmalloc_sizes[i];
		char name[SLAB_NAME_LEN];

		snprintf(name, sizeof(name), "kmalloc-%u", size);
		/* a power of two is aligned to itself, 96 and 192 to 32, 64 */
		if (kmem_cache_open(s, name, size,
				    min(size & -size, (unsigned int)PAGE_SIZE),
				    0, NULL))
			panic("no per-CPU memory for %s", name);
		kmem_cache_publish(s);
		kmalloc_caches[i] = s;
	}
}

/**
 * slab_object_index - the how manieth object of its slab is this?
 * @slab: first page of the slab
 * @object: the object
 */
unsigned int slab_object_index(const struct page *slab, const void *object)
{
	const struct kmem_cache *s = slab->slab_cache;

	return (object - page_address(slab) - s->red_left) / s->size;
}

/**
 * slab_nr_pages - pages that are slabs
 */
unsigned long slab_nr_pages(void)
{
	return atomic_long_read(&slab_pages);
}

/**
 * slab_used_bytes - bytes in objects that are out, those in chains included
 */
unsigned long slab_used_bytes(void)
{
	struct kmem_cache *s;
	unsigned long irq, sum = 0;

	spin_lock_irqsave(&slab_caches_lock, irq);
	list_for_each_entry(s, &slab_caches, list)
		sum += READ_ONCE(s->nr_out) * s->size;
	spin_unlock_irqrestore(&slab_caches_lock, irq);
	return sum;
}
