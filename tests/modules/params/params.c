// SPDX-License-Identifier: MIT
/*
 * params.c - what can be said to a module when it is loaded.
 *
 *	insmod params count=3 name=pid2 primes=2,3,5 verbose
 *
 * The value before the parameter is the default. The last argument is the mode
 * of the file below /sys/module/params/parameters; 0 means that there is none.
 */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/init.h>
#include <linux/module.h>
#include <linux/moduleparam.h>

static int count = 1;
module_param(count, int, 0644);
MODULE_PARM_DESC(count, "how often");

static char *name = "nobody";
module_param(name, charp, 0444);
MODULE_PARM_DESC(name, "whom to greet");

static bool verbose;
module_param(verbose, bool, 0644);
MODULE_PARM_DESC(verbose, "say more");

/* the array's length is filled in with how many were given */
static int primes[5] = { 2 };
static int nr_primes = 1;
module_param_array(primes, int, &nr_primes, 0444);
MODULE_PARM_DESC(primes, "up to five numbers");

/* outside it has another name than inside */
static unsigned long the_limit = 100;
module_param_named(limit, the_limit, ulong, 0644);
MODULE_PARM_DESC(limit, "where to stop");

static char label[8] = "none";
module_param_string(label, label, sizeof(label), 0444);
MODULE_PARM_DESC(label, "at most seven characters");

static unsigned short port = 80;
module_param(port, ushort, 0);

static bool inverted = true;
module_param(inverted, invbool, 0444);

static int __init params_init(void)
{
	int i;

	pr_info("count=%d name=%s verbose=%d limit=%lu\n", count, name, verbose,
		the_limit);
	pr_info("label=%s port=%hu inverted=%d\n", label, port, inverted);
	pr_info("%d primes:", nr_primes);
	for (i = 0; i < nr_primes; i++)
		pr_cont(" %d", primes[i]);
	pr_cont("\n");
	return 0;
}

static void __exit params_exit(void)
{
	pr_info("count is %d in the end\n", count);
}

module_init(params_init);
module_exit(params_exit);

MODULE_DESCRIPTION("module parameters of all kinds");
MODULE_LICENSE("Dual MIT/GPL");
