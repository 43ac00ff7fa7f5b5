/* SPDX-License-Identifier: MIT */
/* ioport.h - a range of addresses, ports or lines; %pR prints one. */
#ifndef _LINUX_IOPORT_H
#define _LINUX_IOPORT_H

#include <linux/bits.h>
#include <linux/types.h>

struct resource {
	resource_size_t start;
	resource_size_t end;		/* inclusive */
	const char *name;
	unsigned long flags;		/* IORESOURCE_* */
	unsigned long desc;
	struct resource *parent, *sibling, *child;
};

/* what it is a range of */
#define IORESOURCE_TYPE_BITS	0x00001f00
#define IORESOURCE_IO		0x00000100
#define IORESOURCE_MEM		0x00000200
#define IORESOURCE_REG		0x00000300
#define IORESOURCE_IRQ		0x00000400
#define IORESOURCE_DMA		0x00000800
#define IORESOURCE_BUS		0x00001000

#define IORESOURCE_PREFETCH	0x00002000
#define IORESOURCE_READONLY	0x00004000
#define IORESOURCE_CACHEABLE	0x00008000
#define IORESOURCE_MEM_64	0x00100000
#define IORESOURCE_WINDOW	0x00200000	/* a bridge passes it on */
#define IORESOURCE_EXCLUSIVE	0x08000000
#define IORESOURCE_DISABLED	0x10000000
#define IORESOURCE_UNSET	0x20000000	/* has a size only */
#define IORESOURCE_BUSY		0x80000000UL

#define DEFINE_RES_NAMED(_start, _size, _name, _flags) {	\
	.start = (_start), .end = (_start) + (_size) - 1,	\
	.name = (_name), .flags = (_flags) }
#define DEFINE_RES_IO_NAMED(s, n, name)	\
	DEFINE_RES_NAMED(s, n, name, IORESOURCE_IO)
#define DEFINE_RES_IO(s, n)	DEFINE_RES_IO_NAMED(s, n, NULL)
#define DEFINE_RES_MEM_NAMED(s, n, name) \
	DEFINE_RES_NAMED(s, n, name, IORESOURCE_MEM)
#define DEFINE_RES_MEM(s, n)	DEFINE_RES_MEM_NAMED(s, n, NULL)
#define DEFINE_RES_IRQ_NAMED(irq, name) \
	DEFINE_RES_NAMED(irq, 1, name, IORESOURCE_IRQ)
#define DEFINE_RES_IRQ(irq)	DEFINE_RES_IRQ_NAMED(irq, NULL)

static inline resource_size_t resource_size(const struct resource *res)
{
	return res->end - res->start + 1;
}

static inline unsigned long resource_type(const struct resource *res)
{
	return res->flags & IORESOURCE_TYPE_BITS;
}

/* does r1 hold all of r2? */
static inline bool resource_contains(const struct resource *r1,
				     const struct resource *r2)
{
	return resource_type(r1) == resource_type(r2) &&
	       !((r1->flags | r2->flags) & IORESOURCE_UNSET) &&
	       r1->start <= r2->start && r1->end >= r2->end;
}

static inline bool resource_overlaps(const struct resource *r1,
				     const struct resource *r2)
{
	return r1->start <= r2->end && r1->end >= r2->start;
}

/* Who uses what: kernel/resource.c. */
extern struct resource ioport_resource, iomem_resource;

int request_resource(struct resource *root, struct resource *new);
int release_resource(struct resource *old);
struct resource *__request_region(struct resource *root, resource_size_t start,
				  resource_size_t n, const char *name,
				  int flags);
void __release_region(struct resource *root, resource_size_t start,
		      resource_size_t n);

#define request_region(start, n, name) \
	__request_region(&ioport_resource, start, n, name, 0)
#define release_region(start, n) \
	__release_region(&ioport_resource, start, n)
#define request_mem_region(start, n, name) \
	__request_region(&iomem_resource, start, n, name, 0)
#define release_mem_region(start, n) \
	__release_region(&iomem_resource, start, n)

#endif
