// SPDX-License-Identifier: MIT
/*
 * Who uses which ports and which device memory: a list of ranges, so that two
 * drivers do not talk to one device. It is a custom, not a guard: in and out
 * work without it.
 *
 * Locks: resource_lock for the lists.
 * Linux: kernel/resource.c keeps a tree, in which a bridge holds its devices;
 * here every range lies directly in one of the two roots. What the machine
 * itself uses is in arch/x86/kernel/setup.c there.
 */
#include <linux/array_size.h>
#include <linux/bug.h>
#include <linux/errno.h>
#include <linux/export.h>
#include <linux/init.h>
#include <linux/ioport.h>
#include <linux/module.h>
#include <linux/printk.h>
#include <linux/slab.h>
#include <linux/spinlock.h>

static DEFINE_SPINLOCK(resource_lock);

struct resource ioport_resource = {
	.name	= "PCI IO",
	.end	= 0xffff,
	.flags	= IORESOURCE_IO,
};
EXPORT_SYMBOL(ioport_resource);

struct resource iomem_resource = {
	.name	= "PCI mem",
	.end	= -1,
	.flags	= IORESOURCE_MEM,
};
EXPORT_SYMBOL(iomem_resource);

/* what request_region() makes; its caller is told apart when a module goes */
struct region {
	struct resource res;
	unsigned long caller;
};

static struct resource machine_ports[] = {
	DEFINE_RES_IO_NAMED(0x20, 2, "pic1"),
	DEFINE_RES_IO_NAMED(0x40, 4, "timer0"),
	DEFINE_RES_IO_NAMED(0x60, 1, "keyboard"),
	DEFINE_RES_IO_NAMED(0x64, 1, "keyboard"),
	DEFINE_RES_IO_NAMED(0x70, 2, "rtc0"),
	DEFINE_RES_IO_NAMED(0xa0, 2, "pic2"),
};

/* NULL, or whom @new would overlap: the root itself if it does not fit in. */
static struct resource *insert(struct resource *root, struct resource *new)
	__must_hold(&resource_lock)
{
	struct resource **place = &root->child;

	if (new->end < new->start || new->start < root->start ||
	    new->end > root->end)
		return root;
	while (*place && (*place)->end < new->start)
		place = &(*place)->sibling;
	if (*place && (*place)->start <= new->end)
		return *place;
	new->parent = root;
	new->sibling = *place;
	*place = new;
	return NULL;
}

static bool take_out(struct resource *old)
	__must_hold(&resource_lock)
{
	struct resource **place = &old->parent->child;

	while (*place && *place != old)
		place = &(*place)->sibling;
	if (!*place)
		return false;
	*place = old->sibling;
	old->parent = NULL;
	return true;
}

/**
 * request_resource - reserve a range
 * @root: &ioport_resource or &iomem_resource
 * @new: the range; it belongs to the list until release_resource()
 *
 * Context: process. Return: 0, or -EBUSY if another one has a part of it.
 */
int request_resource(struct resource *root, struct resource *new)
{
	struct resource *conflict;

	spin_lock(&resource_lock);
	conflict = insert(root, new);
	spin_unlock(&resource_lock);
	return conflict ? -EBUSY : 0;
}
EXPORT_SYMBOL(request_resource);

/** release_resource - give it back. Return: 0, or -EINVAL if it was not there */
int release_resource(struct resource *old)
{
	bool found;

	spin_lock(&resource_lock);
	found = old->parent && take_out(old);
	spin_unlock(&resource_lock);
	return found ? 0 : -EINVAL;
}
EXPORT_SYMBOL(release_resource);

/**
 * __request_region - reserve a range, and make the struct for it
 * @root: &ioport_resource or &iomem_resource
 * @start: its first address
 * @n: how many
 * @name: who
 * @flags: IORESOURCE_* beside busy
 *
 * Context: process, may sleep. Return: NULL if another one has a part of it.
 */
struct resource *__request_region(struct resource *root, resource_size_t start,
				  resource_size_t n, const char *name, int flags)
{
	struct region *region = kzalloc(sizeof(*region), GFP_KERNEL);

	if (!region)
		return NULL;
	region->res = (struct resource){
		.start = start, .end = start + n - 1, .name = name,
		.flags = root->flags | IORESOURCE_BUSY | flags,
	};
	region->caller = _RET_IP_;
	if (request_resource(root, &region->res)) {
		kfree(region);
		return NULL;
	}
	return &region->res;
}
EXPORT_SYMBOL(__request_region);

/** __release_region - give back what __request_region() reserved */
void __release_region(struct resource *root, resource_size_t start,
		      resource_size_t n)
{
	struct resource *res;

	spin_lock(&resource_lock);
	for (res = root->child; res; res = res->sibling)
		if (res->start == start && res->end == start + n - 1 &&
		    res->flags & IORESOURCE_BUSY)
			break;
	if (res)
		take_out(res);
	spin_unlock(&resource_lock);
	if (!res)
		pr_warn("Trying to free nonexistent resource <%016llx-%016llx>\n",
			start, start + n - 1);
	else
		kfree(container_of(res, struct region, res));
}
EXPORT_SYMBOL(__release_region);

static int regions_left_in(struct resource *root, struct module *mod)
{
	struct resource *res;
	int left = 0;

	spin_lock(&resource_lock);
	for (res = root->child; res; res = res->sibling) {
		struct region *region = container_of(res, struct region, res);

		if (!(res->flags & IORESOURCE_BUSY) ||
		    !within_module(region->caller, mod))
			continue;
		module_leftover(mod, "region %pR", res);
		left++;
	}
	spin_unlock(&resource_lock);
	return left;
}

static int regions_left(struct module *mod)
{
	return regions_left_in(&ioport_resource, mod) +
	       regions_left_in(&iomem_resource, mod);
}
MODULE_LEFTOVERS(regions_left);

static int __init reserve_machine_ports(void)
{
	for (int i = 0; i < ARRAY_SIZE(machine_ports); i++)
		WARN_ON(request_resource(&ioport_resource, &machine_ports[i]));
	return 0;
}
core_initcall(reserve_machine_ports);
