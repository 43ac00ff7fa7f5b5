// SPDX-License-Identifier: MIT
/*
 * module_refs.c - who uses a module holds a reference, and it stays.
 *
 * An open file of a device holds one by its .owner; whoever calls into a module
 * otherwise takes one by try_module_get(). Here a parameter's setter does.
 */
#define pr_fmt(fmt) "module_refs: " fmt

#include <linux/module.h>
#include <linux/moduleparam.h>

static int held;

static int set_hold(const char *value, const struct kernel_param *kp)
{
	int want, err = kstrtoint(value, 0, &want);

	if (err)
		return err;
	if (want < 0 || want > 9)
		return -EINVAL;
	for (; held < want; held++)
		if (!try_module_get(THIS_MODULE))
			return -EBUSY;
	for (; held > want; held--)
		module_put(THIS_MODULE);
	pr_info("%d held, refcount %d\n", held, module_refcount(THIS_MODULE));
	return 0;
}

static const struct kernel_param_ops hold_ops = {
	.set = set_hold,
	.get = param_get_int,
};
module_param_cb(hold, &hold_ops, &held, 0644);

static int __init refs_init(void)
{
	pr_info("live %d, refcount %d\n", module_is_live(THIS_MODULE),
		module_refcount(THIS_MODULE));
	return 0;
}

static void __exit refs_exit(void)
{
	pr_info("nobody uses it any more; try_module_get(): %d\n",
		try_module_get(THIS_MODULE));
}

module_init(refs_init);
module_exit(refs_exit);

MODULE_DESCRIPTION("try_module_get(), module_put(), in use");
MODULE_LICENSE("Dual MIT/GPL");
