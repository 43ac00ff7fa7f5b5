// SPDX-License-Identifier: MIT
/*
 * xarray_ids.c - arrays that are as large as what is in them, and numbers that
 * are given out.
 *
 * xa_alloc() finds a free index for a pointer; an ida only gives numbers; an idr
 * is the older form of the first. A mark is a bit beside an entry by which it
 * can be searched.
 */
#define pr_fmt(fmt) "xarray: " fmt

#include <linux/err.h>
#include <linux/idr.h>
#include <linux/module.h>
#include <linux/xarray.h>

static DEFINE_XARRAY(array);
static DEFINE_XARRAY_ALLOC(numbered);
static DEFINE_IDA(ida);
static DEFINE_IDR(idr);
static char words[][8] = { "zero", "one", "two", "three", "million" };

static void use_array(void)
{
	unsigned long index;
	char *word;

	xa_store(&array, 3, words[3], GFP_KERNEL);
	xa_store(&array, 1, words[1], GFP_KERNEL);
	xa_store(&array, 1000000, words[4], GFP_KERNEL);
	pr_info("at 3: %s, at 2: %s\n", (char *)xa_load(&array, 3),
		xa_load(&array, 2) ? "something" : "nothing");
	xa_set_mark(&array, 1000000, XA_MARK_0);
	xa_for_each(&array, index, word)
		pr_info("%lu: %s%s\n", index, word,
			xa_get_mark(&array, index, XA_MARK_0) ? ", marked" : "");
	index = 0;
	word = xa_find(&array, &index, ULONG_MAX, XA_MARK_0);
	pr_info("the marked one is %s at %lu\n", word, index);
	pr_info("insert over it: %d\n",
		xa_insert(&array, 1000000, words[0], GFP_KERNEL));
	xa_store(&array, 5, xa_mk_value(55), GFP_KERNEL);
	pr_info("a number as an entry: %lu\n",
		xa_to_value(xa_load(&array, 5)));
	pr_info("erased: %s\n", (char *)xa_erase(&array, 3));
	xa_destroy(&array);
	pr_info("empty: %d\n", xa_empty(&array));
}

static void give_numbers(void)
{
	u32 id;
	int i, err;

	for (i = 0; i < 3; i++) {
		err = xa_alloc(&numbered, &id, words[i], XA_LIMIT(10, 11),
			       GFP_KERNEL);
		if (err)
			pr_info("%s gets none: %pe\n", words[i], ERR_PTR(err));
		else
			pr_info("%s gets %u\n", words[i], id);
	}
	xa_destroy(&numbered);

	for (i = 0; i < 4; i++)
		ida_alloc(&ida, GFP_KERNEL);
	ida_free(&ida, 1);
	pr_info("ida: %d is given again\n", ida_alloc(&ida, GFP_KERNEL));
	pr_info("ida: from 100: %d\n", ida_alloc_min(&ida, 100, GFP_KERNEL));
	pr_info("ida: at most 2: %d\n", ida_alloc_max(&ida, 2, GFP_KERNEL));
	ida_destroy(&ida);
}

static void use_idr(void)
{
	char *word;
	int id;

	id = idr_alloc(&idr, words[2], 5, 0, GFP_KERNEL);
	pr_info("idr: %d, ", id);
	pr_cont("then %d\n", idr_alloc(&idr, words[3], 5, 7, GFP_KERNEL));
	pr_info("no more: %d\n", idr_alloc(&idr, words[3], 5, 7, GFP_KERNEL));
	pr_info("found %s\n", (char *)idr_find(&idr, id));
	pr_info("replaced %s\n", (char *)idr_replace(&idr, words[0], id));
	idr_for_each_entry(&idr, word, id)
		pr_info("%d: %s\n", id, word);
	pr_info("removed %s\n", (char *)idr_remove(&idr, 5));
	idr_destroy(&idr);
}

static int __init ids_init(void)
{
	use_array();
	give_numbers();
	use_idr();
	return 0;
}

static void __exit ids_exit(void)
{
}

module_init(ids_init);
module_exit(ids_exit);

MODULE_DESCRIPTION("xarray, ida, idr");
MODULE_LICENSE("Dual MIT/GPL");
