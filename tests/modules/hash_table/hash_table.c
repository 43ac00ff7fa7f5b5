// SPDX-License-Identifier: MIT
/*
 * hash_table.c - find by key: lists that start in an array.
 *
 * DEFINE_HASHTABLE takes the power of two. A bucket may hold entries with other
 * keys, so a loop over the possible ones must still compare.
 */
#define pr_fmt(fmt) "hash: " fmt

#include <linux/hashtable.h>
#include <linux/jhash.h>
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/string.h>

struct country {
	struct hlist_node node;
	int code;
	const char *name;
};

static DEFINE_HASHTABLE(countries, 4);

static int add(int code, const char *name)
{
	struct country *c = kzalloc(sizeof(*c), GFP_KERNEL);

	if (!c)
		return -ENOMEM;
	c->code = code;
	c->name = name;
	hash_add(countries, &c->node, code);
	return 0;
}

static struct country *find(int code)
{
	struct country *c;

	hash_for_each_possible(countries, c, node, code)
		if (c->code == code)
			return c;
	return NULL;
}

static void drop_all(void)
{
	struct hlist_node *next;
	struct country *c;
	int bucket, n = 0;

	hash_for_each_safe(countries, bucket, next, c, node) {
		hash_del(&c->node);
		kfree(c);
		n++;
	}
	pr_info("%d dropped, empty %d\n", n, hash_empty(countries));
}

static int __init table_init(void)
{
	static const char *const names[] = {
		"Norway", "Egypt", "Peru", "Japan", "Kenya", "Chile"
	};
	struct country *c;
	int i, bucket, n = 0;

	for (i = 0; i < ARRAY_SIZE(names); i++)
		if (add(i * 100 + 7, names[i])) {
			drop_all();
			return -ENOMEM;
		}
	pr_info("207 is %s, 208 is %s\n", find(207)->name,
		find(208) ? "there" : "not there");
	hash_for_each(countries, bucket, c, node)
		n += strlen(c->name);
	pr_info("%d buckets, all names have %d letters\n",
		(int)HASH_SIZE(countries), n);

	c = find(307);
	hash_del(&c->node);
	pr_info("%s is taken out, hashed %d\n", c->name,
		hash_hashed(&c->node));
	kfree(c);
	pr_info("307 is %s\n", find(307) ? "there" : "not there");
	pr_info("hash_32(1) %u, hash_64(1) %u, jhash %#x\n", hash_32(1, 8),
		(unsigned int)hash_64(1, 8), jhash("kthreadd", 8, 2));
	return 0;
}

static void __exit table_exit(void)
{
	drop_all();
}

module_init(table_init);
module_exit(table_exit);

MODULE_DESCRIPTION("DEFINE_HASHTABLE(), hlist, jhash()");
MODULE_LICENSE("Dual MIT/GPL");
