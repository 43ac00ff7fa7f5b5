// SPDX-License-Identifier: MIT
/*
 * debugfs_values.c - look into a running module, and turn its knobs.
 *
 * A variable becomes a file with one call. debugfs is for people who debug: no
 * program may rely on it, so its errors are not checked, and a module works
 * without it.
 */
#define pr_fmt(fmt) "debugfs: " fmt

#include <linux/atomic.h>
#include <linux/debugfs.h>
#include <linux/module.h>
#include <linux/seq_file.h>

static struct dentry *dir;
static u8 small = 200;
static u32 number = 42;
static u64 big = 1ULL << 40;
static u32 mask = 0xff00;
static bool enabled = true;
static atomic_t events = ATOMIC_INIT(3);
static char text[] = "a text of the module\n";
static struct debugfs_blob_wrapper blob = {
	.data = text, .size = sizeof(text) - 1,
};

/* DEFINE_SHOW_ATTRIBUTE() makes state_fops of state_show() */
static int state_show(struct seq_file *m, void *unused)
{
	seq_printf(m, "number %u, enabled %d, private %s\n", number, enabled,
		   (char *)m->private);
	return 0;
}
DEFINE_SHOW_ATTRIBUTE(state);

static int square_get(void *data, u64 *value)
{
	*value = (u64)number * number;
	return 0;
}

static int square_set(void *data, u64 value)
{
	if (value > 1000)
		return -ERANGE;
	number = value;
	return 0;
}
DEFINE_DEBUGFS_ATTRIBUTE(square_fops, square_get, square_set, "%llu\n");

static int __init values_init(void)
{
	dir = debugfs_create_dir("pid2_values", NULL);
	debugfs_create_u8("small", 0644, dir, &small);
	debugfs_create_u32("number", 0644, dir, &number);
	debugfs_create_u64("big", 0444, dir, &big);
	debugfs_create_x32("mask", 0644, dir, &mask);
	debugfs_create_bool("enabled", 0644, dir, &enabled);
	debugfs_create_atomic_t("events", 0644, dir, &events);
	debugfs_create_blob("text", 0444, dir, &blob);
	debugfs_create_file("state", 0444, dir, "data", &state_fops);
	debugfs_create_file("square", 0644, dir, NULL, &square_fops);
	return 0;
}

static void __exit values_exit(void)
{
	pr_info("small %u, number %u, mask %#x, enabled %d, events %d\n", small,
		number, mask, enabled, atomic_read(&events));
	debugfs_remove(dir);		/* with all that is below it */
}

module_init(values_init);
module_exit(values_exit);

MODULE_DESCRIPTION("debugfs files of variables and functions");
MODULE_LICENSE("Dual MIT/GPL");
