// SPDX-License-Identifier: MIT
/*
 * device_attrs.c - a device without a driver: its attributes below /sys/class.
 *
 * device_create_with_groups() makes the device and its files in one step, so
 * that nobody sees one without the other. dev_info() says which device speaks.
 */
#include <linux/device.h>
#include <linux/err.h>
#include <linux/kstrtox.h>
#include <linux/module.h>
#include <linux/sysfs.h>

struct fan {
	int speed;
	int max;
};

static struct fan fans[2] = { { .speed = 10, .max = 50 },
			      { .speed = 20, .max = 90 } };
static struct device *devices[2];
static struct class *fan_class;

static ssize_t speed_show(struct device *dev, struct device_attribute *attr,
			  char *buf)
{
	struct fan *fan = dev_get_drvdata(dev);

	return sysfs_emit(buf, "%d\n", fan->speed);
}

static ssize_t speed_store(struct device *dev, struct device_attribute *attr,
			   const char *buf, size_t count)
{
	struct fan *fan = dev_get_drvdata(dev);
	int speed, err = kstrtoint(buf, 10, &speed);

	if (err)
		return err;
	if (speed > fan->max) {
		dev_warn(dev, "%d is too fast\n", speed);
		return -EINVAL;
	}
	dev_info(dev, "speed %d, was %d\n", speed, fan->speed);
	fan->speed = speed;
	return count;
}
static DEVICE_ATTR_RW(speed);

static ssize_t max_show(struct device *dev, struct device_attribute *attr,
			char *buf)
{
	return sysfs_emit(buf, "%d\n",
			  ((struct fan *)dev_get_drvdata(dev))->max);
}
static DEVICE_ATTR_RO(max);

static struct attribute *fan_attrs[] = {
	&dev_attr_speed.attr, &dev_attr_max.attr, NULL
};
ATTRIBUTE_GROUPS(fan);

static void remove_all(void)
{
	int i;

	for (i = 0; i < ARRAY_SIZE(fans); i++)
		if (!IS_ERR_OR_NULL(devices[i]))
			device_unregister(devices[i]);
	class_destroy(fan_class);
}

static int __init fans_init(void)
{
	int i;

	fan_class = class_create("pid2_fan");
	if (IS_ERR(fan_class))
		return PTR_ERR(fan_class);
	for (i = 0; i < ARRAY_SIZE(fans); i++) {
		devices[i] = device_create_with_groups(fan_class, NULL,
						       MKDEV(0, 0), &fans[i],
						       fan_groups, "fan%d", i);
		if (IS_ERR(devices[i])) {
			remove_all();
			return PTR_ERR(devices[i]);
		}
		dev_info(devices[i], "is there, at most %d\n", fans[i].max);
	}
	return 0;
}

static void __exit fans_exit(void)
{
	remove_all();
}

module_init(fans_init);
module_exit(fans_exit);

MODULE_DESCRIPTION("DEVICE_ATTR_RW(), dev_info(), drvdata");
MODULE_LICENSE("Dual MIT/GPL");
