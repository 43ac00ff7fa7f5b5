// SPDX-License-Identifier: MIT
/*
 * notifier_chain.c - tell all who want to know, by priority, until one objects.
 *
 * A blocking chain is called in threads and may sleep, an atomic one anywhere, a
 * raw one leaves locking to its owner. NOTIFY_STOP ends the walk.
 */
#define pr_fmt(fmt) "notifier: " fmt

#include <linux/module.h>
#include <linux/notifier.h>

enum { DOOR_OPENS = 1, DOOR_CLOSES };

static BLOCKING_NOTIFIER_HEAD(door);
static ATOMIC_NOTIFIER_HEAD(bell);

static int cat(struct notifier_block *nb, unsigned long action, void *who)
{
	pr_info("the cat looks up: %s, %s\n",
		action == DOOR_OPENS ? "opens" : "closes", (char *)who);
	return NOTIFY_OK;
}

static int dog(struct notifier_block *nb, unsigned long action, void *who)
{
	pr_info("the dog barks\n");
	return action == DOOR_OPENS ? notifier_from_errno(-EBUSY) : NOTIFY_DONE;
}

static int thief(struct notifier_block *nb, unsigned long action, void *who)
{
	pr_info("the thief hears nothing of it\n");
	return NOTIFY_DONE;
}

static struct notifier_block cat_nb = { .notifier_call = cat, .priority = 10 };
static struct notifier_block dog_nb = { .notifier_call = dog, .priority = 5 };
static struct notifier_block thief_nb = { .notifier_call = thief };

static int __init chain_init(void)
{
	int ret;

	blocking_notifier_chain_register(&door, &thief_nb);
	blocking_notifier_chain_register(&door, &dog_nb);
	blocking_notifier_chain_register(&door, &cat_nb);
	ret = blocking_notifier_call_chain(&door, DOOR_OPENS, "a guest");
	pr_info("returned %#x, stopped %d, error %d\n", ret,
		!!(ret & NOTIFY_STOP_MASK), notifier_to_errno(ret));
	ret = blocking_notifier_call_chain(&door, DOOR_CLOSES, "the wind");
	pr_info("returned %#x\n", ret);

	pr_info("gone: %d\n", blocking_notifier_chain_unregister(&door, &dog_nb));
	pr_info("gone twice: %d\n",
		blocking_notifier_chain_unregister(&door, &dog_nb));
	atomic_notifier_chain_register(&bell, &dog_nb);
	ret = atomic_notifier_call_chain(&bell, DOOR_CLOSES, NULL);
	pr_info("the bell: %#x\n", ret);
	return 0;
}

static void __exit chain_exit(void)
{
	atomic_notifier_chain_unregister(&bell, &dog_nb);
	blocking_notifier_chain_unregister(&door, &cat_nb);
	blocking_notifier_chain_unregister(&door, &thief_nb);
	pr_info("an empty chain: %#x\n",
		blocking_notifier_call_chain(&door, DOOR_OPENS, NULL));
}

module_init(chain_init);
module_exit(chain_exit);

MODULE_DESCRIPTION("blocking and atomic notifier chains");
MODULE_LICENSE("Dual MIT/GPL");
