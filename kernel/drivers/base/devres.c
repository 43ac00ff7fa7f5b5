// SPDX-License-Identifier: MIT
/*
 * devres.c - memory and actions that go with a device, last first.
 *
 * Locks: devres_lock for the list.
 * Linux: drivers/base/devres.c; released when the driver leaves the device or,
 * as here where there are no drivers, with the last reference.
 */
#include <linux/device.h>
#include <linux/errno.h>
#include <linux/export.h>
#include <linux/slab.h>
#include <linux/spinlock.h>
#include <linux/string.h>
#include "base.h"

struct devres {
	struct list_head node;
	void (*action)(void *data);	/* NULL: only memory */
	void *data;
	u8 memory[] __aligned(16);
};

static void add(struct device *dev, struct devres *dr)
{
	unsigned long flags;

	spin_lock_irqsave(&dev->devres_lock, flags);
	list_add(&dr->node, &dev->devres_head);
	spin_unlock_irqrestore(&dev->devres_lock, flags);
}

/** devm_kmalloc - kmalloc() that is freed with the device; or NULL */
void *devm_kmalloc(struct device *dev, size_t size, gfp_t gfp)
{
	struct devres *dr = kmalloc(sizeof(*dr) + size, gfp);

	if (!dr)
		return NULL;
	dr->action = NULL;
	add(dev, dr);
	return dr->memory;
}
EXPORT_SYMBOL_GPL(devm_kmalloc);

/** devm_kfree - free it before */
void devm_kfree(struct device *dev, const void *p)
{
	struct devres *dr = container_of((void *)p, struct devres, memory);
	unsigned long flags;

	if (!p)
		return;
	spin_lock_irqsave(&dev->devres_lock, flags);
	list_del(&dr->node);
	spin_unlock_irqrestore(&dev->devres_lock, flags);
	kfree(dr);
}
EXPORT_SYMBOL_GPL(devm_kfree);

/** devm_kstrdup - kstrdup() that is freed with the device; or NULL */
char *devm_kstrdup(struct device *dev, const char *s, gfp_t gfp)
{
	size_t size = s ? strlen(s) + 1 : 0;
	char *copy = s ? devm_kmalloc(dev, size, gfp) : NULL;

	return copy ? memcpy(copy, s, size) : NULL;
}
EXPORT_SYMBOL_GPL(devm_kstrdup);

/** devm_add_action - call action(data) when the device goes; 0, -ENOMEM */
int devm_add_action(struct device *dev, void (*action)(void *), void *data)
{
	struct devres *dr = kmalloc(sizeof(*dr), GFP_KERNEL);

	if (!dr)
		return -ENOMEM;
	dr->action = action;
	dr->data = data;
	add(dev, dr);
	return 0;
}
EXPORT_SYMBOL_GPL(devm_add_action);

/** devm_add_action_or_reset - the same, and call it at once on failure */
int devm_add_action_or_reset(struct device *dev, void (*action)(void *),
			     void *data)
{
	int err = devm_add_action(dev, action, data);

	if (err)
		action(data);
	return err;
}
EXPORT_SYMBOL_GPL(devm_add_action_or_reset);

/* nobody has the device any more */
void devres_release_all(struct device *dev)
{
	struct devres *dr, *next;

	list_for_each_entry_safe(dr, next, &dev->devres_head, node) {
		list_del(&dr->node);
		if (dr->action)
			dr->action(dr->data);
		kfree(dr);
	}
}
