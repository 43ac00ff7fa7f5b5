/* SPDX-License-Identifier: MIT */
/* dev_printk.h - messages about a device; kernel/drivers/base/printk.c. */
#ifndef _LINUX_DEV_PRINTK_H
#define _LINUX_DEV_PRINTK_H

#include <linux/compiler.h>
#include <linux/printk.h>
#include <linux/ratelimit.h>
#include <linux/types.h>

struct device;

#ifndef dev_fmt
#define dev_fmt(fmt)	fmt
#endif

__printf(3, 4) void _dev_printk(const char *level, const struct device *dev,
				const char *fmt, ...);
__printf(3, 4) int dev_err_probe(const struct device *dev, int err,
				 const char *fmt, ...);

#define dev_printk(level, dev, fmt, ...) \
	_dev_printk(level, dev, fmt, ##__VA_ARGS__)
#define __dev_level(level, dev, fmt, ...) \
	_dev_printk(level, dev, dev_fmt(fmt), ##__VA_ARGS__)
#define dev_emerg(dev, ...)	__dev_level(KERN_EMERG, dev, __VA_ARGS__)
#define dev_alert(dev, ...)	__dev_level(KERN_ALERT, dev, __VA_ARGS__)
#define dev_crit(dev, ...)	__dev_level(KERN_CRIT, dev, __VA_ARGS__)
#define dev_err(dev, ...)	__dev_level(KERN_ERR, dev, __VA_ARGS__)
#define dev_warn(dev, ...)	__dev_level(KERN_WARNING, dev, __VA_ARGS__)
#define dev_notice(dev, ...)	__dev_level(KERN_NOTICE, dev, __VA_ARGS__)
#define dev_info(dev, ...)	__dev_level(KERN_INFO, dev, __VA_ARGS__)

/* checked by the compiler, printed only with DEBUG */
#ifdef DEBUG
#define dev_dbg(dev, ...)	__dev_level(KERN_DEBUG, dev, __VA_ARGS__)
#else
#define dev_dbg(dev, ...) \
	do { if (0) __dev_level(KERN_DEBUG, dev, __VA_ARGS__); } while (0)
#endif
#define dev_vdbg(dev, ...) \
	do { if (0) __dev_level(KERN_DEBUG, dev, __VA_ARGS__); } while (0)

#define dev_level_once(dev_level, dev, ...) do {			\
	static bool __print_once;					\
									\
	if (!__print_once) {						\
		__print_once = true;					\
		dev_level(dev, __VA_ARGS__);				\
	}								\
} while (0)
#define dev_err_once(dev, ...)	dev_level_once(dev_err, dev, __VA_ARGS__)
#define dev_warn_once(dev, ...)	dev_level_once(dev_warn, dev, __VA_ARGS__)
#define dev_info_once(dev, ...)	dev_level_once(dev_info, dev, __VA_ARGS__)
#define dev_dbg_once(dev, ...)	dev_level_once(dev_dbg, dev, __VA_ARGS__)

#define dev_level_ratelimited(dev_level, dev, ...) do {			\
	static DEFINE_RATELIMIT_STATE(_rs, DEFAULT_RATELIMIT_INTERVAL,	\
				      DEFAULT_RATELIMIT_BURST);		\
									\
	if (__ratelimit(&_rs))						\
		dev_level(dev, __VA_ARGS__);				\
} while (0)
#define dev_err_ratelimited(dev, ...) \
	dev_level_ratelimited(dev_err, dev, __VA_ARGS__)
#define dev_warn_ratelimited(dev, ...) \
	dev_level_ratelimited(dev_warn, dev, __VA_ARGS__)
#define dev_info_ratelimited(dev, ...) \
	dev_level_ratelimited(dev_info, dev, __VA_ARGS__)
#define dev_dbg_ratelimited(dev, ...) \
	dev_level_ratelimited(dev_dbg, dev, __VA_ARGS__)

#define dev_WARN(dev, format, arg...) \
	WARN(1, "%s %s: " format, dev_driver_string(dev), dev_name(dev), ## arg)

#endif
