// SPDX-License-Identifier: MIT
/*
 * printk.c - messages about a device: "driver device: text".
 *
 * Linux: drivers/base/core.c, which also hands the device on as a property.
 */
#include <linux/device.h>
#include <linux/export.h>
#include <linux/printk.h>

/** dev_driver_string - who is responsible: driver, else class, else "" */
const char *dev_driver_string(const struct device *dev)
{
	if (dev->driver)
		return dev->driver->name;
	return dev->class ? dev->class->name : "";
}
EXPORT_SYMBOL(dev_driver_string);

static void print(const char *level, const struct device *dev,
		  struct va_format *vaf)
{
	if (dev)
		printk("%s%s %s: %pV", level, dev_driver_string(dev),
		       dev_name(dev), vaf);
	else
		printk("%s(NULL device *): %pV", level, vaf);
}

/** _dev_printk - what dev_info() and its family end in */
void _dev_printk(const char *level, const struct device *dev,
		 const char *fmt, ...)
{
	struct va_format vaf = { .fmt = fmt };
	va_list args;

	va_start(args, fmt);
	vaf.va = &args;
	print(level, dev, &vaf);
	va_end(args);
}
EXPORT_SYMBOL(_dev_printk);

/**
 * dev_err_probe - print why something failed; -EPROBE_DEFER is no failure
 *
 * Return: @err, for `return dev_err_probe(...)`.
 */
int dev_err_probe(const struct device *dev, int err, const char *fmt, ...)
{
	struct va_format vaf = { .fmt = fmt };
	va_list args;

	va_start(args, fmt);
	vaf.va = &args;
	if (err != -EPROBE_DEFER)
		_dev_printk(KERN_ERR, dev, "error %pe: %pV", ERR_PTR(err),
			    &vaf);
	va_end(args);
	return err;
}
EXPORT_SYMBOL_GPL(dev_err_probe);
